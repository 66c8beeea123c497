"""The lessons of classes: what is planned and what has been held."""

from collections.abc import Iterator, Sequence
from datetime import date

from sqlalchemy import bindparam, delete, exists, insert, select, update

from planner.domain.lesson import ClassLesson
from planner.domain.school import SchoolClass
from planner.storage.engine import Session
from planner.storage.rows import as_row, columns
from planner.storage.tables import class_lesson, school_class

_COLUMNS = columns(class_lesson, ClassLesson)
_ONE = select(*_COLUMNS).where(class_lesson.c.id == bindparam("lesson"))
_OF_CLASSES = (
    select(*_COLUMNS)
    .where(class_lesson.c.class_id.in_(bindparam("classes", expanding=True)))
    .order_by(class_lesson.c.held_on, class_lesson.c.planned_on, class_lesson.c.id)
)
_NOTES = (
    select(*_COLUMNS, school_class.c.label, school_class.c.grades)
    .join(school_class)
    .where(
        class_lesson.c.school_id == bindparam("school"),
        class_lesson.c.lesson_id.in_(bindparam("lessons", expanding=True)),
        class_lesson.c.held_on < bindparam("before"),
        class_lesson.c.worked != "",
    )
    .order_by(class_lesson.c.held_on.desc(), class_lesson.c.id)
)
_CLASSES_OF_YEAR = (
    select(school_class)
    .where(
        school_class.c.school_id == bindparam("school"),
        school_class.c.school_year == bindparam("year"),
        exists().where(class_lesson.c.class_id == school_class.c.id),
    )
    .order_by(school_class.c.label)
)


def lesson(session: Session, lesson_id: str) -> ClassLesson | None:
    """Return one lesson of a class."""
    row = session.execute(_ONE, {"lesson": lesson_id}).one_or_none()
    return ClassLesson(*row) if row else None


def lessons_of(session: Session, class_ids: Sequence[str]) -> tuple[ClassLesson, ...]:
    """Return the lessons of classes, in the order they were held."""
    return tuple(ClassLesson(*row) for row in session.execute(_OF_CLASSES, {"classes": list(class_ids)}))


def notes(
    session: Session, school_id: str, lesson_ids: Sequence[str], before: date
) -> Iterator[tuple[ClassLesson, str, tuple[int, ...]]]:
    """Yield what was written about some lessons before a day, the newest first, with the class's label and grades."""
    wanted = {"school": school_id, "lessons": list(lesson_ids), "before": before}
    for *row, label, grades in session.execute(_NOTES, wanted):
        yield ClassLesson(*row), label, tuple(grades)


def classes_with_lessons(session: Session, school_id: str, school_year: int) -> tuple[SchoolClass, ...]:
    """Return the classes of a school year that had a lesson held or planned, by label."""
    found = session.execute(_CLASSES_OF_YEAR, {"school": school_id, "year": school_year})
    return tuple(SchoolClass(row.id, row.school_id, row.school_year, row.label, tuple(row.grades)) for row in found)


def save(session: Session, value: ClassLesson) -> None:
    """Write a lesson, new or changed."""
    changed = session.execute(update(class_lesson).where(class_lesson.c.id == value.id).values(as_row(value)))
    if not changed.rowcount:
        session.execute(insert(class_lesson).values(as_row(value)))


def remove(session: Session, lesson_id: str) -> None:
    """Take a lesson away."""
    session.execute(delete(class_lesson).where(class_lesson.c.id == lesson_id))
