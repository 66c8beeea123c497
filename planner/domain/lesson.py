"""Lessons: the plans of the library, when a class has them, and how far a school has come."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum, auto

from planner.domain.school import Pupil, SchoolClass, school_year_of
from planner.errors import N_, InvalidInput

_SHORTEST_NAME = 3
LONGEST_LESSON = 300
_LONGEST_NOTE = 2000
# The grades after which the curriculum has aims; those of Vg1 serve all of upper secondary.
_AIMS_AFTER = (2, 4, 7, 10, 11)
GRADES = tuple(range(1, 14))


class Topic(StrEnum):
    """What a lesson is about; each counts once in the coverage."""

    NETIQUETTE = auto()
    BULLYING = auto()
    PRIVACY = auto()
    PICTURES = auto()
    SOURCES = auto()
    DISCUSSION = auto()


# What a class should have had before its site opens.
BEFORE_A_SITE_OPENS = frozenset({Topic.NETIQUETTE, Topic.BULLYING})


@dataclass(frozen=True)
class Phase:
    """A part of a lesson: what the teacher and the pupils do."""

    title: str
    minutes: int
    steps: tuple[str, ...]


@dataclass(frozen=True)
class PupilSheet:
    """What each pupil gets on paper; an item may end with {lines:N}, room for a written answer."""

    title: str
    intro: str
    items: tuple[str, ...]


@dataclass(frozen=True)
class Aim:
    """An aim of the curriculum, in words of our own: a summary, not a quotation.

    Attributes:
        after: the grade after which pupils should reach it.
        code: of the curriculum of the subject.
        since: the school year it is for, as year and month.
    """

    id: str
    subject: str
    after: int
    code: str
    since: str
    text: str


@dataclass(frozen=True)
class Resource:
    """Material of others that a lesson names: only linked."""

    id: str
    name: str
    address: str
    purpose: str


@dataclass(frozen=True)
class Lesson:
    """A plan that is ready to hold: one of the library, or a school's copy of one.

    Attributes:
        language: of its texts.
        origin_id: the lesson of the library that a copy was made from; empty for the library's own.
    """

    id: str
    topic: Topic
    grades: tuple[int, ...]
    title: str
    summary: str
    goal: str
    know: str
    materials: tuple[str, ...]
    phases: tuple[Phase, ...]
    sheet: PupilSheet | None
    easier: tuple[str, ...]
    harder: tuple[str, ...]
    reflection: tuple[str, ...]
    home: str
    surfaces: str
    aims: tuple[Aim, ...]
    resources: tuple[Resource, ...]
    language: str = ""
    origin_id: str = ""

    @property
    def minutes(self) -> int:
        """How long it takes."""
        return sum(phase.minutes for phase in self.phases)

    @property
    def family(self) -> str:
        """The id that a lesson of the library and the school's copies of it have in common."""
        return self.origin_id or self.id


@dataclass(frozen=True)
class ClassLesson:
    """A lesson in a class's year: planned, and held when `held_on` is there.

    Attributes:
        minutes: how long it took; 0 until it is held.
        worked: what worked and what to do otherwise next time; never about a pupil.
        teacher_id: who planned or held it; None for the local operator.
    """

    id: str
    school_id: str
    class_id: str
    lesson_id: str
    planned_on: date | None = None
    held_on: date | None = None
    minutes: int = 0
    worked: str = ""
    teacher_id: str | None = None

    @property
    def is_held(self) -> bool:
        """Whether it has been held."""
        return self.held_on is not None

    @property
    def day(self) -> date | None:
        """The day it was held, or is to be."""
        return self.held_on or self.planned_on


def lessons_for(
    lessons: Iterable[Lesson], grade: int | None, topic: Topic | None, most: int | None, aim: str | None = None
) -> list[Lesson]:
    """Return the lessons that fit a grade, a topic, a number of minutes and an aim's id; None asks for nothing."""
    return [
        lesson
        for lesson in lessons
        if (grade is None or grade in lesson.grades)
        and (topic is None or lesson.topic is topic)
        and (most is None or lesson.minutes <= most)
        and (aim is None or aim in {one.id for one in lesson.aims})
    ]


