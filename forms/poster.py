"""The poster of a class's own rules: letters that fill the page and are read from the other side of a room."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO

from forms.bidi import first_base
from forms.fonts import Face
from forms.layout import Document, Sender
from forms.lettering import Said, middle, words, words_centred, words_right
from forms.lines import Line, Run, broken, fitted, width_of
from forms.style import ACCENT, HAIR, HEIGHT, PT, QUIET, TEXT, WHITE, WIDTH, Style
from forms.tags import Element, numbering
from forms.text import clean

_EDGE = 16.0
_ROOM = WIDTH - 2 * _EDGE
_BAND, _PAD = 46.0, 9.0
_TOP, _FOOT = _EDGE + _BAND + 3.0, HEIGHT - 14.0
_END = _FOOT - 8.0
_HEADING = Style(36, 1.12, Face.BOLD, WHITE)
_LABEL = Style(54, 1.0, Face.BOLD, ACCENT)
_LABEL_WIDTH, _LABEL_HEIGHT = 48.0, 30.0
_THIN = 0.3
_SMALL = Style(11, 1.3, ink=QUIET)
_LEADING = 1.22
_LARGEST, _SMALLEST, _STEP, _LAST_RESORT = 56.0, 14.0, 0.5, 1.0
_LARGE_ENOUGH, _TO_SIGN = 22.0, 48.0  # the class signs on the poster where its rules stay large
_GAP, _ROOMY_GAP = 0.4, 0.6  # the least room before, between and after rules, in lines; and where letters stay large
_DISC, _NUMBER, _TEXT_START = 0.6, 0.72, 1.75  # a number's disc and size, and where a rule begins, in sizes


@dataclass(frozen=True)
class Poster:
    """What a poster says, in one language.

    Attributes:
        label: the class's.
        rules: as the class has written them.
        agreed: who agreed on them, and when.
        signatures: what stands in the room to sign in.
        page_of: with the places {page} and {pages}, for where there are more pages than one.
    """

    sender: Sender
    label: str
    heading: str
    rules: tuple[str, ...]
    agreed: str
    signatures: str
    page_of: str


@dataclass(frozen=True)
class Plan:
    """How large the letters are, in points; each page's rules in lines; and where the rules end on a page."""

    size: float
    pages: tuple[tuple[tuple[Line, ...], ...], ...]
    end: float

    @property
    def line(self) -> float:
        """The distance of two lines, in millimetres."""
        return self.size * _LEADING * PT

    def gap(self, page: int) -> float:
        """Return the room before, between and after the rules of a page, in millimetres."""
        rules = self.pages[page]
        return (self.end - _TOP - sum(map(len, rules)) * self.line) / (len(rules) + 1)


def poster_pdf(poster: Poster) -> bytes:
    """Return a poster as a file: one page, or as many as its rules need to be read from afar."""
    file = BytesIO()
    document = Document(file, poster.sender)
    document.begin_part(poster.sender.language)
    plan = planned(poster.rules)
    listing: Element | None = None
    for page in range(len(plan.pages)):
        # Each page hangs on the wall: none is on the back of another.
        document.end_leaf()
        _draw_band(document, poster, is_first=listing is None)
        listing = listing or document.element("L", numbering("Decimal"))
        _draw_rules(document, plan, page, listing)
        if plan.end < _END:
            _draw_room_to_sign(document, poster.signatures, plan.end)
        _draw_foot(document, poster, page + 1, len(plan.pages))
        document.end_page()
    document.save()
    return file.getvalue()


def planned(rules: Sequence[str]) -> Plan:
    """Choose the largest letters that fit: with room to sign where they stay large, on one page where they can."""
    texts = tuple(map(clean, rules))
    whole = min(_LARGEST, _largest_for_whole_words(texts))
    if whole >= _LARGE_ENOUGH and (plan := _fitting(texts, 1, whole, _LARGE_ENOUGH, _END - _TO_SIGN)):
        return plan
    for pages in range(1, len(texts) + 1):
        if plan := _fitting(texts, pages, max(whole, _SMALLEST), _SMALLEST, _END):
            return plan
    return _fitting(texts, len(texts), _SMALLEST, _LAST_RESORT, _END) or Plan(_LAST_RESORT, (), _END)


def _largest_for_whole_words(texts: Sequence[str]) -> float:
    widest = max((width_of(word, Face.BOLD, 1.0) for text in texts for word in text.split(" ")), default=0.0)
    return _ROOM / (widest + _TEXT_START * PT)


