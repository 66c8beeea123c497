"""Fonts: three scripts in two weights, the characters each one has, and the text each glyph stands for."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, cached_property, lru_cache
from itertools import count, product
from unicodedata import category, combining

import uharfbuzz as hb

from planner.settings import ASSETS

_FOLDER = ASSETS / "fonts" / "pdf"
# The first font has what most texts need; the others are asked for what it lacks. Arabic letters are small in their em.
_FAMILIES = (("NotoSans", 1.0), ("NotoNaskhArabic", 1.12), ("NotoSansEthiopic", 0.96))
_NON_JOINER, _JOINER = "\u200c", "\u200d"
JOINERS = _NON_JOINER + _JOINER
UNKNOWN = "\ufffd"
# Lam and alef are written as one shape, the name of God as another; no character of the font's own stands for them.
_JOINED = ("\u0644\u0627", "\u0644\u0623", "\u0644\u0625", "\u0644\u0622", "\u0644\u0644\u0647")


class Face(StrEnum):
    """The weight a text is set in."""

    REGULAR = "Regular"
    BOLD = "Bold"


@dataclass(frozen=True, eq=False)
class Font:
    """One font file.

    Attributes:
        number: names it in a document.
        name: of its file.
        scale: how much larger than the wanted size it is set, so that the scripts look alike.
        data: the file's bytes.
        shaper: what HarfBuzz shapes with, in thousandths of the size.
    """

    number: int
    name: str
    scale: float
    data: bytes
    face: hb.Face
    shaper: hb.Font

    @cached_property
    def characters(self) -> frozenset[int]:
        """The characters it has."""
        return frozenset(self.face.unicodes)

    @cached_property
    def codes(self) -> Mapping[tuple[int, str], int]:
        """The code in a document for a glyph and the text it stands for.

        The glyph's own number is the code of its first text. A glyph that stands for several texts gets further codes
        after the last glyph, so that what is read back from a page is exactly what was written on it.
        """
        codes: dict[tuple[int, str], int] = {}
        taken: set[int] = set()
        further = count(int(self.face.glyph_count))
        for glyph, text in self._texts():
            if (glyph, text) not in codes:
                codes[glyph, text] = next(further) if glyph in taken else glyph
                taken.add(glyph)
        for glyph in set(range(int(self.face.glyph_count))) - taken:
            codes[glyph, UNKNOWN] = glyph
        return codes

    @cached_property
    def texts(self) -> Mapping[int, tuple[int, str]]:
        """The glyph and the text of each code."""
        return {code: pair for pair, code in self.codes.items()}

    def width(self, glyph: int) -> int:
        """Return how wide a glyph is, in thousandths of the size."""
        return self._widths[glyph]

    @cached_property
    def _widths(self) -> list[int]:
        return [int(self.shaper.get_glyph_h_advance(glyph)) for glyph in range(int(self.face.glyph_count))]

    def shape(self, text: str, *, rtl: bool) -> list[tuple[hb.GlyphInfo, hb.GlyphPosition]]:
        """Return the glyphs of a text of one script, from left to right."""
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if rtl else "ltr"
        # Otherwise it would be the language of the machine.
        buffer.language = "und"
        hb.shape(self.shaper, buffer)
        return list(zip(buffer.glyph_infos, buffer.glyph_positions, strict=True))

    def _texts(self) -> Iterator[tuple[int, str]]:
        for character in sorted(self.characters):
            yield int(self.shaper.get_nominal_glyph(character)), chr(character)
        yield from ((int(self.shaper.get_nominal_glyph(ord(" "))), joiner) for joiner in JOINERS)
        letters = [chr(one) for one in sorted(self.characters) if 0x600 <= one < 0x700 and category(chr(one)) == "Lo"]  # noqa: PLR2004 # the block of Arabic
        for letter, before, after in product((*letters, *_JOINED), ("", _JOINER), ("", _JOINER)):
            yield from self._shapes_of(letter, before, after)

    def _shapes_of(self, letter: str, before: str, after: str) -> Iterator[tuple[int, str]]:
        """Yield the glyphs of a letter between its neighbours, each with its part of the letter's text."""
        start, end = len(before), len(before) + len(letter)
        placed = self.shape(before + letter + after, rtl=True)
        stops = sorted({info.cluster for info, _ in placed if info.cluster < end} | {end})
        for info, _ in placed:
            if start <= info.cluster < end:
                stop = stops[stops.index(info.cluster) + 1]
                yield int(info.codepoint), letter[info.cluster - start : stop - start]


@cache
def font(family: int, face: Face) -> Font:
    """Return one of the fonts, read once a process."""
    name, scale = f"{_FAMILIES[family][0]}-{face}", _FAMILIES[family][1]
    data = (_FOLDER / f"{name}.ttf").read_bytes()
    read = hb.Face(data)
    return Font(2 * family + (face is Face.BOLD), name, scale, data, read, hb.Font(read))


@lru_cache(maxsize=20_000)
def font_for(character: str, face: Face) -> Font | None:
    """Return the font that has a character."""
    families = (font(family, face) for family in range(len(_FAMILIES)))
    return next((one for one in families if ord(character) in one.characters), None)


def split_by_font(text: str, face: Face) -> Iterator[tuple[Font, str]]:
    """Yield the stretches of a text that one font sets; marks stay with the letter that they stand on.

    A character that no font has is shown as a question mark: who makes a document asks before.
    """
    stretch, current = "", font(0, face)
    for character in text:
        belongs = character in JOINERS or combining(character)
        wanted = current if belongs and ord(character) in current.characters else font_for(character, face)
        shown, wanted = (character, wanted) if wanted else ("?", font(0, face))
        if wanted is not current and stretch:
            yield current, stretch
            stretch = ""
        stretch, current = stretch + shown, wanted
    if stretch:
        yield current, stretch
