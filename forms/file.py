"""The file: numbered objects, pages, and what makes it an archive copy (PDF/A-2a) that everybody can read (PDF/UA-1).

ReportLab numbers the objects and writes file, cross references and trailer. Its canvas stays outside: it knows neither
tags nor shaped text.
"""

import time
import zlib
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cache
from typing import BinaryIO
from xml.sax.saxutils import escape

from reportlab.lib.utils import TimeStamp
from reportlab.pdfbase.pdfdoc import PDFDocument, PDFObject, PDFPage

from forms.style import HEIGHT, PT, WIDTH
from planner.settings import ASSETS

_UA = "http://www.aiim.org/pdfua/ns/id/"
_SCHEMA = "http://www.aiim.org/pdfa/ns"
# PDF/A wants each schema that it doesn't know described; the one of PDF/UA is younger than it.
_DESCRIBED = f"""<rdf:Description rdf:about="" xmlns:pdfaExtension="{_SCHEMA}/extension/"
 xmlns:pdfaSchema="{_SCHEMA}/schema#" xmlns:pdfaProperty="{_SCHEMA}/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>{_UA}</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289 that the file follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"""


@dataclass(frozen=True)
class Properties:
    """What a file says about itself. Nothing private: titles are seen in lists and logs."""

    title: str
    author: str
    language: str
    day: date


@dataclass
class File:
    """Objects on their way to a file: the same objects give the same bytes."""

    properties: Properties
    pages: list[int] = field(default_factory=list)
    _document: PDFDocument = field(init=False)
    _resources: int = field(init=False)
    _shared: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._document = PDFDocument(compression=0, invariant=1, pdfVersion=(1, 7), lang=self.properties.language)
        # ReportLab has no door for the date.
        self._document._timeStamp = _Midnight(self.properties.day)  # noqa: SLF001
        self._document.setTitle(self.properties.title)
        self._document.setAuthor(self.properties.author)
        self._document.setSubject("")
        self._document.setCreator("Nettplan")
        self._document.setProducer("Nettplan")
        self._resources = self.reserve()

    def reserve(self) -> int:
        """Return the number of an object that is filled later."""
        return int(self._document.Reference(_Raw()).name.removeprefix("R"))

    def fill(self, number: int, content: str | bytes) -> None:
        """Say what a reserved object is."""
        self._document.idToObject[f"R{number}"].content = (
            content.encode("latin-1") if isinstance(content, str) else content
        )

    def add(self, content: str | bytes) -> int:
        """Add an object and return its number."""
        number = self.reserve()
        self.fill(number, content)
        return number

    def once(self, content: str) -> int:
        """Add an object that may be there already, and return its number."""
        if content not in self._shared:
            self._shared[content] = self.add(content)
        return self._shared[content]

    def page(self, drawing: str, fields: list[int]) -> None:
        """Add a page with its drawing and the numbers of the fields on it."""
        page = PDFPage()
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.MediaBox = _Raw(f"[0 0 {WIDTH / PT:.4f} {HEIGHT / PT:.4f}]".encode())
        page.Contents = _Raw(compressed(drawing.encode("latin-1")))
        page.Resources = _Raw(f"{self._resources} 0 R".encode())
        page.Annots = _Raw(f"[{' '.join(f'{number} 0 R' for number in fields)}]".encode()) if fields else None
        page.StructParents, page.Tabs = len(self.pages), "/S"
        self._document.addPage(page)
        self._document.updateSignature(page.Contents.content)
        name = page.__InternalName__
        self.pages.append(self._document.idToObjectNumberAndVersion[name][0])

    @property
    def next_page(self) -> int:
        """The number in the order of pages, from 0, of the page that is added next."""
        return len(self.pages)

    def save(self, to: BinaryIO, *, fonts: str, structure: str, form: str) -> None:
        """Write the file.

        Args:
            to: open for writing bytes.
            fonts: the names and references of the fonts, as a dictionary's inside.
            structure: the reference of the tree of tags.
            form: the dictionary of the form; empty without fields.
        """
        self.fill(self._resources, f"<</Font<<{fonts}>>>>")
        catalog = self._document.Catalog
        catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
        catalog.StructTreeRoot = _Raw(structure.encode())
        catalog.__Refs__ = []
        catalog.MarkInfo = _Raw(b"<</Marked true>>")
        catalog.ViewerPreferences = _Raw(b"<</DisplayDocTitle true>>")
        described = self.add(_plain_stream(self._described(), "/Type/Metadata/Subtype/XML"))
        catalog.Metadata = _Raw(f"{described} 0 R".encode())
        catalog.OutputIntents = _Raw(f"[{self.add(self._intent())} 0 R]".encode())
        catalog.Pages = self._document.Reference(self._document.Pages)
        catalog.AcroForm = _Raw(form.encode("latin-1")) if form else None
        self._document.SaveToFile(to, None)

    def _intent(self) -> str:
        profile = self.add(_profile())
        return (
            "<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB IEC61966-2.1)"
            f"/DestOutputProfile {profile} 0 R>>"
        )

    def _described(self) -> bytes:
        """Return the file's properties as XMP; they are equal to those in its information dictionary."""
        said = self.properties
        day = f"{said.day.isoformat()}T00:00:00+00:00"
        title, author = escape(said.title), escape(said.author)
        return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="{_SCHEMA}/id/" xmlns:pdfuaid="{_UA}">
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{said.language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{day}</xmp:CreateDate><xmp:ModifyDate>{day}</xmp:ModifyDate>
<xmp:CreatorTool>Nettplan</xmp:CreatorTool><pdf:Producer>Nettplan</pdf:Producer></rdf:Description>
{_DESCRIBED}</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>""".encode()


def compressed(content: bytes, entries: str = "") -> bytes:
    """Return a stream object; with the quickest compression, which is nearly as small as the best."""
    packed = zlib.compress(content, 1)
    return _plain_stream(packed, f"/Filter/FlateDecode{entries}")


def _plain_stream(content: bytes, entries: str) -> bytes:
    return f"<<{entries}/Length {len(content)}>>\nstream\n".encode() + content + b"\nendstream"


def text_string(text: str) -> str:
    """Return a text as a string object: no sign in it can end the string."""
    return f"<{(chr(0xFEFF) + text).encode('utf-16-be').hex().upper()}>"


@cache
def _profile() -> bytes:
    return compressed((ASSETS / "fonts" / "pdf" / "sRGB.icc").read_bytes(), "/N 3")


class _Raw(PDFObject):  # type: ignore[misc]  # ReportLab has no types
    """An object as it stands in the file."""

    def __init__(self, content: bytes = b"") -> None:
        self.content = content

    def format(self, document: PDFDocument) -> bytes:  # noqa: ARG002 # ReportLab's signature
        return self.content


class _Midnight(TimeStamp):  # type: ignore[misc]  # ReportLab has no types
    """The day a document is dated: a file made again on another day is the same file."""

    def __init__(self, day: date) -> None:
        moment = datetime(day.year, day.month, day.day, tzinfo=UTC)
        self.t = moment.timestamp()
        self.lt = time.gmtime(self.t)
        self.tzname = "UTC"
        self.YMDhms = tuple(self.lt)[:6]
        self.dhh = self.dmm = 0
