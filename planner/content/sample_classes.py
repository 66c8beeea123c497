"""The classes of the sample school: made-up pupils with their guardians, their lessons and their rules."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from planner.content.files import CONTENT, Table, read
from planner.domain.roster import RosterGuardian

_HOMES = "heime.example"


@dataclass(frozen=True)
class SamplePupil:
    """A pupil; `born` is month and day, the year follows the grade, less `years_older`."""

    given_name: str
    family_name: str
    born: tuple[int, int]
    years_older: int
    never_show: bool
    guardians: tuple[RosterGuardian, ...]


@dataclass(frozen=True)
class SampleLesson:
    """A lesson of a class so many days from today: held when there are minutes, else planned."""

    lesson: str
    day: int
    minutes: int
    worked: str


@dataclass(frozen=True)
class SampleClass:
    """A class of one grade, with its lessons this year and the rules it has made itself, if any."""

    label: str
    grade: int
    pupils: tuple[SamplePupil, ...]
    rules: tuple[str, ...]
    lessons: tuple[SampleLesson, ...]


def sample_classes() -> tuple[SampleClass, ...]:
    """Read the classes.

    Raises:
        ContentError: the file is missing or wrong.
    """
    return tuple(map(_class, read(CONTENT / "sample" / "people.toml").tables("classes")))


def number(entry: Table, name: str, otherwise: int | None = None) -> int:
    """Return a whole number, or another when the key isn't there.

    Raises:
        ContentError: it isn't one.
    """
    value = entry.values.get(name, otherwise)
    if type(value) is not int:
        raise entry.wrong(name)
    return value


def _class(entry: Table) -> SampleClass:
    entry.only(("label", "grade", "pupils", "rules", "lessons"))
    pupils = tuple(_pupil(one) for one in entry.tables("pupils"))
    rules = entry.texts("rules") if "rules" in entry.values else ()
    lessons = tuple(map(_lesson, entry.tables("lessons") if "lessons" in entry.values else ()))
    return SampleClass(entry.text("label"), number(entry, "grade"), pupils, rules, lessons)


def _lesson(entry: Table) -> SampleLesson:
    entry.only(("lesson", "day", "minutes", "worked"))
    minutes = number(entry, "minutes") if "minutes" in entry.values else 0
    return SampleLesson(entry.text("lesson"), number(entry, "day"), minutes, entry.optional("worked"))


def _pupil(entry: Table) -> SamplePupil:
    entry.only(("given", "family", "born", "years_older", "never_show", "guardians"))
    month, _, day = entry.text("born").partition("-")
    if not (month.isdecimal() and day.isdecimal()):
        raise entry.wrong("born")
    return SamplePupil(
        entry.text("given"),
        entry.text("family"),
        (int(month), int(day)),
        number(entry, "years_older", 0),
        entry.values.get("never_show") is True,
        tuple(_guardian(one, place) for place, one in enumerate(entry.tables("guardians"), start=1)),
    )


def _guardian(entry: Table, position: int) -> RosterGuardian:
    entry.only(("name", "language", "responsibility"))
    says = entry.values.get("responsibility", True)
    name = entry.text("name")
    return RosterGuardian(
        name=name,
        position=position,
        email=f"{'.'.join(_plain_words(name))}@{_HOMES}",
        language=entry.text("language"),
        responsibility=says if isinstance(says, bool) else None,
    )


def _plain_words(name: str) -> Iterator[str]:
    letters = unicodedata.normalize("NFKD", name.casefold().translate(_WITHOUT_PARTS))
    for word in letters.split():
        yield "".join(sign for sign in word if sign.isascii() and (sign.isalnum() or sign == "-"))


_WITHOUT_PARTS = str.maketrans({"ø": "o", "æ": "ae", "ł": "l", "ı": "i", "đ": "d", "ß": "ss"})
