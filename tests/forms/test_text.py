"""The one door for text: cleaning, what can be printed, breaking and fitting."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.fonts import Face, font
from forms.lines import Run, broken, fitted, width_of
from forms.style import PT
from forms.text import clean, unprintable

PRINTABLE_NAMES = (
    "Åse Øvrebø Ærlend",
    "Áilu Čearpmat Đŋŧž",
    "Żółkiewski Ścibor",
    "Žydrūnas Ąžuolas",
    "Nguyễn Thị Ánh Tuyết",
    "Олена Ґалаґан Їжакевич",
    "Νίκος Παπαδόπουλος",
    "O'Neil & <Sons>",
    "İpek Çağlar Şimşek",
    "Maxamed Cabdullaahi",
    "محمد عبد الله",
    "پرویز ژاله گلچهره",
    "محمد ٹنڈو ڈار",
    "ሰላም ኣብርሃም",
)


def test_markup_is_text_like_any_other() -> None:
    for hostile in ("<b>Ada</b>", "&amp;", '<img src="file:///etc/passwd">', "{pupil}", "%(name)s"):
        assert clean(hostile) == hostile


def test_control_and_direction_signs_are_dropped() -> None:
    assert clean("A\u202ed\u2066a\u2069\u200e B\x00e\x07rg\ufeff") == "Ada Berg"


def test_a_letter_and_its_accent_become_one_sign() -> None:
    assert clean("A\u030ase") == "Åse"


def test_an_accent_that_a_hidden_sign_kept_apart_is_composed_too() -> None:
    assert clean("A\u200b\u030ase") == "Åse"


def test_line_breaks_become_spaces_and_spaces_become_one() -> None:
    assert clean("  Ada\r\n\tBerg\u2028Dale ") == "Ada Berg Dale"


def test_a_space_that_must_not_break_stays() -> None:
    assert clean("900\u00a000\u00a0001") == "900\u00a000\u00a0001"


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert not [sign for sign in once if unicodedata.category(sign) in {"Cc", "Cs", "Zl", "Zp"}]


@pytest.mark.parametrize("name", PRINTABLE_NAMES)
def test_names_from_many_languages_can_be_printed(name: str) -> None:
    assert unprintable(name) == frozenset()


def test_what_no_font_has_is_named_sign_by_sign() -> None:
    assert unprintable("Wang 王小明") == {"王", "小", "明"}


@pytest.mark.parametrize("family", range(3))
def test_both_faces_have_the_same_signs(family: int) -> None:
    regular, bold = (font(family, face).characters for face in Face)
    assert regular == bold


@given(st.text(alphabet=st.characters(max_codepoint=0x17F), max_size=400), st.floats(min_value=10, max_value=160))
def test_no_line_is_wider_than_asked_and_no_sign_is_lost(text: str, width: float) -> None:
    shown = clean(text)
    lines = broken([Run(Face.REGULAR, shown)], 11.5, width)
    assert all(width_of(line.text, Face.REGULAR, 11.5) <= width + 0.001 for line in lines)
    assert "".join(line.text for line in lines).replace(" ", "") == shown.replace(" ", "")


def test_a_long_address_is_parted_after_a_stroke() -> None:
    lines = broken([Run(Face.REGULAR, "https://blogg.example/klasse/" + "a" * 40)], 11.5, 70)
    assert [line.text for line in lines] == ["https://blogg.example/klasse/", "a" * 30, "a" * 10]


def test_a_short_word_does_not_stand_alone_on_the_last_line() -> None:
    lines = broken([Run(Face.REGULAR, "Skulen kan vise film der Ada er med, på Klassebloggen 7B.")], 11.5, 108)
    assert [line.text for line in lines] == ["Skulen kan vise film der Ada er med, på", "Klassebloggen 7B."]


def test_a_beginning_in_bold_is_parted_from_the_rest_by_a_space() -> None:
    (line,) = broken([Run(Face.BOLD, "Slik svarar du:"), Run(Face.REGULAR, "Set eitt kryss.")], 11.5, 160)
    assert line.text == "Slik svarar du: Set eitt kryss."


@given(st.text(alphabet=st.characters(max_codepoint=0x17F), min_size=1, max_size=300))
def test_a_name_of_any_length_fits_the_address_window(name: str) -> None:
    size, lines = fitted((name, "Skulevegen 1", "3800 Bø"), 82, 23.5, 11, leading=1.22)
    assert len(lines) * size * 1.22 * PT <= 23.5
    shown = "".join(line.text for line in lines).replace(" ", "")
    assert shown == (clean(name) + "Skulevegen1" + "3800Bø").replace(" ", "")
