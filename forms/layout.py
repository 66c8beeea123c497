"""Pages: the only place that draws, in millimetres from the top left corner of an A4 page."""

import time
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import BinaryIO

from reportlab import rl_config
from reportlab.lib.utils import TimeStamp
from reportlab.pdfgen.canvas import Canvas

from forms.style import ACCENT, BLACK, HAIR, HEIGHT, LEFT, MEASURE, QUIET, RIGHT, SMALL, TEXT, WIDTH, Ink, Style
from forms.text import PT, Face, Line, Run, clean, fitted, font, width_of

_FOOT = HEIGHT - 12.0
# The page streams go out as they are: wrapping them in letters (ASCII85) makes them larger and slower.
rl_config.useA85 = 0


@dataclass(frozen=True)
class Letterhead:
    """Who sends: the school, its municipality, and how to reach it."""

    school: str
    municipality: str
    contact: tuple[str, ...]


@dataclass(frozen=True)
class Sender:
    """What stands in a file's properties and on its pages. Nothing private: titles are seen in lists and logs."""

    letterhead: Letterhead
    title: str
    language: str
    made_on: date


@dataclass
class Document:
    """A PDF being written to a file: the same drawing gives the same bytes."""

    file: BinaryIO
    sender: Sender
    pages: int = 0
    _canvas: Canvas = field(init=False)

    def __post_init__(self) -> None:
        for face in Face:
            font(face)
        self._canvas = Canvas(
            self.file,
            pagesize=(WIDTH / PT, HEIGHT / PT),
            pageCompression=1,
            invariant=1,
            pdfVersion=(1, 7),
            initialFontName=str(Face.REGULAR),  # type: ignore[arg-type]  # the stubs take it for a number
            lang=self.sender.language,
        )
        # ReportLab has no door for the date.
        self._canvas._doc._timeStamp = _Midnight(self.sender.made_on)  # type: ignore[attr-defined]  # noqa: SLF001
        self._canvas.setTitle(clean(self.sender.title))
        self._canvas.setAuthor(clean(self.sender.letterhead.school))
        self._canvas.setSubject("")
        self._canvas.setCreator("Nettplan")
        self._canvas.setProducer("Nettplan")
        self._canvas.setViewerPreference("DisplayDocTitle", "true")

    def end_page(self) -> None:
        """Finish the page; without drawing on it, it is a blank one."""
        self._canvas.showPage()
        self.pages += 1

    def end_leaf(self) -> None:
        """Leave the back blank when the leaf has only its front, so that the next page starts a new leaf."""
        if self.pages % 2:
            self.end_page()

    def save(self) -> None:
        """Write the file."""
        self._canvas.save()

    def line(self, x: float, y: float, line: Line, size: float, ink: Ink = TEXT) -> None:
        """Write one line of text, its base line at y."""
        self._fill(ink)
        text = self._canvas.beginText(x / PT, (HEIGHT - y) / PT)
        for run in line.runs:
            text.setFont(str(run.face), size)
            text.textOut(run.text)
        self._canvas.drawText(text)

    def words(self, x: float, y: float, text: str, style: Style, width: float = MEASURE) -> None:
        """Write a text on one line, smaller when it is too wide."""
        size, lines = fitted([text], width, style.line, style.size, style.face, style.leading)
        self.stack(x, y, lines, Style(size, style.leading, style.face, style.ink))

    def words_right(self, x: float, y: float, text: str, style: Style) -> None:
        """Write a short text on one line that ends at x."""
        shown = clean(text)
        start = x - width_of(shown, style.face, style.size)
        self.line(start, y, Line((Run(style.face, shown),)), style.size, style.ink)

    def words_centred(self, x: float, y: float, text: str, style: Style) -> None:
        """Write a short text on one line, its middle at x."""
        shown = clean(text)
        half = width_of(shown, style.face, style.size) / 2
        self.line(x - half, y, Line((Run(style.face, shown),)), style.size, style.ink)

    def middle(self, x: float, y: float, text: str, style: Style, width: float, height: float) -> None:
        """Write a text in a box that it never leaves, its middle line at y."""
        size, lines = fitted([text], width, height, style.size, style.face, style.leading)
        small = Style(size, style.leading, style.face, style.ink)
        self.stack(x, y + 0.36 * size * PT - (len(lines) - 1) * small.line / 2, lines, small)

    def boxed(self, x: float, top: float, texts: tuple[str, ...], style: Style, width: float, height: float) -> float:
        """Write texts in a box that they never leave, each on lines of its own; returns the height they take."""
        size, lines = fitted(texts, width, height, style.size, style.face, style.leading)
        small = Style(size, style.leading, style.face, style.ink)
        self.stack(x, top + size * PT, lines, small)
        return len(lines) * small.line

    def stack(self, x: float, y: float, lines: tuple[Line, ...], style: Style) -> None:
        """Write lines below one another, the first one's base line at y."""
        for number, line in enumerate(lines):
            self.line(x, y + number * style.line, line, style.size, style.ink)

    def rule(self, x: float, y: float, length: float, thickness: float = 0.2, ink: Ink = HAIR) -> None:
        """Draw a line to the right."""
        self._canvas.setLineWidth(thickness / PT)
        self._canvas.setStrokeColorRGB(ink.red, ink.green, ink.blue)
        self._canvas.line(x / PT, (HEIGHT - y) / PT, (x + length) / PT, (HEIGHT - y) / PT)

    def square(self, x: float, y: float, side: float, thickness: float, ink: Ink = BLACK) -> None:
        """Draw an empty square round a centre; its side is measured to the middle of its line."""
        self._canvas.setLineWidth(thickness / PT)
        self._canvas.setStrokeColorRGB(ink.red, ink.green, ink.blue)
        self._canvas.rect((x - side / 2) / PT, (HEIGHT - y - side / 2) / PT, side / PT, side / PT)

    def area(self, x: float, y: float, width: float, height: float, ink: Ink = BLACK) -> None:
        """Fill a rectangle."""
        self._fill(ink)
        self._canvas.rect(x / PT, (HEIGHT - y - height) / PT, width / PT, height / PT, stroke=0, fill=1)

    def grid(self, x: float, y: float, cell: float, stretches: list[tuple[int, int, int]]) -> None:
        """Fill cells of a square grid in black, as one shape so that no seam shows: (row, first column, how many)."""
        # Whole numbers in a grid of their own: the canvas's own rectangles would cost more than the rest of the page.
        cells = " ".join(f"{column} {-row - 1} {length} 1 re" for row, column, length in stretches)
        place = f"{cell / PT:.5f} 0 0 {cell / PT:.5f} {x / PT:.5f} {(HEIGHT - y) / PT:.5f} cm"
        self._fill(BLACK)
        self._canvas._code.append(f"q {place} {cells} f Q")  # type: ignore[attr-defined]  # noqa: SLF001

    def disc(self, x: float, y: float, radius: float, ink: Ink) -> None:
        """Fill a circle round a centre."""
        self._fill(ink)
        self._canvas.circle(x / PT, (HEIGHT - y) / PT, radius / PT, stroke=0, fill=1)

    def stroke(self, points: list[tuple[float, float]], thickness: float, ink: Ink) -> None:
        """Draw a line through points, with round ends."""
        self._canvas.setLineWidth(thickness / PT)
        self._canvas.setLineCap(1)
        self._canvas.setLineJoin(1)
        self._canvas.setStrokeColorRGB(ink.red, ink.green, ink.blue)
        path = self._canvas.beginPath()
        (x, y), *rest = points
        path.moveTo(x / PT, (HEIGHT - y) / PT)
        for x, y in rest:
            path.lineTo(x / PT, (HEIGHT - y) / PT)
        self._canvas.drawPath(path, stroke=1, fill=0)
        self._canvas.setLineCap(0)
        self._canvas.setLineJoin(0)

    def head(self) -> None:
        """Draw the letterhead of a first page: above the address window, with the school's name first."""
        letterhead = self.sender.letterhead
        self.words(LEFT, 20, letterhead.school, Style(14, 1.25, Face.BOLD, ACCENT), 95)
        self.words(LEFT, 25.6, letterhead.municipality, Style(9.5, ink=QUIET), 95)
        self.boxed(130, 16, letterhead.contact, SMALL, 55, 16)
        self.rule(LEFT, 34, MEASURE, 0.5, ACCENT)

    def running_head(self) -> None:
        """Draw the small head of a following page."""
        self.words(LEFT, 15, self.sender.letterhead.school, SMALL, 120)
        self.rule(LEFT, 17.5, MEASURE)

    def foot(self, reference: str, page: str) -> None:
        """Draw the foot: what the page belongs to, and its number."""
        self.rule(LEFT, _FOOT - 5, MEASURE)
        self.words(LEFT, _FOOT, reference, SMALL, 120)
        self.words_right(WIDTH - RIGHT, _FOOT, page, SMALL)

    def _fill(self, ink: Ink) -> None:
        self._canvas.setFillColorRGB(ink.red, ink.green, ink.blue)


class _Midnight(TimeStamp):
    """The day a document is dated: a file made again on another day is the same file."""

    def __init__(self, day: date) -> None:
        moment = datetime(day.year, day.month, day.day, tzinfo=UTC)
        self.t = moment.timestamp()
        self.lt = time.gmtime(self.t)
        self.tzname = "UTC"
        self.YMDhms = tuple(self.lt)[:6]
        self.dhh = self.dmm = 0
