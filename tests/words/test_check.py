"""The language check itself: it finds what is wrong and leaves alone what is right."""

import shutil
from pathlib import Path

import pytest

from tests.conftest import missing
from tests.words.check import TOOLS, Text, banned, places, small, spaces, unknown, words
from tests.words.messages import messages, update

RIGHT = {
    "nn": "Elevane vel kva dei vil vise fram på nettstaden, og læraren er redaktør.",
    "nb": "Elevene velger hva de vil vise fram på nettstedet, og læreren er redaktør.",
    "en": "The pupils choose what to show on the website, and the teacher is its editor.",
    "pl": "Uczniowie wybierają, co chcą pokazać na stronie, a nauczyciel jest jej redaktorem.",
    "uk": "Учні обирають, що показати на сайті, а вчитель є його редактором. Об’єктів небагато.",
    "ar": "يختار التلاميذ ما يُعرض على الموقع، والمعلم هو المحرر. شكرًا.",
    "lt": "Mokiniai renkasi, ką rodyti svetainėje, o mokytojas yra jos redaktorius.",
    "tr": "Öğrenciler sitede neyi göstereceklerini seçer, öğretmen de editördür.",
    "de": "Die Schülerinnen und Schüler wählen aus, was sie auf der Website zeigen.",
}
WRONG = {
    "nn": "velger",
    "nb": "elevane",
    "en": "behavior",
    "pl": "zdięcie",
    "uk": "сайть",
    "ar": "المووقع",
    "lt": "nuotroka",
    "tr": "fotograf",
    "de": "Webseitte",
}


def _unknown(language: str, text: str) -> set[str]:
    for tool in TOOLS[language]:
        if not (shutil.which(tool) or Path(tool).exists()):
            missing(tool)
    return set(unknown(language, [Text(language, "key", text)]))


@pytest.mark.parametrize("language", RIGHT)
def test_a_good_sentence_has_no_unknown_words(language: str) -> None:
    assert _unknown(language, RIGHT[language]) == set()


@pytest.mark.parametrize("language", WRONG)
def test_a_word_of_another_language_is_unknown(language: str) -> None:
    assert _unknown(language, f"{RIGHT[language]} {WRONG[language]}") == {WRONG[language]}


def test_a_part_of_a_word_with_a_hyphen_is_found_too() -> None:
    assert _unknown("nb", "Lag en tekst-fiel og en tekst-fil.") == {"fiel"}


def test_signs_that_mean_something_to_the_analyser_do_not_stop_it() -> None:
    assert _unknown("nn", "Vel [ja] / ^nei$ <b>no</b> \\ @ eller {navn}") == set()


@pytest.mark.parametrize(
    ("language", "text", "wrong"),
    [
        ("nn", "Dette er synlig for alle", "synlig"),
        ("nn", "Sei ifrå fordi at det hastar", "fordi at"),
        ("nb", "Vi kommer i morgon og ser korleis det går", "korleis"),
        ("en", "Organize the lesson", "organize"),
    ],
)
def test_a_word_that_the_dictionary_knows_can_still_be_banned(language: str, text: str, wrong: str) -> None:
    assert wrong in {ban for ban, _, _ in banned(language, [Text(language, "key", text)])}


def test_a_turkish_capital_is_found_in_a_list_of_small_letters() -> None:
    assert small("İnternet") == "internet"


def test_a_banned_word_inside_another_word_is_no_finding() -> None:
    assert banned("nn", [Text("nn", "key", "noegrann")]) == []


def test_places_addresses_tags_icons_and_code_are_no_words() -> None:
    text = "Hei {navn}, sjå [sida](https://ikkje.example/noe) :material/lock: <b>no</b> `kode` roster.csv a@b.no wanted_audience"
    assert words(text) == ["Hei", "sjå", "sida", "no"]


def test_a_place_is_known_by_its_name() -> None:
    assert places("{n:>3} av {total} {}") == {"n", "total", ""}


def test_doubled_spaces_and_spaces_at_the_ends_are_stray() -> None:
    assert [text for text in ("a  b", " a", "a ", "a b", "a\n  b", "") if spaces(text)] == ["a  b", " a", "a "]


def test_messages_are_found_in_pages_and_errors() -> None:
    found = messages()
    assert ("Dette har du ikkje tilgang til. Spør rektor.",) in found
    assert any(len(message) == 2 for message in found)


def test_a_catalogue_written_twice_is_the_same(tmp_path: Path) -> None:
    update("nb", tmp_path)
    first = (tmp_path / "nb.po").read_bytes()
    update("nb", tmp_path)
    assert (tmp_path / "nb.po").read_bytes() == first
    assert b"Dette har du ikkje tilgang til" in first
    assert b"/pages/" not in first
