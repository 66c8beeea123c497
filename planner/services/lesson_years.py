"""A class's year of lessons copied from last year's: what would come when, and putting it on the calendar."""

from collections.abc import Collection
from datetime import date

from planner.domain.identity import new_id
from planner.domain.lesson import ClassLesson
from planner.domain.lesson_year import CarriedLesson, carried
from planner.domain.permission import Action, Actor
from planner.domain.school import SchoolClass, school_year_of
from planner.errors import N_, NotFound
from planner.services.access import record, require_class, require_school
from planner.services.adapted_lessons import plans
from planner.storage import Session, lessons


def classes_to_copy(session: Session, actor: Actor, today: date) -> tuple[SchoolClass, ...]:
    """Return last year's classes that had lessons; any of the school's, for a plan holds no names."""
    school_id = require_school(actor, Action.HOLD_LESSON)
    return lessons.classes_with_lessons(session, school_id, school_year_of(today) - 1)


def carried_year(
    session: Session, actor: Actor, from_class_id: str, class_id: str, today: date
) -> tuple[CarriedLesson, ...]:
    """Return last year's lessons of a class as they would stand in a class of this year, those left out with why.

    Raises:
        NotFound: the first class had no lessons in the school last year.
    """
    school_class = require_class(session, actor, class_id, Action.HOLD_LESSON)
    year = school_class.school_year - 1
    there = lessons.classes_with_lessons(session, school_class.school_id, year)
    if from_class_id not in {one.id for one in there}:
        raise NotFound(N_("Denne klassen hadde ingen timar i fjor. Vel ein annan klasse."))
    both = lessons.lessons_of(session, [from_class_id, class_id])
    return carried(
        (one for one in both if one.class_id == from_class_id),
        year,
        school_class,
        plans(session, actor, "nn"),
        (one for one in both if one.class_id == class_id),
        today,
    )


def copy_year(
    session: Session, actor: Actor, from_class_id: str, class_id: str, wanted: Collection[str], today: date
) -> int:
    """Put those of last year's lessons that are wanted on a class's calendar, on the days `carried_year` gives them.

    Args:
        wanted: ids of last year's lessons.

    Returns:
        How many lessons were planned.
    """
    school_class = require_class(session, actor, class_id, Action.HOLD_LESSON)
    found = carried_year(session, actor, from_class_id, class_id, today)
    chosen = [one for one in found if one.id in wanted and one.left_out is None]
    for one in chosen:
        lessons.save(
            session,
            ClassLesson(
                new_id(), school_class.school_id, class_id, one.lesson_id, planned_on=one.day, teacher_id=actor.staff_id
            ),
        )
    record(session, actor, "copy_year", class_id, f"{from_class_id} {len(chosen)}")
    return len(chosen)
