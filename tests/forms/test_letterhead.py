"""The letterhead: where the logo stands, how it is told of, and how the names make room for it."""

import io
import re
import zlib
from dataclasses import replace
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from forms.agreement import agreement_pdf
from forms.layout import Sender
from forms.letter import Letter, letter_pdf, letters_pdf
from forms.pictures import Logo, picture_of
from forms.style import HEIGHT, LEFT, PT
from tests.forms.papers import AGREEMENT, LETTERHEAD, SENDER, in_arabic, letter
from tests.forms.test_text import PRINTABLE_NAMES

RULE = 34.0
LONG = "Sentrum barne- og ungdomsskule og kulturskule, avdeling Nordbygda"


def png(width: int, height: int, mode: str = "RGB") -> bytes:
    """A picture with a different colour in each quarter."""
    small = Image.new("RGB", (2, 2))
    small.putdata([(200, 0, 0), (0, 150, 0), (0, 0, 200), (20, 20, 20)])
    file = io.BytesIO()
    small.resize((width, height), Image.Resampling.NEAREST).convert(mode).save(file, "PNG")
    return file.getvalue()


def sender(width: int, height: int, school: str = LETTERHEAD.school) -> Sender:
    return replace(SENDER, letterhead=replace(LETTERHEAD, logo=Logo(png(width, height), "Logoen"), school=school))


def with_logo(width: int, height: int, school: str = LETTERHEAD.school) -> Letter:
    return replace(letter(), sender=sender(width, height, school))


def places(pdf: bytes, page: int = 0) -> list[tuple[float, float, float, float]]:
    """Return where the pictures of a page stand: left, top, width, height in millimetres."""
    with pypdfium2.PdfDocument(pdf) as file:
        found = [one.get_bounds() for one in file[page].get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE])]
    return [(x * PT, HEIGHT - top * PT, (right - x) * PT, (top - y) * PT) for x, y, right, top in found]


def names(pdf: bytes) -> list[tuple[float, float, float, float]]:
    """Return where each letter of the head stands: left, top, right, bottom in millimetres."""
    with pypdfium2.PdfDocument(pdf) as file:
        text = file[0].get_textpage()
        boxes = [text.get_charbox(n) for n in range(text.count_chars())]
    placed = [(x * PT, HEIGHT - top * PT, right * PT, HEIGHT - y * PT) for x, y, right, top in boxes if right > x]
    return [one for one in placed if one[1] < RULE + 2]


@pytest.mark.parametrize(
    ("size", "shown"),
    [((1_200, 200), (34, 34 / 6)), ((300, 600), (8.5, 17)), ((600, 600), (17, 17)), ((20, 10), (34, 17)), ((1, 600), (17 / 600, 17))],
    ids=["wide", "tall", "square", "small", "a line"],
)  # fmt: skip
def test_the_logo_stands_at_the_left_above_the_rule_in_its_proportions(
    size: tuple[int, int], shown: tuple[float, float]
) -> None:
    ((left, top, width, height),) = places(letter_pdf(with_logo(*size)))
    assert left == pytest.approx(LEFT, abs=0.02)
    assert (width, height) == pytest.approx(shown, abs=0.02)
    assert 13.9 < top < top + height < RULE - 2


@pytest.mark.parametrize("school", ["Bø skule", LONG, "W" * 200, " og ".join(PRINTABLE_NAMES)])
@pytest.mark.parametrize("size", [(1_200, 200), (300, 600), (600, 600)], ids=["wide", "tall", "square"])
def test_the_names_stand_beside_the_logo_and_touch_nothing(size: tuple[int, int], school: str) -> None:
    pdf = letter_pdf(with_logo(*size, school))
    ((left, _, width, _),) = places(pdf)
    found = names(pdf)
    assert min(box[0] for box in found) > left + width + 3.5
    assert min(box[1] for box in found) > 12
    assert max(box[3] for box in found) < RULE
    assert not [box for box in found if box[0] < 129.5 < box[2]]


