"""What a school has done in a school year, and how many sites it had month by month: only what was dated then."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from planner.domain.lesson_year import first_day


@dataclass(frozen=True)
class YearFigures:
    """How much was done in a stretch of a school year; each was dated when it was done, so last year's is true too."""

    lessons: int = 0
    meetings: int = 0
    decisions: int = 0
    letters: int = 0
    replies: int = 0
    sites_opened: int = 0
    sites_retired: int = 0


@dataclass(frozen=True)
class Stretch:
    """Days in a row, the last one too."""

    first: date
    last: date


@dataclass(frozen=True)
class SiteSpan:
    """How long a site has been in use; `closed_on` None while it is."""

    opened_on: date
    closed_on: date | None
    is_open: bool


@dataclass(frozen=True)
class MonthCount:
    """How many sites were in use at the end of a month, or today: those strangers can see, and the others."""

    day: date
    open: int
    closed: int


def so_far(school_year: int, today: date) -> Stretch:
    """Return a school year up to this time of the year: all of it once it is over."""
    first, last = first_day(school_year), first_day(school_year + 1) - timedelta(days=1)
    return Stretch(first, min(max(today, first), last))


def as_long_a_year_before(stretch: Stretch) -> Stretch:
    """Return the same days of the year before, so that two years are compared at the same time of the year."""
    return Stretch(_year_before(stretch.first), _year_before(stretch.last))


def month_counts(spans: Iterable[SiteSpan], today: date, months: int = 24) -> tuple[MonthCount, ...]:
    """Return how many sites were in use at the end of each month, the newest last and counted today.

    It begins with the month the first site opened, at most `months` back.
    """
    spans = list(spans)
    if not spans:
        return ()
    first = min(one.opened_on for one in spans)
    days = [day for day in _month_ends(today, months) if day >= first]
    return tuple(_count(spans, day) for day in days)


def _count(spans: Iterable[SiteSpan], day: date) -> MonthCount:
    used = [one for one in spans if one.opened_on <= day and (one.closed_on is None or one.closed_on > day)]
    seen = sum(one.is_open for one in used)
    return MonthCount(day, seen, len(used) - seen)


def _month_ends(today: date, months: int) -> list[date]:
    ends, day = [today], today
    for _ in range(months):
        day = day.replace(day=1) - timedelta(days=1)
        ends.append(day)
    return ends[::-1]


def _year_before(day: date) -> date:
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day.replace(year=day.year - 1, day=28)
