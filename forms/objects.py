"""Objects: ReportLab's document, with room for objects that are written as they stand."""

import re
import time
import zlib
from datetime import UTC, date, datetime

from reportlab.lib.utils import TimeStamp
from reportlab.pdfbase.pdfdoc import PDFDocument, PDFObject, PDFTrailer

_WESTERN, _ENDING, _ESCAPED = re.compile("[ -~\u00a1-\u00ac\u00ae-\u00ff]*"), re.compile(r"[()\\]"), r"\\\g<0>"
_HEADER = b"%PDF-1.7\n%\x93\x8c\x8b\x9e\n"


class Verbatim(PDFObject):  # type: ignore[misc]  # ReportLab has no types
    """A part of one of ReportLab's objects, as it stands in the file."""

    def __init__(self, content: str | bytes) -> None:
        self.content = content if isinstance(content, bytes) else content.encode("latin-1")

    def format(self, document: PDFDocument) -> bytes:  # noqa: ARG002 # ReportLab's signature
        """Return it as ReportLab asks for it."""
        return self.content


class Objects(PDFDocument):  # type: ignore[misc]  # ReportLab has no types
    """The numbered objects of a file: ReportLab's own, and those that are handed in as they stand.

    A letter has some hundred tags. Each would pass through seven of ReportLab's calls; here it passes through one.
    """

    def __init__(self, language: str, day: date) -> None:
        self._verbatim: dict[int, bytes] = {}
        super().__init__(compression=0, invariant=1, pdfVersion=(1, 7), lang=language)
        # ReportLab has no door for the date.
        self._timeStamp = _Midnight(day)

    def reserve(self) -> int:
        """Return the number of an object that is filled later."""
        self.objectcounter += 1
        number = int(self.objectcounter)
        self._verbatim[number] = b""
        return number

    def fill(self, number: int, content: str | bytes) -> None:
        """Say what a reserved object is."""
        self._verbatim[number] = content if isinstance(content, bytes) else content.encode("latin-1")

    def format(self) -> bytes:
        """Return the file: all objects, the table of their places, and the trailer. ReportLab calls this to save."""
        parts, places, offset = [_HEADER], [0], len(_HEADER)
        number = 0
        # ReportLab's objects may make others while they are written.
        while number < self.objectcounter:
            number += 1
            part = b"%d 0 obj\n%b\nendobj\n" % (number, self._content(number))
            places.append(offset)
            parts.append(part)
            offset += len(part)
        table = "".join(f"{place:010d} 00000 n \n" for place in places[1:])
        parts.append(f"xref\n0 {len(places)}\n0000000000 65535 f \n{table}".encode())
        root, info = self.Reference(self.Catalog), self.Reference(self.info)
        trailer = PDFTrailer(startxref=offset, Size=len(places), Root=root, Info=info, ID=self.ID())
        return b"".join([*parts, trailer.format(self)])

    def _content(self, number: int) -> bytes:
        if number in self._verbatim:
            return self._verbatim[number]
        return bytes(self.idToObject[self.numberToId[number]].format(self))


def stream(content: bytes, entries: str = "") -> bytes:
    """Return a stream object with its dictionary's entries."""
    return f"<<{entries}/Length {len(content)}>>\nstream\n".encode() + content + b"\nendstream"


def compressed(content: bytes, entries: str = "") -> bytes:
    """Return a stream object; with the quickest compression, which is nearly as small as the best."""
    return stream(zlib.compress(content, 1), f"/Filter/FlateDecode{entries}")


def text_string(text: str) -> str:
    """Return a text as a string object: no sign in it can end the string."""
    # The letters of Western Europe have one byte each in a string without a mark (PDFDocEncoding).
    if _WESTERN.fullmatch(text):
        return f"({_ENDING.sub(_ESCAPED, text)})"
    return f"<FEFF{hexadecimal(text)}>"


def hexadecimal(text: str) -> str:
    """Return a text's bytes in UTF-16, as digits."""
    return text.encode("utf-16-be").hex().upper()


class _Midnight(TimeStamp):  # type: ignore[misc]  # ReportLab has no types
    """The day a document is dated: a file made again on another day is the same file."""

    def __init__(self, day: date) -> None:
        moment = datetime(day.year, day.month, day.day, tzinfo=UTC)
        self.t = moment.timestamp()
        self.lt = time.gmtime(self.t)
        self.tzname = "UTC"
        self.YMDhms = tuple(self.lt)[:6]
        self.dhh = self.dmm = 0
