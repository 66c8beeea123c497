"""The poster of a class's rules: nothing leaves the page, nothing is lost, and it is read in its order."""

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms.poster import Poster, planned, poster_pdf
from tests.forms.papers import SENDER, all_text, opened
from tests.forms.tagged import marks, read, tree

RULES = (
    "Vi spør før vi legg ut bilete av andre.",
    "Stille etter kl. 20.30.",
    "Går det gale, seier vi frå til ein vaksen.",
)
POSTER = Poster(
    sender=SENDER,
    label="7B",
    heading="Slik vil vi ha det på nett",
    rules=RULES,
    agreed="Vedtatt av klassen 24. november 2026",
    signatures="Vi er samde om dette:",
    page_of="Side {page} av {pages}",
)
LONG = "Vi spør alltid før vi legg ut bilete, film eller lyd av nokon i klassen, og går det gale, seier vi unnskyld og "
A4 = (595, 842)
EDGE = 40
SIGN = st.sampled_from("aeiourstnvidlgjkmp  .,WÅØÆéčß?!«»–0123456789іжґΩ")


def rules_of(shape: tuple[int, int]) -> st.SearchStrategy[list[str]]:
    """Return so many rules of at least a length: examples left to themselves are short."""
    count, least = shape
    text = st.text(SIGN, min_size=least, max_size=160).filter(lambda one: bool(one.strip()))
    return st.lists(text, min_size=count, max_size=count)


RULES_OF_ALL_SIZES = st.tuples(st.integers(1, 10), st.sampled_from([3, 40, 100, 160])).flatmap(rules_of)


def letters(text: str) -> str:
    """Return what can be compared however a reader sets the spaces."""
    return "".join(unicodedata.normalize("NFKC", text).split())


@given(RULES_OF_ALL_SIZES)
@settings(max_examples=40)
def test_rules_of_any_length_stay_on_the_paper_and_are_read_back_as_they_are(rules: list[str]) -> None:
    plan = planned(rules)
    assert all(plan.gap(page) > 0 for page in range(len(plan.pages)))
    assert plan.size >= 14
    pdf = poster_pdf(replace(POSTER, rules=tuple(rules)))
    said = [one.text for one in tree(read(pdf)).all("LBody")]
    assert [letters(one) for one in said] == [letters(one) for one in rules]
    for page in opened(pdf):
        text = page.get_textpage()
        lowest, highest = float("inf"), 0.0
        for n in range(text.count_rects()):
            left, bottom, right, top = text.get_rect(n)
            assert EDGE < left <= right < A4[0] - EDGE
            lowest, highest = min(lowest, bottom), max(highest, top)
        # An empty page is the back of the one before.
        assert lowest == float("inf") or EDGE / 2 < lowest < highest < A4[1] - EDGE


@pytest.mark.parametrize(
    ("rules", "pages", "least"),
    [
        (("Ver grei!",), 1, 50),
        (RULES, 1, 30),
        (tuple(f"{LONG[:60]}{n}" for n in range(7)), 1, 22),
        (tuple(f"{LONG}{n}" for n in range(10)), 1, 14),
        (("W" * 160,) * 10, 2, 14),
    ],
)
def test_the_letters_are_as_large_as_the_page_lets_them(rules: tuple[str, ...], pages: int, least: float) -> None:
    plan = planned(rules)
    assert len(plan.pages) == pages
    assert plan.size >= least
    assert all(plan.gap(page) > 0 for page in range(pages))


def test_no_word_is_parted_where_smaller_letters_keep_it_whole() -> None:
    word = "Klassekommunikasjonsreglane"
    (lines,) = planned((word,)).pages[0]
    assert [one.text for one in lines] == [word]


def test_the_class_signs_where_there_is_room() -> None:
    assert letters(POSTER.signatures) in all_text(poster_pdf(POSTER))
    full = poster_pdf(replace(POSTER, rules=tuple(f"{LONG}{n}" for n in range(10))))
    assert letters(POSTER.signatures) not in all_text(full)


def test_pages_that_hang_side_by_side_are_on_leaves_of_their_own_and_the_heading_is_read_once() -> None:
    pdf = poster_pdf(replace(POSTER, rules=("W" * 160,) * 10))
    file = read(pdf)
    assert len(file.pages) == 3
    assert not marks(file.pages[1])
    assert "Side2av2" in all_text(pdf)
    root = tree(file)
    assert [one.text.replace("\n", " ") for one in root.all("H1")] == [POSTER.heading]
    (listing,) = root.all("L")
    assert listing.said["ListNumbering"] == "Decimal"
    assert [one.text for one in listing.all("Lbl")] == [str(n) for n in range(1, 11)]


def test_it_is_read_from_the_heading_to_the_day_it_was_agreed_on() -> None:
    (part,) = tree(read(poster_pdf(POSTER))).kids
    assert [one.role for one in part.kids] == ["H1", "P", "L", "P", "P"]
    spoken = " ".join(one.text for one in part.walk())
    assert spoken.index(POSTER.label) < spoken.index("Stille") < spoken.index(POSTER.signatures)
    assert f"Bø skule · {POSTER.agreed}" in spoken


@pytest.mark.parametrize("label", ["7B", "Spansk 9. trinn gruppe 2", "W" * 60])
def test_a_label_of_any_length_stays_in_its_box(label: str) -> None:
    pdf = poster_pdf(replace(POSTER, label=label))
    assert letters(label) in all_text(pdf)


def test_the_same_poster_gives_the_same_bytes() -> None:
    assert poster_pdf(POSTER) == poster_pdf(POSTER)
