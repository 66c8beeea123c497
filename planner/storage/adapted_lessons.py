"""The schools' own copies of lessons."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import bindparam, delete, insert, select, update

from planner.domain.lesson import Phase
from planner.domain.lesson_copy import AdaptedLesson, LessonText
from planner.storage.engine import Session
from planner.storage.rows import columns
from planner.storage.tables import adapted_lesson, class_lesson, school_class

_COLUMNS = columns(adapted_lesson, AdaptedLesson)
_OF_SCHOOL = (
    select(*_COLUMNS)
    .where(adapted_lesson.c.school_id == bindparam("school"))
    .order_by(adapted_lesson.c.changed_at, adapted_lesson.c.id)
)
_ONE = select(*_COLUMNS).where(
    adapted_lesson.c.id == bindparam("lesson"), adapted_lesson.c.school_id == bindparam("school")
)
_CLASS_WITH = (
    select(school_class.c.label)
    .join(class_lesson)
    .where(class_lesson.c.school_id == bindparam("school"), class_lesson.c.lesson_id == bindparam("lesson"))
    .order_by(school_class.c.school_year.desc(), school_class.c.label)
    .limit(1)
)


def copies_of(session: Session, school_id: str) -> tuple[AdaptedLesson, ...]:
    """Return a school's copies, the oldest first."""
    return tuple(_copy(row) for row in session.execute(_OF_SCHOOL, {"school": school_id}))


def copy_of(session: Session, school_id: str, copy_id: str) -> AdaptedLesson | None:
    """Return one of a school's copies."""
    row = session.execute(_ONE, {"school": school_id, "lesson": copy_id}).one_or_none()
    return _copy(row) if row else None


def class_with(session: Session, school_id: str, copy_id: str) -> str | None:
    """Return the label of a class that has a copy planned or held; None when none has."""
    return session.scalar(_CLASS_WITH, {"school": school_id, "lesson": copy_id})


def save(session: Session, value: AdaptedLesson) -> None:
    """Write a copy, new or changed."""
    row = asdict(value)
    changed = session.execute(update(adapted_lesson).where(adapted_lesson.c.id == value.id).values(row))
    if not changed.rowcount:
        session.execute(insert(adapted_lesson).values(row))


def remove(session: Session, copy_id: str) -> None:
    """Take a copy away."""
    session.execute(delete(adapted_lesson).where(adapted_lesson.c.id == copy_id))


def _copy(row: Sequence[Any]) -> AdaptedLesson:
    id_, school_id, origin_id, origin_hash, language, content, changed_by, changed_at = row
    return AdaptedLesson(id_, school_id, origin_id, origin_hash, language, _text(content), changed_by, changed_at)


def _text(stored: dict[str, Any]) -> LessonText:
    return LessonText(
        title=stored["title"],
        summary=stored["summary"],
        goal=stored["goal"],
        know=stored["know"],
        materials=tuple(stored["materials"]),
        phases=tuple(Phase(one["title"], one["minutes"], tuple(one["steps"])) for one in stored["phases"]),
        reflection=tuple(stored["reflection"]),
        home=stored["home"],
    )
