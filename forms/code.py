"""The codes that name a letter and its page on paper: no name in them, and either of the two is enough."""

from enum import StrEnum
from itertools import groupby

import segno

from forms.layout import Document

SIDE = 22.5
QUIET_ZONE = 3.6
LAYOUT_VERSION = 1
_MODULES = 25
_DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


class Corner(StrEnum):
    """Which of a page's two codes."""

    TOP = "T"
    BOTTOM = "B"


def payload(letter_id: str, page: int, corner: Corner) -> str:
    """Return what a code says: kind and version of the content, letter, page, version of the layout, corner."""
    return f"C1{letter_id}P{_DIGITS[page]}V{LAYOUT_VERSION}{corner}"


def draw_code(document: Document, x: float, y: float, text: str) -> None:
    """Draw a QR code, 22.5 mm wide, its top left corner at x and y; its quiet zone is the caller's to keep."""
    # One mask for all: choosing the best is most of the work, and these codes are read as well without.
    code = segno.make(text, version=2, error="q", mode="alphanumeric", boost_error=False, mask=0)
    document.grid(
        x, y, SIDE / _MODULES, [stretch for row, cells in enumerate(code.matrix) for stretch in _dark(row, cells)]
    )


def _dark(row: int, cells: bytearray) -> list[tuple[int, int, int]]:
    """Return the dark stretches of a row, as (row, first column, length)."""
    stretches = []
    column = 0
    for is_dark, group in groupby(cells):
        length = len(list(group))
        if is_dark:
            stretches.append((row, column, length))
        column += length
    return stretches
