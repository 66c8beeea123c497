"""Evidence as people have it and as an attacker would make it: what is seen and nothing else, or one line."""

import io
import struct
import zlib

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from planner.domain.enquiry import EvidenceType
from planner.errors import InvalidInput
from planner.readers.evidence import LARGEST, LONGEST_TEXT, MOST_PIXELS, read_evidence, text_evidence

PDF = b"%PDF-1.7\n1 0 obj<</Type/Catalog/OpenAction<</S/JavaScript>>>>endobj\n%%EOF\n"
GPS, MAKE, ORIENTATION = 0x8825, 0x010F, 0x0112


def file_of(image: Image.Image, kind: str, **said: object) -> bytes:
    file = io.BytesIO()
    image.save(file, kind, **said)
    return file.getvalue()


def refusal(content: bytes) -> str:
    with pytest.raises(InvalidInput) as refused:
        read_evidence(content)
    assert "\n" not in str(refused.value)
    return str(refused.value)


def bomb(width: int, height: int) -> bytes:
    """A PNG of few bytes that says it has many pixels."""

    def chunk(name: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


def test_nothing_is_left_of_a_photograph_but_what_is_seen() -> None:
    said = Image.Exif()
    said[MAKE], said[ORIENTATION] = "Kameraet til Liv", 6
    said.get_ifd(GPS)[1] = "N"
    said.get_ifd(GPS)[2] = (59.0, 24.0, 45.0)
    photograph = Image.new("RGB", (40, 20), (200, 30, 30))
    content = file_of(photograph, "JPEG", exif=said, comment=b"Liv Berg", icc_profile=b"profile of a screen" * 9)
    assert Image.open(io.BytesIO(content)).getexif().get_ifd(GPS)
    found = read_evidence(content)
    image = Image.open(io.BytesIO(found.content))
    assert found.type is EvidenceType.JPEG
    assert (dict(image.getexif()), image.size) == ({}, (20, 40))
    assert not [one for one in (b"Liv", b"Exif", b"profile") if one in found.content]


def test_a_screenshot_loses_its_texts_and_lies_on_white() -> None:
    texts = PngInfo()
    texts.add_text("Author", "Liv Berg")
    found = read_evidence(file_of(Image.new("RGBA", (30, 50)), "PNG", pnginfo=texts, dpi=(72, 72)))
    image = Image.open(io.BytesIO(found.content))
    assert (found.type, image.mode, image.info, image.getpixel((5, 5))) == (
        EvidenceType.PNG,
        "RGB",
        {},
        (255, 255, 255),
    )
    assert b"Liv" not in found.content


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "I;16"])
def test_every_kind_of_png_becomes_the_one_that_papers_take(mode: str) -> None:
    image = (
        Image.frombytes(mode, (9, 9), b"\x00\x80" * 81) if mode == "I;16" else Image.new("RGB", (9, 9)).convert(mode)
    )
    found = Image.open(io.BytesIO(read_evidence(file_of(image, "PNG")).content))
    assert (found.mode, found.size, found.info) == ("RGB", (9, 9), {})


def test_a_jpeg_for_print_becomes_one_for_screens() -> None:
    found = read_evidence(file_of(Image.new("CMYK", (9, 9)), "JPEG"))
    assert Image.open(io.BytesIO(found.content)).mode == "RGB"


def test_a_pdf_stays_as_it_is() -> None:
    found = read_evidence(PDF)
    assert (found.type, found.content) == (EvidenceType.PDF, PDF)


@pytest.mark.parametrize("content", ["Hei på «dykk»\r\n".encode(), "Hei på «dykk»".encode("cp1252"), b"\xef\xbb\xbfHei p\xc3\xa5 \xc2\xabdykk\xc2\xbb"])  # fmt: skip
def test_a_text_is_read_in_the_encodings_people_have(content: bytes) -> None:
    found = read_evidence(content)
    assert (found.type, found.content.decode()) == (EvidenceType.TEXT, "Hei på «dykk»")


def test_a_page_of_a_website_is_kept_as_the_text_it_is() -> None:
    assert read_evidence(b"<script>alert(1)</script>").type is EvidenceType.TEXT


@pytest.mark.parametrize(
    "content",
    [b"", b" ", b"PK\x03\x04doc", b"GIF89a" + b"\0" * 40, b"RIFF1234WEBPVP8 ", b"\x7fELF\x00\x01", b"\0" * 60, b"{\\rtf1 Hei}"],
)  # fmt: skip
def test_what_is_neither_picture_pdf_nor_text_is_refused_whatever_its_name_is(content: bytes) -> None:
    assert "PNG eller JPEG" in refusal(content) or "Legg ved" in refusal(content)


def test_a_file_above_ten_megabytes_is_refused_before_it_is_read() -> None:
    assert "11 MB" in refusal(b"%PDF-" + b"\0" * LARGEST)


@pytest.mark.parametrize("size", [(6_000, MOST_PIXELS // 6_000 + 1), (30_001, 1), (2**31 - 1, 2**31 - 1)])
def test_a_picture_of_too_many_pixels_is_refused_before_it_is_unpacked(size: tuple[int, int]) -> None:
    assert "for mange pikslar" in refusal(bomb(*size))


def test_half_a_file_is_refused() -> None:
    picture = file_of(Image.effect_noise((80, 80), 60).convert("RGB"), "JPEG")
    assert "skadd" in refusal(picture[: len(picture) // 2])
    assert "skadd" in refusal(bomb(10, 10))
    assert "skadd" in refusal(PDF[:20])


def test_a_pasted_text_is_neither_empty_nor_endless() -> None:
    assert text_evidence("Hei\r\n\ud800 der").content == b"Hei\n? der"
    for text in (" \n", "x" * (LONGEST_TEXT + 1)):
        with pytest.raises(InvalidInput):
            text_evidence(text)
