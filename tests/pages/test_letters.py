"""The letters page: what has to be done first, the plan, and the letters that are made."""

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from planner.domain.school import School
from planner.storage import Engine, class_lists, letters, people, reading, transaction
from tests.answers import CALM
from tests.cast import ADA, CLASS_7B, EMIL, KARI, PUPILS_7B, SCHOOL, TODAY
from tests.pages.visits import checked, click, errors, everything, field, visit
from tests.projects import a_blog, a_decided_blog


@pytest.fixture
def project(school: Engine) -> str:
    """A decided project of Kari's; returns its id."""
    with transaction(school) as session:
        return a_decided_blog(session).id


def labels(page: AppTest) -> set[str]:
    """Return the labels of the page's buttons and downloads."""
    return {one.label for one in (*page.button, *page.get("download_button"))}


def made(engine: Engine, project: str) -> int:
    """Return how many letters are in the database."""
    with reading(engine) as session:
        request = letters.current_request(session, project)
        return len(letters.letters_of(session, request.id)) if request else 0


def _without_contact(school: School) -> School:
    return replace(school, email="", phone="")


def test_without_a_decision_there_is_one_line_that_says_what_to_do_and_no_letters(school: Engine) -> None:
    with transaction(school) as session:
        project = a_blog(session).id
    page = visit(KARI, "letters", project=project)
    assert len(page.info) == 1
    assert not errors(page)
    assert "Lag breva" not in labels(page)


@pytest.mark.parametrize(
    "given", [CALM | {"account": "private_account"}, CALM | {"location": "needed"}], ids=["not online", "closed"]
)
def test_a_decision_that_stands_in_the_way_is_told_in_one_line(school: Engine, given: dict[str, str]) -> None:
    with transaction(school) as session:
        project = a_decided_blog(session, given).id
    page = visit(KARI, "letters", project=project)
    assert len(page.info) == 1
    assert "Lag breva" not in labels(page)
    assert {"Til prosjektet", "Endre prosjektet"} <= labels(page)


def test_who_can_see_the_site_is_told_in_words_and_not_in_codes(school: Engine) -> None:
    with transaction(school) as session:
        project = a_decided_blog(session, CALM | {"location": "needed"}).id
    told = everything(visit(KARI, "letters", project=project))
    assert "er open (Alle på internett)" in told
    assert "til dømes til «Berre klassen»" in told


def test_a_school_without_contact_makes_no_letters(school: Engine, project: str) -> None:
    with transaction(school) as session:
        people.save_school(session, _without_contact(SCHOOL))
    page = visit(KARI, "letters", project=project)
    assert "e-post" in page.info[0].value
    assert "Lag breva" not in labels(page)


def test_an_empty_class_makes_no_letters(school: Engine, project: str) -> None:
    with transaction(school) as session:
        for pupil in PUPILS_7B:
            class_lists.leave_class(session, CLASS_7B.id, pupil.id, TODAY)
    page = visit(KARI, "letters", project=project)
    assert len(page.info) == 1


def test_the_plan_counts_letters_pupils_and_languages(school: Engine, project: str) -> None:
    shown = everything(visit(KARI, "letters", project=project))
    assert "**4 brev**" in shown
    assert "3 elevar" in shown
    assert "nynorsk 3" in shown
    assert "bokmål 1" in shown


def test_looking_at_the_page_makes_no_letters(school: Engine, project: str) -> None:
    visit(KARI, "letters", project=project)
    assert made(school, project) == 0


@pytest.mark.parametrize(("how", "download"), [("merged", "application/pdf"), ("zip", "application/zip")])
def test_letters_are_made_and_can_be_fetched(school: Engine, project: str, how: str, download: str) -> None:
    page = visit(KARI, "letters", project=project)
    field(page, "radio", "Korleis vil du ha dei?").set_value(how).run()
    page = click(page, "Lag breva")
    assert not errors(page)
    assert made(school, project) == 4
    assert "4 brev er laga" in everything(page)
    assert "Last ned breva" in labels(page)


def test_letters_made_twice_are_the_same_letters(school: Engine, project: str) -> None:
    page = click(visit(KARI, "letters", project=project), "Lag breva")
    click(page, "Lag breva")
    assert made(school, project) == 4


def test_a_name_that_cannot_be_printed_is_told_by_name_and_the_rest_is_made(school: Engine, project: str) -> None:
    with transaction(school) as session:
        class_lists.save_pupil(session, replace(EMIL, given_name="小明", family_name="王"))
    page = visit(KARI, "letters", project=project)
    assert "小明 王" in page.warning[0].value
    page = click(page, "Lag breva")
    assert made(school, project) == 3
    assert any("小明 王" in one.value for one in page.warning)


def test_any_letter_can_be_seen_and_stays_while_one_chooses_how_to_print(project: str) -> None:
    page = visit(KARI, "letters", project=project)
    letters_ = field(page, "selectbox", "Kva brev vil du sjå?")
    assert letters_.options[1:3] == ["2. Ada Berg – Liv Berg (nynorsk)", "3. Ada Berg – Tor Berg (bokmål)"]
    page = click(page, "Sjå brevet")
    assert "Dette er brev 1 av 4." in everything(page)
    page = checked(field(page, "selectbox", "Kva brev vil du sjå?").set_value(2).run())
    assert "Dette er brev 3 av 4." in everything(page)
    page = checked(page.radio[1].set_value("zip").run())
    assert "Dette er brev 3 av 4." in everything(page)


def test_the_letters_of_one_project_are_not_offered_on_another(school: Engine, project: str) -> None:
    with transaction(school) as session:
        other = a_decided_blog(session).id
    page = click(visit(KARI, "letters", project=project), "Lag breva")
    page.query_params["project"] = other
    assert "Last ned breva" not in labels(checked(page.run()))


def test_the_deadline_that_is_over_is_told(school: Engine, project: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NETTPLAN_TODAY", "2026-12-12")
    page = visit(KARI, "letters", project=project)
    assert "11. desember 2026" in page.info[0].value.replace("\\", "")


def test_the_page_that_makes_letters_never_shows_who_must_not_be_shown(school: Engine, project: str) -> None:
    before = everything(visit(KARI, "letters", project=project))
    with transaction(school) as session:
        class_lists.save_pupil(session, replace(ADA, never_show=True))
    assert everything(visit(KARI, "letters", project=project)) == before
