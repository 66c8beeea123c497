"""The reply sheet: fixed geometry, so that a scanner reads it back; yes and no weigh the same.

All measures are in millimetres from the top left corner of an A4 page. They are version 1 of the layout: a change of
any of them is a new version, for the sheets that are already at home must still be read.
"""

from collections.abc import Callable
from dataclasses import dataclass
from operator import attrgetter

from forms.code import QUIET_ZONE, SIDE, Corner, draw_code, payload
from forms.fields import Option, rectangle
from forms.fonts import Face
from forms.layout import Document
from forms.lettering import Said, boxed, middle, numeral, words, words_centred, words_right
from forms.style import ACCENT, LABEL, LEFT, QUIET, SMALL, Style
from forms.tags import language, scope
from forms.text import clean_words

ROWS_A_PAGE = 10
MARK = 6.0
MARKS = ((14.0, 14.0), (196.0, 14.0), (14.0, 283.0), (196.0, 283.0))
BOX = 6.0
BOX_LINE = 0.35
YES, NO = 154.0, 175.0
FIRST_ROW, PITCH = 92.0, 13.0
TOP_CODE = (160.0, 22.0)
BOTTOM_CODE = (27.0, 256.0)
_RIGHT = 185.0
_NUMBER = 7.0
_LEFT_OF_CODE = 126.0
_BESIDE_CODE = BOTTOM_CODE[0] + SIDE + QUIET_ZONE + 3.0
_FIRST_BLANK, _BLANK_PITCH = 227.0, 15.0

_TITLE = Style(15, 1.2, Face.BOLD, ACCENT)
_NAME = Style(11, 1.25, Face.BOLD)
_PLAIN = Style(10.5, 1.3)
_STATEMENT = Style(11, 1.22)
_HEAD = Style(11.5, 1.2, Face.BOLD)
_ID = Style(9.5, 1.2, Face.BOLD)


@dataclass(frozen=True)
class Box:
    """An empty box to tick, by its centre."""

    x: float
    y: float


@dataclass(frozen=True)
class Row:
    """Where one statement's two boxes are; pages count from 1, statements from 0."""

    page: int
    statement: int
    yes: Box
    no: Box


@dataclass(frozen=True)
class Signature:
    """A line to sign on: what stands under it, and under its date."""

    label: str
    date: str


@dataclass(frozen=True)
class ReplySheet:
    """What a reply sheet says, in one language.

    Attributes:
        letter_id: ten characters of Crockford's base 32.
        language: its code.
        people: rows of a label and a name: whose sheet it is, so that the family takes the right one.
        statements: what is said yes or no to, in the order of the request's purposes.
        box: what a screen reader says of a box, with the places {answer}, {number} and {statement}.
        signatures: one or two lines to sign on.
        page_of: with the places {page} and {pages}.
        valid: the same sheet in the valid text, which then stands below each of this one's.
    """

    letter_id: str
    language: str
    title: str
    people: tuple[tuple[str, str], ...]
    instruction: str
    yes: str
    no: str
    statements: tuple[str, ...]
    box: str
    signatures: tuple[Signature, ...]
    hand_in: tuple[str, ...]
    page_of: str
    reference: str
    valid: "ReplySheet | None" = None


def boxes(statements: int) -> tuple[Row, ...]:
    """Return where the boxes of so many statements are; drawing and reading both go by this."""
    return tuple(
        Row(
            page=n // ROWS_A_PAGE + 1,
            statement=n,
            yes=Box(YES, FIRST_ROW + n % ROWS_A_PAGE * PITCH),
            no=Box(NO, FIRST_ROW + n % ROWS_A_PAGE * PITCH),
        )
        for n in range(statements)
    )


def field_name(letter_id: str, statement: int) -> str:
    """Return the name of a statement's field in the file; statements count from 0."""
    return f"{letter_id}-{statement + 1}"


def draw_reply_sheet(document: Document, sheet: ReplySheet) -> None:
    """Draw the sheet's pages, each on a leaf of its own with a blank back."""
    rows = boxes(len(sheet.statements))
    pages = rows[-1].page
    for page in range(1, pages + 1):
        document.end_leaf()
        _frame(document, sheet, page, pages)
        _statements(document, sheet, [row for row in rows if row.page == page])
        _signatures(document, sheet, page)
        document.end_page()
    document.end_leaf()


