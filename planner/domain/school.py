"""A school and its people: staff, classes, pupils and guardians."""

import unicodedata
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum, auto

from planner.domain.permission import Role

PAGE_LANGUAGES = ("nn", "nb", "en")
LETTER_LANGUAGES = ("nn", "nb", "en", "se", "pl", "uk", "ar", "lt", "so", "ti", "fa", "ur", "tr", "de")
NORWEGIAN = ("nn", "nb")
_FIRST_MONTH_OF_SCHOOL_YEAR = 8
_AFTER_Z = str.maketrans({"æ": "{", "ä": "{", "ø": "|", "ö": "|", "å": "}"})


class GuardianRule(StrEnum):
    """Whose yes is needed when a pupil has more than one guardian with responsibility."""

    ALL = auto()
    ONE = auto()


@dataclass(frozen=True)
class ConsentRules:
    """The school's choices for consent (design section 4; ages in whole years, validity in months)."""

    guardians: GuardianRule = GuardianRule.ALL
    guardian_below: int = 15
    pupil_alone_from: int = 18
    valid_months: int = 12


@dataclass(frozen=True)
class Contact:
    """A person or office people can reach."""

    name: str = ""
    email: str = ""
    phone: str = ""


@dataclass(frozen=True)
class School:
    """A school as its letters and pages name it."""

    id: str
    name: str
    municipality: str = ""
    organisation_number: str = ""
    address: str = ""
    email: str = ""
    phone: str = ""
    principal: str = ""
    language: str = "nn"
    letter_languages: tuple[str, ...] = PAGE_LANGUAGES
    reply_url: str = ""
    officer: Contact = field(default_factory=Contact)
    consent: ConsentRules = field(default_factory=ConsentRules)
    sample: bool = False

    @property
    def has_contact(self) -> bool:
        """Whether a guardian who reads a letter can reach the school."""
        return bool(self.email or self.phone)


@dataclass(frozen=True)
class Staff:
    """A member of staff; `language` is their own choice of page language, empty for the school's."""

    id: str
    school_id: str
    name: str
    role: Role
    email: str = ""
    language: str = ""
    active: bool = True


@dataclass(frozen=True)
class SchoolClass:
    """A class in one school year (the year it starts): its label and the grades of its pupils (11 is Vg1)."""

    id: str
    school_id: str
    school_year: int
    label: str
    grades: tuple[int, ...] = ()


@dataclass(frozen=True)
class Guardian:
    """One pupil's guardian. `responsibility` None means unknown, which counts as having it."""

    id: str
    pupil_id: str
    position: int
    name: str
    email: str = ""
    phone: str = ""
    language: str = ""
    responsibility: bool | None = None
    address: str = ""
    postal_code: str = ""
    town: str = ""

    @property
    def is_responsible(self) -> bool:
        """Whether the guardian's answer counts."""
        return self.responsibility is not False


@dataclass(frozen=True)
class Pupil:
    """A pupil. `never_show` says nothing about why, and is read only by those who may."""

    id: str
    school_id: str
    given_name: str
    family_name: str
    birth_date: date | None = None
    external_id: str = ""
    language: str = ""
    never_show: bool = False
    left_on: date | None = None

    @property
    def name(self) -> str:
        """The name as people say it."""
        return f"{self.given_name} {self.family_name}".strip()

    @property
    def list_order(self) -> tuple[str, str]:
        """The key of the class list: family name, then given name, in Norwegian order."""
        return name_order(self.family_name), name_order(self.given_name)

    def age_on(self, day: date) -> int | None:
        """Return the age in whole years, or None when the birth date isn't known."""
        if self.birth_date is None:
            return None
        had_birthday = (day.month, day.day) >= (self.birth_date.month, self.birth_date.day)
        return day.year - self.birth_date.year - (not had_birthday)


def name_order(name: str) -> str:
    """Return a key that sorts names as a Norwegian class list does: accents ignored, æ ø å after z, and aa as å."""
    kept = name.casefold().replace("aa", "å").translate(_AFTER_Z)
    return "".join(sign for sign in unicodedata.normalize("NFKD", kept) if not unicodedata.combining(sign))


def school_year_of(day: date) -> int:
    """Return the year in which the school year of this day began; it begins on 1 August."""
    return day.year if day.month >= _FIRST_MONTH_OF_SCHOOL_YEAR else day.year - 1


def school_year_name(start: int) -> str:
    """Return a school year as people write it, such as 2026/27."""
    return f"{start}/{(start + 1) % 100:02d}"
