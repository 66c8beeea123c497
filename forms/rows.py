"""Rows: what stands side by side, in tables and on lines to sign on."""

from collections.abc import Sequence
from dataclasses import replace

from forms.lines import Run, broken
from forms.reading import Reading
from forms.strips import Area, Mark, Node, Strip, Words
from forms.style import HAIR, MEASURE, PT, QUIET, SMALL, Style
from forms.tags import scope
from forms.text import clean

_PAD, _SIGNED = 0.9, 108.0


def row(
    reading: Reading,
    texts: Sequence[str],
    columns: Sequence[tuple[float, Style]],
    nodes: list[Node],
    roles: Sequence[str],
    heads: str,
) -> Strip:
    """Set a row of a table.

    Args:
        reading: the language's way.
        texts: one a cell.
        columns: the start and the style of each.
        nodes: the table's elements so far; the row's are added.
        roles: of the cells: TH or TD.
        heads: what header cells are the head of: the Row or the Column.
    """
    ends = [start - 3 for start, _ in columns[1:]] + [MEASURE]
    marks: list[Mark] = [Area(0, 0, MEASURE, 0.2, HAIR)]
    height, here = 0.0, len(nodes)
    nodes.append(Node("TR", 0))
    for text, (x, latin), end, role in zip(texts, columns, ends, roles, strict=True):
        style = reading.style(latin)
        nodes.append(Node(role, here, scope(heads) if role == "TH" else ""))
        lines = broken([Run(style.face, clean(text))], style.size, end - x, reading.base)
        base, node = _PAD + base_of(style), len(nodes) - 1
        marks += [Words(x, base + n * style.line, line, style.size, style.ink, node) for n, line in enumerate(lines)]
        height = max(height, len(lines) * style.line)
    return Strip(2 * _PAD + height, tuple(marks))


def closed(rows: list[Strip]) -> tuple[Strip, ...]:
    """Close a table with a line; neither its first nor its last row stands alone on a page."""
    last = rows[-1]
    end = Area(0, last.height, MEASURE, 0.2, HAIR)
    rows[-1] = replace(last, marks=(*last.marks, end), height=last.height + 1.4)
    rows[0] = replace(rows[0], above=2.8)
    kept = {0, len(rows) - 2} - {len(rows) - 1}
    return tuple(replace(strip, keep=number in kept) for number, strip in enumerate(rows))


def signature(reading: Reading, label: str, date_label: str, node: int) -> Strip:
    """Set a line to sign on and one for the date, their labels below; they are the elements `node` and the next."""
    start = _SIGNED + 8
    marks = _signed_on(reading, label, 0, _SIGNED, node) + _signed_on(
        reading, date_label, start, MEASURE - start, node + 1
    )
    return Strip(max(mark.y for mark in marks) + 2.0, tuple(marks), above=1.0)


def base_of(style: Style) -> float:
    """Return how far below a line's top its letters stand, in millimetres."""
    return style.line / 2 + 0.26 * style.size * PT


def _signed_on(reading: Reading, label: str, x: float, width: float, node: int) -> list[Mark]:
    lines = broken([Run(SMALL.face, clean(label))], SMALL.size, width, reading.base)
    return [
        Area(x, 11, width, 0.25, QUIET),
        *(Words(x, 14.6 + n * SMALL.line, line, SMALL.size, SMALL.ink, node) for n, line in enumerate(lines)),
    ]
