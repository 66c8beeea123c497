"""The register taken out: opened again it says the same, and it can be imported again."""

from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO

import pandas as pd
import pytest

from planner.domain.project import Audience
from planner.domain.site_list import SiteQuery
from planner.errors import NotAllowed
from planner.readers.archive import Handed
from planner.readers.site_rows import read_sites
from planner.services.site_changes import SiteDetails, add_site
from planner.services.site_export import register_csv, register_table, register_xlsx
from planner.services.site_import import preview_sites
from planner.services.sites import find_sites
from planner.storage import Session, sites
from tests.cast import KARI, NILS, OLA, TODAY, actor

NAMES = ["=Bloggen", "Ærlig; «talt»", "Klassebloggen 7B"]


@pytest.fixture
def register(session: Session) -> Session:
    for number, name in enumerate(NAMES):
        details = SiteDetails(f"https://a.example/{number}", name, audience=Audience.WORLD, ends=date(2027, 6, 18))
        entry = add_site(session, actor(KARI), details, TODAY)
        sites.save(session, replace(entry, opened_on=TODAY, checked_at=datetime(2026, 11, 20, 12, tzinfo=UTC)))
    add_site(session, actor(OLA), SiteDetails("https://b.example"), TODAY)
    return session


def test_the_files_opened_again_are_the_table(register: Session) -> None:
    query = SiteQuery(editor_id=KARI.id, size=1, page=1)
    args = (register, actor(KARI), query, TODAY, "nn")
    rows = find_sites(register, actor(KARI), SiteQuery(editor_id=KARI.id, size=None), TODAY).rows
    wanted = pd.DataFrame(register_table(rows, "nn")).replace("=Bloggen", "'=Bloggen")
    days = ["Open frå", "Sluttar", "Sjekka"]
    csv = pd.read_csv(BytesIO(register_csv(*args)), sep=";", keep_default_na=False, parse_dates=days)
    xlsx = pd.read_excel(BytesIO(register_xlsx(*args)), engine="calamine", keep_default_na=False)
    for opened in (csv, xlsx):
        assert list(opened) == list(wanted)
        for heading in wanted:
            told = [one.date() if hasattr(one, "date") else one or None for one in opened[heading]]
            assert told == [one or None for one in wanted[heading]]


def test_what_is_taken_out_can_be_taken_in_again(register: Session) -> None:
    file = Handed("nettstader.csv", register_csv(register, actor(KARI), SiteQuery(), TODAY, "nn"))
    found = preview_sites(register, actor(KARI), read_sites(file), TODAY)
    assert not found.errors
    assert not found.warnings
    assert {one.listed.audience for one in found.seen} == {"Alle på internett", "Alle som har lenka"}
    assert len(found.seen) == 1 + len(NAMES)


def test_the_municipality_takes_nothing_out(register: Session) -> None:
    with pytest.raises(NotAllowed):
        register_csv(register, actor(NILS), SiteQuery(), TODAY, "nn")
