"""A project's own page and its form."""

from dataclasses import replace
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from planner.domain.project import Audience, Project, What
from planner.domain.school import SchoolClass
from planner.services.letters import make_letters
from planner.services.projects import change_project, my_projects
from planner.storage import Engine, people, projects, reading, transaction
from tests.answers import CALM
from tests.cast import ASTRID, CLASS_7B, KARI, SCHOOL, TODAY, actor
from tests.pages.visits import click, errors, everything, field, titles, visit
from tests.projects import BLOG, a_blog, a_decided_blog

STEPS = ("1. Open eller lukka", "2. Brev til dei føresette", "3. Svar", "4. Timar før det startar", "5. Nettstaden")


def all_projects(engine: Engine) -> list[Project]:
    """Return the projects in the database."""
    with reading(engine) as session:
        return [project for project, _site in my_projects(session, actor(ASTRID))]


def filled(page: AppTest, **other: object) -> AppTest:
    """Fill in the form of a new project, with some fields otherwise."""
    written = {"title": "Turdagbok", "purpose": "Elevane fortel om turar.", "site": "Turbloggen"} | other
    field(page, "text_input", "Kva heiter prosjektet?").set_value(written["title"])
    field(page, "text_area", "Kva skal elevane gjere, og kvifor?").set_value(written["purpose"])
    field(page, "text_input", "Namn på nettstaden").set_value(written["site"])
    field(page, "text_input", "Adresse").set_value(written.get("address", "https://tur.example"))
    if written.get("purposes", True):
        field(page, "checkbox", "Film").check()
    for label, key in {"Startar": "starts", "Sluttar": "ends", "Svarfrist": "reply_by"}.items():
        if key in written:
            field(page, "date_input", label).set_value(written[key])
    return page


def test_a_new_project_begins_with_the_decision_and_locks_what_comes_after(school: Engine) -> None:
    with transaction(school) as session:
        project = a_blog(session)
    page = visit(KARI, "project", project=project.id)
    assert all(step in everything(page) for step in STEPS)
    assert [one.key for one in page.button if one.label == "Opne"] == ["open-decision"]
    assert everything(page).count("Ikkje klar") == len(STEPS) - 1


def test_the_steps_open_one_after_the_other(school: Engine) -> None:
    with transaction(school) as session:
        project = a_decided_blog(session)
    page = visit(KARI, "project", project=project.id)
    assert {one.key for one in page.button if one.key} >= {"open-decision", "open-letters"}
    assert "open-replies" not in {one.key for one in page.button}
    with transaction(school) as session:
        make_letters(session, actor(KARI), project.id, today=TODAY)
    page = visit(KARI, "project", project=project.id)
    assert "open-replies" in {one.key for one in page.button}
    assert "11. desember 2026" in everything(page)


def test_a_step_leads_to_its_page(school: Engine) -> None:
    with transaction(school) as session:
        project = a_decided_blog(session)
    page = visit(KARI, "project", project=project.id)
    assert titles(page.button(key="open-letters").click().run()) == ["Brev til dei føresette"]


def test_a_task_is_ticked_and_stays_ticked(school: Engine) -> None:
    with transaction(school) as session:
        project = a_decided_blog(session)
    page = visit(KARI, "project", project=project.id)
    box = page.checkbox[0]
    key = str(box.key)
    box.check().run()
    assert not errors(page)
    again = visit(KARI, "project", project=project.id)
    assert again.checkbox(key=key).value is True
    again.checkbox(key=key).uncheck().run()
    assert visit(KARI, "project", project=project.id).checkbox(key=key).value is False


def test_a_project_is_copied_to_the_next_school_year(school: Engine) -> None:
    with transaction(school) as session:
        project = a_decided_blog(session)
        people.save_class(session, SchoolClass("CLA0000009", SCHOOL.id, 2027, "8B", (8,)))
        people.set_teachers(session, "CLA0000009", [KARI.id])
    page = click(visit(KARI, "project", project=project.id), "Kopier til neste skuleår")
    assert not errors(page)
    assert {one.class_id for one in all_projects(school)} == {CLASS_7B.id, "CLA0000009"}


def test_a_project_is_not_copied_to_a_class_that_is_not_there_yet(school: Engine) -> None:
    with transaction(school) as session:
        project = a_decided_blog(session)
    page = click(visit(KARI, "project", project=project.id), "Kopier til neste skuleår")
    assert len(errors(page)) == 1
    assert all_projects(school) == [project]


def test_a_project_is_made_from_the_form(school: Engine) -> None:
    page = click(filled(visit(KARI, "project_form")), "Lagre")
    assert not errors(page)
    assert titles(page) == ["Turdagbok"]
    (made,) = all_projects(school)
    assert made.class_id == CLASS_7B.id
    assert [one.what for one in made.purposes] == [What.VIDEO]


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": ""},
        {"title": "   "},
        {"site": ""},
        {"address": "javascript:alert(1)"},
        {"purposes": False},
        {"starts": date(2027, 3, 1), "ends": date(2027, 2, 1)},
        {"ends": date(2029, 2, 1)},
    ],
    ids=str,
)
def test_what_is_wrong_in_the_form_is_told_in_one_line_and_nothing_is_made(
    school: Engine, wrong: dict[str, object]
) -> None:
    page = click(filled(visit(KARI, "project_form"), **wrong), "Lagre")
    assert len(errors(page)) == 1
    assert "\n" not in errors(page)[0]
    assert titles(page) == ["Nytt prosjekt"]
    assert field(page, "text_area", "Kva skal elevane gjere, og kvifor?").value == "Elevane fortel om turar."
    assert not all_projects(school)


def test_the_form_of_a_project_that_is_there_holds_what_was_written(school: Engine) -> None:
    with transaction(school) as session:
        project = a_blog(session)
    page = visit(KARI, "project_form", project=project.id)
    assert titles(page) == ["Om prosjektet"]
    assert field(page, "text_input", "Kva heiter prosjektet?").value == BLOG.title
    assert field(page, "text_input", "Adresse").value == BLOG.address
    assert field(page, "date_input", "Svarfrist").value == BLOG.reply_by
    assert {one.label for one in page.checkbox if one.value} == {
        "Elevarbeid med fornamn",
        "Gruppebilete utan namn",
        "Film",
    }


def test_saving_an_unchanged_project_changes_nothing(school: Engine) -> None:
    with transaction(school) as session:
        project = a_blog(session)
        site = projects.site_of(session, project.id)
    page = click(visit(KARI, "project_form", project=project.id), "Lagre")
    assert not errors(page)
    with reading(school) as session:
        assert projects.with_site(session, project.id, KARI.id) == (project, site, True)


def test_changing_a_project_with_letters_warns_that_old_answers_stop_counting(school: Engine) -> None:
    with transaction(school) as session:
        project = a_decided_blog(session)
        make_letters(session, actor(KARI), project.id, today=TODAY)
    assert len(visit(KARI, "project_form", project=project.id).info) == 1


def test_a_closed_decision_on_an_open_site_tells_what_to_change(school: Engine) -> None:
    with transaction(school) as session:
        project = a_decided_blog(session, CALM | {"location": "needed"})
    assert "men nettstaden er open" in everything(visit(KARI, "project", project=project.id))
    with transaction(school) as session:
        change_project(session, actor(KARI), project.id, replace(BLOG, audience=Audience.CLASS))
    assert "men nettstaden er open" not in everything(visit(KARI, "project", project=project.id))
