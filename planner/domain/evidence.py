"""Evidence of a check: what a stranger saw at an address, once. It holds none of the page's words."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum, auto
from http import HTTPStatus

from planner.domain.web_address import same_place, same_site, to_front_page

READABLE_CHARACTERS = 250
_PERMANENT = frozenset({HTTPStatus.MOVED_PERMANENTLY, HTTPStatus.PERMANENT_REDIRECT})


class Problem(StrEnum):
    """Why there is no answer to judge by; the last two mean that nobody was asked."""

    TIMEOUT = auto()
    TOO_MANY_REDIRECTS = auto()
    DNS = auto()
    CONNECTION = auto()
    CERTIFICATE_ENDED = auto()
    TLS = auto()
    TOO_BIG = auto()
    BAD_ANSWER = auto()
    PRIVATE_ADDRESS = auto()
    BAD_ADDRESS = auto()
    TOLD_TO_WAIT = auto()
    NO_TIME = auto()


class Sign(StrEnum):
    """What was seen on the way or on the page, apart from its status."""

    SIGN_IN = auto()
    PERHAPS_SIGN_IN = auto()
    CHALLENGE = auto()
    PLACEHOLDER = auto()
    SAYS_NOT_FOUND = auto()
    LIKE_A_MISSING_PAGE = auto()
    LIKE_THE_FRONT_PAGE = auto()
    EMPTY_WITHOUT_SCRIPTS = auto()
    UNREADABLE = auto()
    A_FILE = auto()
    UNCONFIRMED = auto()
    NOT_INDEXED = auto()


class ActivitySource(StrEnum):
    """Where a date of activity was found."""

    FEED = auto()
    SITEMAP = auto()
    HEADER = auto()


@dataclass(frozen=True)
class Activity:
    """The last day something was published, as the site itself says."""

    on: date
    source: ActivitySource


@dataclass(frozen=True)
class Hop:
    """One redirect: the address that sent on, and with which status (200: the page itself did)."""

    address: str
    status: int


@dataclass(frozen=True)
class Evidence:
    """What a stranger without cookies saw at one address, once. Never the page's words: they may hold names.

    Attributes:
        asked_at: UTC.
        final_address: where the redirects ended, or the first address that wasn't asked.
        method: HEAD or GET of the answer that counts; empty when nobody was asked.
        text_length: characters of the page's own text, outside menus; 0 when the page wasn't read.
        retry_after: when the host wants to be asked again, UTC.
    """

    asked_at: datetime
    address: str
    final_address: str
    hops: tuple[Hop, ...] = ()
    method: str = ""
    status: int | None = None
    problem: Problem | None = None
    signs: frozenset[Sign] = frozenset()
    text_length: int = 0
    certificate_ends: date | None = None
    last_activity: Activity | None = None
    retry_after: datetime | None = None

    @property
    def moved_to(self) -> str | None:
        """The address that the permanent redirects lead to, None when that is the same place."""
        if not self.hops:
            return None
        places = [*(hop.address for hop in self.hops), self.final_address]
        permanent = next((n for n, hop in enumerate(self.hops) if hop.status not in _PERMANENT), len(self.hops))
        return places[permanent] if permanent and not same_place(self.address, places[permanent]) else None

    @property
    def to_front_page(self) -> bool:
        """Whether redirects led from a page within a site to a front page, as those of dead pages often do."""
        return bool(self.hops) and to_front_page(self.address, self.final_address)

    @property
    def content_readable(self) -> bool:
        """Whether this stranger could read content that is this site's own; no, when it can't be told."""
        return (
            self.status == HTTPStatus.OK
            and self.problem is None
            and self.method == "GET"
            and not self.signs - {Sign.A_FILE, Sign.NOT_INDEXED}
            and (self.text_length >= READABLE_CHARACTERS or Sign.A_FILE in self.signs)
            and (not self.hops or same_site(self.address, self.final_address))
            and not self.to_front_page
        )
