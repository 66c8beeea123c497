"""What the staff of a school agreed on in their meetings."""

from sqlalchemy import bindparam, delete, insert, select, update

from planner.domain.discussion import StaffMeeting
from planner.domain.school import Pupil
from planner.storage.engine import Session
from planner.storage.rows import as_row, columns
from planner.storage.tables import pupil, staff_meeting

_COLUMNS = columns(staff_meeting, StaffMeeting)
_ONE = select(*_COLUMNS).where(staff_meeting.c.id == bindparam("meeting"))
_OF_SCHOOL = (
    select(*_COLUMNS)
    .where(staff_meeting.c.school_id == bindparam("school"))
    .order_by(staff_meeting.c.held_on.desc(), staff_meeting.c.id.desc())
)
_PUPILS = select(*columns(pupil, Pupil)).where(pupil.c.school_id == bindparam("school"), pupil.c.left_on.is_(None))


def meeting(session: Session, meeting_id: str) -> StaffMeeting | None:
    """Return one record."""
    row = session.execute(_ONE, {"meeting": meeting_id}).one_or_none()
    return StaffMeeting(*row) if row else None


def meetings_of(session: Session, school_id: str) -> tuple[StaffMeeting, ...]:
    """Return a school's records, the newest first."""
    return tuple(StaffMeeting(*row) for row in session.execute(_OF_SCHOOL, {"school": school_id}))


def save(session: Session, value: StaffMeeting) -> None:
    """Write a record, new or changed."""
    changed = session.execute(update(staff_meeting).where(staff_meeting.c.id == value.id).values(as_row(value)))
    if not changed.rowcount:
        session.execute(insert(staff_meeting).values(as_row(value)))


def remove(session: Session, meeting_id: str) -> None:
    """Take a record away."""
    session.execute(delete(staff_meeting).where(staff_meeting.c.id == meeting_id))


def pupils_of_school(session: Session, school_id: str) -> tuple[Pupil, ...]:
    """Return all pupils who go to a school, in no order."""
    return tuple(Pupil(*row) for row in session.execute(_PUPILS, {"school": school_id}))
