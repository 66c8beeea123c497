"""Evidence of an enquiry as somebody hands it in: a picture, a PDF or a text, hostile until it is read."""

import io
import struct
import zlib

from PIL import Image, ImageOps

from planner.domain.enquiry import Evidence, EvidenceType
from planner.errors import N_, InvalidInput
from planner.readers.text import decode

LARGEST = 10_000_000
MOST_PIXELS = 30_000_000
LONGEST_SIDE = 30_000
LONGEST_TEXT = 100_000
_MEGABYTE = 1_000_000
_STARTS = {
    b"\x89PNG\r\n\x1a\n": EvidenceType.PNG,
    b"\xff\xd8\xff": EvidenceType.JPEG,
    b"%PDF-": EvidenceType.PDF,
}
_FORMATS = {EvidenceType.PNG: "PNG", EvidenceType.JPEG: "JPEG"}
_PDF_ENDS_WITHIN = 2_048
_JPEG_QUALITY = 92
_SIXTEEN_BITS = 1 / 257
# Files of other kinds that a lenient reader would take for text.
_NO_TEXT = (b"PK\x03\x04", b"GIF8", b"RIFF", b"{\\rtf")
_UNREADABLE = (OSError, ValueError, SyntaxError, EOFError, IndexError, struct.error, zlib.error)


def read_evidence(content: bytes) -> Evidence:
    """Return what somebody handed in, known by what is in it and not by its name.

    A picture is drawn anew, so that nothing is left of the file but what is seen: no place, no camera, no thumbnail.
    A PDF stays as it is, byte by byte: it is kept, never opened.

    Raises:
        InvalidInput: empty, of another kind, too large, broken, or a picture of too many pixels.
    """
    if len(content) > LARGEST:
        raise InvalidInput(
            N_("Fila er på {size} MB. Ho kan vere på høgst {most} MB."),
            size=-(-len(content) // _MEGABYTE),
            most=LARGEST // _MEGABYTE,
        )
    type_ = next((one for start, one in _STARTS.items() if content.startswith(start)), EvidenceType.TEXT)
    if type_ in _FORMATS:
        return Evidence(type_, _drawn_anew(content, type_))
    if type_ is EvidenceType.PDF:
        if b"%%EOF" not in content[-_PDF_ENDS_WITHIN:]:
            raise InvalidInput(N_("PDF-fila er skadd eller berre halv. Lagre ho på nytt, og prøv igjen."))
        return Evidence(type_, content)
    return _text_of_file(content)


def text_evidence(text: str) -> Evidence:
    """Return a text that somebody pasted.

    Raises:
        InvalidInput: it is empty or too long.
    """
    if not text.strip():
        raise InvalidInput(N_("Legg ved eit skjermbilete, ei fil eller teksten."))
    if len(text) > LONGEST_TEXT:
        raise InvalidInput(
            N_("Teksten er på {n} teikn. Høgst {most} kan stå her. Legg han ved som PDF."),
            n=len(text),
            most=LONGEST_TEXT,
        )
    # What can't be written in UTF-8 was no sign.
    return Evidence(EvidenceType.TEXT, "\n".join(text.splitlines()).encode("utf-8", "replace"))


def _text_of_file(content: bytes) -> Evidence:
    if not content or content.startswith(_NO_TEXT):
        raise _other_kind()
    try:
        text = decode("", content)
    except InvalidInput:
        raise _other_kind() from None
    return text_evidence(text)


def _other_kind() -> InvalidInput:
    return InvalidInput(N_("Beviset må vere eit bilete (PNG eller JPEG), ei PDF eller rein tekst."))


def _drawn_anew(content: bytes, type_: EvidenceType) -> bytes:
    try:
        with Image.open(io.BytesIO(content), formats=[_FORMATS[type_]]) as image:
            _check_pixels(*image.size)
            image.load()
            return _saved(ImageOps.exif_transpose(image), type_)
    except Image.DecompressionBombError:
        raise _too_many_pixels() from None
    except _UNREADABLE:
        raise InvalidInput(N_("Biletet er skadd eller berre halvt. Ta det på nytt, og prøv igjen.")) from None


def _check_pixels(width: int, height: int) -> None:
    if width * height > MOST_PIXELS or max(width, height) > LONGEST_SIDE:
        raise _too_many_pixels()


def _too_many_pixels() -> InvalidInput:
    return InvalidInput(
        N_("Biletet har for mange pikslar. Høgst {most} millionar går. Del det i fleire, eller gjer det mindre."),
        most=MOST_PIXELS // 1_000_000,
    )


def _saved(image: Image.Image, type_: EvidenceType) -> bytes:
    """Return a picture as a file of its kind: RGB in eight bits on white, and nothing but the picture."""
    if image.mode.startswith("I"):
        image = image.convert("I").point(lambda value: value * _SIXTEEN_BITS).convert("L")
    if image.has_transparency_data:
        seen = image.convert("RGBA")
        flat = Image.new("RGB", seen.size, "white")
        flat.paste(seen, mask=seen.getchannel("A"))
    else:
        flat = image.convert("RGB")
        flat.info = {}
    file = io.BytesIO()
    if type_ is EvidenceType.PNG:
        flat.save(file, "PNG")
    else:
        flat.save(file, "JPEG", quality=_JPEG_QUALITY)
    return file.getvalue()
