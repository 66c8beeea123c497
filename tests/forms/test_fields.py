"""The fields of a reply sheet: where its boxes are, told in words, filled in on a screen, unseen on paper."""

from collections.abc import Callable
from io import BytesIO

import numpy as np
import pytest
from numpy.typing import NDArray

from forms.letter import Letter, letter_pdf, letters_pdf
from forms.reply_sheet import BOX, boxes, field_name
from forms.style import HEIGHT, PT
from tests.forms.filling import fields, filled_by_library, filled_in_viewer
from tests.forms.papers import ID, SENDER, STATEMENTS, in_arabic, letter, opened, sheet, sheet_pdf
from tests.forms.tagged import read, tree

LINES = [f"{ID}-{kind}-1-{number}" for number in (1, 2) for kind in ("name", "date")]
SCREEN = 150 / 72


def answers(pdf: bytes) -> dict[str, str]:
    """Return what each choice of a file is set to, and what is written on each line."""
    file = read(pdf)
    return {str(one.T): str(one.V).lstrip("/") for one in file.Root.AcroForm.Fields}


def picture(pdf: bytes, *, filled: bool = True) -> NDArray[np.uint8]:
    """Return a sheet as a viewer shows it; without what is filled in, it is the paper alone."""
    document = opened(pdf)
    document.init_forms()
    seen = document[0].render(scale=SCREEN, grayscale=True, draw_annots=filled, may_draw_forms=filled)
    return np.asarray(seen.to_numpy()).squeeze()


def ink(image: NDArray[np.uint8], place: tuple[float, float, float, float]) -> int:
    """Return how many dark points there are within left, top, right and bottom, in millimetres."""
    left, top, right, bottom = (round(value / PT * SCREEN) for value in place)
    return int((image[top:bottom, left:right] < 128).sum())


def inside(x: float, y: float) -> tuple[float, float, float, float]:
    reach = BOX / 2 - 0.5
    return (x - reach, y - reach, x + reach, y + reach)


@pytest.mark.parametrize("statements", [1, 10, 14])
def test_the_boxes_to_click_are_the_printed_boxes_that_are_read(statements: int) -> None:
    file = read(sheet_pdf(sheet(("Skulen kan vise det.",) * statements)))
    for row in boxes(statements):
        for value, box in (("yes", row.yes), ("no", row.no)):
            one = fields(file)[f"{field_name(ID, row.statement)}/{value}"]
            assert one.objgen in {held.objgen for held in file.pages[2 * (row.page - 1)].obj.Annots}
            left, bottom, right, top = (float(edge) * PT for edge in one.Rect)
            assert ((left + right) / 2, HEIGHT - (bottom + top) / 2) == pytest.approx((box.x, box.y), abs=0.01)
            assert (right - left, top - bottom) == pytest.approx((BOX, BOX), abs=0.01)


def test_fields_are_named_by_letter_and_statement_once_in_a_file() -> None:
    other = letter(reply=sheet(letter_id="AAAAAAAAAA"))
    written = BytesIO()
    letters_pdf([letter(reply=sheet(STATEMENTS * 7)), other], written, SENDER)
    file = read(written.getvalue())
    names = [str(one.T) for one in file.Root.AcroForm.Fields]
    assert len(names) == len(set(names)) == 14 + 8 + 2 + 4
    assert set(names) >= {f"{ID}-14", f"{ID}-name-2-1", "AAAAAAAAAA-1", "AAAAAAAAAA-date-1-2"}
    assert not [name for name in names if "Ada" in name or "Berg" in name or "." in name]


def test_every_field_has_a_tooltip_that_says_what_it_asks() -> None:
    file = read(sheet_pdf(sheet()))
    said = [(str(one.Parent.TU) if "/Parent" in one else "", str(one.TU)) for one in fields(file).values()]
    assert said == [
        *((text, f"{answer} på punkt {n}: {text}") for n, text in enumerate(STATEMENTS, 1) for answer in ("Ja", "Nei")),
        *(("", told) for told in ("Underskrift, Liv Berg", "Dato", "Underskrift, Ada", "Dato")),
    ]


@pytest.mark.parametrize("of", [letter, in_arabic])
def test_the_tab_key_goes_through_the_fields_as_they_are_read(of: Callable[[], Letter]) -> None:
    file = read(letter_pdf(of()))
    assert {str(page.obj.Tabs) for page in file.pages} == {"/S"}
    assert [*fields(file)] == [*(f"{ID}-{n}/{value}" for n in (1, 2) for value in ("yes", "no")), *LINES]
    read_in_order = [number for one in tree(file).walk() for number in one.fields]
    assert read_in_order == [one.objgen[0] for one in fields(file).values()]


def test_what_is_filled_in_a_viewer_is_kept_and_seen() -> None:
    row, second = boxes(2)
    pdf = filled_in_viewer(sheet_pdf(sheet()), f"{ID}-1/yes", f"{ID}-2/no", typed={LINES[0]: "Åse Øvrebø"})
    assert answers(pdf) == {f"{ID}-1": "yes", f"{ID}-2": "no", LINES[0]: "Åse Øvrebø", **dict.fromkeys(LINES[1:], "")}
    image = picture(pdf)
    for ticked, empty in ((row.yes, row.no), (second.no, second.yes)):
        assert ink(image, inside(ticked.x, ticked.y)) > 100
        assert ink(image, inside(empty.x, empty.y)) == 0
    assert ink(image, (25, 220, 60, 226.5)) > 100
    assert ink(image, (60, 220, 137, 226.5)) == 0


def test_yes_and_no_exclude_each_other() -> None:
    pdf = filled_in_viewer(sheet_pdf(sheet()), f"{ID}-1/yes", f"{ID}-1/no", typed={})
    assert answers(pdf)[f"{ID}-1"] == "no"
    file = read(pdf)
    assert [str(fields(file)[f"{ID}-1/{value}"].AS) for value in ("yes", "no")] == ["/Off", "/no"]


def test_what_a_library_fills_in_is_kept_and_seen_as_in_a_viewer() -> None:
    typed = {LINES[0]: "Åse Øvrebø", LINES[1]: "1.12.2026"}
    by_library = filled_by_library(sheet_pdf(sheet()), {f"{ID}-1": "/yes", f"{ID}-2": "/no"}, typed)
    in_viewer = filled_in_viewer(sheet_pdf(sheet()), f"{ID}-1/yes", f"{ID}-2/no", typed=typed)
    assert answers(by_library) == answers(in_viewer)
    differing = (abs(picture(by_library).astype(int) - picture(in_viewer)) > 128).sum()
    assert differing < 400


def test_a_name_in_letters_that_the_fields_font_lacks_is_kept() -> None:
    name = "Żółkiewska Їжакевич"
    pdf = filled_in_viewer(sheet_pdf(sheet()), typed={LINES[0]: name})
    assert answers(pdf)[LINES[0]] == name
    assert ink(picture(pdf), (25, 220, 60, 226.5)) > 100


def test_nothing_of_empty_fields_is_seen_on_paper() -> None:
    for pdf in (sheet_pdf(sheet()), filled_in_viewer(sheet_pdf(sheet()), typed={LINES[0]: ""})):
        assert (picture(pdf) == picture(pdf, filled=False)).all()
