"""What the rows of a list of sites become: compared with the school's staff, classes and addresses, one by one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TypeVar
from urllib.parse import urlsplit

from planner.checks.guard import Guard
from planner.content.platforms import platform_of, platforms
from planner.domain.permission import Actor
from planner.domain.project import Audience
from planner.domain.roster import RowError, class_key
from planner.domain.school import PAGE_LANGUAGES, school_year_of
from planner.domain.site import MadeBy
from planner.domain.site_address import SiteAddress, same_site_key, tidy
from planner.domain.site_import import ListedSite, SiteList
from planner.errors import N_
from planner.i18n import Words
from planner.readers.cells import is_web_address
from planner.services.public_list import MADE_BY
from planner.services.site_changes import SiteDetails, audience_when_unknown
from planner.services.site_labels import AUDIENCE_WORDS
from planner.services.site_people import site_people
from planner.services.sites import known_addresses
from planner.storage import Session, people

_Value = TypeVar("_Value")
_SHOWN = 60
# As people write it in lists of their own, beside our own words.
_AUDIENCES = {
    "open": Audience.WORLD,
    "ope": Audience.WORLD,
    "åpen": Audience.WORLD,
    "åpent": Audience.WORLD,
    "alle": Audience.WORLD,
    "lukka": Audience.CLASS,
    "lukket": Audience.CLASS,
    "closed": Audience.CLASS,
    "klassen": Audience.CLASS,
    "skulen": Audience.SCHOOL,
    "skolen": Audience.SCHOOL,
    "passord": Audience.PASSWORD_LINK,
    "lenke": Audience.UNLISTED_LINK,
}
_MADE_BY = {
    "tilsette": MadeBy.STAFF,
    "ansatte": MadeBy.STAFF,
    "lærar": MadeBy.STAFF,
    "lærer": MadeBy.STAFF,
    "elevar": MadeBy.PUPILS,
    "elever": MadeBy.PUPILS,
    "begge": MadeBy.BOTH,
}


@dataclass(frozen=True)
class PlannedSite:
    """A row as it would be imported.

    Attributes:
        editor: the editor's name.
        audience, platform: as they would stand in the register.
        known: the sites of the register with the same address.
        twin: the earlier row of the file with the same address, or None.
    """

    listed: ListedSite
    details: SiteDetails
    editor: str
    platform: str
    audience: Audience
    known: tuple[SiteAddress, ...] = ()
    twin: int | None = None


class SitePlanner:
    """Compares rows with the school: who works there, its classes, and the addresses it has.

    Attributes:
        errors, warnings: of the rows planned so far.
    """

    def __init__(self, session: Session, actor: Actor, school_id: str, listed: SiteList, today: date) -> None:
        self.actor = actor
        self.headings = listed.headings
        self.errors: list[RowError] = []
        self.warnings: list[RowError] = []
        self.known = known_addresses(session, actor)
        self.rows: dict[str, int] = {}
        staff = site_people(session, actor)
        self.names = {one.id: one.name for one in staff}
        self.staff = _by_word((word, one.id) for one in staff for word in (one.name, one.email) if word)
        classes = people.classes(session, school_id, school_year_of(today))
        self.classes = {class_key(one.label): one.id for one in classes}

    def plan(self, one: ListedSite) -> PlannedSite | None:
        """Return a row as a site, or None when it has errors, which are noted."""
        before = len(self.errors)
        address = self._address(one)
        audience = self._word(one, "kven_kan_sja", one.audience, _audiences())
        made_by = self._word(one, "laga_av", one.made_by, _made_by())
        platform = _platforms().get(one.platform.casefold()) or platform_of(address).id
        editor = self._person(one, "redaktor", one.editor) or self.actor.id
        deputy = self._person(one, "vararedaktor", one.deputy)
        if len(self.errors) > before:
            return None
        details = SiteDetails(
            address=address,
            name=one.name,
            platform=platform,
            audience=audience,
            editor_id=editor,
            deputy_id=None if deputy == editor else deputy,
            class_id=self._class(one),
            subject=one.subject,
            made_by=made_by or MadeBy.STAFF,
            ends=one.ends,
            is_public=bool(one.is_public),
        )
        key = same_site_key(address)
        twin = self.rows.setdefault(key, one.row)
        return PlannedSite(
            one,
            details,
            self.names.get(editor, self.actor.name),
            platform,
            audience or audience_when_unknown(platform),
            self.known.get(key, ()),
            None if twin == one.row else twin,
        )

    def _address(self, one: ListedSite) -> str:
        address = tidy(one.address)
        if not is_web_address(address):
            self._fault(
                one,
                "adresse",
                N_("«{value}» er ikkje ei nettadresse. Skriv ho som https://www.example.no."),
                one.address,
            )
        elif is_private(address):
            self._fault(
                one,
                "adresse",
                N_("«{value}» finst berre på ei maskin eller eit nett hos dykk. Ta bort rada."),
                one.address,
            )
        return address

    def _word(self, one: ListedSite, column: str, said: str, known: Mapping[str, _Value]) -> _Value | None:
        found = known.get(said.casefold())
        if said and found is None:
            self._fault(
                one, column, N_("Vi kjenner ikkje «{value}». Skriv det slik det står på sida Nettstader."), said
            )
        return found

    def _person(self, one: ListedSite, column: str, said: str) -> str | None:
        found = self.staff.get(said.casefold())
        if said and found is None:
            self._warn(one, column, N_("«{value}» står ikkje på lista over tilsette."), said)
        return found

    def _class(self, one: ListedSite) -> str | None:
        found = self.classes.get(class_key(one.class_label)) if one.class_label else None
        if one.class_label and found is None:
            self._warn(one, "klasse", N_("Klasse «{value}» finst ikkje i år."), one.class_label)
        return found

    def _fault(self, one: ListedSite, column: str, message: str, value: str) -> None:
        self.errors.append(self._report(one, column, message, value))

    def _warn(self, one: ListedSite, column: str, message: str, value: str) -> None:
        self.warnings.append(self._report(one, column, message, value))

    def _report(self, one: ListedSite, column: str, message: str, value: str) -> RowError:
        heading = self.headings.get(column, column)
        return RowError(one.file, one.row, heading, message, {"value": value[:_SHOWN]})


def is_private(address: str) -> bool:
    """Whether an address leads to a machine or network of somebody's own rather than to the web."""
    parts = urlsplit(address)
    port = parts.port or (443 if parts.scheme == "https" else 80)
    return Guard().problem(parts.scheme, parts.username, parts.hostname, port) is not None


def _by_word(pairs: Iterable[tuple[str, _Value]]) -> dict[str, _Value]:
    """Return values by their words without case; a word that two share means neither."""
    found: dict[str, _Value] = {}
    shared = set()
    for word, value in pairs:
        if found.setdefault(word.casefold(), value) != value:
            shared.add(word.casefold())
    return {word: value for word, value in found.items() if word not in shared}


@cache
def _platforms() -> Mapping[str, str]:
    every = [one for language in PAGE_LANGUAGES for one in platforms(language).values()]
    return _by_word((word, one.id) for one in every for word in (one.id, one.name))


@cache
def _audiences() -> Mapping[str, Audience]:
    ours = ((said, one) for one, word in AUDIENCE_WORDS.items() for said in (str(one), *_in_languages(word)))
    return _AUDIENCES | _by_word(ours)


@cache
def _made_by() -> Mapping[str, MadeBy]:
    ours = ((said, one) for one, word in MADE_BY.items() for said in (str(one), *_in_languages(word)))
    return _MADE_BY | _by_word(ours)


def _in_languages(word: str) -> Iterable[str]:
    return (Words(language)(word) for language in PAGE_LANGUAGES)
