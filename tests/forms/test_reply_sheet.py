"""The reply sheet: its geometry on paper is the geometry the program reads by."""

from itertools import pairwise

import numpy as np
import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from PIL import Image
from pypdfium2 import PdfPage

from forms.code import QUIET_ZONE, SIDE, Corner, payload
from forms.reply_sheet import (
    BOTTOM_CODE,
    BOX,
    BOX_LINE,
    MARK,
    MARKS,
    ROWS_A_PAGE,
    TOP_CODE,
    boxes,
)
from forms.style import HEIGHT, PT
from planner.domain.identity import ALPHABET
from tests.forms.papers import ID, opened, page_text, sheet, sheet_pdf

Grey = NDArray[np.uint8]
DPI = 200
A_LOT = tuple(f"Skulen kan vise punkt nummer {n + 1} på Klassebloggen 7B." for n in range(14))


def rendered(page: PdfPage, dpi: int = DPI) -> Grey:
    return np.asarray(page.render(scale=dpi / 72, grayscale=True).to_numpy()).squeeze()


def at(image: Grey, x: float, y: float, dpi: int = DPI) -> int:
    return int(image[round(y / 25.4 * dpi), round(x / 25.4 * dpi)])


def edges(image: Grey, x: float, y: float, dpi: int) -> tuple[float, float, float, float]:
    """Return left, right, top and bottom of the ink within 4.5 mm of a point, in millimetres."""
    reach = 4.5 / 25.4 * dpi
    top, left = round(y / 25.4 * dpi - reach), round(x / 25.4 * dpi - reach)
    dark = image[top : top + round(2 * reach), left : left + round(2 * reach)] < 128
    rows, columns = np.flatnonzero(dark.any(axis=1)), np.flatnonzero(dark.any(axis=0))
    ends = (left + columns[0], left + columns[-1] + 1, top + rows[0], top + rows[-1] + 1)
    return tuple(float(end) / dpi * 25.4 for end in ends)  # type: ignore[return-value]


def test_boxes_follow_one_another_ten_a_page() -> None:
    rows = boxes(14)
    assert [row.statement for row in rows] == list(range(14))
    assert [row.page for row in rows] == [1] * 10 + [2] * 4
    assert (rows[10].yes, rows[10].no) == (rows[0].yes, rows[0].no)


def test_yes_and_no_stand_21_mm_apart_on_the_same_height() -> None:
    for row in boxes(ROWS_A_PAGE):
        assert row.no.x - row.yes.x == 21
        assert row.no.y == row.yes.y


def test_rows_are_13_mm_apart() -> None:
    heights = [row.yes.y for row in boxes(ROWS_A_PAGE)]
    assert {later - earlier for earlier, later in pairwise(heights)} == {13}


@pytest.mark.parametrize("statements", [1, 10, 14])
def test_boxes_are_drawn_where_they_are_read(statements: int) -> None:
    pdf = opened(sheet_pdf(sheet(tuple("Skulen kan vise det." for _ in range(statements)))))
    images = {page: rendered(pdf[2 * (page - 1)], 600) for page in {row.page for row in boxes(statements)}}
    for row in boxes(statements):
        for box in (row.yes, row.no):
            left, right, top, bottom = edges(images[row.page], box.x, box.y, 600)
            assert ((left + right) / 2, (top + bottom) / 2) == pytest.approx((box.x, box.y), abs=0.05)
            assert (right - left, bottom - top) == pytest.approx((BOX + BOX_LINE, BOX + BOX_LINE), abs=0.1)


def test_no_box_is_drawn_without_a_statement() -> None:
    image = rendered(opened(sheet_pdf(sheet(A_LOT[:3])))[0])
    empty = boxes(4)[3]
    assert ink_around(image, empty.yes.x, empty.yes.y, DPI) == ink_around(image, empty.no.x, empty.no.y, DPI) == 0


def test_yes_and_no_are_printed_in_the_same_weight() -> None:
    image = rendered(opened(sheet_pdf(sheet()))[0], 300)
    for row in boxes(2):
        yes, no = (ink_around(image, box.x, box.y, 300) for box in (row.yes, row.no))
        assert yes == pytest.approx(no, rel=0.02)


def ink_around(image: Grey, x: float, y: float, dpi: int) -> float:
    left, right, top, bottom = (round(value / 25.4 * dpi) for value in (x - 4, x + 4, y - 4, y + 4))
    return float((255 - image[top:bottom, left:right].astype(int)).sum())


def test_corner_marks_are_black_and_stand_in_white() -> None:
    image = rendered(opened(sheet_pdf(sheet()))[0])
    for x, y in MARKS:
        assert at(image, x, y) < 10
        clear = MARK / 2 + 2.9
        for dx, dy in ((clear, 0), (-clear, 0), (0, clear), (0, -clear), (clear, clear), (-clear, -clear)):
            assert at(image, x + dx, y + dy) > 250


