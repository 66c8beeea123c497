"""Shaping: a word becomes glyphs, with the operators that show them and the text they are read back as."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import normalize

import uharfbuzz as hb

from forms.fonts import UNKNOWN, Face, Font, font, split_by_font

_Placed = tuple[hb.GlyphInfo, hb.GlyphPosition]


@dataclass(frozen=True)
class Show:
    """Glyphs shown in one go.

    Attributes:
        array: the inside of a TJ array: codes, and moves in thousandths of the size.
        rise: how far above the base line, in thousandths of the size.
        actual: the text, where the codes can't tell it; empty when the glyphs before have told it.
    """

    array: str
    rise: int = 0
    actual: str | None = None


@dataclass(frozen=True, eq=False)
class Shaped:
    """A stretch of text in one font and one direction.

    Attributes:
        advance: how far it reaches, in sizes.
        codes: the codes it shows.
        is_plain: whether all of it is shown in one go, on the base line, and read by its codes.
    """

    font: Font
    shows: tuple[Show, ...]
    advance: float
    codes: frozenset[int]
    is_plain: bool


@lru_cache(maxsize=4_000)
def shaped(text: str, face: Face, *, rtl: bool = False) -> tuple[Shaped, ...]:
    """Return a text of one direction as shaped stretches, in the order it is read."""
    return tuple(_shaped(part, one, rtl=rtl) for one, part in split_by_font(text, face))


@lru_cache(maxsize=64)
def space(of: Font) -> Shaped:
    """Return the space of a font."""
    return _shaped(" ", of, rtl=False)


@lru_cache(maxsize=4_000)
def advance_of(text: str, face: Face) -> float:
    """Return how far a text of one direction reaches, in sizes."""
    return sum(part.advance for part in shaped(text, face))


def pieces(text: str, face: Face, levels: Sequence[int]) -> Iterator[tuple[int, Shaped]]:
    """Yield the stretches of a text, each with its level, in the order it is read."""
    start = 0
    for end in range(1, len(text) + 1):
        if end == len(text) or levels[end] != levels[start]:
            level = levels[start]
            yield from ((level, part) for part in shaped(text[start:end], face, rtl=level % 2 == 1))
            start = end


def plain_space(face: Face) -> Shaped:
    """Return the space of the first font."""
    return space(font(0, face))


def _shaped(text: str, of: Font, *, rtl: bool) -> Shaped:
    placed = of.shape(text, rtl=rtl)
    plain = None if rtl else _plain(placed, text, of)
    if plain:
        return plain
    shows: list[Show] = []
    codes: set[int] = set()
    for cluster, said in _clusters(placed, text):
        coded, actual = _coded(of, cluster, said, rtl=rtl)
        codes.update(coded)
        for number, (code, (_, position)) in enumerate(zip(coded, cluster, strict=True)):
            shown = _show(of, code, position)
            shows.append(Show(shown.array, shown.rise, "" if number else actual) if actual else shown)
    advance = sum(position.x_advance for _, position in placed) * of.scale / 1000
    merged = _merged(shows)
    is_plain = len(merged) == 1 and merged[0].rise == 0 and merged[0].actual is None
    return Shaped(of, merged, advance, frozenset(codes), is_plain)


def _plain(placed: Sequence[_Placed], text: str, of: Font) -> Shaped | None:
    """Return a text whose letters are one glyph each, on the line, as nearly all words are; None for any other."""
    said, codes, advance = [], set(), 0
    for number, (info, position) in enumerate(placed):
        code = of.codes.get((info.codepoint, text[info.cluster])) if info.cluster == number else None
        if code is None or position.x_offset or position.y_offset:
            return None
        after = of.width(info.codepoint) - position.x_advance
        said.append(f"{code:04X}> {after} <" if after else f"{code:04X}")
        codes.add(code)
        advance += position.x_advance
    if len(placed) != len(text):
        return None
    show = Show(f"<{''.join(said)}>".removesuffix("<>"))
    return Shaped(of, (show,), advance * of.scale / 1000, frozenset(codes), is_plain=True)


def _clusters(placed: Sequence[_Placed], text: str) -> Iterator[tuple[list[_Placed], str]]:
    """Yield the glyphs of each cluster as they stand, with the cluster's text."""
    starts = sorted({info.cluster for info, _ in placed})
    end_of = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    group: list[_Placed] = []
    for one in placed:
        if group and group[0][0].cluster != one[0].cluster:
            yield group, text[group[0][0].cluster : end_of[group[0][0].cluster]]
            group = []
        group.append(one)
    if group:
        yield group, text[group[0][0].cluster : end_of[group[0][0].cluster]]


def _coded(of: Font, cluster: Sequence[_Placed], text: str, *, rtl: bool) -> tuple[list[int], str]:
    """Return the codes of a cluster's glyphs, and its text when the codes don't tell it."""
    glyphs = [int(info.codepoint) for info, _ in cluster]
    for said in (text, normalize("NFC", text)):
        parts = [said] if len(glyphs) == 1 else list(said[::-1] if rtl else said)
        if len(parts) == len(glyphs):
            codes = [of.codes.get(pair) for pair in zip(glyphs, parts, strict=True)]
            known = [code for code in codes if code is not None]
            if len(known) == len(glyphs):
                return known, ""
    return glyphs, text or UNKNOWN


def _show(of: Font, code: int, position: hb.GlyphPosition) -> Show:
    """Show one glyph at its place: moves before and after it, its width as the font has it."""
    before, after = position.x_offset, position.x_offset + of.width(of.texts[code][0]) - position.x_advance
    lead = f"{-before} " if before else ""
    tail = f" {after} " if after else ""
    return Show(f"{lead}<{code:04X}>{tail}", position.y_offset)


def _merged(shows: Sequence[Show]) -> tuple[Show, ...]:
    merged: list[Show] = []
    for show in shows:
        if merged and show.actual is None is merged[-1].actual and merged[-1].rise == show.rise:
            merged[-1] = Show((merged[-1].array + show.array).replace("><", ""), show.rise)
        else:
            merged.append(show)
    return tuple(merged)
