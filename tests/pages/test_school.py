"""The school's page: its logo, and the languages of its letters."""

import pytest
from streamlit.testing.v1 import AppTest

from planner.domain.school import LETTER_LANGUAGES
from planner.services.logos import logo_of
from planner.storage import Engine, people, reading
from tests.cast import ASTRID, KARI, SCHOOL, actor
from tests.pages.visits import checked, click, errors, everything, field, visit
from tests.readers.test_logo import PICTURE


def chosen(content: bytes, name: str = "logo.png", kind: str = "image/png") -> AppTest:
    """Choose a logo on the school's page."""
    page = visit(ASTRID, "school")
    page.file_uploader[0].upload(name, content, kind)
    return click(page, "Bruk logoen")


def logo(engine: Engine) -> bytes | None:
    with reading(engine) as session:
        return logo_of(session, actor(ASTRID))


def test_a_logo_is_chosen_seen_and_taken_away(school: Engine) -> None:
    page = chosen(PICTURE)
    assert not errors(page)
    assert logo(school)
    assert "Slik står logoen i breva." in everything(page)
    assert "Logoen til Bø skule" in everything(page)
    page = click(page, "Ta bort logoen")
    assert logo(school) is None
    assert "Slik står logoen i breva." not in everything(page)


@pytest.mark.parametrize(
    ("content", "name", "told"),
    [
        (b"logo", "logo.png", "PNG- eller SVG-fil"),
        (b"<svg><script/></svg>", "logo.svg", "<script>"),
        (b"<svg><text>x</text></svg>", "logo.svg", "kurver"),
    ],
)
def test_a_file_that_is_no_logo_is_told_of_in_one_line(school: Engine, content: bytes, name: str, told: str) -> None:
    page = chosen(content, name)
    assert len(errors(page)) == 1
    assert told in everything(page)
    assert logo(school) is None


def test_only_who_may_change_the_school_can_choose_a_logo(school: Engine) -> None:
    assert not visit(KARI, "school").file_uploader


def test_the_school_chooses_among_all_languages_of_the_letters(school: Engine) -> None:
    page = visit(ASTRID, "school")
    languages = field(page, "multiselect", "Språk i breva")
    assert languages.value == list(SCHOOL.letter_languages)
    assert len(languages.options) == len(LETTER_LANGUAGES)
    assert {"nynorsk", "polsk", "tigrinja"} <= set(languages.options)
    assert "Ikkje lesne av ein morsmålsbrukar enno:" in everything(page)
    languages.set_value(["pl", "ar"])
    checked(click(page, "Lagre endringane"))
    with reading(school) as session:
        assert people.school(session, SCHOOL.id).letter_languages == ("nn", "pl", "ar")
