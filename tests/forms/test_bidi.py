"""Directions: levels as Unicode's rules have them, and numbers, addresses and names in order inside text from right to left."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms.bidi import END, ISOLATE, first_base, in_visual_order, levels, paired
from forms.fonts import Face
from forms.lines import Run, broken
from forms.shaping import shaped
from forms.style import PT
from forms.text import isolate
from tests.forms.papers import opened, text_pdf
from tests.forms.tagged import marks, read

A, B = "\u05d0", "\u05d1"  # two letters from right to left, as in Unicode's own cases
AL = "\u0627"  # an Arabic letter
VALUES = (
    "35 06 00 00",
    "+47 35 06 00 00",
    "post@boskule.example",
    "https://blogg.example/7b?a=1&b=2",
    "Klassebloggen 7B (open)",
    "Skulevegen 1, 3800 Bø",
    "11.12.2026",
    "2026-12-11",
    "16/4053 - 5",
    "Åse Øvrebø",
    "7B",
    "K7M2R4P9XX",
)


@pytest.mark.parametrize(
    ("text", "base", "expected"),
    [
        # As in Unicode's BidiCharacterTest.
        ("a(b)c", 0, "00000"),
        ("a(b)c", 1, "22222"),
        (f"a({A})c", 0, "00100"),
        (f"{A}(b){B}", 1, "11211"),
        (f"{A} 12.5%", 1, "1122222"),
        (f"{A} 1-2", 1, "11222"),
        (f"{AL} 1-2", 1, "11212"),
        (f"{AL} 1 2", 1, "11212"),
        (f"{AL} \u0661\u0662", 1, "1122"),
        (f"$1 {A}", 1, "2211"),
        (f"{AL}, {AL}", 0, "1111"),
        (f"a\u0308{A}\u05b0", 0, "0011"),
        (f"{A}\u200d{B}", 1, "111"),
        # Values that are set apart: the signs themselves stand in the paragraph's direction.
        (f"{A}{ISOLATE}a{END}{B}", 1, "11211"),
        (f"a{ISOLATE}{A}{END}b", 0, "00100"),
        (f"{ISOLATE}{A} 1{END}a", 0, "0112" + "00"),
        (f"{A} {ISOLATE}35 06{END}", 1, "111" + "22222" + "1"),
        (f"{A}{ISOLATE}a{ISOLATE}{B}{END}c{END}{A}", 1, "112232211"),
    ],
)
def test_levels_are_those_of_unicodes_rules(text: str, base: int, expected: str) -> None:
    assert "".join(map(str, levels(text, base))) == expected


@pytest.mark.parametrize(
    ("text", "base", "expected"), [(f"{A}(b)c", 1, "11212"), (f"a({A}){B}", 0, "00101"), (f"{A} (b) c", 1, "1112112")]
)
def test_both_brackets_of_a_pair_go_the_same_way(text: str, base: int, expected: str) -> None:
    assert "".join(map(str, levels(text, base))) == expected


@given(st.text(alphabet=f"a1 .(,-{A}{AL}\u0661\u064b\u200c{ISOLATE}{END}", max_size=30), st.sampled_from((0, 1)))
def test_every_sign_has_a_level_of_its_paragraph(text: str, base: int) -> None:
    found = levels(paired(text), base)
    assert len(found) == len(paired(text))
    assert all(level >= base for level in found)


@given(st.lists(st.integers(min_value=0, max_value=4), max_size=20))
def test_ordering_a_line_loses_nothing_and_turns_what_is_odd(found: list[int]) -> None:
    ordered = in_visual_order([(level, place) for place, level in enumerate(found)])
    assert sorted(ordered) == list(range(len(found)))
    if len(set(found)) == 1:
        assert (ordered == sorted(ordered)) == (found[0] % 2 == 0 or len(found) == 1)


def test_the_first_letter_gives_a_text_its_direction() -> None:
    assert [first_base(text) for text in ("Ada", "محمد", "12 محمد", "123", "", "¿Ada")] == [0, 1, 1, 0, 0, 0]


def seen(text: str, base: int = 1) -> str:
    """Return what stands on a line, from left to right."""
    file = read(text_pdf(text, base))
    return "".join(mark.text for mark in marks(file.pages[0])).strip("\n")


@pytest.mark.parametrize("value", VALUES)
def test_a_value_keeps_its_order_inside_text_from_right_to_left(value: str) -> None:
    before, after = "الهاتف", "والموعد"
    assert seen(f"{before} {isolate(value)} {after}") == f"{after[::-1]} {value} {before[::-1]}"


@pytest.mark.parametrize("value", VALUES)
def test_a_name_from_right_to_left_changes_no_value_beside_it(value: str) -> None:
    name = "محمد"
    assert seen(f"{isolate(name)} {isolate(value)} og meir", 0) == f"{name[::-1]} {value} og meir"
    assert seen(f"Til {isolate(name)}, {value}", 0) == f"Til {name[::-1]}, {value}"


def test_a_whole_line_of_values_runs_from_right_to_left() -> None:
    line = f"الهاتف {isolate('35 06 00 00')}، البريد {isolate('post@boskule.example')}، 11.12.2026"
    shown = seen(line)
    places = [shown.index(one) for one in ("11.12.2026", "post@boskule.example", "35 06 00 00", "فتاهلا")]
    assert places == sorted(places)


def test_the_digits_of_a_phone_number_stand_from_left_to_right_on_the_page() -> None:
    page = opened(text_pdf(f"الهاتف {isolate('35 06 00 12')} والبريد", 1))[0].get_textpage()
    signs = [(page.get_charbox(n)[0], sign) for n, sign in enumerate(page.get_text_range())]
    # PDFium hands out such groups from the right; on the page they stand as they are dialled.
    assert "".join(sign for _, sign in sorted(signs) if sign.isdigit()) == "35060012"
    letters = [x for x, sign in signs if sign in "الهاتف"][:6]
    assert letters == sorted(letters, reverse=True)


def test_brackets_and_quotes_are_turned_with_their_text() -> None:
    assert seen("محمد (علي) و «نعم»") == "محمد (علي) و «نعم»"[::-1]
    for sign, turned in zip("()[]«»", ")(][»«", strict=True):
        (piece,) = shaped(sign, Face.REGULAR, rtl=True)
        assert {piece.font.texts[code][0] for code in piece.codes} == {piece.font.shaper.get_nominal_glyph(ord(turned))}


def test_the_lines_of_a_paragraph_are_broken_as_it_is_read() -> None:
    words = ["يجوز", "للمدرسة", "أن", "تعرض", "عمل", "التلميذ", "مع", "الاسم", "الأول"]
    lines = broken([Run(Face.REGULAR, " ".join(words))], 12, 40, 1)
    assert len(lines) > 1
    assert [word for line in lines for word in line.text.split()] == words
    assert all(line.advance * 12 * PT <= 40 for line in lines)


@settings(max_examples=40)
@given(st.text(alphabet=f"aå1 .@/{AL}ب\u0661\u200c{ISOLATE}{END}", min_size=1, max_size=20))
def test_a_value_that_is_set_apart_keeps_the_text_around_it(value: str) -> None:
    before, after = "الهاتف", "والموعد"
    shown = seen(f"{before} {isolate(value)} {after}")
    assert shown.startswith(after[::-1] + " ")
    assert shown.endswith(" " + before[::-1])
