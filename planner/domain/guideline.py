"""The municipality's guideline, sentence by sentence, and the facts beside it that rules rest on."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum, auto
from functools import cached_property
from itertools import pairwise

from planner.errors import N_, NotFound

_DEAD_LINK = "](#)"


class Kind(StrEnum):
    """How a sentence stands in the document; a text goes on where the sentence before it stopped."""

    TITLE = auto()
    HEADING = auto()
    TEXT = auto()
    BULLET = auto()
    TABLE = auto()


@dataclass(frozen=True)
class Sentence:
    """One sentence, letter for letter.

    Attributes:
        key: names this sentence alone; id: what rules and pages cite, shared by sentences on the same matter.
    """

    key: str
    id: str
    kind: Kind
    text: str

    @property
    def reading(self) -> str:
        """The sentence without the marks of a link that leads nowhere."""
        return self.text.removeprefix("[").removesuffix(_DEAD_LINK) if self.text.endswith(_DEAD_LINK) else self.text


@dataclass(frozen=True)
class Guideline:
    """One version of the guideline, in one language."""

    version: str
    title: str
    reference: str
    responsible: str
    date: date
    sentences: tuple[Sentence, ...]

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """What can be cited, in the document's order."""
        return tuple(dict.fromkeys(sentence.id for sentence in self.sentences))

    def quote(self, id_: str) -> str:
        """Return what the guideline says on a matter, headings left out; separate points on lines of their own.

        Raises:
            NotFound: nothing in the guideline has this id.
        """
        cited = [place for place, sentence in enumerate(self.sentences) if sentence.id == id_]
        points = [place for place in cited if self.sentences[place].kind not in {Kind.TITLE, Kind.HEADING}]
        if not points:
            raise NotFound(N_("Råda seier ikkje noko under «{id}»."), id=id_)
        said = self.sentences[points[0]].reading
        for before, place in pairwise(points):
            sentence = self.sentences[place]
            goes_on = sentence.kind is Kind.TEXT and place == before + 1
            said += (" " if goes_on else "\n") + sentence.reading
        return said


@dataclass(frozen=True)
class Fact:
    """A source outside the guideline; empty `verified_by` means that nobody has read it for us."""

    id: str
    title: str
    publisher: str
    address: str
    verified_by: str
    verified_on: date
