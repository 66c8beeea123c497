"""Streamlit's page in the reader's language, before its script runs."""

import re

import pytest
from starlette.testclient import TestClient

from planner.web.shell import in_language
from tests.web.conftest import INDEX


def _language(page: str) -> str:
    found = re.search(r'<html lang="(\w+)">', page)
    assert found
    return found[1]


@pytest.mark.parametrize(
    ("accepted", "language"),
    [("nn-NO,nn;q=0.9", "nn"), ("nb-NO,nb;q=0.9,no;q=0.8", "nb"), ("no", "nn"), ("pl,en;q=0.5", "en"), ("", "nn")],
)
def test_before_a_school_is_set_up_the_browser_decides(client: TestClient, accepted: str, language: str) -> None:
    assert _language(client.get("/", headers={"Accept-Language": accepted}).text) == language


@pytest.mark.usefixtures("school")
def test_then_the_school_decides(client: TestClient) -> None:
    assert _language(client.get("/", headers={"Accept-Language": "pl"}).text) == "nn"


@pytest.mark.usefixtures("school")
def test_then_each_persons_choice(client: TestClient) -> None:
    client.cookies.set("nettplan_language", "en")
    assert _language(client.get("/letters").text) == "en"


@pytest.mark.usefixtures("school")
def test_a_language_that_pages_do_not_come_in_is_no_choice(client: TestClient) -> None:
    client.cookies.set("nettplan_language", 'pl"><script>')
    assert _language(client.get("/").text) == "nn"


def test_the_title_and_the_line_without_scripts_are_ours(client: TestClient) -> None:
    page = client.get("/").text
    assert "<title>Nettplan</title>" in page
    assert "Nettplan treng JavaScript" in page
    assert "You need to enable" not in page
    assert "SourceSans" not in page


def test_the_length_fits_and_no_copy_is_offered(client: TestClient) -> None:
    answer = client.get("/", headers={"If-None-Match": "*", "Accept-Encoding": "gzip", "Range": "bytes=0-10"})
    assert answer.status_code == 200
    assert int(answer.headers["content-length"]) == len(answer.content)
    assert not {"etag", "last-modified", "accept-ranges"} & set(answer.headers)


def test_streamlits_page_still_has_what_is_changed_in_it() -> None:
    page = INDEX.read_text("utf-8")
    assert in_language(page, "nb") != page
    assert _language(in_language(page, "nb")) == "nb"


def test_another_page_is_left_as_it_is() -> None:
    page = '<!DOCTYPE html><html lang="en"><title>Reply</title></html>'
    assert in_language(page, "nb") == page


def test_a_database_that_cannot_be_read_does_not_stop_the_page(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", "sqlite:////dev/null/nettplan.db")
    assert _language(client.get("/", headers={"Accept-Language": "nb"}).text) == "nb"
