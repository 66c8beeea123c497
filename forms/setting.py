"""Setting: each kind of block becomes strips in the width of the page."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache, singledispatch

from forms.signs import INKS
from forms.story import (
    Block,
    Choice,
    Closing,
    Facts,
    Fine,
    Heading,
    Listing,
    Note,
    Outcome,
    Quote,
    Signatures,
    Table,
    Text,
    Title,
)
from forms.strips import Area, Drawn, Mark, Square, Strip, Words
from forms.style import ACCENT, BODY, HAIR, HEADING, LABEL, MEASURE, QUIET, SMALL, TABLE, TEXT, TINT, TITLE, Style
from forms.text import PT, Face, Line, Run, broken, clean, width_of

_LABELS = 40.0
_INDENT, _SIGN_END = 7.6, 5.8
_OUTCOME = Style(16, 1.25, Face.BOLD)
_CELL = Style(9.5, 1.3)
_CELL_HEAD = Style(9.5, 1.3, Face.BOLD, QUIET)
_PAD = 3.2
_SEAM = 0.05  # tinted strips reach a little into the next, so that no white hair shows between them


@lru_cache(maxsize=4_000)
def strips_of(block: Block) -> tuple[Strip, ...]:
    """Set one block; what stands in every letter is set once."""
    return _set(block)


@singledispatch
def _set(block: Block) -> tuple[Strip, ...]:
    raise TypeError(block)


@_set.register
def _(block: Title) -> tuple[Strip, ...]:
    parts = (_lines(_bold(part), TITLE) for part in (block.text, block.second) if part)
    *others, last = (strip for part in parts for strip in part)
    return _kept((*others, replace(last, height=last.height + 1.4)))


@_set.register
def _(block: Heading) -> tuple[Strip, ...]:
    return _kept(_lines(_bold(block.text), HEADING))


@_set.register
def _(block: Text) -> tuple[Strip, ...]:
    return _lines(_led(block.lead, block.text), BODY)


@_set.register
def _(block: Fine) -> tuple[Strip, ...]:
    return _lines(_plain(block.text), replace(SMALL, above=2.0))


@_set.register
def _(block: Listing) -> tuple[Strip, ...]:
    signs = [f"{n + 1}." if block.numbered else "•" for n in range(len(block.items))]
    return tuple(strip for item, sign in zip(block.items, signs, strict=True) for strip in _item(item, sign))


@_set.register
def _(block: Facts) -> tuple[Strip, ...]:
    columns = ((0.0, LABEL), (_LABELS, TABLE))
    return _closed([_row(row, columns) for row in block.rows])


@_set.register
def _(block: Table) -> tuple[Strip, ...]:
    starts = [MEASURE * sum(block.shares[:n]) for n in range(len(block.shares))]
    head = _row(block.head, [(start, _CELL_HEAD) for start in starts])
    rows = [_row(row, [(start, _CELL) for start in starts]) for row in block.rows]
    return _closed([head, *rows])


@_set.register
def _(block: Note) -> tuple[Strip, ...]:
    strips = _lines(_led(block.lead, block.text), BODY, _PAD + 1.4, MEASURE - _PAD)
    last = len(strips) - 1
    return tuple(_tinted(strip, first=n == 0, last=n == last) for n, strip in enumerate(strips))


@_set.register
def _(block: Quote) -> tuple[Strip, ...]:
    said = _lines(_plain(block.text), replace(BODY, above=3.0))
    if not block.source:
        return said
    cited = _lines(_plain(f"{block.quoted} {block.source}"), replace(SMALL, above=0.6), 4.0)
    barred = (replace(strip, marks=(Area(0, 0, 0.7, strip.height + _SEAM, HAIR), *strip.marks)) for strip in cited)
    return (*said[:-2], *_kept(said[-2:]), *barred)


@_set.register
def _(block: Outcome) -> tuple[Strip, ...]:
    style = replace(_OUTCOME, ink=INKS[block.sign])
    lines = broken(_bold(block.word), style.size, MEASURE - 17)
    top = 6.5 - len(lines) * style.line / 2 + _base(style)
    words = [Words(17, max(top, 0) + n * style.line, line, style.size, style.ink) for n, line in enumerate(lines)]
    head = Strip(max(13, len(lines) * style.line), (Drawn(6.5, 6.5, block.sign), *words), above=3, keep=True)
    return (head, *_lines(_plain(block.sentence), BODY))


@_set.register
def _(block: Choice) -> tuple[Strip, ...]:
    first, *rest = _lines(_led(block.lead, block.text), replace(BODY, above=2.4), 9.0)
    return (replace(first, marks=(Square(2.5, first.height / 2), *first.marks)), *rest)


@_set.register
def _(block: Signatures) -> tuple[Strip, ...]:
    *others, last = (_signature(label, block.date) for label in block.labels)
    return (*_kept(others), last)


@_set.register
def _(block: Closing) -> tuple[Strip, ...]:
    lines = [line for text in block.lines for line in broken(_plain(text), BODY.size, MEASURE)]
    strips = [Strip(BODY.line, (Words(0, _base(BODY), line, BODY.size, TEXT),), keep=True) for line in lines]
    strips[0] = replace(strips[0], above=4.4)
    strips[-1] = replace(strips[-1], keep=False)
    return tuple(strips)


def _plain(text: str, face: Face = Face.REGULAR) -> list[Run]:
    return [Run(face, clean(text))]


def _bold(text: str) -> list[Run]:
    return _plain(text, Face.BOLD)


def _led(lead: str, text: str) -> list[Run]:
    return (_bold(lead) if lead else []) + _plain(text)


def _base(style: Style) -> float:
    return style.line / 2 + 0.26 * style.size * PT


def _kept(strips: Sequence[Strip]) -> tuple[Strip, ...]:
    return tuple(replace(strip, keep=True) for strip in strips)


def _lines(runs: Sequence[Run], style: Style, x: float = 0.0, width: float = MEASURE) -> tuple[Strip, ...]:
    """Set a paragraph: one strip a line, and never its first or last line alone on a page."""
    lines = broken(runs, style.size, width - x)
    last = len(lines) - 1
    return tuple(
        Strip(
            style.line,
            (Words(x, _base(style), line, style.size, style.ink),),
            above=0.0 if number else style.above,
            keep=number != last and number in {0, last - 1},
        )
        for number, line in enumerate(lines)
    )


def _item(text: str, sign: str) -> tuple[Strip, ...]:
    first, *rest = _lines(_plain(text), replace(BODY, above=0.8), _INDENT)
    start = _SIGN_END - width_of(sign, Face.REGULAR, BODY.size)
    bullet = Words(start, _base(BODY), Line(tuple(_plain(sign))), BODY.size, TEXT)
    return (replace(first, marks=(bullet, *first.marks)), *rest)


def _row(texts: Sequence[str], columns: Sequence[tuple[float, Style]]) -> Strip:
    """Set a row of a table; each column has its start and its style."""
    ends = [start - 3 for start, _ in columns[1:]] + [MEASURE]
    marks: list[Mark] = [Area(0, 0, MEASURE, 0.2, HAIR)]
    pad, height = 0.9, 0.0
    for text, (x, style), end in zip(texts, columns, ends, strict=True):
        lines = broken(_plain(text, style.face), style.size, end - x)
        base = pad + _base(style)
        marks += [Words(x, base + n * style.line, line, style.size, style.ink) for n, line in enumerate(lines)]
        height = max(height, len(lines) * style.line)
    return Strip(2 * pad + height, tuple(marks))


def _closed(rows: list[Strip]) -> tuple[Strip, ...]:
    """Close a table with a line; neither its first nor its last row stands alone on a page."""
    last = rows[-1]
    end = Area(0, last.height, MEASURE, 0.2, HAIR)
    rows[-1] = replace(last, marks=(*last.marks, end), height=last.height + 1.4)
    rows[0] = replace(rows[0], above=2.8)
    kept = {0, len(rows) - 2} - {len(rows) - 1}
    return tuple(replace(strip, keep=number in kept) for number, strip in enumerate(rows))


def _tinted(strip: Strip, *, first: bool, last: bool) -> Strip:
    lead, tail = _PAD * 0.75 * first, _PAD * 0.75 * last
    height = strip.height + lead + tail
    reach = height + _SEAM * (not last)
    moved = [replace(mark, y=mark.y + lead) for mark in strip.marks]
    ground = (Area(0, 0, MEASURE, reach, TINT), Area(0, 0, 1.2, reach, ACCENT))
    return Strip(height, (*ground, *moved), above=3.4 * first, keep=strip.keep)


def _signature(label: str, date_label: str) -> Strip:
    marks = _signed_on(label, 0, 108.0) + _signed_on(date_label, 116, MEASURE - 116)
    return Strip(max(mark.y for mark in marks) + 2.0, tuple(marks), above=1.0)


def _signed_on(label: str, x: float, width: float) -> list[Mark]:
    lines = broken(_plain(label), SMALL.size, width)
    under = [Words(x, 14.6 + n * SMALL.line, line, SMALL.size, SMALL.ink) for n, line in enumerate(lines)]
    return [Area(x, 11, width, 0.25, QUIET), *under]
