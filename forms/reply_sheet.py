"""The reply sheet: fixed geometry, so that a scanner reads it back; yes and no weigh the same.

All measures are in millimetres from the top left corner of an A4 page. They are version 1 of the layout: a change of
any of them is a new version, for the sheets that are already at home must still be read.
"""

from dataclasses import dataclass

from forms.code import QUIET_ZONE, SIDE, Corner, draw_code, payload
from forms.layout import Document
from forms.style import ACCENT, LABEL, LEFT, QUIET, SMALL, Style
from forms.text import Face

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
        people: rows of a label and a name: whose sheet it is, so that the family takes the right one.
        statements: what is said yes or no to, in the order of the request's purposes.
        signatures: one or two lines to sign on.
        page_of: with the places {page} and {pages}.
    """

    letter_id: str
    title: str
    people: tuple[tuple[str, str], ...]
    instruction: str
    yes: str
    no: str
    statements: tuple[str, ...]
    signatures: tuple[Signature, ...]
    hand_in: tuple[str, ...]
    page_of: str
    reference: str


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


def draw_reply_sheet(document: Document, sheet: ReplySheet) -> None:
    """Draw the sheet's pages, each on a leaf of its own with a blank back."""
    rows = boxes(len(sheet.statements))
    pages = rows[-1].page
    for page in range(1, pages + 1):
        document.end_leaf()
        _frame(document, sheet, page, pages)
        _statements(document, sheet, [row for row in rows if row.page == page])
        _signatures(document, sheet)
        document.end_page()
    document.end_leaf()


def _frame(document: Document, sheet: ReplySheet, page: int, pages: int) -> None:
    for x, y in MARKS:
        document.area(x - MARK / 2, y - MARK / 2, MARK, MARK)
    for place, corner in ((TOP_CODE, Corner.TOP), (BOTTOM_CODE, Corner.BOTTOM)):
        draw_code(document, *place, payload(sheet.letter_id, page, corner))
    document.words(TOP_CODE[0], TOP_CODE[1] + SIDE + QUIET_ZONE + 3.0, sheet.letter_id, _ID, 27)
    document.boxed(LEFT, 21, (sheet.title,), _TITLE, 126, 14)
    for number, (label, name) in enumerate(sheet.people):
        document.words(LEFT, 41.5 + number * 6.6, label, LABEL, 26)
        document.boxed(LEFT + 28, 37.6 + number * 6.6, (name,), _NAME, 98, 6.2)
    document.boxed(LEFT, 59, (sheet.instruction,), _PLAIN, 126, 15)
    where = sheet.page_of.format(page=page, pages=pages)
    document.words(_BESIDE_CODE, 283, sheet.reference, SMALL, 96)
    document.words_right(_RIGHT, 283, where, SMALL)


def _statements(document: Document, sheet: ReplySheet, rows: list[Row]) -> None:
    for x, word in ((YES, sheet.yes), (NO, sheet.no)):
        document.words_centred(x, FIRST_ROW - PITCH / 2 - 2.0, word, _HEAD)
    document.rule(LEFT, FIRST_ROW - PITCH / 2, _RIGHT - LEFT)
    for row in rows:
        document.middle(LEFT, row.yes.y, f"{row.statement + 1}.", _STATEMENT, _NUMBER, PITCH)
        said = sheet.statements[row.statement]
        document.middle(LEFT + _NUMBER, row.yes.y, said, _STATEMENT, YES - LEFT - _NUMBER - 9, PITCH - 1.4)
        for box in (row.yes, row.no):
            document.square(box.x, box.y, BOX, BOX_LINE)
        document.rule(LEFT, row.yes.y + PITCH / 2, _RIGHT - LEFT)


def _signatures(document: Document, sheet: ReplySheet) -> None:
    for number, signature in enumerate(sheet.signatures):
        y = _FIRST_BLANK + number * _BLANK_PITCH
        for x, length, label in ((LEFT, 112.0, signature.label), (LEFT + 118, _RIGHT - LEFT - 118, signature.date)):
            document.rule(x, y, length, 0.25, QUIET)
            document.boxed(x, y + 0.9, (label,), SMALL, length, 2 * SMALL.line)
    document.boxed(_BESIDE_CODE, BOTTOM_CODE[1] + 3, sheet.hand_in, _PLAIN, _RIGHT - _BESIDE_CODE, 19)