def test_a_long_name_takes_two_lines_before_it_gets_small() -> None:
    lines = {round(box[3]) for box in names(letter_pdf(with_logo(300, 600, LONG))) if box[0] < 129}
    assert len(lines) >= 3


def test_the_logo_stands_at_the_left_in_letters_from_right_to_left_too() -> None:
    arabic = replace(in_arabic(), sender=replace(sender(600, 600), language="ar"))
    assert places(letter_pdf(arabic))[0][0] == pytest.approx(LEFT, abs=0.02)


def test_the_logo_is_a_figure_told_in_words_with_its_place() -> None:
    pdf = letter_pdf(with_logo(600, 300))
    ((left, top, width, height),) = places(pdf)
    with pikepdf.open(BytesIO(pdf)) as file:
        (figure,) = [one for one in _dictionaries(file) if one.get("/S") == "/Figure"]
        assert str(figure.Alt) == "Logoen"
        assert (str(figure.A.O), str(figure.A.Placement)) == ("/Layout", "/Block")
        box = [float(one) * PT for one in figure.A.BBox]
        first = file.Root.StructTreeRoot.K.K[0].K[0]
        assert first.S == "/Figure"
    assert box == pytest.approx([left, HEIGHT - top - height, left + width, HEIGHT - top], abs=0.02)


def test_a_file_holds_the_logo_once_however_many_pages_show_it() -> None:
    file = BytesIO()
    letters_pdf([with_logo(600, 300), with_logo(600, 300), with_logo(600, 300)], file, sender(600, 300))
    assert [len(places(file.getvalue(), page)) for page in (0, 4, 8)] == [1, 1, 1]
    with pikepdf.open(file) as read:
        (image,) = [one for one in _dictionaries(read) if one.get("/Subtype") == "/Image"]
        assert str(image.ColorSpace) == "/DeviceRGB"
        assert not bool(image.Interpolate)
        assert "/SMask" not in image


def test_the_pixels_of_the_logo_are_those_of_the_png() -> None:
    with pikepdf.open(BytesIO(agreement_pdf(replace(AGREEMENT, sender=sender(60, 40))))) as file:
        (image,) = [one for one in file.objects if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image"]
        kept = pikepdf.PdfImage(image).as_pil_image()
    assert kept.tobytes() == Image.open(io.BytesIO(png(60, 40))).tobytes()


def test_the_same_letter_with_the_same_logo_is_the_same_file_and_with_another_another() -> None:
    assert letter_pdf(with_logo(600, 300)) == letter_pdf(with_logo(600, 300))
    made = (letter_pdf(letter()), letter_pdf(with_logo(600, 300)), letter_pdf(with_logo(602, 301)))
    assert len({tuple(re.findall(rb"/ID\s*\[<(\w+)>", pdf)) for pdf in made} - {()}) == 3


def test_a_document_without_a_logo_has_no_pictures() -> None:
    with pikepdf.open(BytesIO(letter_pdf(letter()))) as file:
        assert all("/XObject" not in page.Resources for page in file.pages)


@pytest.mark.parametrize("mode", ["RGBA", "L", "P"])
def test_a_picture_that_nobody_has_made_ready_is_refused(mode: str) -> None:
    with pytest.raises(ValueError, match="RGB"):
        picture_of(png(8, 8, mode))


@given(st.integers(1, 40), st.integers(1, 40), st.integers(0, 9))
@settings(max_examples=30)
def test_every_png_of_ours_is_kept_pixel_by_pixel(width: int, height: int, level: int) -> None:
    image = Image.frombytes("RGB", (width, height), bytes(n * 37 % 256 for n in range(width * height * 3)))
    file = io.BytesIO()
    image.save(file, "PNG", compress_level=level)
    picture = picture_of(file.getvalue())
    assert (picture.width, picture.height) == (width, height)
    packed = picture.content.split(b"stream\n", 1)[1].removesuffix(b"\nendstream")
    assert len(zlib.decompress(packed)) == height * (1 + 3 * width)


def _dictionaries(file: pikepdf.Pdf) -> list[pikepdf.Object]:
    return [one for one in file.objects if isinstance(one, pikepdf.Dictionary | pikepdf.Stream)]
