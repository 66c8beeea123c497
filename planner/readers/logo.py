"""A school's logo as somebody hands it in: PNG or SVG, made into one small picture on white."""

import io
import struct
import zlib

from PIL import Image, ImageChops

from planner.errors import N_, InvalidInput
from planner.readers.svg import drawn, is_svg

LARGEST = 1_000_000
MOST_PIXELS = 4_000
WIDTH, HEIGHT = 1_200, 600
_KILOBYTE = 1_000
_PNG_START = b"\x89PNG\r\n\x1a\n"
_SIZE = slice(16, 24)
# Paper shows no difference between these and white.
_NEARLY_WHITE = 8
_UNREADABLE = (OSError, ValueError, SyntaxError, EOFError, IndexError, struct.error, zlib.error)


def read_logo(content: bytes) -> bytes:
    """Return a logo as a PNG: RGB on white, its white edges cut off, nothing in it but the picture.

    Args:
        content: a PNG or an SVG, known by what is in it and not by its name.

    Returns:
        At most 1200 x 600 pixels; the same content gives the same bytes.

    Raises:
        InvalidInput: of another kind, too large, not readable, all white, or with something that isn't allowed.
    """
    if len(content) > LARGEST:
        raise InvalidInput(
            N_("Logoen er på {size} kB. Han kan vere på høgst {limit} kB. Gjer biletet mindre."),
            size=-(-len(content) // _KILOBYTE),
            limit=LARGEST // _KILOBYTE,
        )
    if content.startswith(_PNG_START):
        return _printed(_opened(content))
    if is_svg(content):
        return _printed(_opened(drawn(content, WIDTH, HEIGHT)))
    raise InvalidInput(N_("Logoen må vere ei PNG- eller SVG-fil. Be den som laga logoen, om ei slik fil."))


def _opened(png: bytes) -> Image.Image:
    width, height = (int.from_bytes(png[_SIZE][at : at + 4]) for at in (0, 4))
    if max(width, height) > MOST_PIXELS:
        raise InvalidInput(
            N_("Logoen er på {width} × {height} pikslar. Gjer biletet mindre: høgst {most} × {most}."),
            width=width,
            height=height,
            most=MOST_PIXELS,
        )
    try:
        with Image.open(io.BytesIO(png), formats=["PNG"]) as image:
            image.verify()
        with Image.open(io.BytesIO(png), formats=["PNG"]) as image:
            image.load()
            return image
    except _UNREADABLE:
        raise InvalidInput(N_("PNG-fila er skadd eller berre halv. Lagre logoen på nytt, og prøv igjen.")) from None


def _printed(image: Image.Image) -> bytes:
    """Return an image as it is printed."""
    if image.mode.startswith("I"):
        # Sixteen bits of grey.
        image = image.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    seen = image.convert("RGBA")
    flat = Image.alpha_composite(Image.new("RGBA", seen.size, "white"), seen).convert("RGB")
    box = ImageChops.invert(flat).point(lambda value: value if value > _NEARLY_WHITE else 0).getbbox()
    if box is None:
        raise InvalidInput(N_("Logoen er tom eller heilt kvit. Bruk ei utgåve som er laga for kvit bakgrunn."))
    flat = flat.crop(box)
    flat.thumbnail((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
    file = io.BytesIO()
    flat.save(file, "PNG")
    return file.getvalue()
