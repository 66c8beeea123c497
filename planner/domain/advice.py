"""The guideline in practice: a note on each matter, tips, pages of others, and the search in all of it."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum, auto

from planner.domain.guideline import HEADINGS, Guideline, Kind, Sentence

_LETTERS = str.maketrans({"ø": "o", "æ": "ae"})


class Page(StrEnum):
    """The pages of the program that carry out what the guideline asks for."""

    HOME = auto()
    LESSONS = auto()
    ROLE_CHECK = auto()
    DISCUSSION_CARDS = auto()
    BULLYING = auto()
    CRISIS = auto()
    GUIDELINE_VERSION = auto()


class Place(StrEnum):
    """Where a tip is shown."""

    LESSONS = auto()
    PROJECT = auto()
    VERDICT = auto()
    DISCUSSION_CARDS = auto()


@dataclass(frozen=True)
class Note:
    """What a matter of the guideline means in practice; `page` is None where no page of ours carries it out."""

    id: str
    title: str
    practice: str
    page: Page | None


@dataclass(frozen=True)
class Tip:
    """One of the guideline's tips: the key of its sentence, how it can look, and where it fits."""

    id: str
    sentence: str
    practice: str
    place: Place


@dataclass(frozen=True)
class OutsidePage:
    """A page of others that helps with a matter; empty `verified_by` means that nobody has opened it for us."""

    id: str
    matter: str
    name: str
    publisher: str
    address: str
    purpose: str
    verified_by: str
    verified_on: date | None


@dataclass(frozen=True)
class Advice:
    """All that stands beside the guideline, in one language; `notes` by the guideline's ids."""

    notes: Mapping[str, Note]
    tips: tuple[Tip, ...]
    pages: tuple[OutsidePage, ...]

    def pages_on(self, matter: str) -> tuple[OutsidePage, ...]:
        """Return the pages of others that help with a matter."""
        return tuple(page for page in self.pages if page.matter == matter)

    def tip_for(self, place: Place, today: date) -> Tip:
        """Return the tip a page shows today; where several fit, they take turns by the day."""
        fitting = [tip for tip in self.tips if tip.place is place]
        return fitting[today.toordinal() % len(fitting)]


@dataclass(frozen=True)
class Passage:
    """A heading, a paragraph or a list, and the matters whose notes stand under it.

    Attributes:
        points: the sentences, a point of a list each; a paragraph has one point.
        ids: the matters that the guideline speaks of for the last time here.
    """

    kind: Kind
    points: tuple[tuple[Sentence, ...], ...]
    ids: tuple[str, ...]


def passages(guideline: Guideline) -> tuple[Passage, ...]:
    """Return the guideline as it is read: no paragraph is torn apart, and each matter's note comes once."""
    said = [sentence for sentence in guideline.sentences if sentence.kind not in HEADINGS]
    last = {sentence.id: sentence.key for sentence in said}
    found: list[Passage] = []
    for point in _points(guideline):
        kind = point[0].kind
        ids = tuple(sentence.id for sentence in point if last.get(sentence.id) == sentence.key)
        if kind is Kind.BULLET and found and found[-1].kind is Kind.BULLET and not found[-1].ids:
            found[-1] = Passage(kind, (*found[-1].points, point), ids)
        else:
            found.append(Passage(kind, (point,), ids))
    return tuple(found)


def _points(guideline: Guideline) -> list[tuple[Sentence, ...]]:
    points: list[tuple[Sentence, ...]] = []
    for sentence in guideline.sentences:
        if sentence.kind is Kind.TEXT and points and points[-1][0].kind in {Kind.TEXT, Kind.BULLET}:
            points[-1] = (*points[-1], sentence)
        else:
            points.append((sentence,))
    return points


def find_matters(guideline: Guideline, advice: Advice, wanted: str) -> tuple[str, ...]:
    """Return the matters in whose sentences, note and tips all the words stand, in the document's order."""
    return tuple(id_ for id_ in guideline.ids if _has_all(wanted, _said_on(id_, guideline, advice)))


def find_pages(advice: Advice, wanted: str) -> tuple[OutsidePage, ...]:
    """Return the pages of others in whose name, publisher and purpose all the words stand."""
    return tuple(one for one in advice.pages if _has_all(wanted, [one.name, one.publisher, one.purpose]))


def _said_on(id_: str, guideline: Guideline, advice: Advice) -> list[str]:
    sentences = [sentence for sentence in guideline.sentences if sentence.id == id_]
    keys = {sentence.key for sentence in sentences}
    note = advice.notes.get(id_)
    return [
        *(sentence.reading for sentence in sentences),
        *((note.title, note.practice) if note else ()),
        *(tip.practice for tip in advice.tips if tip.sentence in keys),
    ]


def _has_all(wanted: str, texts: list[str]) -> bool:
    words, text = _plain(wanted).split(), _plain(" ".join(texts))
    return bool(words) and all(word in text for word in words)


def _plain(text: str) -> str:
    """Return a text without capitals and accents: who types a for å, or o for ø, still finds it."""
    parts = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return "".join(part for part in parts if not unicodedata.combining(part))
