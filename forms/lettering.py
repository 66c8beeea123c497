"""Lettering: texts at fixed places of a page, as large as their room allows."""

from collections.abc import Sequence
from dataclasses import dataclass

from forms.bidi import first_base
from forms.layout import Document
from forms.lines import SMALLEST, Line, Run, broken, fitted, line_of
from forms.style import MEASURE, PT, QUIET, Style
from forms.tags import language
from forms.text import clean

# The valid text below another language.
_SMALLER = 0.82


@dataclass(frozen=True)
class Said:
    """A text, and the same in the valid language or nothing."""

    text: str
    valid: str = ""
    language: str = ""


def words(document: Document, x: float, y: float, text: str, style: Style, width: float = MEASURE) -> None:
    """Write a text on one line, its base line at y; one that is too wide becomes smaller, on lines of that height."""
    size, lines = fitted((text,), width, style.line, style.size, style.face, style.leading)
    small = Style(size, style.leading, style.face, style.ink)
    first = y - _to_base(style.size) + _to_base(size) - (len(lines) - 1) * small.line / 2
    for number, line in enumerate(lines):
        document.line(x, first + number * small.line, line, size, style.ink)


def words_right(document: Document, x: float, y: float, text: str, style: Style) -> None:
    """Write a short text on one line that ends at x."""
    line = line_of(text, style.face)
    document.line(x - line.width(style.size), y, line, style.size, style.ink)


def words_centred(document: Document, x: float, y: float, text: str, style: Style) -> None:
    """Write a short text on one line, its middle at x."""
    line = line_of(text, style.face)
    document.line(x - line.width(style.size) / 2, y, line, style.size, style.ink)


def boxed(
    document: Document, x: float, top: float, texts: Sequence[str], style: Style, width: float, height: float
) -> float:
    """Write texts in a box that they never leave, each on lines of its own; returns the height they take."""
    size, lines = fitted(tuple(texts), width, height, style.size, style.face, style.leading)
    small = Style(size, style.leading, style.face, style.ink)
    _stack(document, x, top + size * PT, lines, small, width)
    return len(lines) * small.line


def numeral(document: Document, x: float, y: float, number: int, style: Style, width: float) -> None:
    """Write the number of a row, its middle at y, where the reading begins in a column."""
    line = line_of(f"{number}.", base=document.reading.base)
    start = x + width - line.width(style.size) if document.reading.base else x
    document.line(start, y + _to_base(style.size), line, style.size, style.ink)


def middle(document: Document, x: float, y: float, texts: Said, style: Style, width: float, height: float) -> None:
    """Write a text in a box that it never leaves, its middle at y; the valid text, when there is one, small below it.

    Args:
        document: drawn on.
        x: the left end of the box.
        y: the middle of the box.
        texts: what is written.
        style: its size is the largest.
        width: of the box.
        height: of the box.
    """
    own, other = style, Style(style.size * _SMALLER, style.leading, style.face, QUIET)
    while True:
        lines = _lines(texts.text, own, width), _lines(texts.valid, other, width)
        tall = len(lines[0]) * own.line + len(lines[1]) * other.line
        if tall <= height or own.size <= SMALLEST:
            break
        own = Style(own.size - 0.5, own.leading, own.face, own.ink)
        other = Style(own.size * _SMALLER, own.leading, own.face, QUIET)
    top = y - tall / 2
    _stack(document, x, top + own.line / 2 + _to_base(own.size), lines[0], own, width)
    below = top + len(lines[0]) * own.line
    if texts.valid:
        with document.within("Span", language(texts.language)):
            _stack(document, x, below + other.line / 2 + _to_base(other.size), lines[1], other, width)


def _lines(text: str, style: Style, width: float) -> tuple[Line, ...]:
    return broken([Run(style.face, clean(text))], style.size, width, first_base(text)) if text else ()


def _to_base(size: float) -> float:
    """Return how far the base line lies below the middle of the letters."""
    return 0.36 * size * PT


def _stack(document: Document, x: float, y: float, lines: Sequence[Line], style: Style, width: float) -> None:
    """Write lines below one another, the first one's base line at y; from right to left they end at the width."""
    for number, line in enumerate(lines):
        start = x + width - line.width(style.size) if document.reading.base else x
        document.line(start, y + number * style.line, line, style.size, style.ink)
