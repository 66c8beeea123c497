"""Cells: text is text, dates and yes and no are read strictly."""

import unicodedata
from contextlib import suppress
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.readers.cells import (
    as_text,
    clean,
    has_national_id,
    is_birth_date,
    is_email,
    is_excel_date,
    is_web_address,
    parse_date,
    parse_yes_no,
)
from planner.readers.languages import language_code
from tests.cast import TODAY


@pytest.mark.parametrize(
    "text", ["2014-03-09", "09.03.2014", "9.3.2014", "2014/03/09", "2014-03-09T00:00:00", "2014-03-09 00:00"]
)
def test_a_date_is_read_in_the_ways_people_write_it(text: str) -> None:
    assert parse_date(text) == date(2014, 3, 9)


@pytest.mark.parametrize(
    "text",
    ["", "9. mars 2014", "09.03.14", "9/3/2014", "2014-03/09", "090314", "2014-03-09 23:00:00", "41707", "i går"],
)
def test_a_date_that_can_be_misread_is_not_read(text: str) -> None:
    assert parse_date(text) is None


@pytest.mark.parametrize("text", ["2014-02-30", "31.02.2014", "29.02.2015", "00.01.2014", "2014-13-01", "0000-01-01"])
def test_a_date_that_does_not_exist_is_told_apart(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        parse_date(text)


def test_a_pupil_is_born_after_1989_and_not_in_the_future() -> None:
    assert is_birth_date(TODAY, TODAY)
    assert is_birth_date(date(1990, 1, 1), TODAY)
    assert not is_birth_date(date(1989, 12, 31), TODAY)
    assert not is_birth_date(date(2026, 11, 25), TODAY)


def test_yes_and_no_are_read_in_norwegian_english_and_excel() -> None:
    assert all(parse_yes_no(word) is True for word in ("ja", "Ja", "JA", "1", "yes", "true", "SANN", "x", "X"))
    assert all(parse_yes_no(word) is False for word in ("nei", "Nei", "0", "no", "false", "USANN"))
    assert all(parse_yes_no(word) is None for word in ("", "kanskje", "2", "delt"))


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (7.0, "7"),
        (7, "7"),
        (7.5, "7.5"),
        (True, "ja"),
        (False, "nei"),
        (date(2014, 3, 9), "2014-03-09"),
        (datetime(2014, 3, 9), "2014-03-09"),  # noqa: DTZ001 - spreadsheets know no time zone
        (datetime(2014, 3, 9, 23), "2014-03-09 23:00:00"),  # noqa: DTZ001 - spreadsheets know no time zone
        (float("nan"), "nan"),
        (float("inf"), "inf"),
        ("Ada", "Ada"),
    ],
)
def test_a_cell_of_a_spreadsheet_reads_as_people_see_it(cell: object, text: str) -> None:
    assert as_text(cell) == text  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("  Ada   Berg\t", "Ada Berg"),
        ("Ada\u00a0Berg", "Ada Berg"),
        ("Ada\nBerg", "Ada Berg"),
        ("<b>Ada</b> & <img src='file:///etc/passwd'>", "<b>Ada</b> & <img src='file:///etc/passwd'>"),
        ("\u202eadA\u202c", "adA"),
        ("\u2066Ada\u2069\u200e\u200f", "Ada"),
        ("A\u200bd\ufeffa", "Ada"),
        ("A\x00d\x1b\x7fa", "Ada"),
        ("A\ud800da", "Ada"),
        ("A\u030ase", "Åse"),
        ("علی\u200cرضا", "علی\u200cرضا"),
        ("क्\u200dष", "क्\u200dष"),
        ("\u200dAda\u200c \u200c", "Ada"),
        ("محمد", "محمد"),
    ],
)
def test_text_is_text_without_what_turns_or_hides(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


def test_line_breaks_stay_where_they_are_wanted() -> None:
    assert clean(" Ein\r\n\u202eto \x07tre\n", lines=True) == "Ein\nto tre"


@given(st.text())
def test_cleaning_any_text_is_done_once_and_for_all(text: str) -> None:
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert not any(unicodedata.category(sign) in {"Cc", "Cs"} for sign in cleaned)
    cleaned.encode()


@given(st.text(max_size=40))
def test_any_text_can_be_tried_as_anything(text: str) -> None:
    with suppress(ValueError):
        assert isinstance(parse_date(text), date | None)
    assert parse_yes_no(text) in {True, False, None}
    assert language_code(text) in {
        "",
        "nn",
        "nb",
        "en",
        "se",
        "pl",
        "uk",
        "ar",
        "lt",
        "so",
        "ti",
        "fa",
        "ur",
        "tr",
        "de",
    }
    assert not (is_web_address(text) and is_email(text))
    has_national_id(text)
    is_excel_date(text)


def test_an_address_has_a_name_an_at_and_a_place() -> None:
    assert all(map(is_email, ("liv@heime.example", "l.b+skule@a.b.example", "øyvind@bø.example")))
    assert not any(
        map(is_email, ("liv", "liv@heime", "liv@@heime.example", "a b@c.example", "a@b.example; c@d.example", "@a.b"))
    )


@pytest.mark.parametrize(
    "text",
    [
        "01010750160",
        "010107 50160",
        "41010750073",
        "01410750062",
        "Ada Berg 01010750160",
        "01010750160@heime.example",
        "elev_010107-50160",
    ],
    ids=["plain", "with a space", "D-number", "made for tests", "after a name", "in an address", "with a hyphen"],
)
def test_a_national_identity_number_is_recognised_wherever_it_stands(text: str) -> None:
    assert has_national_id(text)


@pytest.mark.parametrize(
    "text",
    [
        "01010750161",
        "12345678901",
        "99010750101",
        "1001",
        "901010750160",
        "+47 900 00 001",
        "+01010750160",
        "0e37-01010750160a",
    ],
)
def test_other_numbers_are_no_national_identity_numbers(text: str) -> None:
    assert not has_national_id(text)


@pytest.mark.parametrize(
    "text", ["https://blogg.example/7b", "HTTP://bø.example:8080/?a=1#b", "https://xn--b-5ga.example", "http://[::1]/"]
)
def test_a_web_address_has_a_scheme_and_a_host(text: str) -> None:
    assert is_web_address(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "blogg.example",
        "javascript:alert(1)",
        "https://",
        "https://xn--/",
        "https://[::1",
        "https://a..b/",
        "https://a.example:0/",
        "https://a.example:port/",
        "https://namn:ord@a.example",
        "https://a.example/<b>",
        "https://a.example/a b",
    ],
)
def test_what_a_browser_could_not_open_is_no_web_address(text: str) -> None:
    assert not is_web_address(text)


