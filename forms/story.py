"""What a document says, in its order: plain values that the layout sets in lines and pages."""

from dataclasses import dataclass
from enum import StrEnum, auto


@dataclass(frozen=True)
class Title:
    """The one main heading; its second part begins on a line of its own."""

    text: str
    second: str = ""


@dataclass(frozen=True)
class Heading:
    """A heading inside the document; there is no third level."""

    text: str


@dataclass(frozen=True)
class Text:
    """A paragraph, with an optional beginning in bold."""

    text: str
    lead: str = ""


@dataclass(frozen=True)
class Fine:
    """A paragraph in small print, for what few readers need."""

    text: str


@dataclass(frozen=True)
class Listing:
    """A list: with bullets, or numbered."""

    items: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True)
class Facts:
    """Rows of a label and what stands for it."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Table:
    """Rows under a head, in small print; widths are shares of the page's width."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[float, ...]


@dataclass(frozen=True)
class Note:
    """What must not be missed: a paragraph on a tinted ground, never parted."""

    text: str
    lead: str = ""


@dataclass(frozen=True)
class Quote:
    """A reason with the sentence it rests on, word for word in its marks, and where that stands; both may be empty."""

    text: str
    quoted: str
    source: str


class Sign(StrEnum):
    """The drawn sign of an outcome; it never stands without its word."""

    OPEN = auto()
    CLOSED = auto()
    DOUBT = auto()
    NOT_ONLINE = auto()


@dataclass(frozen=True)
class Outcome:
    """An outcome: its sign, its word and a sentence."""

    sign: Sign
    word: str
    sentence: str


@dataclass(frozen=True)
class Choice:
    """An empty box to tick, with its word in bold and what it means."""

    lead: str
    text: str


@dataclass(frozen=True)
class WritingLines:
    """What is asked, and lines to write the answer on by hand, never parted; ☐ is a box to tick, __ a blank."""

    text: str
    count: int = 0


@dataclass(frozen=True)
class Signatures:
    """Lines to sign on, with whose they are, and a date beside each; never parted."""

    labels: tuple[str, ...]
    date: str


@dataclass(frozen=True)
class Tongues:
    """Short lines, each in a language of its own, given as (code, text)."""

    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Closing:
    """The end of a letter: a greeting and who sends it, never parted."""

    lines: tuple[str, ...]


Paragraph = Title | Heading | Text | Fine | Note | Quote | Outcome | Closing
Block = Paragraph | Listing | Facts | Table | Choice | WritingLines | Signatures | Tongues
