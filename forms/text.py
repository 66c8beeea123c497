"""The one door for text: what people wrote is cleaned, measured and broken into lines, and never read as markup."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from planner.settings import ASSETS

PT = 25.4 / 72
_FONTS = ASSETS / "fonts" / "pdf"
_SMALLEST = 4.0
_TWO = 2
# Farsi and the Indic scripts spell with these two; every other invisible sign only hides something.
_JOINERS = "\u200c\u200d"


class Face(StrEnum):
    """A font of the documents, by the name of its file."""

    REGULAR = "NotoSans-Regular"
    BOLD = "NotoSans-Bold"


@dataclass(frozen=True)
class Run:
    """Characters in one face."""

    face: Face
    text: str


@dataclass(frozen=True)
class Line:
    """One line of text: its runs, which are clean."""

    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """The line's characters."""
        return "".join(run.text for run in self.runs)


@lru_cache(maxsize=20_000)
def clean(text: str) -> str:
    """Return text as it is printed: composed (NFC), on one line, without control and direction signs."""
    visible = "".join(map(_visible, text)) if not text.isprintable() else text
    return re.sub(" +", " ", unicodedata.normalize("NFC", visible)).strip(" ")


def unprintable(text: str) -> frozenset[str]:
    """Return the characters of a text that no font of ours has; empty when it can be printed."""
    known = font(Face.REGULAR).face.charToGlyph
    return frozenset(sign for sign in clean(text) if ord(sign) not in known)


@cache
def font(face: Face) -> TTFont:
    """Return a font, read and registered once a process."""
    one = TTFont(str(face), str(_FONTS / f"{face}.ttf"), asciiReadable=False)
    pdfmetrics.registerFont(one)
    return one


@lru_cache(maxsize=50_000)
def width_of(text: str, face: Face, size: float) -> float:
    """Return how wide clean text is, in millimetres, at a size in points."""
    widths, default = font(face).face.charWidths, font(face).face.defaultWidth
    return float(sum(widths.get(ord(sign), default) for sign in text)) * size * PT / 1000


def broken(runs: Iterable[Run], size: float, width: float) -> tuple[Line, ...]:
    """Break text into lines of at most a width in millimetres; a word that is too long is parted."""
    lines: list[list[Run]] = [[]]
    used, continued = 0.0, False
    for word, continued in _words(runs, size, width):
        space = width_of(" ", word.face, size) if lines[-1] else 0.0
        length = width_of(word.text, word.face, size)
        if lines[-1] and (continued or used + space + length > width):
            lines.append([])
            used, space = 0.0, 0.0
        lines[-1].append(word)
        used += space + length
    if not continued:
        _mend_end(lines, size, width)
    return tuple(Line(_joined(words)) for words in lines if words)


def fitted(
    texts: Sequence[str], width: float, height: float, size: float, face: Face = Face.REGULAR, leading: float = 1.25
) -> tuple[float, tuple[Line, ...]]:
    """Set texts, each on lines of its own, in a box: as large as they fit, at most the given size.

    Args:
        texts: one paragraph each.
        width: of the box, in millimetres.
        height: of the box, in millimetres.
        size: the wanted size, in points.
        face: the font.
        leading: the distance of lines, in sizes.

    Returns:
        the size in points, and the lines.
    """
    while True:
        lines = tuple(line for text in texts for line in broken([Run(face, clean(text))], size, width))
        room = int(height / (size * leading * PT) + 1e-6)
        if len(lines) <= room or size <= _SMALLEST:
            return size, lines[: max(room, 1)]
        size -= 0.5


def _mend_end(lines: list[list[Run]], size: float, width: float) -> None:
    """Give a short word that is alone on the last line company from the line before."""
    if len(lines) < _TWO or len(lines[-1]) > 1 or len(lines[-2]) <= _TWO:
        return
    alone, company = lines[-1][0], lines[-2][-1]
    if width_of(alone.text, alone.face, size) < width / 8:
        together = width_of(f"{company.text} {alone.text}", Face.BOLD, size)
        if together <= width:
            lines[-1].insert(0, lines[-2].pop())


def _visible(sign: str) -> str:
    category = unicodedata.category(sign)
    if category in {"Zl", "Zp"} or (category == "Cc" and sign.isspace()):
        return " "
    return "" if category in {"Cc", "Cf", "Cs"} and sign not in _JOINERS else sign


def _words(runs: Iterable[Run], size: float, width: float) -> Iterable[tuple[Run, bool]]:
    """Return the words, each with whether it continues a word that was parted and so begins a line."""
    for run in runs:
        for word in run.text.split(" "):
            rest = word
            while rest and width_of(rest, run.face, size) > width:
                part = _part(rest, run.face, size, width)
                yield Run(run.face, part), rest is not word
                rest = rest[len(part) :]
            if rest:
                yield Run(run.face, rest), rest is not word


def _part(word: str, face: Face, size: float, width: float) -> str:
    """Return as much of a word as fits, preferably up to a stroke or hyphen as addresses have them."""
    end = max(n for n in range(1, len(word) + 1) if n == 1 or width_of(word[:n], face, size) <= width)
    seam = max(word.rfind("/", 0, end), word.rfind("-", 0, end)) + 1
    return word[: seam if seam > end // 2 else end]


def _joined(words: Sequence[Run]) -> tuple[Run, ...]:
    runs: list[Run] = []
    for word in words:
        if runs and runs[-1].face is word.face:
            runs[-1] = Run(word.face, f"{runs[-1].text} {word.text}")
        else:
            runs.append(Run(word.face, f" {word.text}" if runs else word.text))
    return tuple(runs)
