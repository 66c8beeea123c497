"""A year's plan carried over to the next: the same lessons in the same weeks, on the same days of the week."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum, auto

from planner.domain.lesson import ClassLesson, Lesson
from planner.domain.school import SchoolClass

_SATURDAY, _SUNDAY = 5, 6
# Pupils are back in this week at the latest; the weeks of both autumns then have the same numbers.
_FIRST_WEEK = 34


class LeftOut(StrEnum):
    """Why a lesson of last year isn't carried over."""

    GONE = auto()
    GRADES = auto()
    THERE = auto()
    PAST = auto()


@dataclass(frozen=True)
class CarriedLesson:
    """A lesson of last year with its day this year, and why it is left out when it is.

    Attributes:
        id: of last year's lesson.
    """

    id: str
    lesson_id: str
    was_on: date
    day: date
    left_out: LeftOut | None = None


def first_day(school_year: int) -> date:
    """Return the day a school year begins."""
    return date(school_year, 8, 1)


def moved(day: date, from_year: int, to_year: int) -> date:
    """Return the day of another school year that has the same place in it: its week and its day of the week.

    A weekend becomes the Friday before or the Monday after, and a day outside the school year the nearest in it.

    Args:
        from_year: the year in which the day's school year begins.
        to_year: the year in which the other one begins.
    """
    weeks = date.fromisocalendar(to_year, _FIRST_WEEK, 1) - date.fromisocalendar(from_year, _FIRST_WEEK, 1)
    first, last = _monday_at_weekend(first_day(to_year)), _friday_at_weekend(first_day(to_year + 1) - timedelta(days=1))
    return min(max(_weekday(day + weeks), first), last)


def carried(
    lessons: Iterable[ClassLesson],
    from_year: int,
    school_class: SchoolClass,
    plans: Mapping[str, Lesson],
    there: Iterable[ClassLesson],
    today: date,
) -> tuple[CarriedLesson, ...]:
    """Return a class's lessons of one school year as they would stand in another class's, by day.

    Args:
        lessons: held or planned in the school year that began in `from_year`.
        school_class: the class they are for.
        there: what that class has had or planned already.
    """
    have = {plans[one.lesson_id].family for one in there if one.lesson_id in plans}
    found = []
    for one in lessons:
        if one.day is None:
            continue
        day, plan = moved(one.day, from_year, school_class.school_year), plans.get(one.lesson_id)
        reason = _left_out(plan, school_class, have, day, today)
        found.append(CarriedLesson(one.id, one.lesson_id, one.day, day, reason))
    return tuple(sorted(found, key=lambda one: (one.day, one.was_on)))


def _left_out(plan: Lesson | None, school_class: SchoolClass, have: set[str], day: date, today: date) -> LeftOut | None:
    if plan is None:
        return LeftOut.GONE
    if not set(plan.grades) & set(school_class.grades):
        return LeftOut.GRADES
    if plan.family in have:
        return LeftOut.THERE
    return LeftOut.PAST if day < today else None


def _weekday(day: date) -> date:
    """Move a Saturday to the Friday before it and a Sunday to the Monday after it."""
    return day + timedelta(days={_SATURDAY: -1, _SUNDAY: 1}.get(day.weekday(), 0))


def _monday_at_weekend(day: date) -> date:
    return day + timedelta(days=max(0, 7 - day.weekday()) if day.weekday() >= _SATURDAY else 0)


def _friday_at_weekend(day: date) -> date:
    return day - timedelta(days=max(0, day.weekday() - _SATURDAY + 1))
