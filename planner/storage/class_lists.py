"""Pupils, the classes they are in, and their guardians: single reads and writes."""

from collections.abc import Sequence
from datetime import date
from operator import attrgetter

from sqlalchemy import bindparam, insert, or_, select, update

from planner.domain.school import Guardian, Pupil
from planner.storage import tables
from planner.storage.engine import Session
from planner.storage.rows import as_row, columns

# Queries are built once and filled in at each run: building one takes longer than asking it.
_EVER = (
    select(*columns(tables.pupil, Pupil))
    .join(tables.membership)
    .where(tables.membership.c.class_id == bindparam("class"))
)
_NOW = _EVER.where(tables.membership.c.left_on.is_(None))
_ON = _EVER.where(
    tables.membership.c.joined_on <= bindparam("on"),
    or_(tables.membership.c.left_on.is_(None), tables.membership.c.left_on > bindparam("on")),
)
_PUPIL = select(*columns(tables.pupil, Pupil)).where(tables.pupil.c.id == bindparam("pupil"))
_GUARDIANS = (
    select(*columns(tables.guardian, Guardian))
    .where(
        tables.guardian.c.pupil_id.in_(bindparam("pupils", expanding=True)),
        tables.guardian.c.left_on.is_(None),
    )
    .order_by(tables.guardian.c.position)
)


def pupils_of_class(session: Session, class_id: str, on: date | None = None) -> tuple[Pupil, ...]:
    """Return the class list: those who are in the class now, or were on a day."""
    found = session.execute(_NOW if on is None else _ON, {"class": class_id, "on": on})
    return tuple(sorted((Pupil(*row) for row in found), key=attrgetter("list_order")))


def pupil(session: Session, pupil_id: str) -> Pupil | None:
    """Return one pupil."""
    row = session.execute(_PUPIL, {"pupil": pupil_id}).one_or_none()
    return Pupil(*row) if row else None


def save_pupil(session: Session, value: Pupil) -> None:
    """Write a pupil, new or changed."""
    row = as_row(value)
    changed = session.execute(update(tables.pupil).where(tables.pupil.c.id == value.id).values(row))
    if not changed.rowcount:
        session.execute(insert(tables.pupil).values(row))


def join_class(session: Session, class_id: str, pupil_id: str, on: date) -> None:
    """Put a pupil in a class from this day."""
    key = (tables.membership.c.class_id == class_id) & (tables.membership.c.pupil_id == pupil_id)
    again = session.execute(update(tables.membership).where(key).values(left_on=None))
    if not again.rowcount:
        session.execute(insert(tables.membership).values(class_id=class_id, pupil_id=pupil_id, joined_on=on))


def leave_class(session: Session, class_id: str, pupil_id: str, on: date) -> None:
    """Take a pupil out of a class from this day."""
    key = (tables.membership.c.class_id == class_id) & (tables.membership.c.pupil_id == pupil_id)
    session.execute(update(tables.membership).where(key).values(left_on=on))


def guardians_of(session: Session, pupil_ids: Sequence[str]) -> dict[str, tuple[Guardian, ...]]:
    """Return each pupil's guardians, in their order on the list; a pupil without any has an empty tuple."""
    found: dict[str, list[Guardian]] = {pupil_id: [] for pupil_id in pupil_ids}
    for row in session.execute(_GUARDIANS, {"pupils": pupil_ids}):
        found[row.pupil_id].append(Guardian(*row))
    return {pupil_id: tuple(guardians) for pupil_id, guardians in found.items()}


def save_guardian(session: Session, value: Guardian) -> None:
    """Write a guardian, new or changed."""
    row = as_row(value)
    changed = session.execute(update(tables.guardian).where(tables.guardian.c.id == value.id).values(row))
    if not changed.rowcount:
        session.execute(insert(tables.guardian).values(row))


def remove_guardian(session: Session, guardian_id: str, on: date) -> None:
    """Take a guardian off the list; what they answered stays."""
    session.execute(update(tables.guardian).where(tables.guardian.c.id == guardian_id).values(left_on=on))
