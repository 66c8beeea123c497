"""Tags: the tree that tells a screen reader what each part of a page is, and in which order it is read."""

from dataclasses import dataclass, field

from forms.file import File
from forms.objects import text_string

# The keys of pages are their numbers; those of objects on them begin above any document's length.
_FIRST_OBJECT = 1_000_000


@dataclass(eq=False, slots=True)
class Element:
    """A node of the tree.

    Attributes:
        role: its standard type, such as H1, P, TR or TH.
        attributes: further entries, as they stand in the file.
        kids: further elements, fields, and what is drawn: the place of its mark among those of the document.
        number: of its object in the file, once it is written.
    """

    role: str
    attributes: str = ""
    kids: list["Element | Placed | int"] = field(default_factory=list)
    number: int = 0

    def add(self, role: str, attributes: str = "") -> "Element":
        """Add an element as the last of its kids."""
        kid = Element(role, attributes)
        self.kids.append(kid)
        return kid


@dataclass(frozen=True)
class Placed:
    """An object on a page: a field."""

    page: int
    number: int


def language(code: str) -> str:
    """Return the attribute that says the language of an element."""
    return f"/Lang({code})"


def scope(of: str) -> str:
    """Return the attribute of a header cell: Row or Column."""
    return f"/A<</O/Table/Scope/{of}>>"


def numbering(kind: str) -> str:
    """Return the attribute of a list: Decimal or Disc."""
    return f"/A<</O/List/ListNumbering/{kind}>>"


def alternative(text: str) -> str:
    """Return the attribute that says in words what is seen."""
    return f"/Alt{text_string(text)}"


@dataclass
class Tree:
    """The tree of a document, and what its pages' marks belong to.

    Attributes:
        marks: the elements of all marks, page by page.
        homes: the page of each mark.
        starts: the place of each page's first mark.
        objects: the elements of fields.
    """

    root: Element = field(default_factory=lambda: Element("Document"))
    marks: list[Element] = field(default_factory=list)
    homes: list[int] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    objects: list[Element] = field(default_factory=list)

    def new_page(self) -> None:
        """Begin the marks of a page."""
        self.starts.append(len(self.marks))

    def mark(self, element: Element) -> int:
        """Return the number of a new mark of an element on the page."""
        place = len(self.marks)
        element.kids.append(place)
        self.marks.append(element)
        self.homes.append(len(self.starts) - 1)
        return place - self.starts[-1]

    def hold(self, element: Element) -> int:
        """Return the key by which an object on a page, which is a kid of the element, finds it."""
        self.objects.append(element)
        return _FIRST_OBJECT + len(self.objects) - 1

    def write(self, file: File) -> str:
        """Write the tree to the file, whose pages are there, and return the reference of its root."""
        top = file.reserve()
        root = self._write(self.root, top, file)
        ends = [*self.starts[1:], len(self.marks)]
        found = [
            f"{page}[{' '.join([f'{one.number} 0 R' for one in self.marks[self.starts[page] : ends[page]]])}]"
            for page in range(len(file.pages))
        ]
        found += [f"{key} {one.number} 0 R" for key, one in enumerate(self.objects, _FIRST_OBJECT)]
        parents = file.add(f"<</Nums[{' '.join(found)}]>>")
        file.fill(
            top,
            f"<</Type/StructTreeRoot/K {root} 0 R/ParentTree {parents} 0 R"
            f"/ParentTreeNextKey {_FIRST_OBJECT + len(self.objects)}>>",
        )
        return f"{top} 0 R"

    def _write(self, element: Element, parent: int, file: File) -> int:
        number = element.number = file.reserve()
        home, kids = -1, []
        for kid in element.kids:
            if isinstance(kid, Element):
                kids.append(f"{self._write(kid, number, file)} 0 R")
            elif isinstance(kid, Placed):
                kids.append(f"<</Type/OBJR/Obj {kid.number} 0 R/Pg {file.pages[kid.page]} 0 R>>")
            else:
                page = self.homes[kid]
                if home in {-1, page}:
                    home = page
                    kids.append(str(kid - self.starts[page]))
                else:
                    kids.append(f"<</Type/MCR/Pg {file.pages[page]} 0 R/MCID {kid - self.starts[page]}>>")
        on_page = "" if home < 0 else f"/Pg {file.pages[home]} 0 R"
        file.fill(
            number,
            f"<</Type/StructElem/S/{element.role}/P {parent} 0 R{element.attributes}{on_page}/K[{' '.join(kids)}]>>",
        )
        return number
