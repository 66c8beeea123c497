"""The forms that follow the duty to act: filled in on a screen or by hand, read aloud, and empty when they are made."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from numpy.typing import NDArray
from pikepdf import Pdf

from forms.flow import paginate
from forms.reading import reading
from forms.report_form import Plan, Report, plan_form_pdf, report_form_pdf
from forms.setting import set_block
from forms.story import FormField, FormRow, FormTable, Listing, TickBoxes
from forms.strips import Typing
from forms.style import HEIGHT, MEASURE, PT
from planner.content.texts import texts
from tests.forms.filling import fields, filled_by_library, filled_in_viewer
from tests.forms.papers import SENDER, opened, page_text
from tests.forms.tagged import read, tree

SAID = texts("duty/forms", "nn")
REPORT, PLAN = Report(**SAID.group("report")), Plan(**SAID.group("plan"))
PAGE_OF = "Side {page} av {pages}"
SCREEN = 150 / 72
MULTILINE = 1 << 12


def report() -> bytes:
    return report_form_pdf(SENDER, REPORT, PAGE_OF)


def plan() -> bytes:
    return plan_form_pdf(SENDER, PLAN, PAGE_OF)


def values(pdf: bytes) -> dict[str, str]:
    """Return what a file's fields are set to, those that are empty left out."""
    with read(pdf) as file:
        found = {str(one.T): str(one.V).lstrip("/") for one in file.Root.AcroForm.Fields}
    return {name: value for name, value in found.items() if value not in {"", "Off"}}


def seen(pdf: bytes, name: str) -> NDArray[np.uint8]:
    """Return what is seen inside a field's rectangle."""
    with read(pdf) as file:
        left, bottom, right, top = (round(float(edge) * SCREEN) for edge in fields(file)[name].Rect)
    document = opened(pdf)
    document.init_forms()
    page = np.asarray(document[0].render(scale=SCREEN, grayscale=True, may_draw_forms=True).to_numpy()).squeeze()
    height = round(HEIGHT / PT * SCREEN)
    return page[height - top + 3 : height - bottom - 3, left + 3 : right - 3]


def ruled(area: NDArray[np.uint8]) -> int:
    """Return how many rules there are: rows of points that are dark from side to side."""
    dark = (area[:, 20:-20] < 230).mean(axis=1) > 0.98
    return int(dark[0]) + sum(int(not before and here) for before, here in pairwise(dark))


@pytest.mark.parametrize("made", [report, plan])
def test_every_field_has_a_name_of_its_own_and_a_tooltip_and_is_empty(made: Callable[[], bytes]) -> None:
    pdf = made()
    with read(pdf) as file:
        all_of_them = list(file.Root.AcroForm.Fields)
        names = [str(one.T) for one in all_of_them]
        assert len(set(names)) == len(names) > 20
        assert not [name for name in names if "." in name]
        assert all(len(str(one.TU)) > 2 for one in all_of_them)
    assert values(pdf) == {}


def test_a_tooltip_says_what_is_asked_with_its_hint_and_in_a_table_which_cell_it_is() -> None:
    with read(report()) as file:
        told = {name: str(one.TU) for name, one in fields(file).items()}
    assert told["seen"] == f"{REPORT.seen} {REPORT.seen_hint}"
    assert told["address"] == f"{REPORT.address}. {REPORT.address_hint}"
    assert told["told-nurse"] == "Kven veit om det no? Helsesjukepleiar"
    with read(plan()) as file:
        told = {name: str(one.TU) for name, one in fields(file).items()}
    assert told["measure-2-3"] == "4 Kven gjer det, tiltak 2"


@pytest.mark.parametrize("made", [report, plan])
def test_the_tab_key_goes_through_the_fields_as_they_are_read(made: Callable[[], bytes]) -> None:
    with read(made()) as file:
        assert {str(page.obj.Tabs) for page in file.pages} == {"/S"}
        in_order = [number for one in tree(file).walk() for number in one.fields]
        assert in_order == [one.objgen[0] for one in fields(file).values()]
        assert all(form.said["Alt"] for form in tree(file).all("Form"))


def _flags(file: Pdf) -> dict[str, tuple[int, int]]:
    return {name: (int(one.Ff), int(one.MaxLen)) for name, one in fields(file).items() if "/MaxLen" in one}


