"""What is filled in, set: frames to write in, boxes to tick, and tables to write in, by hand or on a screen."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import singledispatch

from forms.fonts import Face
from forms.lines import Line, Run, broken
from forms.reading import Reading
from forms.rows import base_of, row
from forms.story import Filled, FormField, FormRow, FormTable, TickBoxes
from forms.strips import Area, Mark, Node, Setting, Strip, Ticking, Typing, Words
from forms.style import MEASURE, QUIET, SMALL, Style
from forms.text import clean, clean_words

_LABEL = Style(10.5, 1.3, Face.BOLD)
_HEAD = Style(9.5, 1.3, Face.BOLD)
_OPTION = Style(10.5, 1.35)
_ABOVE, _UNDER, _GAP, _PAD = 3.4, 1.2, 4.0, 1.8
_LINE = 8.0  # from one line to the next, for a pen
_FRAME, _INSET, _BELOW = 0.25, 0.4, 1.0
_BOX_MIDDLE, _AFTER_BOX = 2.5, 7.2


@dataclass(frozen=True)
class _Place:
    x: float
    y: float
    width: float
    height: float


@singledispatch
def set_filled(block: Filled, reading: Reading) -> Setting:
    """Set a block that is filled in, in a language's way."""
    raise TypeError(block, reading)


@set_filled.register
def _(block: FormField, reading: Reading) -> Setting:
    return _side_by_side((block,), (1.0,), reading)


@set_filled.register
def _(block: FormRow, reading: Reading) -> Setting:
    return _side_by_side(block.fields, block.shares, reading)


@set_filled.register
def _(block: TickBoxes, reading: Reading) -> Setting:
    style = reading.style(_LABEL)
    asked = _words(_broken(block.label, style, MEASURE, reading), style, 0, 0, 0)
    rows = [block.boxes[start : start + block.columns] for start in range(0, len(block.boxes), block.columns)]
    strips = [Strip(len(asked) * style.line + _UNDER, tuple(asked), above=_ABOVE)]
    strips += [_ticks(block, boxes, 1 + n * block.columns, reading) for n, boxes in enumerate(rows)]
    return Setting((Node("P"),) * (1 + len(block.boxes)), _together(strips))


@set_filled.register
def _(block: FormTable, reading: Reading) -> Setting:
    starts = [MEASURE * sum(block.shares[:n]) for n in range(len(block.shares))]
    nodes = [Node("Table")]
    titles = [(start + _PAD, _HEAD) for start in starts]
    head = row(reading, block.head, titles, nodes, ["TH"] * len(titles), "Column")
    head = replace(head, marks=(*_grid(starts, head.height), *head.marks), above=_ABOVE)
    rows = [_cells(block, number, starts, nodes) for number in range(1, block.rows + 1)]
    foot = Strip(_BELOW, (Area(0, 0, MEASURE, _FRAME, QUIET),))
    return Setting(tuple(nodes), _together([head, *rows, foot]))


def _side_by_side(fields: Sequence[FormField], shares: Sequence[float], reading: Reading) -> Setting:
    """Set fields in one strip, the tops of their frames level."""
    starts = [MEASURE * sum(shares[:n]) for n in range(len(shares))]
    ends = [start - _GAP for start in starts[1:]] + [MEASURE]
    label, small = reading.style(_LABEL), reading.style(SMALL)
    asked = [
        (_broken(one.label, label, end - start, reading), _broken(one.hint, small, end - start, reading))
        for one, start, end in zip(fields, starts, ends, strict=True)
    ]
    heights = [len(said) * label.line + len(hint) * small.line for said, hint in asked]
    top, marks = max(heights) + _UNDER, list[Mark]()
    for node, one in enumerate(fields):
        (said, hint), above, x = asked[node], max(heights) - heights[node], starts[node]
        marks += _words(said, label, x, above, node)
        marks += _words(hint, small, x, above + len(said) * label.line, node)
        place = _Place(x, top, ends[node] - x, one.lines * _LINE)
        marks += [*_framed(place), _typing(place, one.name, _sentences(one.label, one.hint), one.lines, node)]
    height = top + max(one.lines for one in fields) * _LINE + _BELOW
    return Setting((Node("P"),) * len(fields), (Strip(height, tuple(marks), above=_ABOVE),))


