"""The file: numbered objects, pages, and what makes it an archive copy (PDF/A-2a) that everybody can read (PDF/UA-1).

ReportLab makes catalogue, pages, properties and trailer. Its canvas stays outside: it knows neither tags nor shaped
text.
"""

from dataclasses import dataclass, field
from typing import BinaryIO

from reportlab.pdfbase.pdfdoc import PDFPage

from forms.archive import MAKER, Properties, colour_profile, metadata, output_intent
from forms.objects import Objects, Verbatim, compressed
from forms.style import HEIGHT, PT, WIDTH

_PAPER = Verbatim(f"[0 0 {WIDTH / PT:.4f} {HEIGHT / PT:.4f}]")


@dataclass
class File:
    """Objects on their way to a file: the same objects give the same bytes."""

    properties: Properties
    pages: list[int] = field(default_factory=list)
    _objects: Objects = field(init=False)
    _resources: int = field(init=False)
    _shared: dict[bytes, int] = field(default_factory=dict)
    _pictures: dict[bytes, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        said = self.properties
        self._objects = Objects(said.language, said.day)
        self._objects.setTitle(said.title)
        self._objects.setAuthor(said.author)
        self._objects.setSubject("")
        self._objects.setCreator(MAKER)
        self._objects.setProducer(MAKER)
        self._resources = self.reserve()

    def reserve(self) -> int:
        """Return the number of an object that is filled later."""
        return self._objects.reserve()

    def fill(self, number: int, content: str | bytes) -> None:
        """Say what a reserved object is."""
        self._objects.fill(number, content)

    def add(self, content: str | bytes) -> int:
        """Add an object and return its number."""
        number = self.reserve()
        self.fill(number, content)
        return number

    def once(self, content: bytes) -> int:
        """Add an object that may be there already, and return its number."""
        if content not in self._shared:
            self._shared[content] = self.add(content)
        return self._shared[content]

    def picture(self, content: bytes) -> str:
        """Add a picture's object, unless it is there already, and return its name on all pages."""
        if content not in self._pictures:
            self._pictures[content] = self.add(content)
            self._objects.updateSignature(content)
        return f"I{self._pictures[content]}"

    def page(self, drawing: str, fields: list[int]) -> None:
        """Add a page with its drawing and the numbers of the fields on it."""
        page = PDFPage()
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        content = compressed(drawing.encode("latin-1"))
        page.MediaBox = _PAPER
        page.Contents = Verbatim(content)
        page.Resources = Verbatim(f"{self._resources} 0 R")
        page.Annots = Verbatim(f"[{' '.join(f'{number} 0 R' for number in fields)}]") if fields else None
        page.StructParents, page.Tabs = len(self.pages), "/S"
        self._objects.addPage(page)
        self._objects.updateSignature(content)
        self.pages.append(self._objects.idToObjectNumberAndVersion[page.__InternalName__][0])

    def save(self, to: BinaryIO, *, fonts: str, structure: str, form: str) -> None:
        """Write the file.

        Args:
            to: open for writing bytes.
            fonts: the names and references of the fonts, as a dictionary's inside.
            structure: the reference of the tree of tags.
            form: the dictionary of the form; empty without fields.
        """
        pictures = "".join(f"/I{number} {number} 0 R" for number in self._pictures.values())
        self.fill(self._resources, f"<</Font<<{fonts}>>{f'/XObject<<{pictures}>>' if pictures else ''}>>")
        catalog = self._objects.Catalog
        catalog.__NoDefault__, catalog.__Refs__ = [*catalog.__NoDefault__, "OutputIntents"], []
        catalog.Pages = self._objects.Reference(self._objects.Pages)
        catalog.StructTreeRoot = Verbatim(structure)
        catalog.MarkInfo = Verbatim("<</Marked true>>")
        catalog.ViewerPreferences = Verbatim("<</DisplayDocTitle true>>")
        catalog.Metadata = Verbatim(f"{self.add(metadata(self.properties))} 0 R")
        catalog.OutputIntents = Verbatim(f"[{output_intent(self.add(colour_profile()))}]")
        catalog.AcroForm = Verbatim(form) if form else None
        self._objects.SaveToFile(to, None)
