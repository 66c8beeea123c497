"""Pictures: the school's logo and others as a file holds them, and what is said of them to those who don't see."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from forms.fields import Rectangle
from forms.objects import stream
from forms.tags import alternative
from forms.text import clean_words

_START, _LENGTH, _FRAME = 8, 4, 12
# Eight bits, red green blue, packed the one way there is, the filters of PNG, row after row.
_PLAIN = (8, 2, 0, 0, 0)
_JPEG_START = b"\xff\xd8"
# The parts of a JPEG that say its size, without arithmetic coding and what isn't seen in pictures.
_FRAMES = frozenset({0xC0, 0xC1, 0xC2})
_COLOURS = 3


@dataclass(frozen=True)
class Logo:
    """A logo: a PNG, RGB in eight bits without transparency, and what it shows in words."""

    png: bytes
    alternative: str


@dataclass(frozen=True, eq=False)
class Picture:
    """A picture as a file holds it: its size in pixels and its object."""

    width: int
    height: int
    content: bytes


@lru_cache(maxsize=32)
def picture_of(png: bytes) -> Picture:
    """Return a PNG as a PDF holds it. A PDF packs pixels as PNG does, so that nothing is unpacked.

    Raises:
        ValueError: it isn't RGB in eight bits, row after row; then the caller has not checked it.
    """
    parts = list(_parts(png))
    width, height, *kind = struct.unpack(">IIBBBBB", parts[0][1])
    if tuple(kind) != _PLAIN:
        raise ValueError("a logo is RGB in eight bits, without transparency")
    rows = f"/Predictor 15/Colors 3/BitsPerComponent 8/Columns {width}"
    entries = (
        f"/Type/XObject/Subtype/Image/Width {width}/Height {height}/ColorSpace/DeviceRGB/BitsPerComponent 8"
        f"/Interpolate false/Filter/FlateDecode/DecodeParms<<{rows}>>"
    )
    packed = b"".join(content for name, content in parts if name == b"IDAT")
    return Picture(width, height, stream(packed, entries))


def picture_in(content: bytes) -> Picture:
    """Return a picture that is drawn once, a PNG as for a logo or a JPEG, as a PDF holds it; it is kept nowhere.

    Raises:
        ValueError: it isn't RGB in eight bits; then the caller has not checked it.
    """
    return _jpeg(content) if content.startswith(_JPEG_START) else picture_of.__wrapped__(content)


def _jpeg(content: bytes) -> Picture:
    """Return a JPEG as a PDF holds it: as it is."""
    at = len(_JPEG_START)
    while content[at + 1] not in _FRAMES:
        (length,) = struct.unpack_from(">H", content, at + 2)
        at += 2 + length
    bits, height, width, colours = struct.unpack_from(">BHHB", content, at + 4)
    if (bits, colours) != (8, _COLOURS):
        raise ValueError("a picture is RGB in eight bits")
    entries = (
        f"/Type/XObject/Subtype/Image/Width {width}/Height {height}/ColorSpace/DeviceRGB/BitsPerComponent 8"
        "/Interpolate false/Filter/DCTDecode"
    )
    return Picture(width, height, stream(content, entries))


def figure(told: str, place: Rectangle) -> str:
    """Return the attributes of a figure: what is said of it, and where it stands on its page."""
    return f"{alternative(clean_words(told))}/A<</O/Layout/Placement/Block/BBox{place}>>"


def _parts(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield the chunks of a PNG: name and content."""
    at = _START
    while at < len(png):
        (length,) = struct.unpack_from(">I", png, at)
        begin = at + 2 * _LENGTH
        yield png[at + _LENGTH : begin], png[begin : begin + length]
        at += _FRAME + length
