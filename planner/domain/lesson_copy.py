"""A school's own copy of a lesson: what may be changed in it, and whether its origin has changed since."""

import json
import unicodedata
from dataclasses import asdict, dataclass, fields, replace
from datetime import datetime
from hashlib import sha256

from planner.domain.lesson import LONGEST_LESSON, Lesson, Phase
from planner.errors import N_, InvalidInput

_LONGEST = {"title": 120, "summary": 400, "goal": 600, "know": 2000, "home": 2000}
_LONGEST_LINE = 800
_MOST_LINES = 20
_MOST_PHASES = 12
# Signs that come along when a text is pasted and mean nothing: soft hyphen, zero-width space, word joiner, BOM.
_NOTHING = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
_HIDDEN = frozenset({"Cc", "Cf", "Co", "Cs"})


@dataclass(frozen=True)
class LessonText:
    """What a school may change in its copy; all else, such as the duty to act, stays the origin's."""

    title: str
    summary: str
    goal: str
    know: str
    materials: tuple[str, ...]
    phases: tuple[Phase, ...]
    reflection: tuple[str, ...]
    home: str


@dataclass(frozen=True)
class AdaptedLesson:
    """A school's copy of a lesson.

    Attributes:
        origin_hash: the fingerprint of what the origin said when the copy was last compared with it.
        language: of its texts.
        changed_by: whose copy it is; None for the local operator.
    """

    id: str
    school_id: str
    origin_id: str
    origin_hash: str
    language: str
    content: LessonText
    changed_by: str | None
    changed_at: datetime


def text_of(lesson: Lesson) -> LessonText:
    """Return what of a lesson a copy may change."""
    return LessonText(**{field.name: getattr(lesson, field.name) for field in fields(LessonText)})


def as_lesson(copy: AdaptedLesson, origin: Lesson) -> Lesson:
    """Return a copy as the lesson it is for all other purposes."""
    changed = {field.name: getattr(copy.content, field.name) for field in fields(LessonText)}
    return replace(origin, id=copy.id, origin_id=origin.id, **changed)


def fingerprint(origin: Lesson) -> str:
    """Return the sha256 of what a copy takes from its origin; the rest follows the origin by itself."""
    told = json.dumps(asdict(text_of(origin)), ensure_ascii=False, sort_keys=True)
    return sha256(told.encode()).hexdigest()


def checked(text: LessonText) -> LessonText:
    """Return a copy's text tidied: no space too many, no empty lines, no phase without a title and steps.

    Raises:
        InvalidInput: a part is missing or too long, the minutes make no lesson, or there are signs nobody can see.
    """
    tidy = LessonText(
        title=_tidy(text.title),
        summary=_tidy(text.summary),
        goal=_tidy(text.goal),
        know=_tidy(text.know),
        materials=_lines(text.materials),
        phases=tuple(
            Phase(_tidy(one.title), one.minutes, _lines(one.steps))
            for one in text.phases
            if _tidy(one.title) or _lines(one.steps)
        ),
        reflection=_lines(text.reflection),
        home=_tidy(text.home),
    )
    _check_lengths(tidy)
    _check_phases(tidy.phases)
    return tidy


def words_of(text: LessonText) -> tuple[str, ...]:
    """Return every text of a copy."""
    steps = (each for one in text.phases for each in (one.title, *one.steps))
    return (text.title, text.summary, text.goal, text.know, text.home, *text.materials, *text.reflection, *steps)


def _check_lengths(text: LessonText) -> None:
    if not all(getattr(text, name) for name in _LONGEST):
        raise InvalidInput(N_("Skriv noko i alle felta: tittel, kort om timen, mål, det du må vite, og beskjed heim."))
    for name, most in _LONGEST.items():
        _check_length(getattr(text, name), most)
    for lines in (text.materials, text.reflection, *(one.steps for one in text.phases)):
        if len(lines) > _MOST_LINES:
            raise InvalidInput(N_("Ei liste kan ha høgst {most} linjer. Slå saman nokre av dei."), most=_MOST_LINES)
    for line in words_of(text):
        _check_length(line, max(_LONGEST.values()) if line in {text.know, text.home} else _LONGEST_LINE)
        if any(unicodedata.category(sign) in _HIDDEN for sign in line):
            message = N_(
                "Det står usynlege styreteikn i «{start} …». Skriv teksten på nytt i staden for å lime han inn."
            )
            raise InvalidInput(message, start=_start(line))


def _check_length(text: str, most: int) -> None:
    if len(text) > most:
        message = N_("Teksten «{start} …» er for lang. Skriv kortare, høgst {most} teikn.")
        raise InvalidInput(message, start=_start(text), most=most)


def _start(text: str) -> str:
    return "".join(sign for sign in text[:30] if unicodedata.category(sign) not in _HIDDEN)


def _check_phases(phases: tuple[Phase, ...]) -> None:
    if not 1 <= len(phases) <= _MOST_PHASES:
        raise InvalidInput(N_("Ein time må ha frå 1 til {most} delar."), most=_MOST_PHASES)
    for number, one in enumerate(phases, 1):
        if not (one.title and one.steps):
            raise InvalidInput(N_("Del {n} må ha både ein tittel og det de skal gjere."), n=number)
        if one.minutes < 1:
            raise InvalidInput(N_("Skriv kor mange minutt del {n} tar."), n=number)
    if sum(one.minutes for one in phases) > LONGEST_LESSON:
        raise InvalidInput(
            N_("Delane tar til saman meir enn {most} minutt. Kort ned nokre av dei."), most=LONGEST_LESSON
        )


def _tidy(text: str) -> str:
    return " ".join(text.translate(_NOTHING).split())


def _lines(lines: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(tidied for line in lines if (tidied := _tidy(line).removeprefix("- ").strip()))
