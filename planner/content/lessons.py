"""The library of lessons: plans, curriculum aims and materials, in each language of the pages."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import TypeVar

from planner.content.files import CONTENT, Table, read
from planner.content.texts import Texts, texts
from planner.domain.lesson import GRADES, Aim, Lesson, Phase, PupilSheet, Resource, Topic

FOLDER = CONTENT / "lessons"
T = TypeVar("T")
_LAST_OF_TEN = 10  # after it come Vg1, Vg2 and Vg3
_PHASE, _SHEET = ("title", "steps"), ("title", "intro", "items")
_LESSON = ("title", "summary", "goal", "know", "materials", "phases", "sheet", "adapt", "after")


@cache
def lessons(language: str) -> Mapping[str, Lesson]:
    """Return the lessons by id, in the order of the library: the youngest pupils first.

    Raises:
        ContentError: a file is missing or wrong; the message names file and key.
    """
    index = read(FOLDER / "lessons.toml")
    aims, resources = _aims(language), _resources(language)
    found = [_lesson(index.table(id_), id_, language, aims, resources) for id_ in index.values]
    return {one.id: one for one in sorted(found, key=lambda one: (one.grades[0], one.grades[-1], one.title))}


@cache
def topics(language: str) -> Mapping[Topic, str]:
    """Return the names of the topics.

    Raises:
        ContentError: a name is missing.
    """
    said = read(FOLDER / f"{language}.toml").table("topics")
    said.only(Topic)
    return {topic: said.text(topic) for topic in Topic}


def lesson_words(language: str) -> Texts:
    """Return what stands round a lesson, on the page as on paper: its headings and labels."""
    return texts("documents", language)


def grade_name(grade: int, language: str) -> str:
    """Return a grade as schools say it: 7. trinn, Vg1."""
    said = lesson_words(language)
    is_upper = grade > _LAST_OF_TEN
    return said("lesson.upper", grade=grade - _LAST_OF_TEN) if is_upper else said("lesson.grade", grade=grade)


def grades_name(grades: Sequence[int], language: str) -> str:
    """Return the grades from the first to the last in words: 5.–7. trinn, 9. trinn–Vg3."""
    said, first, last = lesson_words(language), grades[0], grades[-1]
    if first == last:
        return grade_name(first, language)
    if last <= _LAST_OF_TEN:
        return said("lesson.grade_span", first=first, last=last)
    return said("lesson.grade_to", first=grade_name(first, language), last=grade_name(last, language))


def aim_text(aim: Aim, language: str) -> str:
    """Return an aim with its subject, its grade and its curriculum."""
    said = lesson_words(language)
    subject, grade = said(f"lesson.subjects.{aim.subject}"), grade_name(aim.after, language)
    return said("lesson.aim", subject=subject, grade=grade, code=aim.code, text=aim.text)


def _lesson(
    entry: Table, id_: str, language: str, aims: Mapping[str, Aim], resources: Mapping[str, Resource]
) -> Lesson:
    entry.only(("topic", "grades", "minutes", "aims", "links"))
    said = read(FOLDER / id_ / f"{language}.toml")
    said.only(_LESSON)
    adapt, after = said.table("adapt"), said.table("after")
    adapt.only(("easier", "harder"))
    after.only(("reflection", "home", "surfaces"))
    return Lesson(
        id=id_,
        topic=_topic(entry),
        grades=_numbers(entry, "grades", GRADES[-1]),
        title=said.text("title"),
        summary=said.text("summary"),
        goal=said.text("goal"),
        know=said.text("know"),
        materials=said.texts("materials"),
        phases=_phases(entry, said),
        sheet=_sheet(said.table("sheet")) if "sheet" in said.values else None,
        easier=adapt.texts("easier"),
        harder=adapt.texts("harder"),
        reflection=after.texts("reflection"),
        home=after.text("home"),
        surfaces=after.text("surfaces"),
        aims=tuple(_known(entry, "aims", aims)),
        resources=tuple(_known(entry, "links", resources)),
        language=language,
    )


def _phases(entry: Table, said: Table) -> tuple[Phase, ...]:
    minutes, phases = _numbers(entry, "minutes", 90), list(said.tables("phases"))
    if len(minutes) != len(phases):
        raise entry.wrong("minutes")
    for phase in phases:
        phase.only(_PHASE)
    return tuple(Phase(one.text("title"), n, one.texts("steps")) for one, n in zip(phases, minutes, strict=True))


def _sheet(table: Table) -> PupilSheet:
    table.only(_SHEET)
    return PupilSheet(table.text("title"), table.text("intro"), table.texts("items"))


def _topic(entry: Table) -> Topic:
    topic = entry.text("topic")
    if topic not in set(Topic):
        raise entry.wrong("topic")
    return Topic(topic)


def _numbers(entry: Table, name: str, most: int) -> tuple[int, ...]:
    value = entry.values.get(name)
    if not isinstance(value, list) or not value or not all(type(one) is int and 1 <= one <= most for one in value):
        raise entry.wrong(name)
    return tuple(value)


def _known(entry: Table, name: str, known: Mapping[str, T]) -> list[T]:
    ids = entry.texts(name)
    if not set(ids) <= known.keys():
        raise entry.wrong(name)
    return [known[one] for one in ids]


def _aims(language: str) -> Mapping[str, Aim]:
    file, said = read(FOLDER / "aims.toml"), read(FOLDER / f"{language}.toml").table("aims")
    said.only(file.values)
    found = {}
    for id_ in file.values:
        entry = file.table(id_)
        entry.only(("subject", "after", "code", "since"))
        after = entry.values.get("after")
        if after not in GRADES:
            raise entry.wrong("after")
        found[id_] = Aim(id_, entry.text("subject"), after, entry.text("code"), entry.text("since"), said.text(id_))
    return found


def _resources(language: str) -> Mapping[str, Resource]:
    file, said = read(FOLDER / "links.toml"), read(FOLDER / f"{language}.toml").table("links")
    said.only(file.values)
    found = {}
    for id_ in file.values:
        entry = file.table(id_)
        entry.only(("name", "address"))
        found[id_] = Resource(id_, entry.text("name"), entry.text("address"), said.text(id_))
    return found
