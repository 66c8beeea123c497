"""Setting: each kind of block becomes strips in the width of the page, and the elements that they are read as."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, singledispatchmethod

from forms.filled import set_filled
from forms.fonts import Face
from forms.handwriting import with_lines, with_room
from forms.lines import Run, broken, fitted, line_of
from forms.reading import Reading
from forms.rows import base_of, closed, row, signature
from forms.signs import INKS
from forms.story import (
    Block,
    Choice,
    Closing,
    Facts,
    Filled,
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
    Tongues,
    WritingLines,
)
from forms.strips import Area, Drawn, Mark, Node, Setting, Square, Strip, Words
from forms.style import ACCENT, BODY, HAIR, HEADING, LABEL, MEASURE, QUIET, SMALL, TABLE, TINT, TITLE, Style
from forms.tags import language, numbering
from forms.text import clean

_LABELS = 40.0
_INDENT, _SIGN_END = 7.6, 5.8
_OUTCOME = Style(16, 1.25, Face.BOLD)
_CELL = Style(9.5, 1.3)
_CELL_HEAD = Style(9.5, 1.3, Face.BOLD, QUIET)
_PAD = 3.2
_TONGUES, _TONGUE = 2, Style(8.5, 1.5, ink=QUIET)
_SEAM = 0.05  # tinted strips reach a little into the next, so that no white hair shows between them
_PARAGRAPH = (Node("P"),)


@lru_cache(maxsize=2_000)
def set_block(block: Block, reading: Reading) -> Setting:
    """Set one block in a language's way; what stands in every letter is set once."""
    return _Setter(reading).setting(block)


