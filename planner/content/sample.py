"""The sample school: made-up people and projects to try the program with."""

from dataclasses import dataclass
from functools import cache

from planner.content.files import CONTENT, Table, read
from planner.content.sample_classes import SampleClass, number, sample_classes
from planner.domain.decision import Outcome
from planner.domain.permission import Role
from planner.domain.project import Audience, Purpose
from planner.domain.school import Contact, School

_FOLDER = CONTENT / "sample"


@dataclass(frozen=True)
class SampleStaff:
    """A member of staff with the labels of their classes."""

    name: str
    role: Role
    email: str
    classes: tuple[str, ...]


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
        classes=sample_classes(),
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
        starts=number(entry, "starts"),
        ends=number(entry, "ends"),
        reply_by=number(entry, "reply_by"),
        purposes=tuple(Purpose.parse(text) for text in entry.texts("purposes")),
        answers={question: entry.table("answers").text(question) for question in answers},
        decided=entry.values.get("decided") is True,
        agreed=_agreement(entry.table("agreed")) if "agreed" in entry.values else None,
        approved=entry.values.get("approved") is True,
        letters=_day(entry, "letters"),
        replied=_day(entry, "replied"),
        replies=number(entry, "replies", 0),
        withdrawn=_day(entry, "withdrawn"),
        ticked=number(entry, "ticked", 0),
    )


def _agreement(entry: Table) -> SampleAgreement:
    entry.only(("outcome", "with", "on"))
    if entry.text("outcome") not in set(Outcome):
        raise entry.wrong("outcome")
    return SampleAgreement(Outcome(entry.text("outcome")), entry.text("with"), number(entry, "on"))


def _day(entry: Table, name: str) -> int | None:
    return number(entry, name) if name in entry.values else None
