"""The public list: what it names, what it never names, and its files."""

import json
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from typing import Any
from xml.etree import ElementTree as ET

import pandas as pd
import pytest
from starlette.testclient import TestClient

from planner.domain.project import Audience
from planner.domain.site import SiteEntry
from planner.services.public_list import public_page
from planner.settings import settings
from planner.storage import open_database, people, sites, transaction
from tests.cast import CLASS_7B, KARI, SCHOOL, TODAY

BLOG = SiteEntry(
    "SIT0000001",
    SCHOOL.id,
    None,
    "Klassebloggen 7B <b>&",
    "https://blogg.example/7b",
    "wordpress",
    Audience.WORLD,
    KARI.id,
    class_id=CLASS_7B.id,
    subject="Samfunnsfag",
    opened_on=TODAY,
    is_public=True,
)


def keep(*entries: SiteEntry) -> None:
    with transaction(open_database(settings().database_url)) as session:
        people.save_class(session, CLASS_7B)
        for entry in entries:
            sites.save(session, entry)


@pytest.fixture
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NETTPLAN_TODAY", TODAY.isoformat())


def test_the_list_is_a_page_that_stands_without_scripts(client: TestClient, school: None, today: None) -> None:
    keep(BLOG)
    answer = client.get("/nettstader")
    assert answer.status_code == 200
    assert '<html lang="nn">' in answer.text
    assert "<script" not in answer.text
    assert '<a href="https://blogg.example/7b" rel="noreferrer">Klassebloggen 7B &lt;b&gt;&amp;</a>' in answer.text
    assert "7B · Samfunnsfag · WordPress · Laga av tilsette" in answer.text
    assert KARI.name not in answer.text


NOT_PUBLIC: tuple[dict[str, Any], ...] = (
    {"is_public": False},
    {"audience": Audience.CLASS},
    {"audience": Audience.UNLISTED_LINK},
    {"opened_on": None},
    {"opened_on": TODAY + timedelta(days=1)},
    {"retired_on": TODAY},
    {"blocked_on": TODAY},
    {"address": "javascript:alert(1)"},
)


def test_what_is_not_open_and_public_is_not_named(client: TestClient, school: None, today: None) -> None:
    keep(*(replace(BLOG, id=f"SIT000001{number}", **change) for number, change in enumerate(NOT_PUBLIC)))
    assert "Klassebloggen" not in client.get("/nettstader").text
    assert client.get("/nettstader.json").json() == {"sites": []}


def test_the_files_say_what_the_page_says(client: TestClient, school: None, today: None) -> None:
    keep(BLOG, replace(BLOG, id="SIT0000002", name="=1+1", address="https://b.example/"))
    (second, first) = client.get("/nettstader.json").json()["sites"]
    assert (first["title"], first["address"], first["since"]) == (BLOG.name, BLOG.address, TODAY.isoformat())
    assert second["title"] == "=1+1"
    of_csv = pd.read_csv(BytesIO(client.get("/nettstader.csv").content), sep=";")
    of_xlsx = pd.read_excel(BytesIO(client.get("/nettstader.xlsx").content), engine="calamine")
    assert list(of_csv["Nettstad"]) == list(of_xlsx["Nettstad"]) == ["'=1+1", BLOG.name]
    assert list(of_csv["Adresse"]) == list(of_xlsx["Adresse"]) == ["https://b.example/", BLOG.address]
    outlines = ET.fromstring(client.get("/nettstader.opml").content).findall("body/outline/outline")  # noqa: S314 - our own
    assert [(one.get("text"), one.get("url")) for one in outlines][1] == (BLOG.name, BLOG.address)


def test_a_file_of_another_kind_is_not_there(client: TestClient, school: None) -> None:
    assert client.get("/nettstader.exe").status_code == 404


def test_an_empty_list_says_so(client: TestClient, school: None, today: None) -> None:
    assert "Her er ingen nettstader enno." in client.get("/nettstader").text


def test_a_page_that_stands_alone_links_to_no_files() -> None:
    page = public_page((), TODAY, "en", {})
    assert "<footer>" in page
    assert 'id="files"' not in page
    assert json.dumps(page)
