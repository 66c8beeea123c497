"""People's words are never markup: hostile names come out as plain text on every page that shows names."""

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from planner.domain.school import Staff
from planner.pages.here import plain_text
from planner.services.letters import make_letters
from planner.services.projects import change_project
from planner.storage import Engine, class_lists, people, transaction
from tests.cast import ADA, ASTRID, CLASS_7B, JAKUB, KARI, LIV, NILS, SCHOOL, TODAY, actor
from tests.pages.visits import cells, everything, nodes, visit
from tests.projects import BLOG, a_decided_blog

HOSTILE = "<b>x</b> [x](http://x) :red[x] $x$ ![](http://x) `x` *x* <img src=x>"
# Texts that a page shows as they are; all others are read as Markdown.
_BARE = {"text", "selectbox", "multiselect", "text_input", "text_area", "date_input", "arrow_data_frame", "dataframe"}
PAGES = ["", "classes", "class_list", "school", "project", "project_form", "walk", "verdict", "letters", "replies"]


@pytest.fixture
def project(school: Engine) -> str:
    """A school where everybody and everything is called what would be markup; returns its project's id."""
    with transaction(school) as session:
        made = a_decided_blog(session)
        make_letters(session, actor(KARI), made.id, today=TODAY)
        people.save_school(session, replace(SCHOOL, name=HOSTILE, municipality=HOSTILE, principal=HOSTILE))
        for person in (KARI, ASTRID, NILS):
            people.save_staff(session, replace(person, name=HOSTILE))
        people.save_class(session, replace(CLASS_7B, id="CLA0000008", label=HOSTILE))
        people.set_teachers(session, "CLA0000008", [KARI.id])
        for pupil in (ADA, JAKUB):
            class_lists.save_pupil(session, replace(pupil, given_name=HOSTILE, family_name="y"))
        class_lists.save_guardian(session, replace(LIV, name=HOSTILE))
        hostile = replace(BLOG, title=HOSTILE, purpose=HOSTILE, site_name=HOSTILE)
        change_project(session, actor(KARI), made.id, hostile)
        return made.id


def read_as_markdown(page: AppTest) -> list[str]:
    """Return the texts of a page that a browser reads as Markdown."""
    found: list[str] = []
    for node in nodes(page):
        kind = getattr(node, "type", "")
        proto = getattr(node, "proto", None)
        if kind in {"arrow_table", "table"}:
            found += cells(node)
            continue
        names = ("label",) if kind in _BARE else ("body", "label", "text", "help", "caption", "options", "captions")
        for name in names:
            value = getattr(proto, name, "")
            found += [value] if isinstance(value, str) else [one for one in value if isinstance(one, str)]
    return found


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("who", [KARI, ASTRID], ids=["teacher", "principal"])
def test_a_hostile_name_is_plain_text_on_every_page(school: Engine, project: str, who: Staff, page: str) -> None:
    query = {"class": CLASS_7B.id} if page == "class_list" else {"project": project}
    shown = visit(who, page, **(query if page else {}))
    if page == "class_list":
        shown.selectbox[0].set_value(ADA.id).run()
    assert HOSTILE in everything(shown)
    assert not [text for text in read_as_markdown(shown) if "[x](http" in text or "<b>x" in text]


@pytest.mark.parametrize("page", ["", "me"])
def test_a_hostile_name_is_plain_text_to_the_municipality(school: Engine, project: str, page: str) -> None:
    shown = visit(NILS, page)
    assert HOSTILE in everything(shown)
    assert not [text for text in read_as_markdown(shown) if "[x](http" in text or "<b>x" in text]


def test_a_hostile_name_is_plain_text_to_a_stranger(school: Engine, project: str) -> None:
    shown = visit(None)
    assert HOSTILE in everything(shown)
    assert not [text for text in read_as_markdown(shown) if "[x](http" in text or "<b>x" in text]


def test_hostile_rows_are_plain_text_in_the_preview_and_in_its_errors(school: Engine) -> None:
    page = visit(KARI, "roster_import")
    rows = f"fornamn\tetternamn\tklasse\tfodselsdato\n{HOSTILE}\tNy\t7C\t\nNora\tNy\t7C\t{HOSTILE}\n"
    page.text_area[0].set_value(rows).run()
    assert not page.exception
    assert plain_text(HOSTILE) in "\n".join(read_as_markdown(page))
    assert not [text for text in read_as_markdown(page) if "[x](http" in text or "<b>x" in text]
