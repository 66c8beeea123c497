"""What a school did in a stretch of days, and how long its sites were in use: from the days that were written then."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import BindParameter, Column, Select, bindparam, func, literal, select, union_all

from planner.domain.overview_years import SiteSpan, Stretch, YearFigures
from planner.domain.project import Audience
from planner.settings import local
from planner.storage.engine import Session
from planner.storage.tables import class_lesson, decision, letter, reply, site, staff_meeting

_SCHOOL: BindParameter[str] = bindparam("school")


def _done(what: str, day: Column[Any], each: Column[Any]) -> Select[str, int]:
    within = (day >= bindparam("first"), day <= bindparam("last"))
    if day is decision.c.recorded_at:
        within = (day >= bindparam("from"), day < bindparam("until"))
    query = select(literal(what).label("what"), func.count(each.distinct()).label("many"))
    return query.where(day.table.c.school_id == _SCHOOL, *within)


# A letter that was answered twice is one reply; what was erased for a person's sake is no longer counted.
_DONE = union_all(
    _done("lessons", class_lesson.c.held_on, class_lesson.c.id),
    _done("meetings", staff_meeting.c.held_on, staff_meeting.c.id),
    _done("decisions", decision.c.recorded_at, decision.c.id),
    _done("letters", letter.c.made_on, letter.c.id),
    _done("replies", reply.c.answered_on, reply.c.letter_id),
    _done("sites_opened", site.c.opened_on, site.c.id),
    _done("sites_retired", site.c.retired_on, site.c.id),
)
_SPANS = select(
    site.c.opened_on, func.coalesce(site.c.retired_on, site.c.blocked_on).label("closed_on"), site.c.audience
).where(site.c.school_id == _SCHOOL, site.c.opened_on.is_not(None))


def done_in(session: Session, school_id: str, stretch: Stretch) -> YearFigures:
    """Return how much a school did in a stretch of days."""
    days = {"first": stretch.first, "last": stretch.last}
    moments = {"from": _midnight(stretch.first), "until": _midnight(stretch.last + timedelta(days=1))}
    found = session.execute(_DONE, {"school": school_id, **days, **moments})
    return YearFigures(**{row.what: row.many for row in found})


def spans(session: Session, school_id: str) -> tuple[SiteSpan, ...]:
    """Return how long each of a school's sites has been in use; those that have never opened are left out."""
    found = session.execute(_SPANS, {"school": school_id})
    return tuple(SiteSpan(opened, closed, Audience(audience).is_open) for opened, closed, audience in found)


def _midnight(day: date) -> datetime:
    return local(datetime.combine(day, time(12), tzinfo=UTC)).replace(hour=0)
