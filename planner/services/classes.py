"""Classes, the pupils in them and their guardians."""

from dataclasses import dataclass, replace
from datetime import date

from planner.domain.identity import new_id
from planner.domain.permission import Action, Actor, may
from planner.domain.roster import class_key
from planner.domain.school import Guardian, Pupil, SchoolClass, school_year_of
from planner.errors import N_, InvalidInput, NotFound
from planner.services.access import record, require, require_class, require_school
from planner.storage import Session, class_lists, people


@dataclass(frozen=True)
class ClassEntry:
    """A class with its size and its teachers' staff ids."""

    school_class: SchoolClass
    pupils: int
    teachers: tuple[str, ...]


@dataclass(frozen=True)
class PupilEntry:
    """A pupil on the class list with the guardians in their order."""

    pupil: Pupil
    guardians: tuple[Guardian, ...]


def classes(session: Session, actor: Actor, today: date) -> tuple[ClassEntry, ...]:
    """Return this school year's classes that the actor may see: a teacher's own, otherwise all."""
    school_id = require_school(actor, Action.SEE_PUPILS)
    shown = people.classes(session, school_id, school_year_of(today))
    if not may(actor.role, Action.SEE_ALL_CLASSES):
        own = people.classes_of_teacher(session, actor.id)
        shown = tuple(one for one in shown if one.id in own)
    ids = [one.id for one in shown]
    sizes, teachers = people.class_sizes(session, ids), people.teachers_by_class(session, ids)
    return tuple(ClassEntry(one, sizes.get(one.id, 0), teachers.get(one.id, ())) for one in shown)


def has_class(session: Session, actor: Actor, today: date) -> bool:
    """Return whether there is a class this school year that the actor may see."""
    school_id = require_school(actor, Action.SEE_PUPILS)
    teacher_id = None if may(actor.role, Action.SEE_ALL_CLASSES) else actor.id
    return people.has_class(session, school_id, school_year_of(today), teacher_id)


def class_by_label(session: Session, actor: Actor, label: str, day: date) -> SchoolClass:
    """Return the class that had this label in the school year of a day.

    Raises:
        NotFound: no class had it.
    """
    school_id = require_school(actor, Action.SEE_PUPILS)
    wanted = class_key(label)
    for one in people.classes(session, school_id, school_year_of(day)):
        if class_key(one.label) == wanted:
            return require_class(session, actor, one.id, Action.SEE_PUPILS)
    raise NotFound(N_("Klassen {label} finst ikkje dette skuleåret. Importer klasselista først."), label=label)


def class_list(session: Session, actor: Actor, class_id: str) -> tuple[PupilEntry, ...]:
    """Return the class list with guardians. `never_show` is blanked: a list tells it to nobody."""
    require_class(session, actor, class_id, Action.SEE_PUPILS)
    pupils = class_lists.pupils_of_class(session, class_id)
    guardians = class_lists.guardians_of(session, [pupil.id for pupil in pupils])
    return tuple(PupilEntry(replace(pupil, never_show=False), guardians[pupil.id]) for pupil in pupils)


def never_show(session: Session, actor: Actor, class_id: str, pupil_id: str) -> bool:
    """Return one pupil's protected flag; every read leaves an audit line."""
    require_class(session, actor, class_id, Action.SEE_NEVER_SHOW)
    record(session, actor, "see_never_show", pupil_id)
    found = class_lists.pupil(session, pupil_id)
    return found is not None and found.never_show


def set_teachers(session: Session, actor: Actor, class_id: str, staff_ids: tuple[str, ...]) -> None:
    """Say who teaches a class: they see its pupils and projects.

    Raises:
        NotFound: one of them doesn't work at the school.
    """
    school_id = require_school(actor, Action.MANAGE_STAFF)
    require_class(session, actor, class_id, Action.SEE_PUPILS)
    known = {person.id for person in people.staff(session, school_id)}
    if not known.issuperset(staff_ids):
        raise NotFound(N_("Denne personen er ikkje tilsett på skulen."))
    people.set_teachers(session, class_id, staff_ids)
    record(session, actor, "set_teachers", class_id, str(len(staff_ids)))


