"""The overview's files: what stands on them, that no pupil does, and that they can be read and kept."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pandas as pd
import pytest

from planner.content.cards import cards
from planner.content.processing import activities, processing
from planner.domain.overview_marks import RowId
from planner.domain.project import Audience
from planner.domain.school import PAGE_LANGUAGES
from planner.domain.site import SiteEntry
from planner.errors import NotAllowed
from planner.services.letters import make_letters
from planner.services.meetings import record_meeting
from planner.services.overview import overview
from planner.services.overview_documents import report_file_name, site_overview, sites_file_name, year_report
from planner.services.overview_files import (
    figures_csv,
    figures_xlsx,
    municipal_xlsx,
    processing_csv,
    processing_record,
    processing_xlsx,
)
from planner.storage import Session, sites
from tests.cast import ASTRID, GUARDIANS, KARI, NILS, OLA, PUPILS_7B, SCHOOL, SELAM, TODAY, actor
from tests.conftest import missing
from tests.forms.papers import all_text, opened, page_text
from tests.projects import a_decided_blog
from tests.validator.verapdf import lacking, verdicts

pytestmark = pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
HEAD, TEACHER = actor(ASTRID), actor(KARI)
PRACTICE = "Vi svarar ikkje elevar på private kontoar."
SITE = SiteEntry(
    id="SIT0000001",
    school_id=SCHOOL.id,
    project_id=None,
    name="=Skuleavisa",
    address="https://ei-ganske-lang-adresse.skuleavisa.example/bø/2026/hausten/framsida",
    platform="padlet",
    audience=Audience.WORLD,
    editor_id=OLA.id,
    opened_on=date(2026, 9, 1),
)


@pytest.fixture(autouse=True)
def _at_work(session: Session) -> None:
    """A school with a project that has sent its letters, a site in use, a planned one, and a practice."""
    project = a_decided_blog(session)
    make_letters(session, TEACHER, project.id, today=TODAY)
    sites.save(session, SITE)
    sites.save(session, replace(SITE, id="SIT0000002", name="Gamal blogg", retired_on=TODAY))
    held_on, review_on = date(2026, 9, 15), date(2027, 9, 15)
    first = next(iter(cards("nn")))
    record_meeting(
        session, HEAD, first, held_on=held_on, present=9, practice=PRACTICE, review_on=review_on, today=TODAY
    )


def unspaced(text: str) -> str:
    return "".join(text.split())


def test_the_year_report_tells_figures_sites_and_what_is_agreed(session: Session) -> None:
    pdf = year_report(session, HEAD, TODAY, "nn")
    text = all_text(pdf)
    for said in (
        "Årsrapport om nettstader og nettvett, 2026/27",
        "Nettstader i bruk: 1. Opne for alle: 1. Lukka: 0.",
        "Klassar som har hatt time om nettvett: 0 av 2. Mot mobbing: 0 av 2.",
        "Nettstader med ein redaktør som arbeider her 2 av 2 – –",
        "Leiaren er informert: I bruk utan at rektor er informert (1).",
        "Open eller lukka er avgjort: I bruk utan gyldig avgjerd, eller lukka og likevel synleg for alle (1).",
        "Nettstader som er planlagde: 1.",
        "=Skuleavisa Alle på internett",
        f"{next(iter(cards('nn').values())).title} 15.09.2026 15.09.2027",
        "16/4053 - 5",
    ):
        assert unspaced(said) in text
    assert 2 <= len(opened(pdf)) <= 4


def test_nobody_is_named_in_the_year_report_and_nobodys_own_words_stand_in_it(session: Session) -> None:
    text = "".join(all_text(year_report(session, HEAD, TODAY, code)) for code in PAGE_LANGUAGES)
    pupils, staff = (*PUPILS_7B, SELAM), (KARI, OLA, ASTRID)
    assert [one.name for one in (*pupils, *GUARDIANS, *staff) if unspaced(one.name) in text] == []
    assert unspaced(PRACTICE) not in text


def test_the_site_overview_has_what_is_in_use_or_planned(session: Session) -> None:
    # A line that ends with a hyphen is read as a word that is parted.
    text = all_text(site_overview(session, TEACHER, TODAY, "nn")).replace("-", "")
    row = "Alle på internett Ola Moen I bruk 01.09.2026"
    for said in ("=Skuleavisa ·", SITE.address, row, "Klassebloggen 7B ·", "Planlagd", "Aldri", "2 i talet"):
        assert all(part in text for part in said.replace("-", "").split())
    assert "Gamalblogg" not in text
    assert [one.name for one in PUPILS_7B if unspaced(one.name) in text] == []


def test_a_table_that_goes_on_has_its_head_on_each_page(session: Session) -> None:
    for n in range(60):
        sites.save(session, replace(SITE, id=f"MAN{n:07d}", name=f"Nettstad {n}"))
    pdf = site_overview(session, TEACHER, TODAY, "nn")
    pages = [page_text(pdf, number) for number in range(len(opened(pdf)))]
    told = [page for page in pages if "Nettstad" in page]
    assert len(told) > 2
    assert all("Nettstad og adresse Kven kan sjå Redaktør Klasse Tilstand Stadfesta" in page for page in told)


def test_figures_open_again_in_a_spreadsheet_as_they_stand(session: Session) -> None:
    rows = overview(session, HEAD, TODAY).rows
    table = pd.read_csv(BytesIO(figures_csv(session, HEAD, TODAY, "nn")), sep=";", encoding="utf-8-sig")
    assert list(table["Id"]) == [str(id_) for id_ in RowId]
    book = pd.read_excel(BytesIO(figures_xlsx(session, HEAD, TODAY, "nn")), sheet_name=None, engine="calamine")
    for found in (table, book["Råda"]):
        figures = found[["I orden", "Av", "Over fristen", "Mot råda"]].to_numpy().tolist()
        assert figures == [[one.figure, one.of, one.late, one.failed] for one in rows]
    assert dict(zip(book["Skuleår"]["Kva"], book["Skuleår"]["2026/27"], strict=True))["Avgjerder tatt"] == 1
    of_all = pd.read_excel(BytesIO(municipal_xlsx(session, actor(NILS), TODAY, "nn")), engine="calamine")
    assert set(of_all["Skule"]) == {"Bø skule"}


def test_the_record_of_processing_names_the_services_in_use_and_the_schools_months(session: Session) -> None:
    record = processing_record(session, HEAD, TODAY, "nn")
    assert "utkast" in record.lead[0]
    assert "Nils Haugen" in record.lead[2]
    assert any("høgst i 12 månader" in str(one) for one in record.activities["Kor lenge"])
    company = dict(zip(record.platforms["Teneste"], record.platforms["Kven som driv tenesta"], strict=True))
    assert company["Padlet"] == "Padlet"
    activities_ = pd.read_csv(BytesIO(processing_csv(session, HEAD, TODAY, "nn")), sep=";", encoding="utf-8-sig")
    book = pd.read_excel(BytesIO(processing_xlsx(session, HEAD, TODAY, "nn")), sheet_name=None, engine="calamine")
    assert len(activities_) == len(book["Behandlingar"]) == len(activities("nn", 12))
    assert set(book) == {"Behandlingar", "Tenester", "Tryggleik"}


@pytest.mark.parametrize("language", PAGE_LANGUAGES)
def test_every_activity_is_told_in_every_language(engine: object, language: str) -> None:
    assert engine
    assert all(all(one.values()) for one in activities(language, 6))
    assert processing(language)("title")


def test_only_those_who_may_get_the_files(session: Session) -> None:
    for who in (KARI, OLA, NILS):
        for make in (year_report, figures_csv, processing_csv):
            with pytest.raises(NotAllowed):
                make(session, actor(who), TODAY, "nn")
    with pytest.raises(NotAllowed):
        site_overview(session, actor(NILS), TODAY, "nn")


def test_files_are_named_after_what_they_are() -> None:
    assert (report_file_name(2026), sites_file_name(TODAY)) == ("arsrapport-2026-2027.pdf", "nettstader-2026-11-24.pdf")


def test_the_documents_can_be_read_by_all_and_kept_for_ever(session: Session) -> None:
    if lacking():
        missing(lacking())
    for n in range(60):
        sites.save(session, replace(SITE, id=f"MAN{n:07d}", name=f"Nettstad {n}"))
    files = {"report": year_report(session, HEAD, TODAY, "nb"), "sites": site_overview(session, HEAD, TODAY, "en")}
    found = verdicts(files)
    assert {which: verdict.broken for which, verdict in found.items() if verdict.broken} == {}
    assert all(verdict.checks > 400 for verdict in found.values())