def test_a_field_of_several_lines_takes_several_and_long_texts() -> None:
    with read(report()) as file:
        found = _flags(file)
    assert found["seen"] == (MULTILINE, 4000)
    assert found["reporter"] == (0, 200)


def test_what_is_filled_in_a_viewer_is_kept_and_seen_in_place_of_the_rules() -> None:
    typed = {"reporter": "Åse Øvrebø", "seen": "Såg dette i dag.\rOg i går."}
    pdf = filled_in_viewer(report(), "where-at-school", "where-online-outside", typed=typed)
    assert values(pdf) == {
        "reporter": "Åse Øvrebø",
        "seen": "Såg dette i dag.\r\nOg i går.",
        "where-at-school": "yes",
        "where-online-outside": "yes",
    }
    assert ruled(seen(report(), "seen")) == 7
    assert ruled(seen(pdf, "seen")) == 0
    assert (seen(pdf, "seen") < 128).sum() > 200
    assert (seen(pdf, "where-at-school") < 128).sum() > (seen(pdf, "where-on-the-way") < 128).sum()


def test_what_is_too_long_for_its_frame_is_written_smaller_not_cut() -> None:
    short, long = ("Elevane sto i ring. " * times for times in (1, 60))
    areas = [seen(filled_in_viewer(report(), typed={"seen": text}), "seen") for text in (short, long)]
    inked = [int((area < 128).sum()) for area in areas]
    # Smaller letters have less ink each; all sixty sentences are there, and the last one ends above the frame.
    assert 12 * inked[0] < inked[1] < 50 * inked[0]
    assert int((areas[1][-4:] < 128).sum()) == 0


def test_what_a_library_fills_in_is_kept() -> None:
    with read(plan()) as file:
        names = [name for name, one in fields(file).items() if "/MaxLen" in one]
    typed = {name: f"Ordet nr. {number}" for number, name in enumerate(names)}
    assert values(filled_by_library(plan(), {}, typed)) == typed


def test_the_five_points_of_the_law_are_there_and_the_measures_are_a_table() -> None:
    with read(plan()) as file:
        table, done = tree(file).all("Table")
    assert [one.text for one in table.all("TH")] == ["2 Kva tiltak", "3 Når", "4 Kven gjer det", "5 Når vi evaluerer"]
    assert {one.said["Scope"] for one in table.all("TH")} == {"Column"}
    assert [len(one.all("Form")) for one in table.all("TD")] == [1] * 16
    assert len(done.all("TR")) == 9
    assert PLAN.problem.startswith("1 ")
    assert PLAN.problem in page_text(plan())


@pytest.mark.parametrize("made", [report, plan])
def test_a_form_is_one_leaf_with_both_sides_and_the_same_each_time(made: Callable[[], bytes]) -> None:
    assert len(opened(made())) == 2
    assert made() == made()


def test_fields_side_by_side_have_frames_of_one_height_and_fill_the_line() -> None:
    block = FormRow((FormField("one", "Namn", hint="Heile namnet " * 9), FormField("two", "Dato")), (0.6, 0.4))
    (strip,) = set_block(block, reading("nn")).strips
    first, second = (mark for mark in strip.marks if isinstance(mark, Typing))
    assert first.y == second.y
    assert first.x + first.width < second.x
    assert second.x + second.width == pytest.approx(MEASURE, abs=0.5)


@pytest.mark.parametrize("lines", range(15, 40, 3))
def test_nothing_that_is_filled_in_is_parted_by_the_end_of_a_page(lines: int) -> None:
    blocks = (
        FormField("asked", "Kva såg du?", 6),
        TickBoxes("Kvar?", tuple((f"box-{n}", "På skulen") for n in range(5))),
        FormTable("table", "{head} {row}", ("Kva", "Når"), (0.5, 0.5), rows=4, lines=2),
    )
    story = (Listing(("Eit punkt.",) * lines), *blocks)
    pages = paginate([set_block(block, reading("nn")) for block in story], first_top=42)
    for number in range(1, 4):
        assert sum(any(one.block == number for one in page) for page in pages) == 1


def test_where_lines_run_from_right_to_left_the_first_box_is_the_right_one() -> None:
    with read(report_form_pdf(replace(SENDER, language="ar"), REPORT, PAGE_OF)) as file:
        first, second = (fields(file)[name].Rect for name in ("where-at-school", "where-on-the-way"))
        assert float(first[0]) > float(second[0]) > 0