def aims_of(lessons: Iterable[Lesson], grade: int | None) -> list[Aim]:
    """Return the aims of lessons, by subject and grade; with a grade, only those that its pupils work towards."""
    last = next((one for one in _AIMS_AFTER if one >= grade), _AIMS_AFTER[-1]) if grade else None
    found = {aim.id: aim for lesson in lessons for aim in lesson.aims if last is None or aim.after == last}
    return sorted(found.values(), key=lambda aim: (aim.subject, aim.after))


def check_held(held_on: date, minutes: int, worked: str, today: date) -> None:
    """Refuse a record of a lesson that can't be true.

    Raises:
        InvalidInput: the day hasn't come or is of another school year, or the minutes or the note make no lesson.
    """
    if held_on > today:
        raise InvalidInput(N_("Timen kan ikkje vere halden {day}: Den dagen har ikkje vore enno."), day=held_on)
    if school_year_of(held_on) != school_year_of(today):
        raise InvalidInput(N_("{day} høyrer til eit anna skuleår. Vel ein dag i dette skuleåret."), day=held_on)
    if not 1 <= minutes <= LONGEST_LESSON:
        raise InvalidInput(N_("Skriv kor mange minutt timen tok, frå 1 til {most}."), most=LONGEST_LESSON)
    if len(worked) > _LONGEST_NOTE:
        raise InvalidInput(N_("Notatet er for langt. Skriv det kortare, høgst {most} teikn."), most=_LONGEST_NOTE)


def names_in(text: str, pupils: Iterable[Pupil]) -> tuple[str, ...]:
    """Return the pupils' given and family names that a text has as words, in the order of the list.

    A gentle check: a word such as «Dale» may be a place, so the text is not refused for it.
    """
    words = {word.casefold() for word in re.findall(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*", text)}
    # The genitive counts too: Adas, Jonas'.
    words |= {word.rstrip("'’").removesuffix("s") for word in words}
    found: dict[str, None] = {}
    for pupil in pupils:
        for name in (*pupil.given_name.split(), *pupil.family_name.split()):
            if len(name) >= _SHORTEST_NAME and name.casefold() in words:
                found[name] = None
    return tuple(found)


def coverage(
    classes: Iterable[SchoolClass], held: Iterable[ClassLesson], topic_of: Mapping[str, Topic]
) -> dict[int, dict[Topic, int]]:
    """Return how many lessons each grade has had on each topic; a class of several grades counts for each of them.

    Args:
        classes: of one school year.
        held: what they have had; lessons that are only planned don't count.
        topic_of: the topic of each lesson of the library.
    """
    of_class = {one.id: one for one in classes}
    found = {grade: dict.fromkeys(Topic, 0) for one in of_class.values() for grade in sorted(set(one.grades))}
    for one in held:
        topic = topic_of.get(one.lesson_id)
        if one.is_held and topic and one.class_id in of_class:
            for grade in set(of_class[one.class_id].grades):
                found[grade][topic] += 1
    return dict(sorted(found.items()))


def suggestion(lessons: Iterable[Lesson], school_class: SchoolClass, had: Iterable[ClassLesson]) -> Lesson | None:
    """Return the lesson a class should have next: one that it hasn't had or planned, on the topic it has least of.

    It is always one of the library: who has held a school's copy has held its origin, and the other way round.
    """
    lessons = list(lessons)
    ids = {one.lesson_id for one in had}
    families = {lesson.family for lesson in lessons if lesson.id in ids}
    topics = [lesson.topic for lesson in lessons if lesson.id in families]
    fit = [
        one
        for one in lessons
        if not one.origin_id and one.id not in families and set(one.grades) & set(school_class.grades)
    ]
    order = list(Topic)
    return min(fit, key=lambda one: (topics.count(one.topic), order.index(one.topic), one.minutes), default=None)
