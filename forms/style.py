"""Paper, inks and styles: the measures and looks that all documents share, in millimetres and points."""

from dataclasses import dataclass
from functools import cached_property

from forms.fonts import Face

PT = 25.4 / 72

WIDTH, HEIGHT = 210.0, 297.0
LEFT, RIGHT, TOP, BOTTOM = 25.0, 25.0, 24.0, 26.0
MEASURE = WIDTH - LEFT - RIGHT


@dataclass(frozen=True)
class Ink:
    """A colour, each part from 0 to 1; all of them also read well on a black and white printer."""

    red: float
    green: float
    blue: float

    @classmethod
    def of(cls, hexadecimal: str) -> "Ink":
        """Read #RRGGBB."""
        return cls(*(int(hexadecimal[n : n + 2], 16) / 255 for n in (1, 3, 5)))

    @cached_property
    def fill(self) -> str:
        """The operator that fills with it."""
        return f"{self.red:.3g} {self.green:.3g} {self.blue:.3g} rg"

    @cached_property
    def stroke(self) -> str:
        """The operator that draws lines with it."""
        return f"{self.red:.3g} {self.green:.3g} {self.blue:.3g} RG"


BLACK = Ink(0, 0, 0)
WHITE = Ink(1, 1, 1)
TEXT = Ink.of("#1B1D20")
QUIET = Ink.of("#4A4D52")
ACCENT = Ink.of("#12406B")
HAIR = Ink.of("#9A9DA1")
TINT = Ink.of("#EEF2F6")


@dataclass(frozen=True)
class Style:
    """How a kind of text looks: size in points, line distance in sizes, space above in millimetres."""

    size: float
    leading: float = 1.4
    face: Face = Face.REGULAR
    ink: Ink = TEXT
    above: float = 0.0

    @property
    def line(self) -> float:
        """The distance from one line to the next, in millimetres."""
        return self.size * self.leading * PT


TITLE = Style(17, 1.25, Face.BOLD, ACCENT, above=4.4)
HEADING = Style(12, 1.35, Face.BOLD, ACCENT, above=4.8)
BODY = Style(11.5, 1.4, above=2.1)
TABLE = Style(10.5, 1.35)
LABEL = Style(10.5, 1.35, ink=QUIET)
SMALL = Style(9, 1.35, ink=QUIET)
