"""Letters as print files: pages and leaves, the window, names of every kind, and the same bytes twice."""

from dataclasses import replace
from io import BytesIO

import pypdfium2.raw as pdfium
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pikepdf import parse_content_stream

from forms.letter import WINDOW, Letter, letter_pdf, letters_pdf
from forms.story import Block, Heading, Text, Title
from forms.style import HEIGHT, LEFT, PT, RIGHT, WIDTH
from forms.text import clean
from tests.forms.papers import AGREEMENT, ID, SENDER, all_text, letter, opened, page_text, sheet
from tests.forms.tagged import read
from tests.forms.test_text import PRINTABLE_NAMES

HOSTILE = (
    "<b>Ada</b>",
    "Ada & Co",
    '<img src="file:///etc/passwd">',
    "</para><para>Ada",
    "A\u202edA\u2066",
    "{signer} %s \\n",
    "W" * 200,
    "ab " * 100,
)


def print_file(*letters: Letter) -> bytes:
    file = BytesIO()
    letters_pdf(letters, file, SENDER)
    return file.getvalue()


def long_story(paragraphs: int) -> tuple[Block, ...]:
    body = Text("Vi vil gjerne vise noko Ada har laga eller er med på. Det gjer vi berre dersom du seier ja. " * 4)
    return (Title("Kan Ada vere med?"), *(block for _ in range(paragraphs) for block in (Heading("Dette"), body)))


def test_a_letter_is_a_leaf_that_informs_and_a_reply_sheet_on_its_own_leaf() -> None:
    pdf = letter_pdf(letter())
    assert len(opened(pdf)) == 4
    assert "Side 1 av 1" in page_text(pdf, 0)
    assert page_text(pdf, 1) == ""
    assert "Svarark 1 av 1" in page_text(pdf, 2)
    assert page_text(pdf, 3) == ""


def test_every_letter_of_a_print_file_begins_on_a_front_side() -> None:
    long = letter(story=long_story(14))
    pdf = print_file(letter(), long, letter())
    fronts = [n for n in range(len(opened(pdf))) if "Side 1 av" in page_text(pdf, n)]
    assert len(fronts) == 3
    assert all(front % 2 == 0 for front in fronts)
    assert len(opened(pdf)) % 2 == 0


def test_the_pages_of_a_long_letter_are_numbered_and_named() -> None:
    pdf = letter_pdf(letter(story=long_story(14)))
    assert "Side 1 av 3" in page_text(pdf, 0)
    assert "Side 3 av 3" in page_text(pdf, 2)
    assert all(ID in page_text(pdf, n) for n in range(3))
    assert page_text(pdf, 3) == ""


def test_a_heading_never_stands_last_on_a_page() -> None:
    for paragraphs in range(3, 16):
        pdf = letter_pdf(letter(story=long_story(paragraphs)))
        for n in range(len(opened(pdf)) - 2):
            body = page_text(pdf, n).removesuffix(f"Brev {ID} · Tekst 2026-11")
            assert not body.split("Brev")[0].rstrip().endswith("Dette")


def test_properties_tell_title_language_and_sender_and_nothing_private() -> None:
    pdf = opened(letter_pdf(letter()))
    properties = pdf.get_metadata_dict()
    assert properties["Title"] == "Spørsmål om samtykke: Klassebloggen 7B"
    assert properties["Author"] == "Bø skule"
    assert properties["CreationDate"] == "D:20261124000000+00'00'"
    assert b"/Lang (nn)" in letter_pdf(letter())
    assert "Ada" not in "".join(properties.values())


def test_the_same_letter_gives_the_same_bytes_whatever_was_made_before() -> None:
    first = letter_pdf(letter())
    letter_pdf(letter(name="Олена Ґалаґан", story=long_story(5)))
    assert letter_pdf(letter()) == first
    assert print_file(letter(), letter(name="Åse")) == print_file(letter(), letter(name="Åse"))


def test_progress_is_told_letter_by_letter() -> None:
    told: list[tuple[int, int]] = []
    letters_pdf([letter()] * 3, BytesIO(), SENDER, lambda done, of: told.append((done, of)))
    assert told == [(1, 3), (2, 3), (3, 3)]


@pytest.mark.parametrize("name", PRINTABLE_NAMES)
def test_names_from_many_languages_come_out_as_they_went_in(name: str) -> None:
    pdf = letter_pdf(letter((name, "Bøgata 12"), reply=sheet(pupil=name, signer=name), name=name))
    assert name in page_text(pdf, 0)
    assert f"Elev {name}" in page_text(pdf, 2)


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_come_out_as_text(name: str) -> None:
    pdf = letter_pdf(letter((name,), reply=sheet((f"Skulen kan vise {name}.",), name, name), name=name))
    assert all_text(pdf).count(clean(name).replace(" ", "")) >= 5


@settings(max_examples=20)
@given(st.text(min_size=1, max_size=200))
@example("\ud800")
@example("\x00")
def test_no_name_breaks_a_letter(name: str) -> None:
    pdf = letter_pdf(letter((name,), reply=sheet((name,), name, name), name=name))
    assert len(opened(pdf)) % 2 == 0


def test_the_address_stands_in_the_window_that_all_envelopes_share() -> None:
    for recipient in (("Liv Berg", "Bøgata 12", "3800 Bø"), ("Q" * 300, "L" * 300, "3800 Bø i Telemark")):
        address = "".join(recipient).replace(" ", "")
        page = opened(letter_pdf(letter(recipient)))[0].get_textpage()
        inside = page.get_text_bounded(*_window()).replace("\r\n", "").replace(" ", "").replace("\ufffe", "")
        assert inside == address


def test_nothing_but_the_address_stands_near_the_window() -> None:
    page = opened(letter_pdf(letter()))[0].get_textpage()
    near = page.get_text_bounded(12 / PT, (HEIGHT - 82) / PT, 115 / PT, (HEIGHT - 38) / PT)
    assert " ".join(near.split()) == "Liv Berg Bøgata 12 3800 Bø"


def test_nothing_is_printed_in_the_margins() -> None:
    pdf = opened(letter_pdf(letter(("W" * 300,), story=long_story(14))))
    for page in list(pdf)[:3]:
        text = page.get_textpage()
        for n in range(text.count_chars()):
            left, _, right, _ = (value * PT for value in text.get_charbox(n))
            assert left >= 18
            assert right <= WIDTH - RIGHT + 1
        for shape in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH]):
            assert shape.get_bounds()[0] * PT >= LEFT - 1


def test_a_long_name_of_a_school_is_not_written_over_itself() -> None:
    sender = replace(SENDER, letterhead=replace(SENDER.letterhead, school="Bø skule og kulturskule " * 8))
    file = read(letter_pdf(replace(letter(), sender=sender)))
    starts = [one.operands for one in parse_content_stream(file.pages[0]) if str(one.operator) == "Td"]
    places = [tuple(map(float, start)) for start in starts]
    assert len(places) == len(set(places))


def test_a_letter_carries_its_agreement_on_a_leaf_of_its_own() -> None:
    pdf = print_file(replace(letter(), agreement=AGREEMENT), letter())
    assert "Skal nettstaden vere open" in page_text(pdf, 4)
    assert "Side 1 av 1" in page_text(pdf, 6)


def _window() -> tuple[float, float, float, float]:
    left, top, right, bottom = WINDOW
    return left / PT, (HEIGHT - bottom) / PT, right / PT, (HEIGHT - top) / PT
