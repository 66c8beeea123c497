"""Lessons: planning them for a class, recording that they were held, and how far the school has come."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from planner.domain.identity import new_id
from planner.domain.lesson import (
    BEFORE_A_SITE_OPENS,
    ClassLesson,
    Lesson,
    Topic,
    check_held,
    coverage,
    names_in,
    suggestion,
)
from planner.domain.lesson_year import first_day
from planner.domain.permission import Action, Actor, may
from planner.domain.school import SchoolClass, school_year_of
from planner.domain.steps import LESSONS_CONDITION
from planner.errors import N_, InvalidInput, NotFound
from planner.services.access import record, require_class, require_school
from planner.services.adapted_lessons import lesson, plans
from planner.services.recording import tick_tasks
from planner.storage import Session, class_lists, lessons, people, projects


@dataclass(frozen=True)
class ClassYear:
    """A class's year: what it has had and will have, and what would fit next."""

    school_class: SchoolClass
    lessons: tuple[ClassLesson, ...]
    next: Lesson | None


@dataclass(frozen=True)
class Coverage:
    """How many lessons each grade has had on each topic in a school year, and each class's year.

    Attributes:
        plans: the lessons by id: the library's and the school's copies.
    """

    school_year: int
    grades: Mapping[int, Mapping[Topic, int]]
    classes: tuple[ClassYear, ...]
    plans: Mapping[str, Lesson]


@dataclass(frozen=True)
class LastTime:
    """What was written when a lesson was held in an earlier school year."""

    held_on: date
    class_label: str
    worked: str


@dataclass(frozen=True)
class AskedFor:
    """A topic a class should have had before its site opens: the lesson it had, or one that fits.

    Attributes:
        held_on: the day it was held; None while it wasn't.
        lesson: that lesson, or the one to hold; None when the library has none for the grade.
    """

    topic: Topic
    held_on: date | None
    lesson: Lesson | None


def before_opening(session: Session, actor: Actor, class_id: str, language: str) -> tuple[AskedFor, ...]:
    """Return what a class of the actor's school should have had before its site opens, and what it has had of it.

    Raises:
        NotFound: the school has no such class.
    """
    school_id = require_school(actor, Action.SEE_LESSONS)
    school_class = people.class_of(session, class_id)
    if school_class is None or school_class.school_id != school_id:
        raise NotFound(N_("Klassen finst ikkje. Gå til Klassar og vel ein klasse."))
    known, had = plans(session, actor, language), lessons.lessons_of(session, [class_id])
    held = {
        known[one.lesson_id].topic: (one.held_on, known[one.lesson_id])
        for one in had
        if one.is_held and one.lesson_id in known
    }
    return tuple(
        AskedFor(topic, *held[topic])
        if topic in held
        else AskedFor(topic, None, suggestion((one for one in known.values() if one.topic is topic), school_class, had))
        for topic in Topic
        if topic in BEFORE_A_SITE_OPENS
    )


def plan_lesson(session: Session, actor: Actor, class_id: str, lesson_id: str, day: date, today: date) -> ClassLesson:
    """Put a lesson on a class's calendar; the same one put twice on a day stands there once.

    Raises:
        InvalidInput: the day has been, or is of another school year.
    """
    school_class = require_class(session, actor, class_id, Action.HOLD_LESSON)
    lesson(session, actor, lesson_id, "nn")
    if day < today or school_year_of(day) != school_class.school_year:
        raise InvalidInput(N_("{day} er ikkje ein dag som kjem i dette skuleåret. Vel ein annan dag."), day=day)
    there = lessons.lessons_of(session, [class_id])
    again = next((one for one in there if (one.lesson_id, one.planned_on, one.held_on) == (lesson_id, day, None)), None)
    if again:
        return again
    planned = ClassLesson(
        new_id(), school_class.school_id, class_id, lesson_id, planned_on=day, teacher_id=actor.staff_id
    )
    lessons.save(session, planned)
    record(session, actor, "plan_lesson", class_id, lesson_id)
    return planned


