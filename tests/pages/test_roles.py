"""What each role may open: navigation hides, and the page itself refuses who comes by its address."""

from collections.abc import Callable

import pytest

from planner.domain.school import Staff
from planner.storage import Engine, transaction
from tests.cast import ADA, ASTRID, CLASS_7B, JAKUB, KARI, NILS, OLA, PER
from tests.pages.visits import errors, everything, titles, visit
from tests.projects import a_decided_blog

STAFF_PAGES = ("classes", "school", "guideline", "me", "roster_import", "project_form")
OF_A_PROJECT = ("project", "walk", "verdict", "letters", "replies", "project_form")


@pytest.mark.parametrize("page", STAFF_PAGES)
@pytest.mark.parametrize("who", [KARI, OLA, ASTRID], ids=lambda one: str(one.role))
def test_staff_of_the_school_open_every_page_of_the_navigation(school: Engine, who: Staff, page: str) -> None:
    shown = visit(who, page)
    assert not errors(shown)
    assert titles(shown)


@pytest.mark.parametrize("page", ["guideline", "me"])
def test_the_municipality_opens_its_own_pages(school: Engine, page: str) -> None:
    assert titles(visit(NILS, page))


@pytest.mark.parametrize("page", sorted({*STAFF_PAGES, *OF_A_PROJECT, "class_list"} - {"guideline", "me"}))
def test_pages_with_pupils_and_projects_do_not_exist_for_the_municipality(school: Engine, page: str) -> None:
    with pytest.raises(ValueError, match="page"):
        visit(NILS, page)


@pytest.mark.parametrize("page", ["classes", "school", "guideline", "me", "project", "class_list", "letters"])
def test_pages_do_not_exist_for_somebody_who_has_not_said_who_they_are(school: Engine, page: str) -> None:
    with pytest.raises(ValueError, match="page"):
        visit(None, page)


@pytest.mark.parametrize("page", OF_A_PROJECT)
def test_another_teachers_project_is_refused_in_one_line(school: Engine, page: str) -> None:
    with transaction(school) as session:
        project = a_decided_blog(session)
    shown = visit(PER, page, project=project.id)
    assert errors(shown) == ["Prosjektet høyrer til ein annan lærar. Spør rektor om tilgang."]
    assert project.title not in everything(shown)


@pytest.mark.parametrize("page", [one for one in OF_A_PROJECT if one != "project_form"])
@pytest.mark.parametrize("query", [{}, {"project": "NOSUCHPROJ"}, {"project": "<b>"}])
def test_a_page_without_its_project_says_what_to_do(school: Engine, page: str, query: dict[str, str]) -> None:
    shown = visit(KARI, page, **query)
    assert len(errors(shown)) == 1
    assert "Heim" in errors(shown)[0]


@pytest.mark.parametrize(
    ("who", "allowed"), [(KARI, True), (ASTRID, True), (PER, False)], ids=["teacher", "principal", "another teacher"]
)
def test_a_class_list_opens_for_its_teacher_and_the_principal(school: Engine, who: Staff, allowed: bool) -> None:
    shown = visit(who, "class_list", **{"class": CLASS_7B.id})
    assert bool(errors(shown)) is not allowed
    assert (ADA.name in everything(shown)) is allowed


def test_only_the_principal_sees_the_box_that_hides_a_pupil(school: Engine) -> None:
    def boxes(who: Staff) -> list[str]:
        page = visit(who, "class_list", **{"class": CLASS_7B.id})
        page.selectbox[0].set_value(ADA.id).run()
        return [one.label for one in page.checkbox]

    assert boxes(ASTRID) == ["Skal aldri visast"]
    assert boxes(KARI) == []


@pytest.mark.parametrize("who", [KARI, OLA], ids=lambda one: str(one.role))
def test_only_the_principal_changes_the_school_and_its_staff(school: Engine, who: Staff) -> None:
    labels: Callable[[Staff], set[str]] = lambda one: {button.label for button in visit(one, "school").button}  # noqa: E731 - read twice below
    assert "Lagre endringane" in labels(ASTRID)
    assert not labels(who)


def test_a_pupil_marked_by_the_principal_looks_like_every_other_to_the_teacher(school: Engine) -> None:
    page = visit(ASTRID, "class_list", **{"class": CLASS_7B.id})
    page.selectbox[0].set_value(JAKUB.id).run()
    before = everything(visit(KARI, "class_list", **{"class": CLASS_7B.id}))
    page.checkbox[0].check()
    next(one for one in page.button if one.label == "Lagre eleven").click().run()
    assert not errors(page)
    assert everything(visit(KARI, "class_list", **{"class": CLASS_7B.id})) == before
