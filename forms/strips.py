"""Strips: the pieces of a page that no page break parts, and the marks that are drawn in them."""

from dataclasses import dataclass

from forms.lines import Line
from forms.story import Sign
from forms.style import Ink


@dataclass(frozen=True)
class Words:
    """A line of text in a strip; x and y from the strip's corner where its lines begin, y to the base line.

    `node` is the place of its element among the block's.
    """

    x: float
    y: float
    line: Line
    size: float
    ink: Ink
    node: int = 0


@dataclass(frozen=True)
class Area:
    """A filled rectangle in a strip."""

    x: float
    y: float
    width: float
    height: float
    ink: Ink


@dataclass(frozen=True)
class Square:
    """An empty box to tick in a strip, by its centre."""

    x: float
    y: float


@dataclass(frozen=True)
class Drawn:
    """The sign of an outcome in a strip, by its centre."""

    x: float
    y: float
    sign: Sign


@dataclass(frozen=True)
class Typing:
    """A field to write in, in a strip, from its upper corner where lines begin; its frame is drawn apart."""

    x: float
    y: float
    width: float
    height: float
    name: str
    told: str
    lines: int
    node: int


@dataclass(frozen=True)
class Ticking:
    """A field over an empty box to tick, by its centre."""

    x: float
    y: float
    name: str
    told: str
    node: int


Mark = Words | Area | Square | Drawn | Typing | Ticking


@dataclass(frozen=True)
class Node:
    """An element of a block: its role, its parent's place among the block's elements (-1: none), its attributes."""

    role: str
    parent: int = -1
    attributes: str = ""


@dataclass(frozen=True)
class Strip:
    """What no page break parts. `above` falls away at the top of a page; `keep` stays with the next strip."""

    height: float
    marks: tuple[Mark, ...]
    above: float = 0.0
    keep: bool = False


@dataclass(frozen=True, eq=False)
class Setting:
    """A block, set: its elements, in the order they are read, its strips, and what stands again on a new page."""

    nodes: tuple[Node, ...]
    strips: tuple[Strip, ...]
    again: Strip | None = None