def _fitting(texts: Sequence[str], pages: int, largest: float, smallest: float, end: float) -> Plan | None:
    """Return the rules on so many pages, as large as they fit between two sizes; None when they don't."""
    size, gap = largest, _GAP if end == _END else _ROOMY_GAP
    while size >= smallest:
        set_rules = [broken((Run(Face.BOLD, one),), size, _width(size), first_base(one)) for one in texts]
        plan = Plan(size, tuple(_shared(set_rules, pages)), end)
        if all(plan.gap(page) >= gap * plan.line for page in range(pages)):
            return plan
        size -= _STEP
    return None


def _width(size: float) -> float:
    return _ROOM - _TEXT_START * size * PT


def _shared(rules: Sequence[tuple[Line, ...]], pages: int) -> Iterator[tuple[tuple[Line, ...], ...]]:
    """Yield the rules of each page: as many on one as on another, or one more."""
    start = 0
    for page in range(pages):
        count = (len(rules) - start + pages - page - 1) // (pages - page)
        yield tuple(rules[start : start + count])
        start += count


def _draw_band(document: Document, poster: Poster, *, is_first: bool) -> None:
    """Draw the heading and the class's label on a band; only the first page's are read aloud."""
    document.area(_EDGE, _EDGE, _ROOM, _BAND, ACCENT)
    centre, left = _EDGE + _BAND / 2, WIDTH - _EDGE - _PAD - _LABEL_WIDTH
    document.area(left, centre - _LABEL_HEIGHT / 2, _LABEL_WIDTH, _LABEL_HEIGHT, WHITE)
    with document.inside(document.element("H1") if is_first else None):
        room = left - _EDGE - 2 * _PAD
        middle(document, _EDGE + _PAD, centre, Said(poster.heading), _HEADING, room, _BAND - _PAD)
    with document.inside(document.element("P") if is_first else None):
        _draw_label(document, left + _LABEL_WIDTH / 2, centre, poster.label)


def _draw_label(document: Document, x: float, y: float, label: str) -> None:
    width, height = _LABEL_WIDTH - 8, _LABEL_HEIGHT - 5
    size, lines = fitted((label,), width, height, _LABEL.size, _LABEL.face, _LABEL.leading)
    first = y - (len(lines) - 1) * size * _LABEL.leading * PT / 2 + 0.36 * size * PT
    for number, line in enumerate(lines):
        base = first + number * size * _LABEL.leading * PT
        document.line(x - line.width(size) / 2, base, line, size, _LABEL.ink)


def _draw_rules(document: Document, plan: Plan, page: int, listing: Element) -> None:
    gap, unit = plan.gap(page), plan.size * PT
    y = _TOP + gap
    first = 1 + sum(map(len, plan.pages[:page]))
    for number, lines in enumerate(plan.pages[page], first):
        item = document.element("LI", parent=listing)
        if number > first:
            document.rule(_EDGE, y - gap / 2, _ROOM)
        centre = y + plan.line / 2
        document.disc(_EDGE + _DISC * unit, centre, _DISC * unit, ACCENT)
        style = Style(plan.size * _NUMBER, 1.0, Face.BOLD, WHITE)
        with document.inside(document.element("Lbl", parent=item)):
            words_centred(document, _EDGE + _DISC * unit, centre + 0.36 * unit * _NUMBER, str(number), style)
        body = document.element("LBody", parent=item)
        for line in lines:
            document.line(_EDGE + _TEXT_START * unit, y + plan.line / 2 + 0.3 * unit, line, plan.size, TEXT, body)
            y += plan.line
        y += gap


def _draw_room_to_sign(document: Document, text: str, top: float) -> None:
    """Draw a frame that the class signs in."""
    height = _END - top
    for x, y, width, tall in (
        (_EDGE, top, _ROOM, _THIN),
        (_EDGE, _END - _THIN, _ROOM, _THIN),
        (_EDGE, top, _THIN, height),
        (WIDTH - _EDGE - _THIN, top, _THIN, height),
    ):
        document.area(x, y, width, tall, HAIR)
    with document.within("P"):
        words(document, _EDGE + 3, top + 6, text, _SMALL, _ROOM - 6)


def _draw_foot(document: Document, poster: Poster, page: int, pages: int) -> None:
    said = f"{poster.sender.letterhead.school} · {poster.agreed}"
    if page == 1:
        with document.within("P"):
            words(document, _EDGE, _FOOT, said, _SMALL, _ROOM - 30)
    with document.repeated("Footer"):
        if page > 1:
            words(document, _EDGE, _FOOT, said, _SMALL, _ROOM - 30)
        if pages > 1:
            words_right(document, WIDTH - _EDGE, _FOOT, poster.page_of.format(page=page, pages=pages), _SMALL)
