"""The lessons a school can hold: the library and the school's own copies; making, changing and removing a copy."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from forms.text import unprintable
from planner.content.lessons import lessons as library
from planner.domain.identity import new_id
from planner.domain.lesson import Lesson
from planner.domain.lesson_copy import AdaptedLesson, LessonText, as_lesson, checked, fingerprint, words_of
from planner.domain.permission import Action, Actor, may
from planner.errors import N_, InvalidInput, NotAllowed, NotFound, NotReady
from planner.services.access import record, require, require_school
from planner.storage import Session, adapted_lessons


@dataclass(frozen=True)
class CopyStanding:
    """How a school's copy stands to its origin, and to the one who reads it.

    Attributes:
        origin: the lesson of the library it was made from, in the copy's language.
        is_newer: the origin's text has changed since the copy was made or last saved.
        is_mine: the reader may change and remove it.
    """

    origin: Lesson
    is_newer: bool
    is_mine: bool
    changed_on: date


def plans(session: Session, actor: Actor, language: str) -> Mapping[str, Lesson]:
    """Return the lessons the actor's school can hold, by id: the library's, each followed by the school's copies.

    A copy is in the language it was written in; one whose origin has left the library rests until it is back.
    """
    require(actor, Action.SEE_LESSONS)
    copies: dict[str, list[AdaptedLesson]] = {}
    for copy in adapted_lessons.copies_of(session, actor.school_id) if actor.school_id else ():
        copies.setdefault(copy.origin_id, []).append(copy)
    found: dict[str, Lesson] = {}
    for id_, one in library(language).items():
        found[id_] = one
        found |= {copy.id: _as_lesson(copy) for copy in copies.get(id_, ())}
    return found


def lesson(session: Session, actor: Actor, lesson_id: str, language: str) -> Lesson:
    """Return a lesson of the library or one of the school's copies.

    Raises:
        NotFound: neither has such a lesson.
    """
    require(actor, Action.SEE_LESSONS)
    found = library(language).get(lesson_id)
    return found or _as_lesson(_copy(session, actor, lesson_id))


def copy_standing(session: Session, actor: Actor, copy_id: str) -> CopyStanding:
    """Return how a copy stands to its origin and to the actor.

    Raises:
        NotFound: the school has no such copy.
    """
    require(actor, Action.SEE_LESSONS)
    copy = _copy(session, actor, copy_id)
    origin = _origin(copy)
    return CopyStanding(
        origin, copy.origin_hash != fingerprint(origin), _is_theirs(actor, copy), copy.changed_at.date()
    )


def adapt_lesson(session: Session, actor: Actor, from_id: str, text: LessonText, language: str) -> Lesson:
    """Make a copy for the school of a lesson, or of another copy, with a text of its own.

    Raises:
        InvalidInput: the text makes no lesson, or has signs that can't be printed.
        NotFound: there is no such lesson.
    """
    school_id = require_school(actor, Action.ADAPT_LESSON)
    from_copy = None if from_id in library(language) else _copy(session, actor, from_id)
    origin = _origin(from_copy) if from_copy else library(language)[from_id]
    copy = AdaptedLesson(
        id=new_id(),
        school_id=school_id,
        origin_id=origin.id,
        # What is made from a copy is as old as that copy.
        origin_hash=from_copy.origin_hash if from_copy else fingerprint(origin),
        language=origin.language,
        content=_printable(text),
        changed_by=actor.staff_id,
        changed_at=datetime.now(UTC),
    )
    adapted_lessons.save(session, copy)
    record(session, actor, "adapt_lesson", copy.id, origin.id)
    return as_lesson(copy, origin)


def change_adapted(session: Session, actor: Actor, copy_id: str, text: LessonText) -> Lesson:
    """Change the text of a copy; who saves it has seen what its origin says now.

    Raises:
        InvalidInput: the text makes no lesson, or has signs that can't be printed.
        NotAllowed: somebody else made the copy.
        NotFound: the school has no such copy.
    """
    copy = _own_copy(session, actor, copy_id)
    origin = _origin(copy)
    changed = replace(copy, content=_printable(text), origin_hash=fingerprint(origin), changed_at=datetime.now(UTC))
    adapted_lessons.save(session, changed)
    record(session, actor, "change_adapted", copy_id, origin.id)
    return as_lesson(changed, origin)


def remove_adapted(session: Session, actor: Actor, copy_id: str) -> None:
    """Remove a copy that no class has planned or held.

    Raises:
        NotAllowed: somebody else made the copy.
        NotFound: the school has no such copy.
        NotReady: a class has it.
    """
    copy = _own_copy(session, actor, copy_id)
    label = adapted_lessons.class_with(session, copy.school_id, copy_id)
    if label is not None:
        raise NotReady(
            N_("Klasse {class_label} har planlagt eller hatt denne timen, så opplegget må bli verande."),
            class_label=label,
        )
    adapted_lessons.remove(session, copy_id)
    record(session, actor, "remove_adapted", copy_id, copy.origin_id)


def _copy(session: Session, actor: Actor, copy_id: str) -> AdaptedLesson:
    found = adapted_lessons.copy_of(session, actor.school_id, copy_id) if actor.school_id else None
    if found is None or found.origin_id not in library(found.language):
        raise NotFound(N_("Opplegget finst ikkje. Gå til Timar og vel eit anna."))
    return found


def _own_copy(session: Session, actor: Actor, copy_id: str) -> AdaptedLesson:
    require_school(actor, Action.ADAPT_LESSON)
    copy = _copy(session, actor, copy_id)
    if not _is_theirs(actor, copy):
        raise NotAllowed(N_("Ein kollega har laga dette opplegget. Lag ein eigen kopi i staden."))
    return copy


def _is_theirs(actor: Actor, copy: AdaptedLesson) -> bool:
    return may(actor.role, Action.CHANGE_ALL_LESSONS) or copy.changed_by == actor.staff_id


def _origin(copy: AdaptedLesson) -> Lesson:
    return library(copy.language)[copy.origin_id]


def _as_lesson(copy: AdaptedLesson) -> Lesson:
    return as_lesson(copy, _origin(copy))


def _printable(text: LessonText) -> LessonText:
    tidy = checked(text)
    signs = frozenset().union(*map(unprintable, words_of(tidy)))
    if signs:
        message = N_("Desse teikna kan ikkje skrivast ut: {signs}. Ta dei bort, og lagre på nytt.")
        raise InvalidInput(message, signs=" ".join(sorted(signs)))
    return tidy
