"""Crisis notices: those in force, raised and lifted."""

from sqlalchemy import bindparam, insert, or_, select, update

from planner.domain.crisis import CrisisNotice
from planner.storage.engine import Session
from planner.storage.rows import as_row, columns
from planner.storage.tables import crisis_notice

_COLUMNS = columns(crisis_notice, CrisisNotice)
_IN_FORCE = (
    select(*_COLUMNS)
    .where(
        crisis_notice.c.lifted_at.is_(None),
        or_(crisis_notice.c.school_id.is_(None), crisis_notice.c.school_id == bindparam("school")),
    )
    .order_by(crisis_notice.c.school_id.is_not(None), crisis_notice.c.raised_at.desc())
)
_ONE = select(*_COLUMNS).where(crisis_notice.c.id == bindparam("notice"))


def in_force(session: Session, school_id: str | None) -> tuple[CrisisNotice, ...]:
    """Return the notices that hold for a school: the municipality's before its own, the newest first."""
    return tuple(CrisisNotice(*row) for row in session.execute(_IN_FORCE, {"school": school_id}))


def notice(session: Session, notice_id: str) -> CrisisNotice | None:
    """Return one notice."""
    row = session.execute(_ONE, {"notice": notice_id}).one_or_none()
    return CrisisNotice(*row) if row else None


def add(session: Session, value: CrisisNotice) -> None:
    """Keep a new notice."""
    session.execute(insert(crisis_notice).values(as_row(value)))


def change(session: Session, value: CrisisNotice) -> None:
    """Write a notice that was lifted."""
    session.execute(update(crisis_notice).where(crisis_notice.c.id == value.id).values(as_row(value)))
