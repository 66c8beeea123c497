"""Home: the first start, and what each role meets."""

import pytest

from planner.domain.permission import Role
from planner.domain.school import PAGE_LANGUAGES, Staff
from planner.errors import N_
from planner.i18n import Words
from planner.services.classes import classes
from planner.services.schools import all_schools
from planner.services.staff import choose_language
from planner.storage import Engine, people, reading, transaction
from tests.answers import IN_DOUBT
from tests.cast import ASTRID, KARI, NILS, OLA, PER, SCHOOL, TODAY, actor
from tests.pages.visits import click, errors, everything, field, titles, visit
from tests.projects import a_blog, a_decided_blog

WELCOME = N_("Frå klasseliste til samtykkebrev")


@pytest.mark.parametrize(("locale", "language"), [("nn-NO", "nn"), ("nb-NO", "nb"), ("en-GB", "en"), ("de-DE", "en")])
def test_an_empty_program_meets_the_reader_in_the_browsers_language(empty: Engine, locale: str, language: str) -> None:
    page = visit(None, locale=locale)
    assert titles(page) == [Words(language)(WELCOME)]
    assert {one for one in PAGE_LANGUAGES if f"/language?code={one}&" in everything(page)} == {*PAGE_LANGUAGES} - {
        language
    }


def test_setting_up_the_school_leads_the_principal_to_an_empty_home(empty: Engine) -> None:
    page = click(visit(None), "Set opp skulen")
    field(page, "text_input", "Namnet på skulen").set_value("Nordre <b>skule</b>")
    field(page, "text_input", "Rektor").set_value("Berit Vold")
    field(page, "text_input", "Postadresse").set_value("Vegen 1")
    page = click(page, "Lagre skulen")
    assert not errors(page)
    assert titles(page) == ["Hei, Berit"]
    assert "Importer klasseliste" in [one.label for one in page.button]
    with reading(empty) as session:
        assert [one.name for one in all_schools(session)] == ["Nordre <b>skule</b>"]


def test_somebody_else_than_the_principal_sets_the_school_up_as_a_teacher(empty: Engine) -> None:
    page = click(visit(None), "Set opp skulen")
    field(page, "text_input", "Namnet på skulen").set_value("Nordre skule")
    field(page, "text_input", "Rektor").set_value("Berit Vold")
    field(page, "text_input", "Namnet ditt, dersom du ikkje er rektor").set_value("Jo Vik")
    page = click(page, "Lagre skulen")
    assert titles(page) == ["Hei, Jo"]
    with reading(empty) as session:
        (school,) = all_schools(session)
        staff = [(one.name, one.role) for one in people.staff(session, school.id)]
    assert staff == [("Berit Vold", Role.PRINCIPAL), ("Jo Vik", Role.TEACHER)]


@pytest.mark.parametrize(("name", "principal"), [("", "Berit Vold"), ("Nordre skule", ""), ("   ", "Berit Vold")])
def test_a_school_without_name_or_principal_is_told_in_one_line_and_not_made(
    empty: Engine, name: str, principal: str
) -> None:
    page = click(visit(None), "Set opp skulen")
    field(page, "text_input", "Namnet på skulen").set_value(name)
    field(page, "text_input", "Rektor").set_value(principal)
    page = click(page, "Lagre skulen")
    assert len(errors(page)) == 1
    assert titles(page) == ["Set opp skulen"]
    assert field(page, "text_input", "Rektor").value == principal
    with reading(empty) as session:
        assert not all_schools(session)


def test_the_sample_school_is_made_with_one_click_and_thrown_away_with_one(empty: Engine) -> None:
    page = click(visit(None), "Lag ein prøveskule")
    assert titles(page) == ["Hei, Kari"]
    assert "Prøveskulen" in everything(page)
    page = click(page.switch_page("planner/pages/me.py").run(), "Kast prøveskulen")
    assert titles(page) == [WELCOME]
    with reading(empty) as session:
        assert not all_schools(session)


