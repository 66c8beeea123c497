"""The archive copy of an enquiry: a sheet with what is known about it, then the enquiry itself as text or picture."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from math import ceil

from forms.flow import draw_story
from forms.layout import Document, Sender
from forms.letterhead import draw_foot, draw_running_head
from forms.pictures import Picture, picture_in
from forms.story import Block, Facts, Fine, Heading, Text, Title
from forms.style import BOTTOM, HEIGHT, LEFT, MEASURE, TOP

_ROOM = HEIGHT - TOP - BOTTOM
# No dot is larger than on a screen; what would be narrower than a phone's text can be read at goes on to more pages.
_LARGEST_DOT = 25.4 / 96
_NARROWEST, _COLUMN = 90.0, 110.0
# The end of a part stands on top of the next one too, so that no line is cut in two without being whole somewhere.
_TWICE = 8.0


@dataclass(frozen=True)
class EvidenceCopy:
    """What an archive copy says, in one language.

    Attributes:
        heading: what the sheet is.
        facts: rows of a label and a value.
        shown: how the enquiry follows: as text, as a picture, or not here.
        text: the lines of the enquiry, when it is a text.
        picture: a PNG or JPEG, RGB in eight bits, when it is one; else empty.
        told: what is said of a part of the picture, with the places {part} and {parts}; so has `part_of`.
        remarks: what else holds, in small print.
        page_of: with the places {page} and {pages}.
    """

    sender: Sender
    heading: str
    facts: tuple[tuple[str, str], ...]
    shown: str
    text: tuple[str, ...]
    picture: bytes
    told: str
    remarks: tuple[str, ...]
    page_of: str
    part_of: str
    footer: str


@dataclass(frozen=True)
class Part:
    """A part of a picture on a page of its own, in millimetres; `above` is what the parts before have shown."""

    width: float
    height: float
    above: float


def evidence_copy_pdf(copy: EvidenceCopy) -> bytes:
    """Return an archive copy as a file."""
    file = BytesIO()
    document = Document(file, copy.sender)
    draw_story(document, list(_story(copy)), footer=copy.footer, page_of=copy.page_of)
    if copy.picture:
        _draw_picture(document, copy, picture_in(copy.picture))
    document.save()
    return file.getvalue()


def parts_of(width: int, height: int) -> tuple[Part, ...]:
    """Return how a picture of so many pixels stands on pages: whole on one, or in parts when it is long."""
    scale = min(MEASURE / width, _LARGEST_DOT)
    if height * scale > _ROOM:
        whole = _ROOM / height
        scale = whole if width * whole >= min(_NARROWEST, width * scale) else min(_COLUMN / width, _LARGEST_DOT)
    tall, step = height * scale, _ROOM - _TWICE
    count = max(1, ceil(round((tall - _TWICE) / step, 6)))
    return tuple(Part(width * scale, min(_ROOM, tall - n * step), n * step) for n in range(count))


def _story(copy: EvidenceCopy) -> Iterator[Block]:
    yield Title(copy.heading)
    yield Facts(copy.facts)
    if not copy.text:
        yield Text(copy.shown)
    yield from map(Fine, copy.remarks)
    if copy.text:
        yield Heading(copy.shown)
        yield from map(Text, copy.text)


def _draw_picture(document: Document, copy: EvidenceCopy, picture: Picture) -> None:
    parts = parts_of(picture.width, picture.height)
    for number, part in enumerate(parts, 1):
        draw_running_head(document)
        told = copy.told.format(part=number, parts=len(parts))
        document.picture_part((LEFT, TOP, part.width, part.height), picture, told, part.above)
        draw_foot(document, copy.footer, copy.part_of.format(part=number, parts=len(parts)))
        document.end_page()
