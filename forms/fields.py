"""Fields: boxes and lines that are filled in on a screen; on paper nothing of them shows."""

from collections.abc import Sequence
from dataclasses import dataclass

from forms.embedding import FIELD_FONT
from forms.file import File
from forms.objects import stream, text_string
from forms.style import HAIR, HEIGHT, PT

_PRINTED, _RADIO, _MULTILINE, _SIZE = 4, 1 << 15, 1 << 12, 11
_LONGEST_LINE, _LONGEST_TEXT = 200, 4000
_MARGIN = 4.0


@dataclass(frozen=True)
class Rectangle:
    """A place on a page, in points from its lower left corner."""

    left: float
    bottom: float
    right: float
    top: float

    def __str__(self) -> str:
        return f"[{self.left:.3f} {self.bottom:.3f} {self.right:.3f} {self.top:.3f}]"


@dataclass(frozen=True)
class Option:
    """One box of a choice: the word it stands for in the file, where it is, and what a screen reader says."""

    value: str
    place: Rectangle
    told: str


def choice(file: File, name: str, told: str, options: Sequence[Option], keys: Sequence[int]) -> tuple[int, list[int]]:
    """Write boxes of which one is ticked, and return the number of the group and those of its boxes.

    Args:
        file: where they go.
        name: of the group, once a file.
        told: what a screen reader says of the group.
        options: the boxes.
        keys: of the boxes in the tree of tags.
    """
    group = file.reserve()
    boxes = [_box(file, group, option, key) for option, key in zip(options, keys, strict=True)]
    kids = " ".join(f"{number} 0 R" for number in boxes)
    file.fill(group, f"<</FT/Btn/Ff {_RADIO}/T{text_string(name)}/TU{text_string(told)}/V/Off/Kids[{kids}]>>")
    return group, boxes


def line(file: File, name: str, told: str, place: Rectangle, key: int) -> int:
    """Write a line to type on, and return its number."""
    width, height = place.right - place.left, place.top - place.bottom
    empty = file.once(_form(width, height, "/Tx BMC EMC"))
    return file.add(
        f"<</Type/Annot/Subtype/Widget/FT/Tx/T{text_string(name)}/TU{text_string(told)}/V()/F {_PRINTED}"
        f"/DA(/{FIELD_FONT} {_SIZE} Tf 0 g)/Rect{place}/MaxLen 100/StructParent {key}/AP<</N {empty} 0 R>>>>"
    )


def writing(file: File, name: str, told: str, place: Rectangle, key: int, lines: int) -> int:
    """Write a box to write in, and return its number.

    With several lines it shows rules for a pen as long as it is empty; a viewer draws what is typed in their stead, at
    a line distance of its own and as small as it has to be.
    """
    width, height = place.right - place.left, place.top - place.bottom
    rules = [
        f"{_MARGIN} {height * n / lines:.2f} m {width - _MARGIN:.2f} {height * n / lines:.2f} l"
        for n in range(1, lines)
    ]
    drawn = f" 0.5 w {HAIR.stroke} {' '.join(rules)} S" if rules else ""
    empty = file.once(_form(width, height, f"/Tx BMC{drawn} EMC"))
    flags, size, longest = (_MULTILINE, 0, _LONGEST_TEXT) if rules else (0, _SIZE, _LONGEST_LINE)
    return file.add(
        f"<</Type/Annot/Subtype/Widget/FT/Tx/Ff {flags}/T{text_string(name)}/TU{text_string(told)}/V()/F {_PRINTED}"
        f"/DA(/{FIELD_FONT} {size} Tf 0 g)/Rect{place}/MaxLen {longest}/StructParent {key}/AP<</N {empty} 0 R>>>>"
    )


def tick(file: File, name: str, told: str, place: Rectangle, key: int) -> int:
    """Write a box that is ticked for itself, and return its number."""
    ticked, empty = _crossed(file, place)
    return file.add(
        f"<</Type/Annot/Subtype/Widget/FT/Btn/T{text_string(name)}/TU{text_string(told)}/V/Off/F {_PRINTED}/Rect{place}"
        f"/AS/Off/AP<</N<</yes {ticked} 0 R/Off {empty} 0 R>>>>/StructParent {key}>>"
    )


def form(fields: Sequence[int], fonts: str) -> str:
    """Return the form of a file; empty without fields."""
    if not fields:
        return ""
    numbers = " ".join(f"{number} 0 R" for number in fields)
    return f"<</Fields[{numbers}]/DR<</Font<<{fonts}>>>>/DA(/{FIELD_FONT} {_SIZE} Tf 0 g)>>"


def _box(file: File, group: int, option: Option, key: int) -> int:
    ticked, empty = _crossed(file, option.place)
    return file.add(
        f"<</Type/Annot/Subtype/Widget/Parent {group} 0 R/F {_PRINTED}/TU{text_string(option.told)}/Rect{option.place}"
        f"/AS/Off/AP<</N<</{option.value} {ticked} 0 R/Off {empty} 0 R>>>>/StructParent {key}>>"
    )


def _crossed(file: File, place: Rectangle) -> tuple[int, int]:
    """Return the drawings of a box, ticked and empty: a cross as a pen makes it, inside the printed box."""
    side = place.right - place.left
    low, high = side * 0.2, side * 0.8
    strokes = f"{low:.2f} {low:.2f} m {high:.2f} {high:.2f} l {low:.2f} {high:.2f} m {high:.2f} {low:.2f} l"
    cross = f"1.6 w 1 J 0 0 0 RG {strokes} S"
    return file.once(_form(side, side, cross)), file.once(_form(side, side, ""))


def _form(width: float, height: float, drawing: str) -> bytes:
    entries = f"/Type/XObject/Subtype/Form/BBox[0 0 {width:.3f} {height:.3f}]/Resources<<>>"
    return stream(drawing.encode(), entries)


def rectangle(x: float, y: float, width: float, height: float) -> Rectangle:
    """Return a place given in millimetres from the page's upper left corner."""
    return Rectangle(x / PT, (HEIGHT - y - height) / PT, (x + width) / PT, (HEIGHT - y) / PT)