def test_nobody_throws_a_real_school_away(school: Engine) -> None:
    assert "Kast prøveskulen" not in [one.label for one in visit(ASTRID, "me").button]


def test_a_stranger_is_asked_who_they_are_and_sees_nothing_else(school: Engine) -> None:
    page = visit(None)
    assert titles(page) == ["Kven er du?"]
    assert all(one.name in everything(page) for one in (KARI, OLA, ASTRID, NILS, PER))
    assert "Ada" not in everything(page)


def test_someone_who_has_left_is_a_stranger(school: Engine) -> None:
    with transaction(school) as session:
        people.save_staff(session, Staff(KARI.id, SCHOOL.id, KARI.name, Role.TEACHER, KARI.email, active=False))
    assert titles(visit(KARI)) == ["Kven er du?"]


def test_a_teacher_sees_own_projects_and_another_teacher_does_not(school: Engine) -> None:
    with transaction(school) as session:
        project = a_blog(session)
    shown = everything(visit(KARI))
    assert project.title in shown
    assert "svarfrist 11. desember 2026" in shown
    assert project.title not in everything(visit(PER))


def test_a_librarian_without_a_class_of_their_own_is_not_told_to_import_one(school: Engine) -> None:
    with transaction(school) as session:
        a_blog(session)
    assert "Først treng du ei klasseliste" not in everything(visit(OLA))


def test_the_librarian_and_the_principal_see_all_projects(school: Engine) -> None:
    with transaction(school) as session:
        project = a_blog(session)
    assert all(project.title in everything(visit(who)) for who in (OLA, ASTRID))


def test_only_the_principal_is_shown_what_waits_for_approval(school: Engine) -> None:
    with transaction(school) as session:
        a_decided_blog(session)
    assert "1 nettstad ventar på deg" in everything(visit(ASTRID))
    assert not any("ventar på deg" in everything(visit(who)) for who in (KARI, OLA))


def test_the_principal_approves_from_home_with_one_click(school: Engine) -> None:
    with transaction(school) as session:
        a_decided_blog(session)
    page = click(visit(ASTRID), "Godkjenn")
    assert not errors(page)
    assert "ventar på deg" not in everything(page)


def test_the_municipality_sees_figures_and_no_names(school: Engine) -> None:
    with transaction(school) as session:
        project = a_decided_blog(session, IN_DOUBT)
    page = visit(NILS)
    shown = everything(page)
    assert SCHOOL.name in shown
    assert not any(name in shown for name in ("Ada", "Jakub", "Emil", "Kari Dale", project.title))
    assert not page.button


def test_a_school_without_classes_is_told_how_to_get_them(empty: Engine) -> None:
    with transaction(empty) as session:
        people.save_school(session, SCHOOL)
        people.save_staff(session, ASTRID)
    page = visit(ASTRID)
    assert "Først treng du ei klasseliste" in everything(page)
    assert "Nytt prosjekt" not in [one.label for one in page.button]
    assert titles(click(page, "Importer klasseliste")) == ["Importer klasseliste"]
    with reading(empty) as session:
        assert not classes(session, actor(ASTRID), TODAY)


@pytest.mark.parametrize("language", PAGE_LANGUAGES)
def test_a_persons_own_language_wins_over_school_and_browser(school: Engine, language: str) -> None:
    with transaction(school) as session:
        choose_language(session, actor(KARI), language)
    words = Words(language)
    page = visit(KARI, "me", locale="de-DE")
    assert titles(page) == [words(N_("Mi side"))]


def test_a_person_changes_language_on_their_own_page(school: Engine) -> None:
    page = visit(KARI, "me")
    control = next(one for one in (*page.radio, *page.segmented_control) if one.label == "Språk på sidene")
    assert control.value == "nn"
    control.set_value("nb").run()
    with reading(school) as session:
        person = people.staff_member(session, KARI.id)
    assert person
    assert person.language == "nb"
