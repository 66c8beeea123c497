"""Rosters: all pupils of a school at once, read for comparison and written in bulk."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Executable, Row, Table, bindparam, insert, select, update

from planner.domain.roster import class_key
from planner.domain.roster_guardians import KnownGuardian
from planner.domain.roster_match import CurrentRoster, KnownPupil
from planner.domain.school import Guardian, Pupil, SchoolClass
from planner.storage import tables
from planner.storage.engine import Session
from planner.storage.rows import as_row, columns

Place = tuple[str, str]


def lock(session: Session, school_id: str) -> None:
    """Let one import at a time change a school; the lock ends with the transaction."""
    session.execute(select(tables.school.c.id).where(tables.school.c.id == school_id).with_for_update())


def current(session: Session, school_id: str, school_year: int) -> CurrentRoster:
    """Return all pupils the school has or had, with their guardians and this school year's classes."""
    of_school = tables.school_class.c.school_id == school_id, tables.school_class.c.school_year == school_year
    found = [_class(row) for row in session.execute(select(tables.school_class).where(*of_school))]
    keys = {one.id: class_key(one.label) for one in found}
    present, past = _memberships(session, school_id, school_year)
    guardians = _guardians(session, school_id)
    wanted = [column for column in tables.pupil.c if column.name != "never_show"]
    pupils = session.execute(select(*wanted).where(tables.pupil.c.school_id == school_id))
    return CurrentRoster(
        tuple(
            KnownPupil(
                _pupil(row),
                frozenset(keys[one] for one in present.get(row.id, ())),
                frozenset(keys[one] for one in past.get(row.id, ())),
                tuple(guardians.get(row.id, ())),
            )
            for row in pupils
        ),
        {keys[one.id]: one for one in found},
    )


def add_classes(session: Session, classes: Iterable[tuple[SchoolClass, str]]) -> None:
    """Add classes, each with the id it has in the other system."""
    _many(session, insert(tables.school_class), [as_row(one, external_id=other_id) for one, other_id in classes])


def set_grades(session: Session, classes: Iterable[SchoolClass]) -> None:
    """Write the grades of classes."""
    _change(session, tables.school_class, [{"id": one.id, "grades": list(one.grades)} for one in classes])


def add_teacher(session: Session, class_ids: Iterable[str], staff_id: str) -> None:
    """Make somebody the teacher of new classes."""
    rows = [{"class_id": class_id, "staff_id": staff_id} for class_id in class_ids]
    _many(session, insert(tables.class_teacher), rows)


def add_pupils(session: Session, pupils: Iterable[Pupil]) -> None:
    """Add pupils."""
    _many(session, insert(tables.pupil), [as_row(pupil) for pupil in pupils])


def change_pupils(session: Session, pupils: Iterable[Pupil]) -> None:
    """Write pupils as they are now; `never_show` is left alone."""
    rows = [as_row(pupil) for pupil in pupils]
    for row in rows:
        del row["never_show"], row["school_id"]
    _change(session, tables.pupil, rows)


def set_never_show(session: Session, school_id: str, flags: Mapping[str, bool]) -> tuple[str, ...]:
    """Set or clear the flag of pupils, by id; return the ids of those it changed."""
    if not flags:
        return ()
    query = select(tables.pupil.c.id).where(tables.pupil.c.school_id == school_id, tables.pupil.c.never_show)
    hidden = frozenset(session.scalars(query))
    changed = [{"id": key, "never_show": flag} for key, flag in flags.items() if flag != (key in hidden)]
    _change(session, tables.pupil, changed)
    return tuple(str(row["id"]) for row in changed)


def mark_left(session: Session, pupil_ids: Iterable[str], on: date) -> None:
    """Note that pupils left the school."""
    _change(session, tables.pupil, [{"id": key, "left_on": on} for key in pupil_ids])


