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
    """Rows under a head, in small print; widths are shares of the page's width.

    Attributes:
        repeats: whether the head stands again on each page that the table goes on to.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[float, ...]
    repeats: bool = False


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
class FormField:
    """A box to write in, by hand or on a screen, under what it asks; never parted.

    Attributes:
        name: of the field, once a document: no point in it, and nothing private.
        lines: how many there is room for by hand.
        hint: what helps to answer, in small print.
    """

    name: str
    label: str
    lines: int = 1
    hint: str = ""


@dataclass(frozen=True)
class FormRow:
    """Fields side by side; their widths are shares of the page's width."""

    fields: tuple[FormField, ...]
    shares: tuple[float, ...]


@dataclass(frozen=True)
class TickBoxes:
    """What is asked, and boxes of which any can be ticked, by hand or on a screen, given as (name, text)."""

    label: str
    boxes: tuple[tuple[str, str], ...]
    columns: int = 2


@dataclass(frozen=True)
class FormTable:
    """A table to fill in, by hand or on a screen; widths are shares of the page's width.

    Attributes:
        name: what the names of its fields begin with.
        told: what a screen reader says of a cell, with the places {head} and {row}.
        rows: how many there are.
        lines: how many lines each has room for by hand.
    """

    name: str
    told: str
    head: tuple[str, ...]
    shares: tuple[float, ...]
    rows: int
    lines: int = 1


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
Filled = FormField | FormRow | TickBoxes | FormTable
Block = Paragraph | Listing | Facts | Table | Choice | WritingLines | Filled | Signatures | Tongues
