"""Cells of files people hand in: text, dates, yes and no, read strictly and told what to write instead."""

import math
import re
import unicodedata
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from operator import mul
from urllib.parse import urlsplit

Cell = str | int | float | bool | date | datetime | time | timedelta

_SINGLE_MARKS = (0xAD, 0x61C, 0x115F, 0x1160, 0x180E, 0x200B, 0x200E, 0x200F, 0x2800, 0x3164, 0xFEFF, 0xFFA0)
# Marks that turn text round or hide in it. Joiners stay: names in Persian or Hindi are spelt with them.
_HIDDEN = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2060, 0x2070), *range(0xE0000, 0xE0080), *_SINGLE_MARKS])
_JOINERS = "\u200c\u200d"
_ISO = re.compile(r"(\d{4})([-/])(\d{1,2})\2(\d{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?Z?)?")
_NORWEGIAN = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_EXCEL_DATE = re.compile(
    r"\d{1,2}[.\- ]+(jan|feb|mar|apr|ma[iy]|jun|jul|aug|sep|o[kc]t|nov|de[sc])\w*\.?", re.IGNORECASE
)
_EMAIL = re.compile(r"[^@\s,;<>\"()]+@[^@\s,;<>\"()]+\.[^@\s.,;<>\"()]+")
_WEB_ADDRESS = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
# Signs that no address has: unseen ones, and in the host those that browsers read in different ways.
_NO_ADDRESS = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_HOST = re.compile(r"[^\\%=|'`(){}^\[\]@:/]+|[0-9a-f:.]+", re.IGNORECASE)
# Eleven digits that are not part of a longer number or code (a UUID), nor of a telephone number with its country.
_ELEVEN_DIGITS = re.compile(r"(?<![^\W_])(?<!\+)\d{6}[ -]?\d{5}(?![^\W_])")
_YES = frozenset({"ja", "j", "1", "yes", "y", "true", "sann", "sant", "x"})
_NO = frozenset({"nei", "n", "0", "no", "false", "usann", "usant"})
_FIRST_YEAR = 1990
_CONTROL_1 = (3, 7, 6, 1, 8, 9, 4, 5, 2, 1, 0)
_CONTROL_2 = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
_MODULUS = 11
_DAYS, _MONTHS = 31, 12
_TO_MAKE_OTHERS = 40  # added to the day of a D-number, once or twice to the month of numbers made for tests


def as_text(cell: Cell) -> str:
    """Return a spreadsheet cell as people read it: 7.0 is 7, true is ja, a date is 2014-03-09."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "ja" if cell else "nei"
    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date().isoformat()
    if isinstance(cell, float) and math.isfinite(cell) and cell == int(cell):
        return str(int(cell))
    return str(cell)


def clean(text: str, *, lines: bool = False) -> str:
    """Return text without control characters, turning and hidden marks and needless spaces; otherwise as it stands.

    Args:
        text: anything.
        lines: whether line breaks stay.
    """
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    if lines:
        return "\n".join(clean(line) for line in text.strip().splitlines())
    text = " ".join(text.split()).translate(_HIDDEN)
    kept = "".join(sign for sign in text if unicodedata.category(sign) not in {"Cc", "Cs"})
    return unicodedata.normalize("NFC", " ".join(_without_loose_joiners(kept).split()))


def _without_loose_joiners(text: str) -> str:
    if not any(joiner in text for joiner in _JOINERS):
        return text
    around = zip(" " + text, text, text[1:] + " ", strict=False)
    return "".join(sign for before, sign, after in around if sign not in _JOINERS or _is_letter(before, after))


def _is_letter(*signs: str) -> bool:
    return all(unicodedata.category(sign)[0] in "LM" for sign in signs)


def parse_date(text: str) -> date | None:
    """Return the date of 2014-03-09, 2014/03/09, 09.03.2014 or 9.3.2014, or None when it is none of these.

    Raises:
        ValueError: the date doesn't exist.
    """
    if iso := _ISO.fullmatch(text):
        return date(int(iso[1]), int(iso[3]), int(iso[4]))
    if norwegian := _NORWEGIAN.fullmatch(text):
        return date(int(norwegian[3]), int(norwegian[2]), int(norwegian[1]))
    return None


def is_birth_date(day: date, today: date) -> bool:
    """Whether a pupil can be born on this day: not in the future, and not before 1990."""
    return day.year >= _FIRST_YEAR and day <= today


def parse_yes_no(text: str) -> bool | None:
    """Return what ja, nei, 1, 0, yes, no, true, false or x says, or None when it is none of these."""
    word = text.casefold()
    return True if word in _YES else False if word in _NO else None


def is_email(text: str) -> bool:
    """Whether this has the shape of an e-mail address."""
    return _EMAIL.fullmatch(text) is not None


def is_web_address(text: str) -> bool:
    """Whether a browser could open this: http or https, a host that can be looked up, and no name or password in it."""
    if any(unicodedata.category(sign) in _NO_ADDRESS for sign in text):
        return False
    try:
        parts = urlsplit(text)
        host, port = parts.hostname or "", parts.port
        host.encode("idna").decode("idna")
    except ValueError:
        return False
    return (
        bool(_HOST.fullmatch(host))
        and port != 0
        and "@" not in parts.netloc
        and _WEB_ADDRESS.fullmatch(text) is not None
    )


def has_national_id(text: str) -> bool:
    """Whether a national identity number or D-number, which the program never takes in, stands in a text."""
    found = _ELEVEN_DIGITS.findall(text)
    return any(_is_national_id([int(sign) for sign in one if sign not in " -"]) for one in found)


def _is_national_id(digits: Sequence[int]) -> bool:
    day, month = digits[0] * 10 + digits[1], digits[2] * 10 + digits[3]
    is_day = 0 < day - _TO_MAKE_OTHERS * (day > _TO_MAKE_OTHERS) <= _DAYS
    is_month = 0 < month % _TO_MAKE_OTHERS <= _MONTHS
    return is_day and is_month and all(sum(map(mul, digits, one)) % _MODULUS == 0 for one in (_CONTROL_1, _CONTROL_2))


def is_excel_date(text: str) -> bool:
    """Whether a spreadsheet has turned a class such as 1-2 into a date such as 01.feb."""
    return _EXCEL_DATE.fullmatch(text) is not None or _ISO.fullmatch(text) is not None
