"""Tags: the tree that tells a screen reader what each part of a page is, and in which order it is read."""

from dataclasses import dataclass, field

from forms.file import File
from forms.objects import text_string

# The keys of pages are their numbers; those of objects on them begin above any document's length.
_FIRST_OBJECT = 1_000_000


@dataclass(eq=False)
class Element:
    """A node of the tree.

    Attributes:
        role: its standard type, such as H1, P, TR or TH.
        attributes: further entries, as they stand in the file.
        kids: further elements, what is drawn, and fields.
        number: of its object in the file, once it is written.
    """

    role: str
    attributes: str = ""
    kids: list["Element | Drawn | Placed"] = field(default_factory=list)
    number: int = 0

    def add(self, role: str, attributes: str = "") -> "Element":
        """Add an element as the last of its kids."""
        kid = Element(role, attributes)
        self.kids.append(kid)
        return kid


@dataclass(frozen=True)
class Drawn:
    """A marked stretch of a page's drawing."""

    page: int
    mark: int


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
    """The tree of a document, and what its pages' marks belong to."""

    root: Element = field(default_factory=lambda: Element("Document"))
    marks: list[list[Element]] = field(default_factory=list)
    objects: list[Element] = field(default_factory=list)

    def new_page(self) -> None:
        """Begin the marks of a page."""
        self.marks.append([])

    def mark(self, element: Element) -> int:
        """Return the number of a new mark of an element on the page."""
        marks = self.marks[-1]
        element.kids.append(Drawn(len(self.marks) - 1, len(marks)))
        marks.append(element)
        return len(marks) - 1

    def hold(self, element: Element) -> int:
        """Return the key by which an object on a page, which is a kid of the element, finds it."""
        self.objects.append(element)
        return _FIRST_OBJECT + len(self.objects) - 1

    def write(self, file: File) -> str:
        """Write the tree to the file, whose pages are there, and return the reference of its root."""
        top = file.reserve()
        _number(self.root, file)
        _fill(self.root, top, file)
        found = [f"{page}[{' '.join(map(_reference, on))}]" for page, on in enumerate(self.marks[: len(file.pages)])]
        found += [f"{key} {_reference(one)}" for key, one in enumerate(self.objects, _FIRST_OBJECT)]
        parents = file.add(f"<</Nums[{' '.join(found)}]>>")
        file.fill(
            top,
            f"<</Type/StructTreeRoot/K {_reference(self.root)}/ParentTree {parents} 0 R"
            f"/ParentTreeNextKey {_FIRST_OBJECT + len(self.objects)}>>",
        )
        return f"{top} 0 R"


def _reference(element: Element) -> str:
    return f"{element.number} 0 R"


def _number(element: Element, file: File) -> None:
    element.number = file.reserve()
    for kid in element.kids:
        if isinstance(kid, Element):
            _number(kid, file)


def _fill(element: Element, parent: int, file: File) -> None:
    home = -1
    kids = []
    for kid in element.kids:
        if isinstance(kid, Element):
            kids.append(_reference(kid))
            _fill(kid, element.number, file)
        elif isinstance(kid, Placed):
            kids.append(f"<</Type/OBJR/Obj {kid.number} 0 R/Pg {file.pages[kid.page]} 0 R>>")
        elif home in {-1, kid.page}:
            home = kid.page
            kids.append(str(kid.mark))
        else:
            kids.append(f"<</Type/MCR/Pg {file.pages[kid.page]} 0 R/MCID {kid.mark}>>")
    page = "" if home < 0 else f"/Pg {file.pages[home]} 0 R"
    file.fill(
        element.number,
        f"<</Type/StructElem/S/{element.role}/P {parent} 0 R{element.attributes}{page}/K[{' '.join(kids)}]>>",
    )