def change_pupil(session: Session, actor: Actor, class_id: str, pupil: Pupil) -> Pupil:
    """Write a pupil's name, birth date or language; only those who may change `never_show`.

    Raises:
        InvalidInput: a name is missing.
        NotFound: the pupil isn't in this class.
    """
    require_class(session, actor, class_id, Action.CHANGE_PUPILS)
    old = next((one for one in class_lists.pupils_of_class(session, class_id) if one.id == pupil.id), None)
    if old is None:
        raise NotFound(N_("Eleven er ikkje i denne klassen."))
    if not pupil.given_name.strip() or not pupil.family_name.strip():
        raise InvalidInput(N_("Skriv både fornamn og etternamn."))
    if not may(actor.role, Action.CHANGE_NEVER_SHOW):
        pupil = replace(pupil, never_show=old.never_show)
    new = replace(pupil, school_id=old.school_id, external_id=old.external_id, left_on=old.left_on)
    class_lists.save_pupil(session, new)
    record(session, actor, "change_pupil", pupil.id)
    return new


def add_pupil(session: Session, actor: Actor, class_id: str, given_name: str, family_name: str, today: date) -> Pupil:
    """Add a pupil who came outside the import.

    Raises:
        InvalidInput: a name is missing.
    """
    school_class = require_class(session, actor, class_id, Action.CHANGE_PUPILS)
    if not given_name.strip() or not family_name.strip():
        raise InvalidInput(N_("Skriv både fornamn og etternamn."))
    pupil = Pupil(new_id(), school_class.school_id, given_name.strip(), family_name.strip())
    class_lists.save_pupil(session, pupil)
    class_lists.join_class(session, class_id, pupil.id, today)
    record(session, actor, "add_pupil", pupil.id)
    return pupil


def save_guardian(session: Session, actor: Actor, class_id: str, guardian: Guardian) -> Guardian:
    """Write a guardian of a pupil in the class, new (empty id) or changed.

    Raises:
        InvalidInput: the name is missing.
        NotFound: the pupil isn't in this class.
    """
    require_class(session, actor, class_id, Action.CHANGE_PUPILS)
    if guardian.pupil_id not in {one.id for one in class_lists.pupils_of_class(session, class_id)}:
        raise NotFound(N_("Eleven er ikkje i denne klassen."))
    if not guardian.name.strip():
        raise InvalidInput(N_("Skriv namnet på den føresette."))
    new = replace(guardian, id=guardian.id or new_id(), name=guardian.name.strip())
    class_lists.save_guardian(session, new)
    record(session, actor, "save_guardian", new.id)
    return new


def remove_guardian(session: Session, actor: Actor, class_id: str, guardian_id: str, today: date) -> None:
    """Take a guardian off the list; what they answered stays on record."""
    require_class(session, actor, class_id, Action.CHANGE_PUPILS)
    here = [one.id for one in class_lists.pupils_of_class(session, class_id)]
    if guardian_id not in {one.id for found in class_lists.guardians_of(session, here).values() for one in found}:
        raise NotFound(N_("Den føresette finst ikkje i denne klassen."))
    class_lists.remove_guardian(session, guardian_id, today)
    record(session, actor, "remove_guardian", guardian_id)


def move_classes_on(session: Session, actor: Actor, today: date) -> int:
    """Make last year's classes again for this school year, one grade higher, with their pupils and teachers.

    A class whose new label is there already is left alone, and so is one that leaves school (grade 10 and Vg3).

    Returns:
        How many classes were made.
    """
    school_id = require_school(actor, Action.MANAGE_STAFF)
    require(actor, Action.CHANGE_PUPILS)
    year = school_year_of(today)
    there = {one.label for one in people.classes(session, school_id, year)}
    made = 0
    for old in people.classes(session, school_id, year - 1):
        label = next_label(old)
        if not label or label in there:
            continue
        new = SchoolClass(new_id(), school_id, year, label, tuple(grade + 1 for grade in old.grades))
        people.save_class(session, new)
        people.set_teachers(session, new.id, people.teachers_of(session, old.id))
        for pupil in class_lists.pupils_of_class(session, old.id):
            if pupil.left_on is None:
                class_lists.join_class(session, new.id, pupil.id, today)
        made += 1
    record(session, actor, "move_classes_on", school_id, str(made))
    return made


def next_label(school_class: SchoolClass) -> str:
    """Return next year's label of a class: 7B becomes 8B; empty when it leaves school or has no grade in it."""
    if not school_class.grades or set(school_class.grades) & _LAST_GRADES:
        return ""
    label = school_class.label
    for grade in sorted(school_class.grades, reverse=True):
        label = label.replace(str(grade), str(grade + 1))
    return label if label != school_class.label else ""


_LAST_GRADES = {10, 13}
