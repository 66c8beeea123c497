"""The staff list: who works here, in which role, and who sits at this browser."""

from dataclasses import replace

from planner.domain.identity import new_id
from planner.domain.permission import Action, Actor, Role
from planner.domain.school import PAGE_LANGUAGES, Staff
from planner.errors import N_, InvalidInput, NotFound
from planner.services.access import record, require_school
from planner.storage import Session, people


def staff_list(session: Session, actor: Actor) -> tuple[Staff, ...]:
    """Return the staff of the actor's school, by name."""
    return people.staff(session, require_school(actor, Action.SEE_SCHOOL))


def add_staff(session: Session, actor: Actor, name: str, role: Role, email: str = "") -> Staff:
    """Add a member of staff.

    Raises:
        InvalidInput: the name is missing, or the address belongs to somebody else.
    """
    school_id = require_school(actor, Action.MANAGE_STAFF)
    person = Staff(new_id(), school_id, name.strip(), role, email.strip())
    _check(session, person)
    people.save_staff(session, person)
    record(session, actor, "add_staff", person.id)
    return person


def change_staff(session: Session, actor: Actor, person: Staff) -> Staff:
    """Write a member of staff's name, role, address or whether they still work here.

    Raises:
        NotFound: nobody of the actor's school has this id.
        InvalidInput: the name is missing, or the school would be left without a principal.
    """
    school_id = require_school(actor, Action.MANAGE_STAFF)
    old = people.staff_member(session, person.id)
    if old is None or old.school_id != school_id:
        raise NotFound(N_("Denne personen er ikkje tilsett på skulen."))
    person = replace(person, school_id=school_id, name=person.name.strip(), email=person.email.strip())
    _check(session, person)
    others = [one for one in people.staff(session, school_id) if one.id != person.id]
    if not any(one.role is Role.PRINCIPAL and one.active for one in (*others, person)):
        raise InvalidInput(N_("Skulen må ha ein rektor. Gi rolla til ein annan først."))
    people.save_staff(session, person)
    record(session, actor, "change_staff", person.id)
    return person


def find_or_add(session: Session, actor: Actor, name: str) -> Staff:
    """Return the member of staff with this name, added as a teacher when there is none.

    Raises:
        InvalidInput: the name is missing, or more than one person has it.
    """
    school_id = require_school(actor, Action.CHANGE_PROJECT)
    same = [one for one in people.staff(session, school_id) if one.name.casefold() == name.strip().casefold()]
    if len(same) > 1:
        raise InvalidInput(N_("Fleire tilsette heiter {name}. Skriv e-postadressa i staden."), name=name)
    if same:
        return same[0]
    by_email = people.staff_by_email(session, name.strip()) if "@" in name else None
    if by_email and by_email.school_id == school_id:
        return by_email
    person = Staff(new_id(), school_id, name.strip(), Role.TEACHER)
    _check(session, person)
    people.save_staff(session, person)
    record(session, actor, "add_staff", person.id)
    return person


def choose_language(session: Session, actor: Actor, language: str) -> None:
    """Keep a person's own choice of page language.

    Raises:
        InvalidInput: pages don't come in this language.
    """
    if language not in PAGE_LANGUAGES:
        raise InvalidInput(N_("Sidene finst på nynorsk, bokmål og engelsk."))
    person = people.staff_member(session, actor.id)
    if person:
        people.save_staff(session, replace(person, language=language))
        record(session, actor, "choose_language", person.id, language)


def who_can_sit_here(session: Session) -> tuple[Staff, ...]:
    """Return everybody a person at this browser may choose to be; real sign-in takes this place later."""
    return people.at_work(session)


def person(session: Session, staff_id: str) -> Staff | None:
    """Return the member of staff a browser says it is, if they still work here."""
    found = people.staff_member(session, staff_id)
    return found if found and found.active else None


def actor_by_email(session: Session, email: str) -> Actor:
    """Return the member of staff with this address as the actor.

    Raises:
        NotFound: nobody has it.
    """
    found = people.staff_by_email(session, email)
    if found is None:
        raise NotFound(N_("Ingen tilsett har adressa {email}. Sjå lista over tilsette på sida Skule."), email=email)
    return Actor(found.id, found.role, found.school_id, found.name)


def _check(session: Session, person: Staff) -> None:
    if not person.name:
        raise InvalidInput(N_("Skriv namnet på den tilsette."))
    taken = people.staff_by_email(session, person.email) if person.email else None
    if taken and taken.id != person.id:
        raise InvalidInput(N_("E-postadressa {email} er allereie i bruk."), email=person.email)