def join(session: Session, places: Iterable[Place], on: date) -> None:
    """Put pupils in classes they weren't in before, as (class id, pupil id)."""
    rows = [{"class_id": class_id, "pupil_id": pupil_id, "joined_on": on} for class_id, pupil_id in places]
    _many(session, insert(tables.membership), rows)


def leave(session: Session, places: Iterable[Place], on: date | None) -> None:
    """Take pupils out of classes from this day; None puts them back."""
    member = tables.membership.c
    key = (member.class_id == bindparam("of_class")) & (member.pupil_id == bindparam("of_pupil"))
    rows = [{"of_class": class_id, "of_pupil": pupil_id, "left_on": on} for class_id, pupil_id in places]
    _many(session, update(tables.membership).where(key).values(left_on=bindparam("left_on")), rows)


def add_guardians(session: Session, guardians: Iterable[KnownGuardian]) -> None:
    """Add guardians."""
    rows = [as_row(one.guardian, external_id=one.external_id) for one in guardians]
    _many(session, insert(tables.guardian), rows)


def change_guardians(session: Session, guardians: Iterable[KnownGuardian]) -> None:
    """Write guardians as they are now; one that was taken off is back."""
    rows = [as_row(one.guardian, external_id=one.external_id, left_on=None) for one in guardians]
    _change(session, tables.guardian, rows)


def remove_guardians(session: Session, guardian_ids: Iterable[str], on: date) -> None:
    """Take guardians off the list; what they answered stays."""
    _change(session, tables.guardian, [{"id": key, "left_on": on} for key in guardian_ids])


def _many(session: Session, statement: Executable, rows: Sequence[Mapping[str, object]]) -> None:
    if rows:
        session.execute(statement, rows)


def _change(session: Session, table: Table, rows: Sequence[Mapping[str, object]]) -> None:
    """Write the given columns of rows, found by their id."""
    if not rows:
        return
    columns = [column for column in rows[0] if column != "id"]
    statement = update(table).where(table.c.id == bindparam("of_id"))
    statement = statement.values({column: bindparam(f"new_{column}") for column in columns})
    session.execute(
        statement, [{"of_id": row["id"], **{f"new_{column}": row[column] for column in columns}} for row in rows]
    )


def _memberships(
    session: Session, school_id: str, school_year: int
) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    member, of_class = tables.membership.c, tables.school_class.c
    query = (
        select(member.class_id, member.pupil_id, member.left_on)
        .join(tables.school_class, of_class.id == member.class_id)
        .where(of_class.school_id == school_id, of_class.school_year == school_year)
    )
    present: dict[str, list[str]] = defaultdict(list)
    past: dict[str, list[str]] = defaultdict(list)
    for class_id, pupil_id, left_on in session.execute(query):
        (past if left_on else present)[pupil_id].append(class_id)
    return present, past


def _guardians(session: Session, school_id: str) -> dict[str, list[KnownGuardian]]:
    guardian = tables.guardian.c
    query = select(*columns(tables.guardian, Guardian), guardian.external_id, guardian.left_on)
    query = query.join(tables.pupil).where(tables.pupil.c.school_id == school_id)
    found: dict[str, list[KnownGuardian]] = defaultdict(list)
    for row in session.execute(query.order_by(guardian.position, guardian.id)):
        found[row.pupil_id].append(_guardian(row))
    return found


def _class(row: Row[tuple[object, ...]]) -> SchoolClass:
    return SchoolClass(row.id, row.school_id, row.school_year, row.label, tuple(row.grades))


def _pupil(row: Row[tuple[object, ...]]) -> Pupil:
    return Pupil(
        row.id,
        row.school_id,
        row.given_name,
        row.family_name,
        row.birth_date,
        row.external_id,
        row.language,
        left_on=row.left_on,
    )


def _guardian(values: Sequence[Any]) -> KnownGuardian:
    *theirs, external_id, left_on = values
    return KnownGuardian(Guardian(*theirs), external_id, left_on is not None)
