"""Lines: text is measured, broken into lines and fitted in boxes."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from forms.bidi import controls, first_base, in_visual_order, is_mixed, levels, without_controls
from forms.fonts import Face
from forms.shaping import Shaped, advance_of, pieces, plain_space, space
from forms.style import PT
from forms.text import clean

SMALLEST = 1.0
_TWO = 2


@dataclass(frozen=True)
class Run:
    """Characters in one face; the next run begins a new word."""

    face: Face
    text: str


@dataclass(frozen=True, eq=False)
class Line:
    """One line of text.

    Attributes:
        text: as it is read.
        pieces: as they stand from left to right.
        advance: how far it reaches, in sizes.
    """

    text: str
    pieces: tuple[Shaped, ...]
    advance: float

    def width(self, size: float) -> float:
        """Return how wide it is at a size in points, in millimetres."""
        return self.advance * size * PT


def width_of(text: str, face: Face, size: float) -> float:
    """Return how wide clean text is, in millimetres, at a size in points."""
    return advance_of(without_controls(text), face) * size * PT


@lru_cache(maxsize=4_000)
def line_of(text: str, face: Face = Face.REGULAR, base: int | None = None) -> Line:
    """Return a text on one line, however long; in the direction of its first letter when none is given."""
    base = first_base(text) if base is None else base
    return _line(tuple(_words((Run(face, clean(text)),), base)), base)


def broken(runs: Iterable[Run], size: float, width: float, base: int = 0) -> tuple[Line, ...]:
    """Break text into lines of at most a width in millimetres; a word that is too long is parted.

    Args:
        runs: clean text.
        size: in points.
        width: in millimetres.
        base: 1 for a paragraph from right to left.
    """
    return _broken(tuple(runs), width / (size * PT), base)


@lru_cache(maxsize=2_000)
def fitted(
    texts: tuple[str, ...], width: float, height: float, size: float, face: Face = Face.REGULAR, leading: float = 1.25
) -> tuple[float, tuple[Line, ...]]:
    """Set texts, each on lines of its own and in its own direction, in a box: as large as they fit.

    Args:
        texts: one paragraph each.
        width: of the box, in millimetres.
        height: of the box, in millimetres.
        size: the wanted and largest size, in points.
        face: the font's weight.
        leading: the distance of lines, in sizes.

    Returns:
        the size in points, and the lines.
    """
    while True:
        lines = tuple(
            line for text in texts for line in broken((Run(face, clean(text)),), size, width, first_base(text))
        )
        room = int(height / (size * leading * PT) + 1e-6)
        if len(lines) <= room or size <= SMALLEST:
            return size, lines[: max(room, 1)]
        size -= 0.5


_LONGEST_WORD = 400


@dataclass(frozen=True, eq=False, slots=True)
class _Word:
    """A word: its pieces and its characters, each with its level, and the space that stands before it."""

    text: str
    face: Face
    pieces: tuple[tuple[int, Shaped], ...]
    levels: tuple[int, ...]
    advance: float
    space: Shaped
    space_level: int

    def part(self, start: int, end: int) -> "_Word":
        return _word(self.text[start:end], self.face, self.levels[start:end], self.space_level)


def _word(text: str, face: Face, of: tuple[int, ...], space_level: int) -> _Word:
    found = tuple(pieces(text, face, of))
    before = space(found[0][1].font) if found else plain_space(face)
    return _Word(text, face, found, of, sum(piece.advance for _, piece in found), before, space_level)


@lru_cache(maxsize=4_000)
def _latin_word(text: str, face: Face) -> _Word:
    return _word(text, face, (0,) * len(text), 0)


@lru_cache(maxsize=2_000)
def _broken(runs: tuple[Run, ...], room: float, base: int) -> tuple[Line, ...]:
    lines: list[list[_Word]] = [[]]
    used, continued = 0.0, False
    for word, continued in _fitting(_words(runs, base), room):
        gap = word.space.advance if lines[-1] else 0.0
        if lines[-1] and (continued or used + gap + word.advance > room):
            lines.append([])
            used, gap = 0.0, 0.0
        lines[-1].append(word)
        used += gap + word.advance
    if not continued:
        _mend_end(lines, room)
    return tuple(_line(tuple(words), base) for words in lines if words)


def _words(runs: tuple[Run, ...], base: int) -> Iterator[_Word]:
    """Yield the words of a paragraph; their directions are those that they have in the whole of it."""
    whole = " ".join(run.text for run in runs)
    if not base and not is_mixed(whole):
        for run in runs:
            yield from (_latin_word(text, run.face) for text in without_controls(run.text).split(" ") if text)
        return
    found, start = levels(whole, base), 0
    for run in runs:
        for text in run.text.split(" "):
            kept = [(sign, level) for sign, level in zip(text, found[start:], strict=False) if not controls(sign)]
            if kept:
                shown, of = "".join(sign for sign, _ in kept), tuple(level for _, level in kept)
                yield _word(shown, run.face, of, found[start - 1] if start else base)
            start += len(text) + 1


def _fitting(words: Iterable[_Word], room: float) -> Iterator[tuple[_Word, bool]]:
    """Yield the words, each with whether it continues a word that was parted and so begins a line."""
    for word in words:
        # A word longer than any is set bit by bit: each step would shape all the rest of it again.
        for first in range(0, len(word.text), _LONGEST_WORD):
            last = min(first + _LONGEST_WORD, len(word.text))
            start, rest = first, word if last - first == len(word.text) else word.part(first, last)
            while rest.advance > room and len(rest.text) > 1:
                end = start + _part(rest, room)
                yield word.part(start, end), start > 0
                start, rest = end, word.part(end, last)
            if rest.text:
                yield rest, start > 0


def _part(word: _Word, room: float) -> int:
    """Return how much of a word fits, preferably up to a stroke or hyphen as addresses have them; at least a letter."""
    low, high = 1, len(word.text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if word.part(0, middle).advance <= room else (low, middle - 1)
    while 1 < low < len(word.text) and unicodedata.combining(word.text[low]):
        low -= 1
    seam = max(word.text.rfind("/", 0, low), word.text.rfind("-", 0, low)) + 1
    return seam if seam > low // 2 else low


def _mend_end(lines: list[list[_Word]], room: float) -> None:
    """Give a short word that is alone on the last line company from the line before."""
    if len(lines) < _TWO or len(lines[-1]) > 1 or len(lines[-2]) <= _TWO:
        return
    alone, company = lines[-1][0], lines[-2][-1]
    if alone.advance < room / 8 and company.advance + alone.space.advance + alone.advance <= room:
        lines[-1].insert(0, lines[-2].pop())


@lru_cache(maxsize=2_000)
def _line(words: tuple[_Word, ...], base: int) -> Line:
    """Return words as a line: the same words are the same line, whose operators are made once."""
    placed: list[tuple[int, Shaped]] = []
    for word in words:
        if placed:
            placed.append((word.space_level, word.space))
        placed += word.pieces
    straight = not base and all(level == 0 for level, _ in placed)
    shown = [piece for _, piece in placed] if straight else in_visual_order(placed)
    return Line(" ".join(word.text for word in words), tuple(shown), sum(piece.advance for piece in shown))
