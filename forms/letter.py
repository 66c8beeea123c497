"""The consent letter: a leaf that informs and stays at home, and a reply sheet on a leaf of its own."""

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from typing import BinaryIO

from forms.agreement import Agreement, draw_agreement
from forms.flow import draw_story
from forms.fonts import Face
from forms.layout import Document, Sender
from forms.lettering import boxed
from forms.reply_sheet import ReplySheet, draw_reply_sheet
from forms.story import Block
from forms.style import LEFT, QUIET, SMALL, Style
from forms.tags import language

# The part that all Norwegian window envelopes share is x 15-110 mm, y 44-70 mm; the text keeps clear of its edges.
WINDOW = (15.0, 44.0, 110.0, 70.0)
_ADDRESS = (LEFT, 46.0, 82.0, 23.5)
_REFERENCE = (130.0, 46.0, 55.0)
_FIRST_TOP = 88.0

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Letter:
    """What one letter says, in one language.

    Attributes:
        recipient: the lines of the address window.
        reference: rows of a label and what stands under it, beside the window.
        remarks: small lines below them in other languages, each with its code.
        story: the title and all that follows, on the leaf that informs.
        page_of: with the places {page} and {pages}.
        footer: what each page belongs to.
        agreement: the agreement that goes with the letter when the decision was in doubt.
        valid: the valid text, whose information comes along when this letter is a help for reading.
    """

    sender: Sender
    recipient: tuple[str, ...]
    reference: tuple[tuple[str, str], ...]
    remarks: tuple[tuple[str, str], ...]
    story: tuple[Block, ...]
    page_of: str
    footer: str
    reply: ReplySheet
    agreement: Agreement | None = None
    valid: "Letter | None" = None


def letter_pdf(letter: Letter) -> bytes:
    """Return one letter as a file."""
    file = BytesIO()
    letters_pdf([letter], file, letter.sender)
    return file.getvalue()


def letters_pdf(letters: Sequence[Letter], file: BinaryIO, sender: Sender, progress: Progress | None = None) -> None:
    """Write letters one after another as one print file: each begins on a front side, ready for two-sided print.

    Args:
        letters: in the order of the class list.
        file: open for writing bytes.
        sender: whose properties the file gets.
        progress: told (letters made, letters in all) after each.
    """
    with _no_collecting():
        document = Document(file, sender)
        for number, letter in enumerate(letters, 1):
            _draw(document, letter)
            if progress:
                progress(number, len(letters))
        document.save()


def _draw(document: Document, letter: Letter) -> None:
    _draw_information(document, letter)
    if letter.valid:
        _draw_information(document, letter.valid)
    document.begin_part(letter.sender.language)
    draw_reply_sheet(document, letter.reply)
    if letter.agreement:
        draw_agreement(document, letter.agreement)


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Look for no garbage meanwhile: a print file makes many objects, all of them needed to its end.

    Looking for what could be thrown away took a fifth of the time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _draw_information(document: Document, letter: Letter) -> None:
    document.sender = letter.sender
    document.begin_part(letter.sender.language)
    draw_story(
        document,
        letter.story,
        footer=letter.footer,
        page_of=letter.page_of,
        first_top=_FIRST_TOP,
        on_first=partial(_draw_address, document, letter),
    )


def _draw_address(document: Document, letter: Letter) -> None:
    """Draw the recipient in the envelope's window, which no language moves, and the reference beside it."""
    x, y, width, height = _ADDRESS
    with document.within("P"), document.left_to_right():
        boxed(document, x, y, letter.recipient, Style(11, 1.22), width, height)
    x, y, width = _REFERENCE
    for label, value in letter.reference:
        with document.within("P"):
            boxed(document, x, y, (label,), Style(8.5, 1.2, ink=QUIET), width, 4)
            y += 3.6
            y += boxed(document, x, y, (value,), Style(10, 1.2, Face.BOLD), width, 9) + 1.6
    for code, text in letter.remarks:
        with document.within("P", language(code)):
            boxed(document, x, 74.5, (text,), SMALL, width, 9)
