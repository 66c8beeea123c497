"""Shaping: letters that join and marks that stand on them, and the text that is read back from a page."""

import shutil
import subprocess
import unicodedata
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from forms.fonts import UNKNOWN, Face, font
from forms.letter import letter_pdf, letters_pdf
from forms.lines import fitted
from forms.shaping import shaped
from forms.style import PT
from forms.text import clean, clean_words
from tests.conftest import missing
from tests.forms.papers import SENDER, letter, opened, sheet, text_pdf
from tests.forms.tagged import marks, read, tree

LEFT_TO_RIGHT = {
    "Norwegian and Sami": "Åse Øvrebø Ærlend Áilu Čearpmat Đŋŧž",
    "Polish, Lithuanian, Turkish": "Żółkiewski Ścibor Žydrūnas Ąžuolas İpek Çağlar Şimşek ışık",
    "Vietnamese": "Nguyễn Thị Ánh Tuyết Đặng Quốc Việt ẵ ỡ ự",
    "marks of their own": "m̂ g̃ n̄ x̂",
    "Cyrillic": "Олена Ґалаґан Їжакевич Ђорђевић є́ ы̄",
    "Ge'ez": "ሰላም ኣብርሃም ትግርኛ፡ ፩፪፫።",
    "signs": "«7B» – 16/4053 … € § & <b> {x} %s \\n (7) [8] • ½ №",
}
RIGHT_TO_LEFT = {
    "Arabic": "يجوز للمدرسة أن تعرض عمل التلميذ مع الاسم الأول",
    "lam and alef": "السلام عليكم يا أهلا والأستاذ لآ لإ لأ لا",
    "the name of God": "محمد عبد الله",
    "Persian": "می\u200cخواهم خانه\u200cها پرویز ژاله گلچهره",
    "Urdu": "محمد ٹنڈو ڈار ہے یہ کے لیے پاکستانی",
}
RAISED = "ọ̀ Ɓ́ g̃ n̄ M̐ š̈ og meir"
# An extractor gets these from right to left sign by sign and puts the marks beside another letter than their own.
VOWELLED = {"Arabic with vowels": "مُحَمَّدٌ رَسُولٌ", "Urdu with a shadda": "بچّوں کی", "Persian with a hamza": "نامهٔ نروژی"}
SIGNS = [
    chr(code)
    for code in sorted(frozenset[int]().union(*(font(family, Face.REGULAR).characters for family in range(3))))
    if clean(chr(code)).strip()
]
LETTERS = [sign for sign in SIGNS if unicodedata.category(sign)[0] in "LM"]
NAMES = st.lists(st.sampled_from([*LETTERS, *" '-\u200c\u200d"]), min_size=1, max_size=200).map("".join)


def said(text: str, base: int) -> str:
    """Return what the codes of a page say, line by line in the order they are read."""
    file = read(text_pdf(text, base))
    signs = [sign for mark in marks(file.pages[0]) for sign in mark.signs]
    lines = "\x00".join(signs).split("\n")
    turned = (reversed(line.split("\x00")) if base else line.split("\x00") for line in lines)
    return " ".join("".join(line) for line in turned).strip()


def by_pdfium(text: str, base: int = 0) -> str:
    return " ".join(opened(text_pdf(text, base))[0].get_textpage().get_text_range().split())


def by_poppler(pdf: bytes, folder: Path) -> str:
    """Return the text that poppler gives, without its own signs of direction."""
    if not shutil.which("pdftotext"):
        missing("pdftotext")
    (folder / "text.pdf").write_bytes(pdf)
    command = ("pdftotext", "-enc", "UTF-8", str(folder / "text.pdf"), "-")
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return " ".join(told.translate(dict.fromkeys(range(0x202A, 0x202F))).split())


def codes(text: str, *, rtl: bool = False) -> list[tuple[int, str]]:
    """Return the glyphs of a text of one font, each with the text it says, as a set in order of number."""
    (piece,) = shaped(text, Face.REGULAR, rtl=rtl)
    return sorted(piece.font.texts[code] for code in piece.codes)


def advance(text: str, *, rtl: bool = False) -> float:
    return sum(piece.advance for piece in shaped(text, Face.REGULAR, rtl=rtl))


@pytest.mark.parametrize("text", [*LEFT_TO_RIGHT.values(), RAISED], ids=[*LEFT_TO_RIGHT, "raised marks"])
def test_text_from_left_to_right_is_told_exactly(text: str, tmp_path: Path) -> None:
    assert said(text, 0) == clean(text)
    assert by_poppler(text_pdf(text), tmp_path) == clean(text)


@pytest.mark.parametrize("text", LEFT_TO_RIGHT.values(), ids=LEFT_TO_RIGHT)
def test_text_from_left_to_right_is_read_back_exactly(text: str) -> None:
    assert by_pdfium(text) == clean(text)


def test_text_with_raised_marks_is_read_back_exactly() -> None:
    assert by_pdfium(RAISED) == clean(RAISED)


@pytest.mark.parametrize("text", RIGHT_TO_LEFT.values(), ids=RIGHT_TO_LEFT)
def test_text_from_right_to_left_is_read_back_exactly(text: str, tmp_path: Path) -> None:
    assert said(text, 1) == text
    assert by_pdfium(text, 1) == text
    assert by_poppler(text_pdf(text, 1), tmp_path) == text