def _frame(document: Document, sheet: ReplySheet, page: int, pages: int) -> None:
    for x, y in MARKS:
        document.area(x - MARK / 2, y - MARK / 2, MARK, MARK)
    for place, corner in ((TOP_CODE, Corner.TOP), (BOTTOM_CODE, Corner.BOTTOM)):
        draw_code(document, *place, payload(sheet.letter_id, page, corner))
    with document.within("H1"):
        height = boxed(document, LEFT, 21, (sheet.title,), _TITLE, _LEFT_OF_CODE, 14)
        if sheet.valid:
            with document.within("Span", language(sheet.valid.language)):
                boxed(document, LEFT, 22 + height, (sheet.valid.title,), SMALL, _LEFT_OF_CODE, 14 - height)
    for number, (label, name) in enumerate(sheet.people):
        with document.within("P"):
            x, y = (_LEFT_OF_CODE - 26, 0) if document.reading.base else (0, 28)
            boxed(document, LEFT + x, 38.4 + number * 6.6, (label,), LABEL, 26, 4.4)
            boxed(document, LEFT + y, 37.6 + number * 6.6, (name,), _NAME, 98, 6.2)
    with document.within("P"):
        boxed(document, LEFT, 59, (sheet.instruction,), _PLAIN, _LEFT_OF_CODE, 15)
    with document.within("P"):
        words(document, TOP_CODE[0], TOP_CODE[1] + SIDE + QUIET_ZONE + 3.0, sheet.letter_id, _ID, 27)
    with document.repeated("Footer"):
        words(document, _BESIDE_CODE, 283, sheet.reference, SMALL, 96)
        words_right(document, _RIGHT, 283, sheet.page_of.format(page=page, pages=pages), SMALL)


def _statements(document: Document, sheet: ReplySheet, rows: list[Row]) -> None:
    with document.within("Table"):
        with document.within("TR"):
            document.element_here("TD")
            for x, said in ((YES, _said(sheet, attrgetter("yes"))), (NO, _said(sheet, attrgetter("no")))):
                with document.within("TH", scope("Column")):
                    _head(document, x, FIRST_ROW - PITCH / 2 - 2.0, said)
        document.rule(LEFT, FIRST_ROW - PITCH / 2, _RIGHT - LEFT)
        for row in rows:
            with document.within("TR"):
                _statement(document, sheet, row)
            document.rule(LEFT, row.yes.y + PITCH / 2, _RIGHT - LEFT)


def _head(document: Document, x: float, y: float, said: Said) -> None:
    words_centred(document, x, y - 4.0 * bool(said.valid), said.text, _HEAD)
    if said.valid:
        with document.within("Span", language(said.language)):
            words_centred(document, x, y, said.valid, SMALL)


def _statement(document: Document, sheet: ReplySheet, row: Row) -> None:
    width = YES - LEFT - _NUMBER - 9
    number, text = (LEFT + width, LEFT) if document.reading.base else (LEFT, LEFT + _NUMBER)
    said = _said(sheet, lambda of: of.statements[row.statement])
    with document.within("TH", scope("Row")):
        numeral(document, number, row.yes.y, row.statement + 1, _STATEMENT, _NUMBER)
        middle(document, text, row.yes.y, said, _STATEMENT, width, PITCH - 1.4)
    options = []
    for value, word, box in (("yes", sheet.yes, row.yes), ("no", sheet.no, row.no)):
        document.square(box.x, box.y, BOX, BOX_LINE)
        told = sheet.box.format(answer=word, number=row.statement + 1, statement=said.text)
        place = rectangle(box.x - BOX / 2, box.y - BOX / 2, BOX, BOX)
        options.append((document.element_here("TD"), Option(value, place, clean_words(told))))
    document.choice(field_name(sheet.letter_id, row.statement), clean_words(said.text), options)


def _signatures(document: Document, sheet: ReplySheet, page: int) -> None:
    for number in range(len(sheet.signatures)):
        y = _FIRST_BLANK + number * _BLANK_PITCH
        label = _said(sheet, lambda of, n=number: of.signatures[n].label)  # type: ignore[misc]  # the default's type
        day = _said(sheet, lambda of, n=number: of.signatures[n].date)  # type: ignore[misc]  # the default's type
        for kind, x, length, said in (("name", LEFT, 112.0, label), ("date", LEFT + 118, _RIGHT - LEFT - 118, day)):
            document.rule(x, y, length, 0.25, QUIET)
            with document.within("P") as element:
                _under(document, x, y + 0.9, said, length)
                name = f"{sheet.letter_id}-{kind}-{page}-{number + 1}"
                document.typing_line(name, clean_words(said.text), rectangle(x, y - 7, length, 6.6), element)
    with document.within("P"):
        boxed(document, _BESIDE_CODE, BOTTOM_CODE[1] + 3, sheet.hand_in, _PLAIN, _RIGHT - _BESIDE_CODE, 19)


def _under(document: Document, x: float, y: float, said: Said, width: float) -> None:
    boxed(document, x, y, (said.text,), SMALL, width, SMALL.line * (1 if said.valid else 2))
    if said.valid:
        with document.within("Span", language(said.language)):
            boxed(document, x, y + SMALL.line, (said.valid,), SMALL, width, SMALL.line)


def _said(sheet: ReplySheet, pick: Callable[[ReplySheet], str]) -> Said:
    """Return a text of the sheet with the valid one."""
    return Said(pick(sheet), pick(sheet.valid), sheet.valid.language) if sheet.valid else Said(pick(sheet))
