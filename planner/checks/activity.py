"""When something was last published: from a feed, a sitemap or a header. What can't be read as a date is left out."""

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from xml.parsers import expat

from planner.domain.evidence import Activity, ActivitySource

# The address (of a sitemap's pages, else empty) and the day.
Entries = Sequence[tuple[str, date]]
MOST_ENTRIES = 5_000
_ENTRIES = frozenset({"item", "entry", "url"})
# The feed's own dates often say only when it was asked for; those of its entries count.
_DATES = frozenset({"pubdate", "published", "updated", "date", "lastmod"})
_LONGEST_DATE = 60
_OLDEST = 1990
# What is made anew for each visitor says that it was changed just now.
_JUST_NOW = timedelta(days=1)


def from_header(headers: Mapping[str, str], now: datetime) -> Activity | None:
    """Return the day of Last-Modified, unless it is simply now."""
    day = _day(headers.get("last-modified", ""))
    is_old = day is not None and day <= (now - _JUST_NOW).date()
    return newest([("", day)], ActivitySource.HEADER, now.date()) if day and is_old else None


def newest(entries: Entries, source: ActivitySource, today: date) -> Activity | None:
    """Return the newest day that isn't in the future."""
    past = [day for _, day in entries if day <= today and day.year >= _OLDEST]
    return Activity(max(past), source) if past else None


def under(address: str, entries: Entries) -> Entries:
    """Return the entries of a sitemap that are pages under an address; the host's other pages don't count."""
    start = re.split(r"[?#]", address, maxsplit=1)[0].rstrip("/")
    return [(place, day) for place, day in entries if place.rstrip("/") == start or place.startswith(f"{start}/")]


def dated(body: bytes) -> Entries:
    """Return the address and day of each entry of a feed or sitemap, up to where its XML ends or breaks."""
    reader = _Entries()
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = reader.refuse
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.characters
    with suppress(expat.ExpatError, _Refused, ValueError, LookupError):
        parser.Parse(body, False)  # a body that was cut at its limit has no end
    return reader.found


class _Refused(Exception):
    """The XML has what feeds and sitemaps don't need, such as entities that unfold, or too much of it."""


class _Entries:
    """Follows a feed or sitemap as it is parsed and keeps each entry's address and days."""

    def __init__(self) -> None:
        self.found: list[tuple[str, date]] = []
        self._inside = False
        self._text: list[str] | None = None
        self._place = ""
        self._days: list[date] = []

    def refuse(self, *_told: object) -> None:
        """Stop at a document type: entities are declared in it."""
        self.found.clear()
        raise _Refused

    def start(self, tag: str, _attributes: dict[str, str]) -> None:
        """Begin an entry, or one of the texts in it that count."""
        name = tag.rpartition(":")[2].lower()
        if name in _ENTRIES:
            self._inside, self._place, self._days = True, "", []
        self._text = [] if self._inside and (name in _DATES or name == "loc") else None

    def characters(self, text: str) -> None:
        """Collect a text that counts."""
        if self._text is not None and len(self._text) < _LONGEST_DATE:
            self._text.append(text[:2_000])

    def end(self, tag: str) -> None:
        """Take the text, or the whole entry."""
        name = tag.rpartition(":")[2].lower()
        text = "".join(self._text or ()).strip()
        self._text = None
        if name == "loc" and self._inside:
            self._place = text
        elif name in _DATES and self._inside and (day := _day(text)):
            self._days.append(day)
        elif name in _ENTRIES:
            self.found.extend((self._place, one) for one in self._days)
            self._inside = False
            if len(self.found) > MOST_ENTRIES:
                raise _Refused


def _day(text: str) -> date | None:
    """Read a day as feeds, sitemaps and headers write it, in UTC."""
    text = text.strip()[:_LONGEST_DATE]
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            moment = read(text)
            return (moment.astimezone(UTC) if moment.tzinfo else moment).date()
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
    return None