@pytest.mark.parametrize("text", VOWELLED.values(), ids=VOWELLED)
def test_vowel_signs_are_told_exactly_even_where_an_extractor_moves_them(text: str) -> None:
    assert unicodedata.normalize("NFC", said(text, 1)) == clean(text)
    assert {*by_pdfium(text, 1)} - {" "} == {*clean(text)} - {" "}


def test_every_character_of_the_fonts_says_what_it_is() -> None:
    for start in range(0, len(SIGNS), 400):
        part = [sign for sign in SIGNS[start : start + 400] if not unicodedata.combining(sign)]
        file = read(text_pdf(" ".join(part)))
        told = [sign for mark in marks(file.pages[0]) for sign in mark.signs if sign.strip()]
        assert sorted("".join(told)) == sorted("".join(map(clean, part)).replace(" ", ""))
        assert UNKNOWN in part or UNKNOWN not in told


def test_arabic_letters_join() -> None:
    assert len({glyph for glyph, _ in codes("ببب", rtl=True)}) == 3
    assert {text for _, text in codes("ببب", rtl=True)} == {"ب"}
    assert not {glyph for glyph, _ in codes("ببب", rtl=True)} & {glyph for glyph, _ in codes("ب", rtl=True)}
    alone = {*codes("ل", rtl=True), *codes("ا", rtl=True)}
    assert not alone & {*codes("لا", rtl=True)}
    assert advance("لا", rtl=True) < advance("ل", rtl=True) + advance("ا", rtl=True)


def test_a_non_joiner_keeps_persian_letters_apart() -> None:
    joined, apart = codes("میخ", rtl=True), codes("می\u200cخ", rtl=True)
    yeh = {text: glyph for glyph, text in joined}["ی"], {text: glyph for glyph, text in apart}["ی"]
    assert yeh[0] != yeh[1]
    assert advance("می\u200cخ", rtl=True) == pytest.approx(advance("می", rtl=True) + advance("خ", rtl=True))


def test_marks_stand_on_their_letters_and_take_no_room() -> None:
    assert advance("m̂") == advance("m")
    assert advance("ọ̀") == advance("ọ")
    plain, marked = (_picture(text) for text in ("m", "m̂"))
    columns, rows = (np.flatnonzero(plain.any(axis=axis)) for axis in (0, 1))
    above = np.flatnonzero(marked[: rows[0]].any(axis=0))
    assert above.size
    assert columns[0] < above[0] < above[-1] < columns[-1]
    assert abs((above[0] + above[-1]) - (columns[0] + columns[-1])) < 0.2 * (columns[-1] - columns[0])


def test_letters_are_kerned() -> None:
    assert advance("AV") < advance("A") + advance("V")


def test_a_word_in_two_scripts_takes_a_font_for_each() -> None:
    parts = shaped("Adaሰላም", Face.BOLD)
    assert [part.font.name for part in parts] == ["NotoSans-Bold", "NotoSansEthiopic-Bold"]


def _picture(text: str) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    page = opened(text_pdf(text, size=40))[0].render(scale=3, grayscale=True)
    return np.asarray(page.to_numpy()).squeeze() < 128


@settings(max_examples=25)
@given(NAMES)
@example("ጬ" * 60)
@example("a" + "\u0302" * 199)
@example("محمد" * 50)
@example("\u200c\u200d" * 100)
def test_no_name_breaks_a_letter_leaves_its_place_or_says_anything_but_itself(name: str) -> None:
    pdf = letter_pdf(letter((name, "Bøgata 12"), reply=sheet((f"Vis {name}.",), name, name), name=name))
    wanted = sorted(clean_words(name).replace(" ", ""))
    file = read(pdf)
    information, reply = tree(file).kids
    # Nothing of the name was taken for an operator: all that stands on the pages is marked, and known.
    address = information.all("P")[2].text
    assert sorted("".join(address.split())) == sorted([*wanted, *"Bøgata12"])
    pupil = reply.all("P")[0].text
    assert sorted("".join(pupil.split())) == sorted([*wanted, *"Elev"])


@settings(max_examples=60)
@given(NAMES, st.sampled_from(((82.0, 23.5, 11.0), (98.0, 6.2, 11.0), (55.0, 9.0, 10.0))), st.sampled_from(Face))
def test_no_name_leaves_the_box_it_is_set_in(name: str, box: tuple[float, float, float], face: Face) -> None:
    width, height, wanted = box
    size, lines = fitted((name,), width, height, wanted, face)
    assert all(line.width(size) <= width + 1e-6 for line in lines)
    assert len(lines) * size * 1.25 * PT <= height + 1e-6
    assert size <= wanted


@pytest.mark.parametrize("sign", ["ጬ", "Ԫ"])
def test_of_two_hundred_wide_letters_none_is_lost(sign: str) -> None:
    _, lines = fitted((sign * 200,), 98, 6.2, 11, Face.BOLD)
    assert "".join(line.text for line in lines) == sign * 200


@settings(max_examples=10)
@given(NAMES)
def test_the_same_names_give_the_same_bytes(name: str) -> None:
    def made() -> bytes:
        file = BytesIO()
        letters_pdf([letter((name,), name=name), letter(("محمد",), name="ሰላም")], file, SENDER)
        return file.getvalue()

    first = made()
    shaped.cache_clear()
    assert made() == first
