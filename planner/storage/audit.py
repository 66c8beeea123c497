"""The audit lines: written once, never changed."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import insert, select

from planner.domain.identity import new_id
from planner.storage.engine import Session
from planner.storage.tables import audit


def write(
    session: Session, school_id: str | None, at: datetime, actor: str, action: str, subject: str, detail: str
) -> None:
    """Add one line."""
    line = {"school_id": school_id, "at": at, "actor": actor, "action": action, "subject": subject, "detail": detail}
    session.execute(insert(audit).values(id=new_id(), **line))


def actions_of(session: Session, school_id: str) -> list[tuple[str, str, str]]:
    """Return (actor, action, subject) of a school's lines, oldest first."""
    rows = session.execute(select(audit).where(audit.c.school_id == school_id).order_by(audit.c.at))
    return [(row.actor, row.action, row.subject) for row in rows]


def details_of(session: Session, school_id: str, actions: Collection[str]) -> list[str]:
    """Return the details of a school's lines about some actions, in no order."""
    query = select(audit.c.detail).where(audit.c.school_id == school_id, audit.c.action.in_(actions))
    return list(session.scalars(query))
