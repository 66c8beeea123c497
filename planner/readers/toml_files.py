"""The TOML files of the command line: a school, a project, the answers of a decision. Unknown keys are errors."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, BaseModel, TypeAdapter, ValidationError

from planner.domain.project import Audience, Purpose
from planner.domain.school import ConsentRules, Contact, GuardianRule, School
from planner.errors import N_, InvalidInput
from planner.readers.archive import read_file
from planner.readers.toml_models import ProjectModel, SchoolModel, problem_of, text
from planner.readers.toml_text import parsed

_Model = TypeVar("_Model", bound=BaseModel)
_LARGEST = 1_000_000


@dataclass(frozen=True)
class SiteFile:
    """The site of project.toml; people are named as on the staff list."""

    name: str
    audience: Audience
    editor: str
    address: str = ""
    platform: str = ""
    deputy: str = ""


@dataclass(frozen=True)
class ProjectFile:
    """project.toml; the class by its label."""

    title: str
    school_class: str
    purpose: str
    site: SiteFile
    starts: date
    ends: date
    reply_by: date
    purposes: tuple[Purpose, ...]


def read_school_file(path: Path) -> School:
    """Read school.toml; the school has no id yet, and what the file leaves out has the values of a new school.

    Raises:
        InvalidInput: the file can't be read, or a key is missing, unknown or wrong; the message names it.
    """
    model = _validated(path, SchoolModel)
    officer, consent = model.data_protection_officer, model.consent
    return School(
        id="",
        name=model.name,
        municipality=model.municipality,
        organisation_number=model.organisation_number,
        address=model.address,
        email=model.email,
        phone=model.phone,
        principal=model.principal,
        language=model.language,
        letter_languages=tuple(model.letter_languages),
        reply_url=model.reply_url.rstrip("/"),
        officer=Contact(officer.name, officer.email, officer.phone),
        consent=ConsentRules(
            GuardianRule(consent.guardians), consent.guardian_below, consent.pupil_alone_from, consent.valid_months
        ),
    )


def read_project_file(path: Path) -> ProjectFile:
    """Read project.toml.

    Raises:
        InvalidInput: the file can't be read, or a key is missing, unknown or wrong; the message names it.
    """
    model = _validated(path, ProjectModel)
    site = model.site
    return ProjectFile(
        title=model.title,
        school_class=model.school_class,
        purpose=model.purpose,
        site=SiteFile(site.name, Audience(site.audience), site.editor, site.address, site.platform, site.deputy),
        starts=model.starts,
        ends=model.ends,
        reply_by=model.reply_by,
        purposes=tuple(Purpose.parse(one) for one in model.purposes),
    )


def read_answers_file(path: Path) -> dict[str, str]:
    """Read answers.toml: `question = "option"`. Whether they are known is for the rule set to say.

    Raises:
        InvalidInput: the file can't be read, or an answer is no text; the message names its key.
    """
    content = _read(path)
    try:
        return TypeAdapter(dict[str, Annotated[str, AfterValidator(text(40))]]).validate_python(content, strict=True)
    except ValidationError as error:
        raise problem_of(path.name, error) from None


def _validated(path: Path, shape: type[_Model]) -> _Model:
    content = _read(path)
    try:
        return shape.model_validate(content)
    except ValidationError as error:
        raise problem_of(path.name, error) from None


def _read(path: Path) -> dict[str, Any]:
    data = read_file(path, may_be_empty=True)
    if len(data) > _LARGEST:
        raise InvalidInput(N_("{file} er for stor til å vere ei TOML-fil."), file=path.name)
    try:
        content = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InvalidInput(N_("{file} er ikkje i UTF-8. Lagre ho som UTF-8 og prøv igjen."), file=path.name) from None
    return parsed(content, path.name)
