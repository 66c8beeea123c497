"""The logos of schools."""

from sqlalchemy import bindparam, delete, insert, select

from planner.storage.engine import Session
from planner.storage.tables import school_logo

_LOGO = select(school_logo.c.png).where(school_logo.c.school_id == bindparam("school"))


def logo_of(session: Session, school_id: str) -> bytes | None:
    """Return a school's logo as a PNG."""
    png: bytes | None = session.scalar(_LOGO, {"school": school_id})
    return png


def save(session: Session, school_id: str, png: bytes) -> None:
    """Write a school's logo, in place of the one before."""
    remove(session, school_id)
    session.execute(insert(school_logo).values(school_id=school_id, png=png))


def remove(session: Session, school_id: str) -> None:
    """Take a school's logo away, if there is one."""
    session.execute(delete(school_logo).where(school_logo.c.school_id == school_id))