def test_a_class_that_a_spreadsheet_made_a_date_is_recognised() -> None:
    assert all(map(is_excel_date, ("01.feb", "1. feb.", "2-jan", "01.des", "2026-02-01")))
    assert not any(map(is_excel_date, ("1-2", "7B", "5.-6. trinn", "10A")))


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("nno", "nn"),
        ("Nynorsk", "nn"),
        ("nob", "nb"),
        ("norsk (bokmål)", "nb"),
        ("nb-NO", "nb"),
        ("norsk", ""),
        ("no", ""),
        ("sme", "se"),
        ("Nordsamisk", "se"),
        ("davvisámegiella", "se"),
        ("sv-SE", ""),
        ("polsk", "pl"),
        ("pl_PL", "pl"),
        ("Polish", "pl"),
        ("ukrainsk", "uk"),
        ("ukr", "uk"),
        ("arb", "ar"),
        ("prs", "fa"),
        ("pes", "fa"),
        ("fas", "fa"),
        ("dari/persisk", "fa"),
        ("tigrinja", "ti"),
        ("som", "so"),
        ("urdu", "ur"),
        ("tyrkisk", "tr"),
        ("ger", "de"),
        ("Litauisk", "lt"),
        ("en", "en"),
        ("tamil", ""),
        ("", ""),
        ("???", ""),
    ],
)
def test_a_language_is_known_by_code_and_by_name(name: str, code: str) -> None:
    assert language_code(name) == code


@pytest.mark.parametrize(
    "address",
    [
        "https://a.no/\x00q",
        "https://a.no/\x1b",
        "https://a.no/\u202egpj.exe",
        "https://exa\u200bmple.no/",
        "https://exa\u00admple.no/",
        "https://good.no\\.evil.no/",
        "https://a%2fb.no/",
        "https://=cmd.no/",
        "https://a.no/\ud800",
    ],
)
def test_an_address_with_signs_that_browsers_read_in_different_ways_is_none(address: str) -> None:
    assert not is_web_address(address)


@pytest.mark.parametrize(
    "address", ["https://blåbær.no/søk?q=a%20b", "http://[2001:db8::1]:8080/x", "https://a.no:8443"]
)
def test_usual_addresses_are_addresses(address: str) -> None:
    assert is_web_address(address)
