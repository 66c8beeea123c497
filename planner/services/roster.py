"""Importing a roster: see first what it would change, then change it, all or nothing."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from planner.domain.identity import new_id
from planner.domain.permission import Action, Actor, may
from planner.domain.roster import Roster, RowError, class_key
from planner.domain.roster_match import CurrentRoster
from planner.domain.roster_plan import Changed, PupilChange, RosterPlan, plan
from planner.domain.roster_report import RosterReport, roster_report
from planner.domain.school import SchoolClass, school_year_of
from planner.errors import N_, InvalidInput, NotAllowed
from planner.services.access import record, require_school
from planner.storage import Session, people, rosters

_AT_A_TIME = 500
_NOT_IN_PUPIL = frozenset({Changed.CLASSES, Changed.GUARDIANS})

Progress = Callable[[int, int], None]


class RosterRefused(InvalidInput):
    """Rows have errors, and nothing was imported; `errors` says which and what to write instead."""

    def __init__(self, errors: Sequence[RowError]) -> None:
        rows = len({(error.file, error.row) for error in errors})
        one = N_("1 rad har feil. Ingenting er importert. Rett rada, eller importer berre dei gode radene.")
        many = N_("{n} rader har feil. Ingenting er importert. Rett dei, eller importer berre dei gode radene.")
        super().__init__(one if rows == 1 else many, n=rows)
        self.errors = tuple(errors)


def preview(session: Session, actor: Actor, roster: Roster, today: date) -> RosterReport:
    """Return what an import would change, and write nothing.

    Raises:
        NotAllowed: the actor may not import, or a class of the file is another teacher's.
        NotFound: no school is set up yet.
    """
    school_id = require_school(actor, Action.IMPORT_ROSTER)
    current = rosters.current(session, school_id, school_year_of(today))
    return roster_report(roster, _plan(session, actor, roster, current), current)


def import_roster(
    session: Session,
    actor: Actor,
    roster: Roster,
    *,
    today: date,
    good_rows: bool = False,
    progress: Progress | None = None,
) -> RosterReport:
    """Bring the school's classes, pupils and guardians in line with a roster.

    The same roster twice changes nothing the second time. Empty cells never erase what is known (see
    `guardian_changes` for when a guardian is taken off). Pupils of classes that the file doesn't name are left alone.

    Args:
        session: the transaction.
        actor: a teacher imports new classes, whose teacher they become, and their own.
        roster: what the file holds.
        today: the day pupils join and leave; it gives the school year of the classes.
        good_rows: import the rows without errors although others have some.
        progress: called with the pupils written and all there are.

    Raises:
        RosterRefused: rows have errors, and `good_rows` is not asked for.
        NotAllowed: the actor may not import, or a class of the file is another teacher's.
        NotFound: no school is set up yet.
    """
    school_id = require_school(actor, Action.IMPORT_ROSTER)
    rosters.lock(session, school_id)
    current = rosters.current(session, school_id, school_year_of(today))
    planned = _plan(session, actor, roster, current)
    if planned.errors and not good_rows:
        raise RosterRefused(planned.errors)
    class_ids = _write_classes(session, actor, school_id, planned, current, today)
    _write_pupils(session, actor, school_id, planned, class_ids, today, progress)
    report = roster_report(roster, planned, current)
    detail = f"added={report.added} updated={report.updated} left={report.left} errors={len(report.errors)}"
    record(session, actor, "import_roster", school_id, detail)
    return report


def _plan(session: Session, actor: Actor, roster: Roster, current: CurrentRoster) -> RosterPlan:
    own = None
    if not may(actor.role, Action.SEE_ALL_CLASSES):
        mine = people.classes_of_teacher(session, actor.id)
        named = {class_key(one.label) for one in roster.classes}
        own = {key for key, one in current.classes.items() if one.id in mine}
        others = sorted(current.classes[key].label for key in named & current.classes.keys() - own)
        if others:
            raise NotAllowed(
                N_("Klasse {class_label} høyrer til ein annan lærar. Spør rektor om tilgang."), class_label=others[0]
            )
        own |= named
    return plan(roster, current, may_hide=may(actor.role, Action.CHANGE_NEVER_SHOW), own=own)


def _write_classes(
    session: Session, actor: Actor, school_id: str, planned: RosterPlan, current: CurrentRoster, today: date
) -> dict[str, str]:
    """Make the new classes and return the id of every class by its key."""
    year = school_year_of(today)
    made = {
        key: (SchoolClass(new_id(), school_id, year, one.label, one.grades), one.external_id)
        for key, one in planned.new_classes.items()
    }
    rosters.add_classes(session, made.values())
    rosters.set_grades(session, planned.filled)
    if actor.staff_id and not may(actor.role, Action.SEE_ALL_CLASSES):
        rosters.add_teacher(session, (one.id for one, _ in made.values()), actor.staff_id)
    return {key: one.id for key, one in current.classes.items()} | {key: one.id for key, (one, _) in made.items()}


def _write_pupils(
    session: Session,
    actor: Actor,
    school_id: str,
    planned: RosterPlan,
    class_ids: Mapping[str, str],
    today: date,
    progress: Progress | None,
) -> None:
    changes = [*planned.added, *planned.updated, *planned.left]
    for start in range(0, len(changes), _AT_A_TIME):
        some = [(one, one.pupil.id or new_id()) for one in changes[start : start + _AT_A_TIME]]
        _write_some(session, school_id, some, class_ids, today)
        if progress:
            progress(start + len(some), len(changes))
    rosters.mark_left(session, (one.pupil.id for one in planned.left), today)
    told = [*planned.updated, *planned.unchanged]
    flags = {one.pupil.id: one.never_show for one in told if one.never_show is not None}
    for pupil_id in rosters.set_never_show(session, school_id, flags):
        record(session, actor, "change_pupil", pupil_id)


def _write_some(
    session: Session,
    school_id: str,
    changes: Sequence[tuple[PupilChange, str]],
    class_ids: Mapping[str, str],
    today: date,
) -> None:
    """Write some pupils, each with their id, their places and their guardians: a few statements for all of them."""
    new = (
        replace(one.pupil, id=key, school_id=school_id, never_show=bool(one.never_show))
        for one, key in changes
        if one.known is None
    )
    rosters.add_pupils(session, new)
    rosters.change_pupils(session, (one.pupil for one, _ in changes if set(one.fields) - _NOT_IN_PUPIL))
    first: list[rosters.Place] = []
    again: list[rosters.Place] = []
    for one, pupil_id in changes:
        for key in one.joins:
            was_there = one.known is not None and key in one.known.past
            (again if was_there else first).append((class_ids[key], pupil_id))
    rosters.join(session, first, today)
    rosters.leave(session, again, None)
    rosters.leave(session, ((class_ids[key], pupil_id) for one, pupil_id in changes for key in one.leaves), today)
    _write_guardians(session, changes, today)


def _write_guardians(session: Session, changes: Sequence[tuple[PupilChange, str]], today: date) -> None:
    added = (
        replace(named, guardian=replace(named.guardian, id=new_id(), pupil_id=pupil_id))
        for one, pupil_id in changes
        for named in one.guardians.added
    )
    rosters.add_guardians(session, added)
    rosters.change_guardians(session, (named for one, _ in changes for named in one.guardians.updated))
    rosters.remove_guardians(session, (key for one, _ in changes for key in one.guardians.removed), today)
