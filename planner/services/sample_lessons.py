"""The sample school's year so far: lessons held and planned, the rules of the classes, and a staff meeting."""

from collections.abc import Sequence
from datetime import date, timedelta

from planner.content.cards import cards
from planner.content.sample_classes import SampleClass, SampleLesson
from planner.domain.discussion import years_after
from planner.domain.permission import Actor
from planner.domain.school import school_year_of
from planner.services.class_rules import write_rules
from planner.services.classes import class_by_label
from planner.services.lessons import hold_lesson, plan_lesson
from planner.services.meetings import record_meeting
from planner.storage import Session

_FIRST_SCHOOL_DAY = (8, 17)
_WITH_RULES = timedelta(days=60)
_WITH_MEETING, _PRESENT = timedelta(days=40), 23


def first_school_day(today: date) -> date:
    """Return the first day of the school year, or today when it hasn't come."""
    return min(date(school_year_of(today), *_FIRST_SCHOOL_DAY), today)


def live_so_far(session: Session, head: Actor, told: Sequence[SampleClass], today: date) -> None:
    """Hold and plan the lessons, write down the rules, and meet: each as long ago as the school year allows."""
    for one in told:
        class_id = class_by_label(session, head, one.label, today).id
        for lesson in one.lessons:
            _have(session, head, class_id, lesson, today)
        if one.rules:
            write_rules(session, head, class_id, one.rules, max(first_school_day(today), today - _WITH_RULES))
    _meet(session, head, today - _WITH_MEETING, today)


def _have(session: Session, head: Actor, class_id: str, told: SampleLesson, today: date) -> None:
    day = today + timedelta(days=told.day)
    if told.minutes:
        hold_lesson(
            session,
            head,
            class_id,
            told.lesson,
            held_on=max(first_school_day(today), day),
            minutes=told.minutes,
            worked=told.worked,
            today=today,
        )
    elif school_year_of(day) == school_year_of(today):
        plan_lesson(session, head, class_id, told.lesson, day, today)


def _meet(session: Session, head: Actor, held_on: date, today: date) -> None:
    """Record a staff meeting about the first discussion card, in the words of its own example."""
    card = next(iter(cards("nn").values()))
    record_meeting(
        session,
        head,
        card.id,
        held_on=held_on,
        present=_PRESENT,
        practice=card.practice,
        review_on=years_after(held_on),
        today=today,
    )
