"""The lessons of classes: what is planned and what has been held."""

from collections.abc import Sequence

from sqlalchemy import bindparam, delete, insert, select, update

from planner.domain.lesson import ClassLesson
from planner.storage.engine import Session
from planner.storage.rows import as_row, columns
from planner.storage.tables import class_lesson

_COLUMNS = columns(class_lesson, ClassLesson)
_ONE = select(*_COLUMNS).where(class_lesson.c.id == bindparam("lesson"))
_OF_CLASSES = (
    select(*_COLUMNS)
    .where(class_lesson.c.class_id.in_(bindparam("classes", expanding=True)))
    .order_by(class_lesson.c.held_on, class_lesson.c.planned_on, class_lesson.c.id)
)


def lesson(session: Session, lesson_id: str) -> ClassLesson | None:
    """Return one lesson of a class."""
    row = session.execute(_ONE, {"lesson": lesson_id}).one_or_none()
    return ClassLesson(*row) if row else None


def lessons_of(session: Session, class_ids: Sequence[str]) -> tuple[ClassLesson, ...]:
    """Return the lessons of classes, in the order they were held."""
    return tuple(ClassLesson(*row) for row in session.execute(_OF_CLASSES, {"classes": list(class_ids)}))


def save(session: Session, value: ClassLesson) -> None:
    """Write a lesson, new or changed."""
    changed = session.execute(update(class_lesson).where(class_lesson.c.id == value.id).values(as_row(value)))
    if not changed.rowcount:
        session.execute(insert(class_lesson).values(as_row(value)))


def remove(session: Session, lesson_id: str) -> None:
    """Take a lesson away."""
    session.execute(delete(class_lesson).where(class_lesson.c.id == lesson_id))
