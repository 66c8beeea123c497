"""The one door for text: what people wrote is cleaned, measured and broken into lines, and never read as markup."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from forms.bidi import END, ISOLATE, controls, first_base, in_visual_order, is_mixed, levels, paired, without_controls
from forms.fonts import JOINERS, Face, Font, font_for
from forms.reading import reading
from forms.shaping import Shaped, advance_of, pieces, plain_space, shaped, space
from forms.style import PT

SMALLEST = 4.0
_TWO = 2


@dataclass(frozen=True)
class Run:
    """Characters in one face; the next run begins a new word."""

    face: Face
    text: str


@dataclass(frozen=True, eq=False)
class Line:
    """One line of text: as it is read, and its pieces as they stand from left to right."""

    text: str
    pieces: tuple[Shaped, ...]

    @cached_property
    def advance(self) -> float:
        """How far it reaches, in sizes."""
        return sum(piece.advance for piece in self.pieces)

    @cached_property
    def codes(self) -> tuple[tuple[Font, frozenset[int]], ...]:
        """The codes it shows, by font."""
        found: dict[Font, frozenset[int]] = {}
        for piece in self.pieces:
            found[piece.font] = found.get(piece.font, frozenset()) | piece.codes
        return tuple(found.items())

    def width(self, size: float) -> float:
        """Return how wide it is at a size in points, in millimetres."""
        return self.advance * size * PT


@lru_cache(maxsize=20_000)
def clean(text: str) -> str:
    """Return text as it is printed: composed (NFC), on one line, without control and direction signs.

    The signs that `isolate` sets stay; they come in pairs.
    """
    visible = paired("".join(map(_visible, text))) if not text.isprintable() else text
    return re.sub(" +", " ", unicodedata.normalize("NFC", visible)).strip(" ")


def isolate(value: object) -> str:
    """Set a value apart in a sentence, so that neither changes the other's direction; it can't undo that itself."""
    return f"{ISOLATE}{clean_words(str(value))}{END}"


def apart(value: object, language: str) -> str:
    """Return a value as it is put into a sentence of a language: set apart when their directions can differ."""
    text = str(value)
    return isolate(text) if text and (reading(language).base or is_mixed(text)) else text


def clean_words(text: str) -> str:
    """Return text for where no paper is: cleaned, and without the signs that set values apart."""
    return without_controls(clean(text))


def unprintable(text: str) -> frozenset[str]:
    """Return the characters of a text that no font of ours has; empty when it can be printed."""
    return frozenset(sign for sign in clean_words(text) if sign not in JOINERS and font_for(sign, Face.REGULAR) is None)


def width_of(text: str, face: Face, size: float) -> float:
    """Return how wide clean text is, in millimetres, at a size in points."""
    return advance_of(without_controls(text), face) * size * PT


def line_of(text: str, face: Face = Face.REGULAR, base: int | None = None) -> Line:
    """Return a text on one line, however long; in the direction of its first letter when none is given."""
    base = first_base(text) if base is None else base
    return _set(list(_words([Run(face, clean(text))], base)), base)


def broken(runs: Iterable[Run], size: float, width: float, base: int = 0) -> tuple[Line, ...]:
    """Break text into lines of at most a width in millimetres; a word that is too long is parted.

    Args:
        runs: clean text.
        size: in points.
        width: in millimetres.
        base: 1 for a paragraph from right to left.
    """
    lines: list[list[_Word]] = [[]]
    used, room, continued = 0.0, width / (size * PT), False
    for word, continued in _fitting(_words(runs, base), room):
        gap = word.space.advance if lines[-1] else 0.0
        if lines[-1] and (continued or used + gap + word.advance > room):
            lines.append([])
            used, gap = 0.0, 0.0
        lines[-1].append(word)
        used += gap + word.advance
    if not continued:
        _mend_end(lines, room)
    return tuple(_set(words, base) for words in lines if words)


def fitted(
    texts: Sequence[str],
    width: float,
    height: float,
    size: float,
    face: Face = Face.REGULAR,
    leading: float = 1.25,
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
            line for text in texts for line in broken([Run(face, clean(text))], size, width, first_base(text))
        )
        room = int(height / (size * leading * PT) + 1e-6)
        if len(lines) <= room or size <= SMALLEST:
            return size, lines[: max(room, 1)]
        size -= 0.5


@dataclass(frozen=True, eq=False)
class _Word:
    """A word with the space before it: each piece with its level."""

    text: str
    face: Face
    pieces: tuple[tuple[int, Shaped], ...]
    levels: tuple[int, ...]
    space_level: int

    @cached_property
    def advance(self) -> float:
        return sum(piece.advance for _, piece in self.pieces)

    @property
    def space(self) -> Shaped:
        return space(self.pieces[0][1].font) if self.pieces else plain_space(self.face)

    def part(self, start: int, end: int) -> "_Word":
        cut, kept = self.text[start:end], self.levels[start:end]
        return replace(self, text=cut, levels=kept, pieces=tuple(pieces(cut, self.face, kept)))


def _words(runs: Iterable[Run], base: int) -> Iterator[_Word]:
    """Yield the words of a paragraph; their directions are those that they have in the whole of it."""
    runs = list(runs)
    whole = " ".join(run.text for run in runs)
    if not base and not is_mixed(whole):
        for run in runs:
            for text in without_controls(run.text).split(" "):
                if text:
                    yield _Word(text, run.face, _level(text, run.face), (0,) * len(text), 0)
        return
    found, start = levels(whole, base), 0
    for run in runs:
        for text in run.text.split(" "):
            kept = [(sign, level) for sign, level in zip(text, found[start:], strict=False) if not controls(sign)]
            if kept:
                shown, of = "".join(sign for sign, _ in kept), tuple(level for _, level in kept)
                yield _Word(
                    shown, run.face, tuple(pieces(shown, run.face, of)), of, found[start - 1] if start else base
                )
            start += len(text) + 1


@lru_cache(maxsize=50_000)
def _level(text: str, face: Face) -> tuple[tuple[int, Shaped], ...]:
    return tuple((0, part) for part in shaped(text, face))


def _fitting(words: Iterable[_Word], room: float) -> Iterator[tuple[_Word, bool]]:
    """Yield the words, each with whether it continues a word that was parted and so begins a line."""
    for word in words:
        start, rest = 0, word
        while rest.text and rest.advance > room and len(rest.text) > 1:
            end = start + _part(rest, room)
            yield word.part(start, end), start > 0
            start, rest = end, word.part(end, len(word.text))
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


def _set(words: Sequence[_Word], base: int) -> Line:
    placed: list[tuple[int, Shaped]] = []
    for word in words:
        if placed:
            placed.append((word.space_level, word.space))
        placed += word.pieces
    text = " ".join(word.text for word in words)
    if not base and all(level == 0 for level, _ in placed):
        return Line(text, tuple(piece for _, piece in placed))
    return Line(text, tuple(in_visual_order(placed)))


def _visible(sign: str) -> str:
    category = unicodedata.category(sign)
    if category in {"Zl", "Zp"} or (category == "Cc" and sign.isspace()):
        return " "
    return "" if category in {"Cc", "Cf", "Cs"} and sign not in JOINERS + ISOLATE + END else sign
