"""Bytes to text and text to rows: csv in the encodings and with the delimiters that Norwegian programs write."""

import codecs
import csv
import io
import re
from collections.abc import Callable, Sequence

from planner.errors import N_, InvalidInput

_DELIMITERS = ";,\t"
_HEADING_WITHIN = 10
_START = 20_000
MOST_CELLS = 20_000_000
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}")
_WIDEST_SIGN = 4
_UTF_32 = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def decode(name: str, data: bytes) -> str:
    """Return the text of a file in UTF-8 (with or without BOM) or Windows-1252.

    Raises:
        InvalidInput: it is UTF-16, UTF-32, some other encoding, or no text at all.
    """
    if data.startswith(_UTF_32) or _looks_like_utf_32(data):
        raise InvalidInput(N_("Fila {file} er lagra som UTF-32. Lagre ho som «CSV UTF-8» og prøv igjen."), file=name)
    if data.startswith(_UTF_16) or _looks_like_utf_16(data):
        raise InvalidInput(
            N_("Fila {file} er lagra som UTF-16 («Unicode-tekst»). Lagre ho som «CSV UTF-8» og prøv igjen."), file=name
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = _decode_windows(name, data)
    return check_text(name, text)


def check_text(name: str, text: str) -> str:
    """Return the text, or refuse what holds NUL signs or nothing at all.

    Raises:
        InvalidInput: it does.
    """
    if "\0" in text:
        raise _not_text(name)
    if not text.strip():
        raise InvalidInput(N_("Fila {file} er tom. Vel ei anna fil."), file=name)
    return text


def rows(name: str, text: str, knows: Callable[[str], bool]) -> list[list[str]]:
    """Return the rows of a csv text; row n of the list is row n + 1 in a spreadsheet.

    Args:
        name: the file's name, for messages.
        text: the whole text.
        knows: whether a heading is known; the delimiter that gives most known headings is the one.

    Raises:
        InvalidInput: the text ends inside quotation marks, has them in the wrong place, or is no list of people.
    """
    delimiter = max(_DELIMITERS, key=lambda sign: _headings_known(text, sign, knows))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    found: list[list[str]] = []
    cells = 0
    try:
        for row in reader:
            found.append(row)
            cells += len(row) + 1
            if cells > MOST_CELLS:
                raise InvalidInput(
                    N_("Fila {file} er langt større enn ei liste skal vere. Vel ei anna fil."), file=name
                )
    except csv.Error as error:
        if "limit" in str(error):
            raise InvalidInput(
                N_("Fila {file} har for lang tekst i ei celle etter rad {row}. Sjå om eit hermeteikn manglar der."),
                file=name,
                row=len(found),
            ) from None
        raise InvalidInput(
            N_("Fila {file} har hermeteikn som ikkje går opp etter rad {row}. Er ho berre halv? Hent ho på nytt."),
            file=name,
            row=len(found),
        ) from None
    return found


def _headings_known(text: str, delimiter: str, knows: Callable[[str], bool]) -> tuple[int, int]:
    lines = [line for line in text[:_START].lstrip().splitlines()[:_HEADING_WITHIN] if line.strip()]
    cells = [[cell.strip(' "') for cell in line.split(delimiter)] for line in lines]
    known = max((sum(map(knows, row)) for row in cells), default=0)
    return known, len(cells[0]) if cells else 0


def _looks_like_utf_32(data: bytes) -> bool:
    start: Sequence[int] = data[:200]
    halves = (*start[2::4], *start[3::4]), (*start[::4], *start[1::4])
    return len(start) >= _WIDEST_SIGN and not all(map(any, halves))


def _looks_like_utf_16(data: bytes) -> bool:
    start: Sequence[int] = data[:200]
    return len(start) > 1 and 0 in start and (not any(start[1::2]) or not any(start[::2]))


def _decode_windows(name: str, data: bytes) -> str:
    # UTF-8 with a broken sign would become readable nonsense in Windows-1252.
    whole = len(_MULTIBYTE.findall(data))
    if whole and whole >= data.decode("utf-8", "replace").count("\ufffd"):
        raise InvalidInput(
            N_("Fila {file} har øydelagde teikn. Er ho berre halv? Hent ho på nytt, eller lagre ho som «CSV UTF-8»."),
            file=name,
        )
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        raise _not_text(name) from None
    if any(sign < " " and sign not in "\t\r\n" for sign in text):
        raise _not_text(name)
    return text


def _not_text(name: str) -> InvalidInput:
    return InvalidInput(
        N_("Fila {file} er ikkje ei tekstfil vi kan lese. Lagre ho som «CSV UTF-8» eller xlsx og prøv igjen."),
        file=name,
    )
