"""A new version of the guideline on its pages: from the municipality's file to the teacher's confirmation."""

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from planner.content.guideline import guideline
from planner.domain.guideline import as_file
from planner.storage import Engine, transaction
from tests.answers import IN_DOUBT
from tests.cast import ASTRID, KARI, NILS, SCHOOL, TODAY
from tests.pages.visits import checked, click, errors, everything, visit
from tests.projects import a_decided_blog

OLD, NEW = "Ved tvil, avtal dette med elev og føresette.", "Ved tvil, avtal dette *skriftleg* med elev og føresette."


def a_file() -> bytes:
    sentences = tuple(replace(one, text=one.text.replace(OLD, NEW)) for one in guideline().sentences)
    return as_file(replace(guideline(), version="2026-11", date=TODAY, sentences=sentences), "").encode()


def handed_in(content: bytes) -> AppTest:
    page = visit(NILS, "guideline_version")
    return checked(page.file_uploader[0].upload("raad.toml", content, "application/toml").run())


def test_a_version_is_looked_at_issued_and_read(school: Engine) -> None:
    with transaction(school) as session:
        a_decided_blog(session, IN_DOUBT)
    page = handed_in(a_file())
    shown = everything(page)
    assert "Før: Ved tvil, avtal dette med elev og føresette." in shown
    assert "No: Ved tvil, avtal dette ***skriftleg*** med elev og føresette." in shown
    table = page.table[0].value
    assert [list(table.index), table.to_numpy().tolist()] == [[SCHOOL.name], [[1]]]
    assert "Lokalhistorie" not in shown
    page = click(page, "Gi ut versjon 2026-11")
    assert "Versjon 2026-11 er gitt ut" in everything(page)
    page = click(visit(KARI, "guideline_changes"), "Eg har lese råda")
    assert "Du stadfesta 24.11.2026" in everything(page)
    assert "1 av 4 tilsette har lese versjon 2026-11" in everything(visit(ASTRID, "guideline_changes"))


@pytest.mark.parametrize("content", [b"\xff\xfe", b"version = 1", as_file(guideline(), "").encode()])
def test_a_wrong_file_is_one_clear_line_and_the_page_stays(school: Engine, content: bytes) -> None:
    page = handed_in(content)
    assert len(errors(page)) == 1
    assert page.file_uploader
    assert "Gi ut" not in [one.label for one in page.button]


def test_before_any_version_the_page_of_news_says_so_and_teachers_issue_none(school: Engine) -> None:
    assert "Ingenting enno" in everything(visit(KARI, "guideline_changes"))
    with pytest.raises(ValueError, match="navigation page"):
        visit(KARI, "guideline_version")
