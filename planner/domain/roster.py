"""Rosters: what a file says of pupils and guardians, and what it would change at the school."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum, auto

_MAIN_CLASS = re.compile(
    r"(vg *)?\d{1,2}(\.? ?[-–/+] ?\d{1,2})?\.?( ?[a-zæøå]{1,5}\d?| ?(trinn|klasse))?", re.IGNORECASE
)
_LEADING = re.compile(r"(\d{1,2})(?:\.? ?[-–/+] ?(\d{1,2}))?(?!\d)\.? ?(trinn|klasse|[A-ZÆØÅ]*)", re.IGNORECASE)
_TRAILING = re.compile(r".* (\d{1,2})[A-ZÆØÅ]")
_VG = re.compile(r"vg *([1-3])(?!\d)", re.IGNORECASE)
_LAST_GRADE = 13
_BEFORE_VG1 = 10
_VG3 = 3
_PARALLELS = "ABCDEFGHIJ"


class RosterSource(StrEnum):
    """The formats a roster comes in."""

    ONEROSTER_11 = "OneRoster 1.1"
    ONEROSTER_12 = "OneRoster 1.2"
    SDS = "Microsoft SDS 2.1"
    TABLE = auto()


@dataclass(frozen=True)
class RowError:
    """What is wrong with one row and what to write instead, in Nynorsk with {named} places that `values` fill.

    Attributes:
        row: the number a person sees in a spreadsheet; the heading is row 1.
        column: the heading as it stands in the file.
    """

    file: str
    row: int
    column: str
    message: str
    values: Mapping[str, object] = field(default_factory=dict)

    def in_words(self, words: Callable[..., str]) -> str:
        """Return the message in the language of the words, its places filled."""
        return words(self.message, **self.values)


@dataclass(frozen=True)
class RosterClass:
    """A class as a file names it; the school year is that of the day it is imported."""

    label: str
    grades: tuple[int, ...] = ()
    external_id: str = ""


@dataclass(frozen=True)
class RosterGuardian:
    """A guardian as a file names them. None and empty mean that the file doesn't say; language "" is the school's."""

    name: str
    position: int
    external_id: str = ""
    email: str = ""
    phone: str = ""
    language: str | None = None
    responsibility: bool | None = None
    address: str = ""
    postal_code: str = ""
    town: str = ""


@dataclass(frozen=True)
class RosterPupil:
    """A pupil as a file names them. None and empty mean that the file doesn't say; language "" is the school's.

    Attributes:
        classes: the labels of the classes the pupil is in.
        guardian_places: how many guardians the file has room for: it says nothing of those beyond.
    """

    file: str
    row: int
    given_name: str
    family_name: str
    classes: tuple[str, ...]
    external_id: str = ""
    birth_date: date | None = None
    language: str | None = None
    never_show: bool | None = None
    guardians: tuple[RosterGuardian, ...] = ()
    guardian_places: int = 0

    @property
    def name_key(self) -> str:
        """What makes two names the same."""
        return name_key(f"{self.given_name} {self.family_name}")


@dataclass(frozen=True)
class RosterTeacher:
    """A teacher as a file names them, with the labels of their classes."""

    name: str
    email: str
    classes: tuple[str, ...]


@dataclass(frozen=True)
class Roster:
    """What a file holds: the rows that can be used, and what is wrong with the others.

    Attributes:
        warnings: what isn't kept of rows that can be used.
        rejected: what could be read of the rows with errors, so that nobody they may be about is taken to have left.
        headings: the contract's column name to the heading as it stands in the file.
    """

    source: RosterSource
    pupils: tuple[RosterPupil, ...]
    classes: tuple[RosterClass, ...]
    teachers: tuple[RosterTeacher, ...] = ()
    errors: tuple[RowError, ...] = ()
    warnings: tuple[RowError, ...] = ()
    rejected: tuple[RosterPupil, ...] = ()
    headings: Mapping[str, str] = field(default_factory=dict)


def name_key(name: str) -> str:
    """Return what makes two names the same: case and spaces don't count."""
    return " ".join(name.casefold().split())


def class_key(label: str) -> str:
    """Return what makes two labels the same class: 7B, 7b and 7 B are one."""
    return "".join(label.casefold().split())


def is_main_class(label: str) -> bool:
    """Whether a pupil has only one such class (7B, 1-2, 1STA), unlike a group in a subject (Spansk 9, Valfag)."""
    return _MAIN_CLASS.fullmatch(label.strip()) is not None


def grades_of(label: str) -> tuple[int, ...]:
    """Return the grades a class label tells, Vg1 as 11: 7B is (7,), 1-2 is (1, 2), 1STA is (11,), Valfag is ()."""
    label = label.strip()
    if upper := _VG.match(label):
        return (_BEFORE_VG1 + int(upper[1]),)
    if trailing := _TRAILING.fullmatch(label):
        return _known_grades(int(trailing[1]), int(trailing[1]))
    leading = _LEADING.match(label)
    if not leading:
        return ()
    first, last = int(leading[1]), int(leading[2] or leading[1])
    if leading[2] is None and _is_programme(leading[3]) and first <= _VG3:
        first = last = first + _BEFORE_VG1
    return _known_grades(first, last)


def _is_programme(letters: str) -> bool:
    return len(letters) > 1 and letters.lower() not in {"trinn", "klasse"} and letters.upper() not in _PARALLELS


def _known_grades(first: int, last: int) -> tuple[int, ...]:
    return tuple(range(first, last + 1)) if 1 <= first <= last <= _LAST_GRADE else ()