def hold_lesson(
    session: Session,
    actor: Actor,
    class_id: str,
    lesson_id: str,
    *,
    held_on: date,
    minutes: int,
    worked: str,
    today: date,
) -> ClassLesson:
    """Record that a class has had a lesson; the same lesson that was planned is the one that was held.

    When the class has had one on netiquette and one against bullying, its projects' lessons are ticked off.

    Raises:
        InvalidInput: the day, the minutes or the note make no lesson.
    """
    school_class = require_class(session, actor, class_id, Action.HOLD_LESSON)
    lesson(session, actor, lesson_id, "nn")
    check_held(held_on, minutes, worked, today)
    # Recorded twice on one day it is the same lesson, told anew.
    waiting = (
        one
        for one in lessons.lessons_of(session, [class_id])
        if one.lesson_id == lesson_id and one.held_on in {None, held_on}
    )
    planned = next(waiting, ClassLesson(new_id(), school_class.school_id, class_id, lesson_id))
    held = replace(planned, held_on=held_on, minutes=minutes, worked=worked.strip(), teacher_id=actor.staff_id)
    lessons.save(session, held)
    record(session, actor, "hold_lesson", class_id, lesson_id)
    tick_lessons(session, actor, school_class.school_id, class_id)
    return held


def tick_lessons(session: Session, actor: Actor, school_id: str, class_id: str) -> None:
    """Tick the lessons off in a class's projects when it has had what the condition asks for."""
    topics = {one.id: one.topic for one in plans(session, actor, "nn").values()}
    had = {topics.get(one.lesson_id) for one in lessons.lessons_of(session, [class_id]) if one.is_held}
    if not had >= BEFORE_A_SITE_OPENS:
        return
    theirs = [one.id for one, _ in projects.all_with_sites(session, school_id) if one.class_id == class_id]
    tick_tasks(session, actor, projects.tasks_of(session, theirs), frozenset({LESSONS_CONDITION}))


def remove_lesson(session: Session, actor: Actor, id_: str) -> None:
    """Take a lesson out of a class's year: it was planned or recorded by mistake.

    Raises:
        NotFound: there is no such lesson in the actor's classes.
    """
    found = lessons.lesson(session, id_)
    if found is None or found.school_id != actor.school_id:
        raise NotFound(N_("Timen finst ikkje lenger."))
    require_class(session, actor, found.class_id, Action.HOLD_LESSON)
    lessons.remove(session, id_)
    record(session, actor, "remove_lesson", found.class_id, found.lesson_id)


def class_lessons(session: Session, actor: Actor, class_id: str) -> tuple[ClassLesson, ...]:
    """Return what a class has had and will have in its school year."""
    require_class(session, actor, class_id, Action.SEE_LESSONS)
    return lessons.lessons_of(session, [class_id])


def names_in_note(session: Session, actor: Actor, class_id: str, worked: str) -> tuple[str, ...]:
    """Return the names of the class's pupils that a note seems to have: no note is about a pupil."""
    require_class(session, actor, class_id, Action.HOLD_LESSON)
    return names_in(worked, class_lists.pupils_of_class(session, class_id))


def lesson_coverage(session: Session, actor: Actor, today: date, language: str = "nn") -> Coverage:
    """Return what the classes that the actor may see have had this school year, and what would fit next."""
    school_id = require_school(actor, Action.SEE_LESSONS)
    year = school_year_of(today)
    classes = people.classes(session, school_id, year)
    if not may(actor.role, Action.SEE_ALL_CLASSES):
        mine = people.classes_of_teacher(session, actor.id)
        classes = tuple(one for one in classes if one.id in mine)
    had = lessons.lessons_of(session, [one.id for one in classes])
    library = plans(session, actor, language)
    years = []
    for one in classes:
        own = tuple(each for each in had if each.class_id == one.id)
        years.append(ClassYear(one, own, suggestion(library.values(), one, own)))
    topics = {id_: plan.topic for id_, plan in library.items()}
    return Coverage(year, coverage(classes, had, topics), tuple(years), library)


def last_time(session: Session, actor: Actor, class_id: str, lesson_id: str) -> LastTime | None:
    """Return what was written the last time a lesson, its origin or a copy was held in an earlier school year.

    It is the actor's own note, or one from a class of the same grade. A note is about the lesson and never about a
    pupil, so all staff of the school may read it.
    """
    school_class = require_class(session, actor, class_id, Action.HOLD_LESSON)
    library = plans(session, actor, "nn")
    family = library[lesson_id].family if lesson_id in library else lesson_id
    ids = [id_ for id_, one in library.items() if one.family == family]
    before = first_day(school_class.school_year)
    for one, label, grades in lessons.notes(session, school_class.school_id, ids, before):
        is_own = one.teacher_id is not None and one.teacher_id == actor.staff_id
        if one.held_on and (is_own or set(grades) & set(school_class.grades)):
            return LastTime(one.held_on, label, one.worked)
    return None
