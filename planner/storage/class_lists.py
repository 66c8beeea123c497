"""Pupils, the classes they are in, and their guardians: single reads and writes."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Row, insert, or_, select, update

from planner.domain.school import Guardian, Pupil
from planner.storage import tables
from planner.storage.engine import Session
from planner.storage.rows import as_row


def pupils_of_class(session: Session, class_id: str, on: date | None = None) -> tuple[Pupil, ...]:
    """Return the class list: those who are in the class now, or were on a day."""
    member = tables.membership.c
    query = select(tables.pupil).join(tables.membership).where(member.class_id == class_id)
    if on is None:
        query = query.where(member.left_on.is_(None))
    else:
        query = query.where(member.joined_on <= on, or_(member.left_on.is_(None), member.left_on > on))
    return tuple(sorted((_pupil(row) for row in session.execute(query)), key=lambda pupil: pupil.list_order))


def pupil(session: Session, pupil_id: str) -> Pupil | None:
    """Return one pupil."""
    row = session.execute(select(tables.pupil).where(tables.pupil.c.id == pupil_id)).one_or_none()
    return _pupil(row) if row else None


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
    query = select(tables.guardian).where(
        tables.guardian.c.pupil_id.in_(pupil_ids), tables.guardian.c.left_on.is_(None)
    )
    for row in session.execute(query.order_by(tables.guardian.c.position)):
        found[row.pupil_id].append(guardian_of(row))
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


def _pupil(row: Row[tuple[object, ...]]) -> Pupil:
    return Pupil(
        row.id,
        row.school_id,
        row.given_name,
        row.family_name,
        row.birth_date,
        row.external_id,
        row.language,
        row.never_show,
        row.left_on,
    )


def guardian_of(row: Row[tuple[object, ...]]) -> Guardian:
    """Return the guardian that a row holds."""
    return Guardian(
        row.id,
        row.pupil_id,
        row.position,
        row.name,
        row.email,
        row.phone,
        row.language,
        row.responsibility,
        row.address,
        row.postal_code,
        row.town,
    )
