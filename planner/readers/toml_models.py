"""The shape of the TOML files: which keys they take, of which type, how long, and what a wrong one is told."""

from collections.abc import Callable, Collection
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator
from pydantic_core import PydanticCustomError

from planner.domain.project import Audience, Purpose
from planner.domain.school import LETTER_LANGUAGES, NORWEGIAN, PAGE_LANGUAGES, ConsentRules, GuardianRule
from planner.errors import N_, InvalidInput
from planner.readers.cells import clean, is_email, is_web_address

_WEIGHTS = (3, 2, 7, 6, 5, 4, 3, 2, 1)
_MODULUS = 11
_SHOWN = 60
_OF_AGE = 18
_MOST_MONTHS = 48

_TOLD = {
    "extra_forbidden": N_("{file}: {key} er ikkje ein kjend nøkkel. Sjå om han er rett skriven, eller ta han bort."),
    "missing": N_("{file}: {key} manglar. Legg til nøkkelen."),
    "string_type": N_("{file}: {key} må vere tekst i hermeteikn."),
    "int_type": N_("{file}: {key} må vere eit heilt tal utan hermeteikn."),
    "date_type": N_("{file}: {key} må vere ein dato utan hermeteikn, som 2026-12-01."),
    "list_type": N_('{file}: {key} må vere ei liste, til dømes ["nn", "en"].'),
    "model_type": N_("{file}: {key} må vere ein tabell med nøklar og verdiar."),
    "empty": N_("{file}: {key} er tom. Skriv ein verdi."),
    "too_long": N_("{file}: {key} har {length} teikn. Skriv høgst {limit}."),
    "out_of_range": N_("{file}: {key} må vere frå {low} til {high}."),
    "not_one_of": N_("{file}: «{value}» er ikkje ein kjend verdi for {key}. Vel ein av desse: {options}."),
    "organisation_number": N_("{file}: {key} er ikkje eit organisasjonsnummer. Det har ni siffer; sjå over tala."),
    "email": N_("{file}: {key} er ikkje ei e-postadresse. Skriv ho som namn@example.no."),
    "web_address": N_("{file}: {key} er ikkje ei nettadresse. Skriv ho som https://www.example.no."),
    "purpose": N_(
        "{file}: formålet «{value}» er ikkje kjent. Skriv til dømes group_picture eller group_picture@press."
    ),
    "ages": N_("{file}: guardian_below kan ikkje vere høgare enn pupil_alone_from."),
}
_OTHERWISE = N_("{file}: {key} kan ikkje lesast. Sjå over verdien.")


def text(limit: int, *, lines: bool = False, required: bool = False) -> Callable[[str], str]:
    """Return a check that cleans a text and refuses one that is too long, or empty when it is required."""

    def check(value: str) -> str:
        value = clean(value, lines=lines)
        if len(value) > limit:
            raise PydanticCustomError("too_long", "too long", {"length": len(value), "limit": limit})
        if required and not value:
            raise PydanticCustomError("empty", "empty")
        return value

    return check


def one_of(options: Collection[str]) -> Callable[[str], str]:
    """Return a check that refuses all but these."""

    def check(value: str) -> str:
        if value not in options:
            told = {"value": clean(value)[:_SHOWN], "options": ", ".join(options)}
            raise PydanticCustomError("not_one_of", "not one of", told)
        return value

    return check


def between(low: int, high: int) -> Callable[[int], int]:
    """Return a check that refuses a number outside these."""

    def check(value: int) -> int:
        if not low <= value <= high:
            raise PydanticCustomError("out_of_range", "out of range", {"low": low, "high": high})
        return value

    return check


def _organisation_number(value: str) -> str:
    value = value.replace(" ", "")
    if not value:
        return ""
    digits = [int(sign) for sign in value if sign in "0123456789"]
    is_whole = len(digits) == len(value) == len(_WEIGHTS)
    if not is_whole or sum(a * b for a, b in zip(digits, _WEIGHTS, strict=True)) % _MODULUS:
        raise PydanticCustomError("organisation_number", "organisation number")
    return value


