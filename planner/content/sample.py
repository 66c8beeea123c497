"""The sample school: made-up people and projects to try the program with."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from planner.content.files import CONTENT, Table, read
from planner.domain.decision import Outcome
from planner.domain.permission import Role
from planner.domain.project import Audience, Purpose
from planner.domain.roster import RosterGuardian
from planner.domain.school import Contact, School

_FOLDER = CONTENT / "sample"
_HOMES = "heime.example"


@dataclass(frozen=True)
class SampleStaff:
    """A member of staff with the labels of their classes."""

    name: str
    role: Role
    email: str
    classes: tuple[str, ...]


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
class SampleClass:
    """A class of one grade, with the rules it has made itself, if any."""

    label: str
    grade: int
    pupils: tuple[SamplePupil, ...]
    rules: tuple[str, ...]


@dataclass(frozen=True)
class SampleAgreement:
    """What was agreed on, with whom, and how many days from today."""

    outcome: Outcome
    agreed_with: str
    on: int


@dataclass(frozen=True)
class SampleProject:
    """A project and how far it has come. Days are counted from today; people are named.

    Attributes:
        decided: whether the answers are recorded as a decision; otherwise they are a walk that isn't finished.
        letters, replied, withdrawn: the days of the letters, the replies and one withdrawal; None when there is none.
        replies, ticked: the share of letters answered and of tasks done, in per cent.
    """

    title: str
    class_label: str
    owner: str
    purpose: str
    site_name: str
    address: str
    platform: str
    audience: Audience
    editor: str
    deputy: str
    starts: int
    ends: int
    reply_by: int
    purposes: tuple[Purpose, ...]
    answers: dict[str, str]
    decided: bool
    agreed: SampleAgreement | None
    approved: bool
    letters: int | None
    replied: int | None
    replies: int
    withdrawn: int | None
    ticked: int


@dataclass(frozen=True)
class Sample:
    """The whole sample school; the first member of staff is the one who tries the program."""

    school: School
    staff: tuple[SampleStaff, ...]
    classes: tuple[SampleClass, ...]
    projects: tuple[SampleProject, ...]


@cache
def sample() -> Sample:
    """Read the sample school.

    Raises:
        ContentError: a file is missing or wrong.
    """
    school = read(_FOLDER / "school.toml")
    return Sample(
        school=_school(school),
        staff=tuple(_staff(entry) for entry in school.tables("staff")),
        classes=tuple(_class(entry) for entry in read(_FOLDER / "people.toml").tables("classes")),
        projects=tuple(_project(entry) for entry in read(_FOLDER / "projects.toml").tables("projects")),
    )


def _school(file: Table) -> School:
    officer = file.table("data_protection_officer")
    return School(
        id="",
        name=file.text("name"),
        municipality=file.text("municipality"),
        organisation_number=file.text("organisation_number"),
        address=file.text("address"),
        email=file.text("email"),
        phone=file.text("phone"),
        principal=file.text("principal"),
        language=file.text("language"),
        letter_languages=file.texts("letter_languages"),
        officer=Contact(officer.text("name"), officer.text("email"), officer.text("phone")),
        sample=True,
    )


def _staff(entry: Table) -> SampleStaff:
    entry.only(("name", "role", "email", "classes"))
    if entry.text("role") not in set(Role):
        raise entry.wrong("role")
    classes = entry.texts("classes") if "classes" in entry.values else ()
    return SampleStaff(entry.text("name"), Role(entry.text("role")), entry.text("email"), classes)


def _class(entry: Table) -> SampleClass:
    entry.only(("label", "grade", "pupils", "rules"))
    pupils = tuple(_pupil(one) for one in entry.tables("pupils"))
    rules = entry.texts("rules") if "rules" in entry.values else ()
    return SampleClass(entry.text("label"), _number(entry, "grade"), pupils, rules)


def _pupil(entry: Table) -> SamplePupil:
    entry.only(("given", "family", "born", "years_older", "never_show", "guardians"))
    month, _, day = entry.text("born").partition("-")
    if not (month.isdecimal() and day.isdecimal()):
        raise entry.wrong("born")
    return SamplePupil(
        entry.text("given"),
        entry.text("family"),
        (int(month), int(day)),
        _number(entry, "years_older", 0),
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


def _project(entry: Table) -> SampleProject:
    site, answers = entry.table("site"), entry.values.get("answers", {})
    site.only(("name", "address", "platform", "audience", "editor", "deputy"))
    return SampleProject(
        title=entry.text("title"),
        class_label=entry.text("class"),
        owner=entry.text("owner"),
        purpose=entry.text("purpose"),
        site_name=site.text("name"),
        address=site.optional("address"),
        platform=site.text("platform"),
        audience=Audience(site.text("audience")),
        editor=site.text("editor"),
        deputy=site.text("deputy"),
        starts=_number(entry, "starts"),
        ends=_number(entry, "ends"),
        reply_by=_number(entry, "reply_by"),
        purposes=tuple(Purpose.parse(text) for text in entry.texts("purposes")),
        answers={question: entry.table("answers").text(question) for question in answers},
        decided=entry.values.get("decided") is True,
        agreed=_agreement(entry.table("agreed")) if "agreed" in entry.values else None,
        approved=entry.values.get("approved") is True,
        letters=_day(entry, "letters"),
        replied=_day(entry, "replied"),
        replies=_number(entry, "replies", 0),
        withdrawn=_day(entry, "withdrawn"),
        ticked=_number(entry, "ticked", 0),
    )


def _agreement(entry: Table) -> SampleAgreement:
    entry.only(("outcome", "with", "on"))
    if entry.text("outcome") not in set(Outcome):
        raise entry.wrong("outcome")
    return SampleAgreement(Outcome(entry.text("outcome")), entry.text("with"), _number(entry, "on"))


def _day(entry: Table, name: str) -> int | None:
    return _number(entry, name) if name in entry.values else None


def _number(entry: Table, name: str, otherwise: int | None = None) -> int:
    value = entry.values.get(name, otherwise)
    if type(value) is not int:
        raise entry.wrong(name)
    return value
