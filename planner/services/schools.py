"""Setting up and changing a school, and seeing all schools as figures."""

from dataclasses import dataclass, replace
from datetime import date

from planner.domain.identity import new_id
from planner.domain.permission import OPERATOR, Action, Actor, Role, may
from planner.domain.school import NORWEGIAN, School, Staff, school_year_of
from planner.errors import N_, InvalidInput, NotAllowed
from planner.services.access import record, require
from planner.storage import Session, people, projects


@dataclass(frozen=True)
class Figures:
    """One school as the municipality sees it: counts, no names."""

    school: School
    pupils: int
    classes: int
    projects: int
    open_sites: int
    closed_sites: int


def set_up_school(session: Session, details: School, principal_email: str = "", own_name: str = "") -> Actor:
    """Set up the first school of an empty database, with its principal as the first member of staff.

    Args:
        own_name: of whoever sets it up, when that is not the principal: they become a teacher.

    Returns:
        Whoever sets it up, who goes on as the actor.

    Raises:
        NotAllowed: a school is set up already.
        InvalidInput: the name is missing, or the principal's.
    """
    if people.schools(session):
        raise NotAllowed(N_("Skulen er allereie sett opp. Endre han på sida Skule."))
    school = replace(check_school(details), id=new_id())
    if not school.principal:
        raise InvalidInput(N_("Skriv namnet på rektor. Rektor godkjenner nettstader som er opne."))
    people.save_school(session, school)
    principal = Staff(new_id(), school.id, school.principal, Role.PRINCIPAL, principal_email)
    people.save_staff(session, principal)
    actor = Actor(principal.id, principal.role, school.id, principal.name)
    if own_name.strip().casefold() not in {"", principal.name.casefold()}:
        colleague = Staff(new_id(), school.id, own_name.strip(), Role.TEACHER)
        people.save_staff(session, colleague)
        actor = Actor(colleague.id, colleague.role, school.id, colleague.name)
    record(session, actor, "set_up_school", school.id)
    return actor


def set_school(session: Session, actor: Actor, details: School) -> School:
    """Write the school's details: the command line's way, which also sets it up when there is none."""
    require(actor, Action.CHANGE_SCHOOL)
    if actor.school_id is None:
        school = replace(check_school(details), id=new_id())
        actor = replace(actor, school_id=school.id)
    else:
        school = replace(check_school(details), id=actor.school_id)
    people.save_school(session, school)
    if school.principal and not any(one.role is Role.PRINCIPAL for one in people.staff(session, school.id)):
        people.save_staff(session, Staff(new_id(), school.id, school.principal, Role.PRINCIPAL))
    record(session, actor, "set_school", school.id)
    return school


def school_of(session: Session, actor: Actor) -> School | None:
    """Return the actor's school, or None while none is set up."""
    return people.school(session, actor.school_id) if actor.school_id else None


def all_schools(session: Session) -> tuple[School, ...]:
    """Return all schools by name: what a person chooses from before they have said who they are."""
    return people.schools(session)


def figures(session: Session, actor: Actor, today: date) -> tuple[Figures, ...]:
    """Return every school as counts, for the municipality (a principal sees the own school alone).

    Raises:
        NotAllowed: the role may not see figures.
    """
    require(actor, Action.SEE_FIGURES)
    own = {actor.school_id} if may(actor.role, Action.SEE_SCHOOL) else None
    shown = [school for school in people.schools(session) if own is None or school.id in own]
    return tuple(_figures(session, school, today) for school in shown)


def _figures(session: Session, school: School, today: date) -> Figures:
    this_year = [one.id for one in people.classes(session, school.id, school_year_of(today))]
    pupils = sum(people.class_sizes(session, this_year).values())
    is_open = [
        site.audience.is_open for project, site in projects.all_with_sites(session, school.id) if project.ends >= today
    ]
    return Figures(school, pupils, len(this_year), len(is_open), sum(is_open), len(is_open) - sum(is_open))


def check_school(details: School) -> School:
    """Return the details tidied.

    Raises:
        InvalidInput: the name is missing, a language isn't offered, or the ages contradict one another.
    """
    if not details.name.strip():
        raise InvalidInput(N_("Skriv namnet på skulen."))
    if details.language not in NORWEGIAN:
        raise InvalidInput(N_("Språket til skulen må vere nn eller nb."))
    rules = details.consent
    if not 0 < rules.guardian_below <= rules.pupil_alone_from <= _OF_AGE:
        raise InvalidInput(
            N_("Aldersgrensene må stige: under {below} år svarar føresette, frå {alone} år svarar eleven åleine."),
            below=rules.guardian_below,
            alone=rules.pupil_alone_from,
        )
    if not 1 <= rules.valid_months <= _LONGEST_MONTHS:
        raise InvalidInput(N_("Eit samtykke kan gjelde frå 1 til {most} månader."), most=_LONGEST_MONTHS)
    languages = tuple(dict.fromkeys((details.language, *details.letter_languages)))
    return replace(details, name=details.name.strip(), letter_languages=languages)


_OF_AGE = 18
_LONGEST_MONTHS = 48


def operator_of(session: Session) -> Actor:
    """Return the local operator of this machine's school, with the principal's rights.

    Raises:
        InvalidInput: several schools share the database, so the operator must say whom to act as.
    """
    schools = people.schools(session)
    if len(schools) > 1:
        raise InvalidInput(N_("Databasen har fleire skular. Sei kven du er med --as E-POST."))
    return Actor(OPERATOR, Role.PRINCIPAL, schools[0].id if schools else None)
