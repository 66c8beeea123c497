"""Pages: the only place that draws, in millimetres from the top left corner of an A4 page."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from typing import BinaryIO

from forms import fields, pen
from forms.archive import Properties
from forms.embedding import embed
from forms.fields import Option, Rectangle
from forms.file import File
from forms.lines import Line
from forms.operators import shown
from forms.pictures import Logo, Picture, figure, picture_of
from forms.reading import Reading, reading
from forms.shaping import Shaped
from forms.style import BLACK, HAIR, HEIGHT, PT, TEXT, Ink
from forms.tags import Element, Placed, Tree, alternative, language
from forms.text import clean_words

_ARTIFACT = "/Artifact BMC"


@dataclass(frozen=True)
class Letterhead:
    """Who sends: the school, its municipality, and how to reach it."""

    school: str
    municipality: str
    contact: tuple[str, ...]
    logo: Logo | None = None


@dataclass(frozen=True)
class Sender:
    """What stands in a file's properties and on its pages. Nothing private: titles are seen in lists and logs."""

    letterhead: Letterhead
    title: str
    language: str
    made_on: date


@dataclass
class Document:
    """A PDF being written to a file: the same drawing gives the same bytes.

    What is drawn within an element is read aloud as that; all else is decoration.
    """

    file: BinaryIO
    sender: Sender
    pages: int = 0
    reading: Reading = field(init=False)
    _file: File = field(init=False)
    _tree: Tree = field(default_factory=Tree)
    _part: Element = field(init=False)
    _element: Element | None = None
    _artifact: str = _ARTIFACT
    _open: str | Element = ""
    _ink: Ink | None = None
    _drawing: list[str] = field(default_factory=list)
    _on_page: list[int] = field(default_factory=list)
    _fields: list[int] = field(default_factory=list)
    _shown: set[Shaped] = field(default_factory=set)

    def __post_init__(self) -> None:
        said = self.sender
        properties = Properties(
            clean_words(said.title), clean_words(said.letterhead.school), said.language, said.made_on
        )
        self._file = File(properties)
        self._part = self._tree.root
        self.reading = reading(said.language)
        self._tree.new_page()

    def begin_part(self, code: str) -> None:
        """Begin a part of the document that is read for itself, in its language."""
        self._part = self._tree.root.add("Part", language(code))
        self.reading = reading(code)

    @contextmanager
    def within(self, role: str, attributes: str = "") -> Iterator[Element]:
        """What is drawn meanwhile belongs to a new element, inside the one that is open."""
        before = self._element
        element = (before or self._part).add(role, attributes)
        with self.inside(element):
            yield element

    @contextmanager
    def inside(self, element: Element | None) -> Iterator[None]:
        """What is drawn meanwhile belongs to an element; to none when it only decorates."""
        before, self._element = self._element, element
        try:
            yield
        finally:
            self._element = before

    @contextmanager
    def repeated(self, kind: str) -> Iterator[None]:
        """What is drawn meanwhile stands on every page and is read on none: the Header or the Footer."""
        self._artifact = f"/Artifact<</Type/Pagination/Subtype/{kind}>>BDC"
        try:
            with self.inside(None):
                yield
        finally:
            self._artifact = _ARTIFACT

    def element(self, role: str, attributes: str = "", parent: Element | None = None) -> Element:
        """Return a new element, last in its parent or in the part."""
        return (parent or self._part).add(role, attributes)

    def element_here(self, role: str, attributes: str = "") -> Element:
        """Return a new element, last in the one that is open."""
        return (self._element or self._part).add(role, attributes)

    @contextmanager
    def left_to_right(self) -> Iterator[None]:
        """What is written meanwhile begins at the left in every language."""
        before, self.reading = self.reading, replace(self.reading, base=0)
        try:
            yield
        finally:
            self.reading = before

    def end_page(self) -> None:
        """Finish the page; without drawing on it, it is a blank one."""
        if self._open:
            self._drawing.append("EMC")
        self._file.page("\n".join(self._drawing), self._on_page)
        self._drawing, self._on_page, self._open, self._ink = [], [], "", None
        self._tree.new_page()
        self.pages += 1

    def end_leaf(self) -> None:
        """Leave the back blank when the leaf has only its front, so that the next page starts a new leaf."""
        if self.pages % 2:
            self.end_page()

    def save(self) -> None:
        """Write the file."""
        fonts = embed(self._file, self._shown, fields=bool(self._fields))
        structure = self._tree.write(self._file)
        self._file.save(self.file, fonts=fonts, structure=structure, form=fields.form(self._fields, fonts))

    def line(
        self, x: float, y: float, line: Line, size: float, ink: Ink = TEXT, element: Element | None = None
    ) -> None:
        """Write one line of text, its base line at y; it belongs to the open element when no other is given."""
        self._begin(element or self._element)
        self._shown.update(line.pieces)
        place = f"{x / PT:.2f} {(HEIGHT - y) / PT:.2f}"
        fill = "" if ink is self._ink else f"{ink.fill} "
        self._ink = ink
        self._drawing.append(f"{fill}BT {place} Td {shown(line, size)} ET")

    def rule(self, x: float, y: float, length: float, thickness: float = 0.2, ink: Ink = HAIR) -> None:
        """Draw a line to the right."""
        self._shape(pen.rule(x, y, length, thickness, ink))

    def square(self, x: float, y: float, side: float, thickness: float, ink: Ink = BLACK) -> None:
        """Draw an empty square round a centre; its side is measured to the middle of its line."""
        self._shape(pen.square(x, y, side, thickness, ink))

    def area(self, x: float, y: float, width: float, height: float, ink: Ink = BLACK) -> None:
        """Fill a rectangle."""
        self._shape(pen.area(x, y, width, height, ink))

    def bitmap(self, x: float, y: float, side: float, rows: Sequence[int]) -> None:
        """Draw a square picture in black; a row's bits are the highest of 32."""
        self._shape(pen.bitmap(x, y, side, rows))

    def logo(self, x: float, y: float, width: float, height: float, logo: Logo) -> None:
        """Draw a logo; it is one object of the file, however often it is drawn."""
        with self.within("Figure", figure(logo.alternative, fields.rectangle(x, y, width, height))):
            self._begin(self._element)
            name = self._file.picture(picture_of(logo.png).content)
            self._drawing.append(pen.picture(x, y, width, height, name))

    def picture_part(self, place: tuple[float, float, float, float], picture: Picture, told: str, above: float) -> None:
        """Draw a picture as wide as a window (x, y, width, height), shown from `above` millimetres below its top on."""
        x, y, width, _ = place
        with self.within("Figure", figure(told, fields.rectangle(*place))):
            self._begin(self._element)
            name = self._file.picture(picture.content)
            whole = pen.picture(x, y - above, width, width * picture.height / picture.width, name)
            self._drawing.append(pen.window(*place, whole))

    def disc(self, x: float, y: float, radius: float, ink: Ink) -> None:
        """Fill a circle round a centre."""
        self._shape(pen.disc(x, y, radius, ink))

    def stroke(self, points: Sequence[tuple[float, float]], thickness: float, ink: Ink) -> None:
        """Draw a line through points, with round ends."""
        self._shape(pen.stroke(points, thickness, ink))

    def choice(self, name: str, told: str, options: Sequence[tuple[Element, Option]]) -> None:
        """Lay fields over printed boxes, of which one can be ticked on a screen.

        Args:
            name: of the question, once a document.
            told: what a screen reader says of it.
            options: the boxes, each with the element it belongs to.
        """
        forms = [parent.add("Form", alternative(option.told)) for parent, option in options]
        keys = [self._tree.hold(form) for form in forms]
        group, boxes = fields.choice(self._file, name, told, [option for _, option in options], keys)
        for form, box in zip(forms, boxes, strict=True):
            form.kids.append(Placed(self.pages, box))
        self._on_page += boxes
        self._fields.append(group)

    def typing_line(self, name: str, told: str, place: Rectangle, parent: Element) -> None:
        """Lay a field over a printed line, to type on."""
        self._lay(parent, told, lambda key: fields.line(self._file, name, told, place, key))

    def writing(self, name: str, told: str, place: Rectangle, lines: int, parent: Element) -> None:
        """Lay a field into a printed frame, to write in; with several lines it is ruled until something is typed."""
        self._lay(parent, told, lambda key: fields.writing(self._file, name, told, place, key, lines))

    def tick(self, name: str, told: str, place: Rectangle, parent: Element) -> None:
        """Lay a field over a printed box that is ticked for itself."""
        self._lay(parent, told, lambda key: fields.tick(self._file, name, told, place, key))

    def _lay(self, parent: Element, told: str, write: Callable[[int], int]) -> None:
        form = parent.add("Form", alternative(told))
        number = write(self._tree.hold(form))
        form.kids.append(Placed(self.pages, number))
        self._on_page.append(number)
        self._fields.append(number)

    def _shape(self, operators: str) -> None:
        self._begin(None)
        self._ink = None
        self._drawing.append(operators)

    def _begin(self, element: Element | None) -> None:
        """Begin the marks of an element, or of decoration, where the ones before end."""
        wanted = element or self._artifact
        if self._open == wanted:
            return
        if self._open:
            self._drawing.append("EMC")
        self._open = wanted
        number = self._tree.mark(element) if element else 0
        self._drawing.append(f"/{element.role}<</MCID {number}>>BDC" if element else self._artifact)