def _ticks(block: TickBoxes, boxes: Sequence[tuple[str, str]], node: int, reading: Reading) -> Strip:
    """Set some of the boxes side by side; they are the elements `node` and the next."""
    style, width = reading.style(_OPTION), MEASURE / block.columns
    marks: list[Mark] = []
    most = 1
    for number, (name, text) in enumerate(boxes):
        x, element = number * width, node + number
        lines = _broken(text, style, width - _AFTER_BOX - 2, reading)
        marks += _words(lines, style, x + _AFTER_BOX, 0.5, element)
        told = clean_words(_sentences(block.label, text))
        marks.append(Ticking(x + _BOX_MIDDLE, 0.5 + style.line / 2, name, told, element))
        most = max(most, len(lines))
    return Strip(most * style.line + 2.0, tuple(marks))


def _cells(block: FormTable, number: int, starts: Sequence[float], nodes: list[Node]) -> Strip:
    """Set a row of empty cells; its elements are added to the table's."""
    height, here = block.lines * _LINE, len(nodes)
    nodes.append(Node("TR", 0))
    marks: list[Mark] = [*_grid(starts, height)]
    for column, (title, start, end) in enumerate(zip(block.head, starts, [*starts[1:], MEASURE], strict=True), 1):
        nodes.append(Node("TD", here))
        place, told = _Place(start, 0, end - start, height), block.told.format(head=title, row=number)
        marks.append(_typing(place, f"{block.name}-{number}-{column}", told, block.lines, len(nodes) - 1))
    return Strip(height, tuple(marks))


def _broken(text: str, style: Style, width: float, reading: Reading) -> tuple[Line, ...]:
    return broken([Run(style.face, clean(text))], style.size, width, reading.base) if text else ()


def _words(lines: Sequence[Line], style: Style, x: float, y: float, node: int) -> list[Words]:
    base = y + base_of(style)
    return [Words(x, base + n * style.line, line, style.size, style.ink, node) for n, line in enumerate(lines)]


def _typing(place: _Place, name: str, told: str, lines: int, node: int) -> Typing:
    """Return a field a little inside its frame, which then stays to be seen."""
    x, y, width, height = place.x + _INSET, place.y + _INSET, place.width - 2 * _INSET, place.height - 2 * _INSET
    return Typing(x, y, width, height, name, clean_words(told), lines, node)


def _sentences(first: str, second: str) -> str:
    """Return two texts as a screen reader says them one after the other."""
    if not second:
        return first
    return f"{first} {second}" if first.endswith((".", "?", "!", ":")) else f"{first}. {second}"


def _framed(place: _Place) -> list[Area]:
    right, below = place.x + place.width - _FRAME, place.y + place.height - _FRAME
    return [
        *(Area(place.x, y, place.width, _FRAME, QUIET) for y in (place.y, below)),
        *(Area(x, place.y, _FRAME, place.height, QUIET) for x in (place.x, right)),
    ]


def _grid(starts: Sequence[float], height: float) -> list[Area]:
    """Return the lines above a row of a table and at the sides of its cells."""
    sides = (Area(x, 0, _FRAME, height, QUIET) for x in (*starts, MEASURE - _FRAME))
    return [Area(0, 0, MEASURE, _FRAME, QUIET), *sides]


def _together(strips: Sequence[Strip]) -> tuple[Strip, ...]:
    """Keep strips on one page."""
    return (*(replace(strip, keep=True) for strip in strips[:-1]), *strips[-1:])