def test_the_quiet_zones_of_both_codes_are_empty() -> None:
    image = rendered(opened(sheet_pdf(sheet(A_LOT[:10], signer="Q" * 200)))[0])
    for x, y in (TOP_CODE, BOTTOM_CODE):
        outer = [round((value) / 25.4 * DPI) for value in (x - 3.5, x + SIDE + 3.5, y - 3.5, y + SIDE + 3.5)]
        inner = [round((value) / 25.4 * DPI) for value in (x - 0.1, x + SIDE + 0.2, y - 0.1, y + SIDE + 0.2)]
        zone = image[outer[2] : outer[3], outer[0] : outer[1]].copy()
        zone[inner[2] - outer[2] : inner[3] - outer[2], inner[0] - outer[0] : inner[1] - outer[0]] = 255
        assert zone.min() > 250
    assert QUIET_ZONE > 3.5


@pytest.mark.parametrize("dpi", [100, 200, 300])
def test_both_codes_are_read_back_on_every_page(dpi: int) -> None:
    pdf = opened(sheet_pdf(sheet(A_LOT)))
    for page in (1, 2):
        found = zxingcpp.read_barcodes(rendered(pdf[2 * (page - 1)], dpi))
        assert {code.text for code in found} == {payload(ID, page, corner) for corner in Corner}


@pytest.mark.parametrize("dpi", [100, 200])
@pytest.mark.parametrize("degrees", [-4, 1.5, 6])
@pytest.mark.parametrize("letter_id", [ID, "0000000000", "ZZZZZZZZZZ"])
def test_both_codes_are_read_back_from_a_sheet_that_lay_askew(dpi: int, degrees: float, letter_id: str) -> None:
    straight = Image.fromarray(rendered(opened(sheet_pdf(sheet(letter_id=letter_id)))[0], dpi))
    askew = straight.rotate(degrees, resample=Image.Resampling.BICUBIC, fillcolor=255)
    found = zxingcpp.read_barcodes(np.asarray(askew))
    assert {code.text for code in found} == {payload(letter_id, 1, corner) for corner in Corner}


def test_a_code_says_letter_page_layout_and_corner_and_no_name() -> None:
    assert payload("0123456789", 3, Corner.TOP) == "C10123456789P3V1T"
    assert payload("0123456789", 12, Corner.BOTTOM) == "C10123456789PCV1B"


@settings(max_examples=15, deadline=None)
@given(st.text(alphabet=ALPHABET, min_size=10, max_size=10))
def test_the_codes_of_any_letter_can_be_read(letter_id: str) -> None:
    found = zxingcpp.read_barcodes(rendered(opened(sheet_pdf(sheet(letter_id=letter_id)))[0], 150))
    assert {code.text for code in found} == {payload(letter_id, 1, corner) for corner in Corner}


def test_each_sheet_page_has_a_leaf_of_its_own_with_a_blank_back() -> None:
    pdf = sheet_pdf(sheet(A_LOT))
    assert len(opened(pdf)) == 4
    assert "Svarark 1 av 2" in page_text(pdf, 0)
    assert page_text(pdf, 1) == ""
    assert "Svarark 2 av 2" in page_text(pdf, 2)
    assert page_text(pdf, 3) == ""


def test_the_sheet_says_whose_it_is_and_its_number_in_clear() -> None:
    text = page_text(sheet_pdf(sheet()))
    for shown in ("Ada Berg", "Liv Berg", ID, "Ja", "Nei", "Underskrift, Liv Berg", "Dato"):
        assert shown in text


def test_every_statement_is_on_the_sheet_with_its_number() -> None:
    pdf = sheet_pdf(sheet(A_LOT))
    for number, statement in enumerate(A_LOT, 1):
        assert f"{number}. {statement}" in page_text(pdf, 0 if number <= ROWS_A_PAGE else 2)


def test_long_names_stay_clear_of_boxes_and_codes() -> None:
    name = "Wolfeschlegelsteinhausen" * 8
    pdf = opened(sheet_pdf(sheet(tuple(f"Skulen kan vise arbeid av {name}." for _ in range(10)), name, name)))
    spaces = [(box.x - 5, box.y - 5, box.x + 5, box.y + 5) for row in boxes(10) for box in (row.yes, row.no)]
    spaces += [(x - 3.6, y - 3.6, x + SIDE + 3.6, y + SIDE + 3.6) for x, y in (TOP_CODE, BOTTOM_CODE)]
    text = pdf[0].get_textpage()
    for n in range(text.count_chars()):
        left, bottom, right, top = (value * PT for value in text.get_charbox(n))
        for x0, y0, x1, y1 in spaces:
            assert right <= x0 or left >= x1 or HEIGHT - top >= y1 or HEIGHT - bottom <= y0
        assert right <= 186