@dataclass(frozen=True)
class _Setter:
    reading: Reading

    @singledispatchmethod
    def setting(self, block: Block) -> Setting:
        raise TypeError(block)

    @setting.register
    def _(self, block: Title) -> Setting:
        first = self.lines(_bold(block.text), TITLE)
        second = self.lines(_bold(block.second), replace(TITLE, above=0.0)) if block.second else ()
        *others, last = (*first, *second)
        return Setting((Node("H1"),), _kept((*others, replace(last, height=last.height + 1.4))))

    @setting.register
    def _(self, block: Heading) -> Setting:
        return Setting((Node("H2"),), _kept(self.lines(_bold(block.text), HEADING)))

    @setting.register
    def _(self, block: Text) -> Setting:
        return Setting(_PARAGRAPH, self.lines(_led(block.lead, block.text), BODY))

    @setting.register
    def _(self, block: Fine) -> Setting:
        return Setting(_PARAGRAPH, self.lines(_plain(block.text), replace(SMALL, above=2.0)))

    @setting.register
    def _(self, block: Listing) -> Setting:
        nodes = [Node("L", attributes=numbering("Decimal" if block.numbered else "Disc"))]
        items: list[tuple[Strip, ...]] = []
        for number, item in enumerate(block.items, 1):
            items.append(self.item(item, f"{number}." if block.numbered else "•", len(nodes) + 1))
            nodes += [Node("LI", 0), Node("Lbl", len(nodes)), Node("LBody", len(nodes))]
        return Setting(tuple(nodes), _listed(items))

    @setting.register
    def _(self, block: Facts) -> Setting:
        columns = ((0.0, LABEL), (_LABELS, TABLE))
        nodes = [Node("Table")]
        rows = [row(self.reading, one, columns, nodes, ("TH", "TD"), "Row") for one in block.rows]
        return Setting(tuple(nodes), closed(rows))

    @setting.register
    def _(self, block: Table) -> Setting:
        starts = [MEASURE * sum(block.shares[:n]) for n in range(len(block.shares))]
        nodes = [Node("Table")]
        head = row(
            self.reading, block.head, [(start, _CELL_HEAD) for start in starts], nodes, ["TH"] * len(starts), "Column"
        )
        cells = [(start, _CELL) for start in starts]
        rows = [row(self.reading, one, cells, nodes, ["TD"] * len(starts), "") for one in block.rows]
        return Setting(tuple(nodes), closed([head, *rows]), head if block.repeats else None)

    @setting.register
    def _(self, block: Note) -> Setting:
        strips = self.lines(_led(block.lead, block.text), BODY, _PAD + 1.4, MEASURE - _PAD)
        strips = (*_kept(strips[:-1]), strips[-1])
        last = len(strips) - 1
        return Setting(_PARAGRAPH, tuple(_tinted(one, first=n == 0, last=n == last) for n, one in enumerate(strips)))

    @setting.register
    def _(self, block: Quote) -> Setting:
        said = self.lines(_plain(block.text), replace(BODY, above=3.0))
        if not block.source:
            return Setting(_PARAGRAPH, said)
        cited = self.lines(_plain(f"{block.quoted} {block.source}"), replace(SMALL, above=0.6), 4.0, node=2)
        barred = (replace(strip, marks=(Area(0, 0, 0.7, strip.height + _SEAM, HAIR), *strip.marks)) for strip in cited)
        nodes = (Node("P"), Node("BlockQuote"), Node("P", 1))
        return Setting(nodes, (*said[:-2], *_kept(said[-2:]), *barred))

    @setting.register
    def _(self, block: Outcome) -> Setting:
        style = replace(_OUTCOME, ink=INKS[block.sign])
        lines = broken(_bold(block.word), style.size, MEASURE - 17, self.reading.base)
        top = 6.5 - len(lines) * style.line / 2 + base_of(style)
        words = [Words(17, max(top, 0) + n * style.line, line, style.size, style.ink) for n, line in enumerate(lines)]
        head = Strip(max(13, len(lines) * style.line), (Drawn(6.5, 6.5, block.sign), *words), above=3, keep=True)
        return Setting((Node("P"), Node("P")), (head, *self.lines(_plain(block.sentence), BODY, node=1)))

    @setting.register
    def _(self, block: Choice) -> Setting:
        first, *rest = self.lines(_led(block.lead, block.text), replace(BODY, above=2.4), 9.0)
        return Setting(_PARAGRAPH, (replace(first, marks=(Square(2.5, first.height / 2), *first.marks)), *rest))

    @setting.register
    def _(self, block: WritingLines) -> Setting:
        asked = self.lines(_plain(with_room(block.text)), replace(BODY, above=3.6))
        return Setting(_PARAGRAPH, with_lines(asked, block.count))

    @setting.register
    def _(self, block: Filled) -> Setting:
        return set_filled(block, self.reading)

    @setting.register
    def _(self, block: Signatures) -> Setting:
        strips = [signature(self.reading, label, block.date, 2 * n) for n, label in enumerate(block.labels)]
        return Setting(_PARAGRAPH * (2 * len(strips)), (*_kept(strips[:-1]), strips[-1]))

    @setting.register
    def _(self, block: Tongues) -> Setting:
        nodes = tuple(Node("P", attributes=language(code)) for code, _ in block.lines)
        strips = []
        for start in range(0, len(nodes), _TONGUES):
            marks: list[Mark] = []
            for column, (_, text) in enumerate(block.lines[start : start + _TONGUES]):
                x, width = column * MEASURE / _TONGUES, MEASURE / _TONGUES - 4
                size, lines = fitted((text,), width, _TONGUE.line, _TONGUE.size)
                marks.append(Words(x, base_of(_TONGUE), lines[0], size, _TONGUE.ink, start + column))
            strips.append(Strip(_TONGUE.line, tuple(marks), above=0.0 if start else 4.0, keep=True))
        return Setting(nodes, (*strips[:-1], replace(strips[-1], keep=False)))

    @setting.register
    def _(self, block: Closing) -> Setting:
        style = self.reading.style(BODY)
        lines = [line for text in block.lines for line in broken(_plain(text), style.size, MEASURE, self.reading.base)]
        strips = [
            Strip(style.line, (Words(0, base_of(style), line, style.size, style.ink),), keep=True) for line in lines
        ]
        strips[0] = replace(strips[0], above=4.4)
        strips[-1] = replace(strips[-1], keep=False)
        return Setting(_PARAGRAPH, tuple(strips))

    def lines(
        self, runs: Sequence[Run], style: Style, x: float = 0.0, width: float = MEASURE, node: int = 0
    ) -> tuple[Strip, ...]:
        """Set a paragraph: one strip a line, and never its first or last line alone on a page."""
        style = self.reading.style(style)
        lines = broken(runs, style.size, width - x, self.reading.base)
        last = len(lines) - 1
        return tuple(
            Strip(
                style.line,
                (Words(x, base_of(style), line, style.size, style.ink, node),),
                above=0.0 if number else style.above,
                keep=number != last and number in {0, last - 1},
            )
            for number, line in enumerate(lines)
        )

    def item(self, text: str, sign: str, label: int) -> tuple[Strip, ...]:
        """Set an item of a list; its sign is the element `label`, its text the next."""
        first, *rest = self.lines(_plain(text), replace(BODY, above=0.8), _INDENT, node=label + 1)
        style = self.reading.style(BODY)
        line = line_of(sign, base=self.reading.base)
        bullet = Words(_SIGN_END - line.width(style.size), base_of(style), line, style.size, style.ink, label)
        return (replace(first, marks=(bullet, *first.marks)), *rest)


def _plain(text: str, face: Face = Face.REGULAR) -> list[Run]:
    return [Run(face, clean(text))]


def _bold(text: str) -> list[Run]:
    return _plain(text, Face.BOLD)


def _led(lead: str, text: str) -> list[Run]:
    return (_bold(lead) if lead else []) + _plain(text)


def _kept(strips: Sequence[Strip]) -> tuple[Strip, ...]:
    return tuple(replace(strip, keep=True) for strip in strips)


def _listed(items: Sequence[tuple[Strip, ...]]) -> tuple[Strip, ...]:
    """Join the items of a list; neither its first nor its last line stands alone on a page."""
    strips = [strip for item in items for strip in item]
    kept = {0, len(strips) - 2} - {len(strips) - 1}
    return tuple(replace(strip, keep=strip.keep or n in kept) for n, strip in enumerate(strips))


def _tinted(strip: Strip, *, first: bool, last: bool) -> Strip:
    lead, tail = _PAD * 0.75 * first, _PAD * 0.75 * last
    height = strip.height + lead + tail
    reach = height + _SEAM * (not last)
    moved = [replace(mark, y=mark.y + lead) for mark in strip.marks]
    ground = (Area(0, 0, MEASURE, reach, TINT), Area(0, 0, 1.2, reach, ACCENT))
    return Strip(height, (*ground, *moved), above=3.4 * first, keep=strip.keep)
