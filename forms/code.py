"""The codes that name a letter and its page on paper: no name in them, and either of the two is enough."""

from enum import StrEnum
from functools import cache, lru_cache

import segno

from forms.layout import Document

SIDE = 22.5
QUIET_ZONE = 3.6
LAYOUT_VERSION = 1
_MODULES = 25
# The signs of the alphanumeric mode, in the order of their values (ISO/IEC 18004).
_SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
_ROW = (1 << _MODULES) - 1
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
    document.bitmap(x, y, SIDE, [row << 32 - _MODULES for row in _rows(text)])


def _rows(text: str) -> list[int]:
    """Return a code's rows, each as a number whose bits are its modules; the first module is the highest bit.

    A code is linear: each bit of its text turns the same modules whatever the others say, with their share of the
    error correction. So a code is the sum of those of its bits, which are made once.
    """
    whole = _module_rows("0" * len(text))
    for place in range(0, len(text), 2):
        pair = text[place : place + 2]
        value = _value(pair)
        for bit in range(value.bit_length()):
            if value >> bit & 1:
                whole ^= _turned(len(text), place, len(pair), bit)
    return [whole >> _MODULES * (_MODULES - 1 - row) & _ROW for row in range(_MODULES)]


@cache
def _turned(length: int, place: int, signs: int, bit: int) -> int:
    """Return the modules that one bit of a text's pair turns."""
    pair = _signs(1 << bit, signs)
    return _module_rows("0" * place + pair + "0" * (length - place - signs)) ^ _module_rows("0" * length)


@lru_cache(maxsize=4)
def _module_rows(text: str) -> int:
    # One mask for all: these codes are read as well without the best one.
    code = segno.make(text, version=2, error="q", mode="alphanumeric", boost_error=False, mask=0)
    return int("".join(str(module) for row in code.matrix for module in row), 2)


def _value(pair: str) -> int:
    """Return the number that stands for two signs in a code, or for a last single one."""
    first, *second = (_SIGNS.index(sign) for sign in pair)
    return first * len(_SIGNS) + second[0] if second else first


def _signs(value: int, count: int) -> str:
    first, second = divmod(value, len(_SIGNS))
    return _SIGNS[first] + _SIGNS[second] if count > 1 else _SIGNS[value]