def _email(value: str) -> str:
    if value and not is_email(value):
        raise PydanticCustomError("email", "email")
    return value


def _web_address(value: str) -> str:
    if value and not is_web_address(value):
        raise PydanticCustomError("web_address", "web address")
    return value


def _purpose(value: str) -> str:
    try:
        return str(Purpose.parse(value))
    except InvalidInput:
        raise PydanticCustomError("purpose", "purpose", {"value": clean(value)[:_SHOWN]}) from None


def _not_empty(values: list[str]) -> list[str]:
    if not values:
        raise PydanticCustomError("empty", "empty")
    return list(dict.fromkeys(values))


Name = Annotated[str, AfterValidator(text(200))]
RequiredName = Annotated[str, AfterValidator(text(200, required=True))]
Phone = Annotated[str, AfterValidator(text(40))]
Email = Annotated[str, AfterValidator(text(254)), AfterValidator(_email)]
WebAddress = Annotated[str, AfterValidator(text(300)), AfterValidator(_web_address)]


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class OfficerModel(_Table):
    """[data_protection_officer]."""

    name: Name = ""
    email: Email = ""
    phone: Phone = ""


class ConsentModel(_Table):
    """[consent]."""

    guardians: Annotated[str, AfterValidator(one_of(tuple(GuardianRule)))] = ConsentRules.guardians
    guardian_below: Annotated[int, AfterValidator(between(1, _OF_AGE))] = ConsentRules.guardian_below
    pupil_alone_from: Annotated[int, AfterValidator(between(1, _OF_AGE))] = ConsentRules.pupil_alone_from
    valid_months: Annotated[int, AfterValidator(between(1, _MOST_MONTHS))] = ConsentRules.valid_months

    @model_validator(mode="after")
    def _ages_in_order(self) -> "ConsentModel":
        if self.guardian_below > self.pupil_alone_from:
            raise PydanticCustomError("ages", "ages")
        return self


class SchoolModel(_Table):
    """school.toml."""

    name: RequiredName
    municipality: Name = ""
    organisation_number: Annotated[str, AfterValidator(_organisation_number)] = ""
    address: Annotated[str, AfterValidator(text(300))] = ""
    email: Email = ""
    phone: Phone = ""
    principal: Name = ""
    language: Annotated[str, AfterValidator(one_of(NORWEGIAN))] = NORWEGIAN[0]
    letter_languages: Annotated[
        list[Annotated[str, AfterValidator(one_of(LETTER_LANGUAGES))]], AfterValidator(_not_empty)
    ] = list(PAGE_LANGUAGES)
    reply_url: WebAddress = ""
    data_protection_officer: OfficerModel = OfficerModel()
    consent: ConsentModel = ConsentModel()


class SiteModel(_Table):
    """The site of project.toml."""

    name: RequiredName
    audience: Annotated[str, AfterValidator(one_of(tuple(Audience)))]
    editor: RequiredName
    address: WebAddress = ""
    platform: Annotated[str, AfterValidator(text(40))] = ""
    deputy: Name = ""


class ProjectModel(_Table):
    """project.toml."""

    title: RequiredName
    school_class: Annotated[str, AfterValidator(text(60, required=True))] = Field(alias="class")
    purpose: Annotated[str, AfterValidator(text(2_000, lines=True))] = ""
    site: SiteModel
    starts: date
    ends: date
    reply_by: date
    purposes: Annotated[list[Annotated[str, AfterValidator(_purpose)]], AfterValidator(_not_empty)]


def problem_of(file: str, error: ValidationError) -> InvalidInput:
    """Return what to tell of a file: an unknown key before a missing one, which it is often meant to be."""
    found = min(error.errors(include_url=False), key=lambda one: one["type"] != "extra_forbidden")
    key = ".".join(str(part) for part in found["loc"] if isinstance(part, str))
    values = {name: value for name, value in found.get("ctx", {}).items() if isinstance(value, str | int)}
    return InvalidInput(_TOLD.get(found["type"], _OTHERWISE), file=file, key=clean(key)[:_SHOWN], **values)
