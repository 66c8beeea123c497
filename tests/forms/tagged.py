"""A PDF as software for blind readers meets it: marks on pages, the tree of tags, and the text of both."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO

import pikepdf
from pikepdf import Dictionary, Name, Object, Page, Pdf

SHOWING = frozenset({"Tj", "TJ", "'", '"'})
PAINTING = frozenset({"f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "Do", "INLINE IMAGE"})
KNOWN = (
    SHOWING
    | PAINTING
    | frozenset(
        [
            "BT",
            "ET",
            "Td",
            "Tf",
            "Ts",
            "rg",
            "RG",
            "w",
            "J",
            "j",
            "q",
            "Q",
            "cm",
            "re",
            "m",
            "l",
            "c",
            "BDC",
            "BMC",
            "EMC",
        ]
    )
)


@dataclass
class Marked:
    """What is drawn between a mark and its end.

    Attributes:
        tag: such as P or Artifact.
        number: the mark's, on its page; -1 for decoration.
        kind: of a decoration that returns on each page, such as Footer.
        signs: what each code says, from left to right, and the end of each line.
        painted: how many times something was drawn.
    """

    tag: str
    number: int = -1
    kind: str = ""
    signs: list[str] = field(default_factory=list)
    painted: int = 0

    @property
    def text(self) -> str:
        """What its codes say, a line below another."""
        return "".join(self.signs)


@dataclass
class Tagged:
    """An element of the tree.

    Attributes:
        number: of its object in the file.
        said: its attributes, such as Lang, Alt or Scope.
        marks: (page, mark) of what is drawn for it.
        fields: the numbers of the fields that belong to it.
        text: of its own marks, a line below another.
    """

    role: str
    number: int
    said: Mapping[str, str] = field(default_factory=dict)
    kids: list["Tagged"] = field(default_factory=list)
    marks: list[tuple[int, int]] = field(default_factory=list)
    fields: list[int] = field(default_factory=list)
    text: str = ""

    def walk(self) -> Iterator["Tagged"]:
        """Yield the element and all inside it, in the order they are read."""
        yield self
        for kid in self.kids:
            yield from kid.walk()

    def all(self, *roles: str) -> list["Tagged"]:
        """Return the elements inside it that have one of the roles."""
        return [one for one in self.walk() if one.role in roles]


def read(pdf: bytes) -> Pdf:
    """Open a file to read how it is built."""
    return pikepdf.open(BytesIO(pdf))


def roles(root: Tagged) -> list[str]:
    """Return the roles of an element and all inside it, in the order they are read."""
    return [one.role for one in root.walk()]


def marks(page: Page) -> list[Marked]:
    """Return a page's marked stretches, in the order they are drawn.

    Raises:
        AssertionError: something is drawn outside of them, or they are not well nested.
    """
    found: list[Marked] = []
    spans: list[str | None] = []
    fonts: dict[str, dict[int, str]] = {}
    font = ""
    for instruction in pikepdf.parse_content_stream(page):
        operands, name = instruction.operands, str(instruction.operator)
        assert name in KNOWN, name
        if name in {"BDC", "BMC"}:
            tag, properties = str(operands[0])[1:], operands[1] if len(operands) > 1 else Dictionary()
            if "/ActualText" in properties:
                spans.append(str(properties.ActualText))
                found[-1].signs.append(str(properties.ActualText))
                continue
            assert not spans, "marks inside marks"
            spans.append(None)
            kind = str(properties.get("/Subtype", ""))[1:]
            found.append(Marked(tag, int(properties.get("/MCID", -1)), kind))
        elif name == "EMC":
            spans.pop()
        elif name == "Tf":
            font = str(operands[0])
            fonts.setdefault(font, _texts(page.resources.Font[font]))
        elif name in SHOWING | PAINTING:
            assert spans, f"{name} outside marks"
            found[-1].painted += 1
            if name == "TJ" and spans[-1] is None:
                found[-1].signs += _said(operands[0], fonts[font])
        elif name == "ET":
            found[-1].signs.append("\n")
    assert not spans, "a mark without an end"
    return found


def tree(pdf: Pdf) -> Tagged:
    """Return the tree of tags, each element with the text of its marks."""
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    texts = {(number, mark.number): mark.text for number, page in enumerate(pdf.pages) for mark in marks(page)}
    return _element(pdf.Root.StructTreeRoot.K, pages, texts)


def _element(at: Object, pages: Mapping[tuple[int, int], int], texts: Mapping[tuple[int, int], str]) -> Tagged:
    told = {**{key: at[key] for key in ("/Lang", "/Alt") if key in at}, **at.get("/A", Dictionary())}
    found = Tagged(str(at.S)[1:], at.objgen[0], {key[1:]: str(value).lstrip("/") for key, value in told.items()})
    for kid in at.get("/K", []):
        if isinstance(kid, int):
            found.marks.append((pages[at.Pg.objgen], kid))
        elif kid.get("/Type") == Name.MCR:
            found.marks.append((pages[kid.Pg.objgen], int(kid.MCID)))
        elif kid.get("/Type") == Name.OBJR:
            found.fields.append(kid.Obj.objgen[0])
        else:
            assert kid.P.objgen == at.objgen
            found.kids.append(_element(kid, pages, texts))
    found.text = "".join(texts[mark] for mark in found.marks).strip("\n")
    return found


def _texts(font: Object) -> dict[int, str]:
    """Return what each code of a font says, from its ToUnicode."""
    lines = re.findall(rb"^<([0-9A-F]{4})> <([0-9A-F]+)>$", font.ToUnicode.read_bytes(), re.MULTILINE)
    return {int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in lines}


def _said(array: Object, texts: Mapping[int, str]) -> list[str]:
    shown = b"".join(bytes(one) for one in array if isinstance(one, pikepdf.String))
    return [texts[int.from_bytes(shown[n : n + 2], "big")] for n in range(0, len(shown), 2)]
