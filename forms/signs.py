"""The signs of the outcomes, drawn as shapes: a globe, a lock, a question mark, a circle that is crossed out."""

from math import cos, pi, sin

from forms.fonts import Face
from forms.layout import Document
from forms.lines import line_of
from forms.story import Sign
from forms.style import WHITE, Ink

# The palette's roles (open, closed, doubt, not online): they differ in lightness too, for print in black and white.
INKS = {
    Sign.OPEN: Ink.of("#0B66C3"),
    Sign.CLOSED: Ink.of("#3B1A66"),
    Sign.DOUBT: Ink.of("#8A5A00"),
    Sign.NOT_ONLINE: Ink.of("#5B5D60"),
}


def draw_sign(document: Document, sign: Sign, x: float, y: float, radius: float) -> None:
    """Draw a sign in white on a disc in its colour, round a centre."""
    document.disc(x, y, radius, INKS[sign])
    if sign is Sign.OPEN:
        _globe(document, x, y, radius * 0.62)
    elif sign is Sign.CLOSED:
        _lock(document, x, y, radius)
    elif sign is Sign.DOUBT:
        _question(document, x, y, radius)
    else:
        _crossed(document, x, y, radius * 0.58)


def _globe(document: Document, x: float, y: float, radius: float) -> None:
    thin = radius * 0.16
    document.stroke(_arc(x, y, radius, radius), thin, WHITE)
    document.stroke(_arc(x, y, radius * 0.45, radius), thin, WHITE)
    document.stroke([(x - radius, y), (x + radius, y)], thin, WHITE)


def _lock(document: Document, x: float, y: float, radius: float) -> None:
    document.area(x - radius * 0.42, y - radius * 0.1, radius * 0.84, radius * 0.62, WHITE)
    bow = _arc(x, y - radius * 0.2, radius * 0.25, radius * 0.3, start=pi, end=2 * pi)
    document.stroke([(x - radius * 0.25, y), *bow, (x + radius * 0.25, y)], radius * 0.14, WHITE)


def _question(document: Document, x: float, y: float, radius: float) -> None:
    size = radius * 4.2
    line = line_of("?", Face.BOLD)
    document.line(x - line.width(size) / 2, y + radius * 0.53, line, size, WHITE)


def _crossed(document: Document, x: float, y: float, radius: float) -> None:
    document.stroke(_arc(x, y, radius, radius), radius * 0.26, WHITE)
    reach = radius * 0.7
    document.stroke([(x - reach, y + reach), (x + reach, y - reach)], radius * 0.26, WHITE)


def _arc(
    x: float, y: float, across: float, down: float, start: float = 0.0, end: float = 2 * pi
) -> list[tuple[float, float]]:
    steps = [start + (end - start) * n / 32 for n in range(33)]
    return [(x + across * cos(angle), y + down * sin(angle)) for angle in steps]
