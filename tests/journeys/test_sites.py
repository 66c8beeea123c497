"""A site from its address to its end, as its editor meets it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from planner.domain.permission import Role
from planner.domain.site import SiteState
from planner.domain.site_list import SiteQuery
from planner.services.schools import operator_of
from planner.services.sites import find_sites
from planner.storage import open_database, reading
from tests.cast import TODAY
from tests.journeys import steps
from tests.journeys.browser import PATIENCE_MS, settled
from tests.journeys.conftest import Program
from tests.journeys.program import database_in

pytestmark = pytest.mark.browser
_TICKS = (
    "Rektor er informert",
    "Passordet gjeld berre her",
    "På nettstaden står det",
    "Vi står bak",
)
_END = ("1. Svar på", "2. Ta vare på", "3. Last ned", "4. Slett", "5. Sei frå")


def choose(page: Page, label: str, option: str) -> None:
    """Choose in a list and wait until the page has followed."""
    page.get_by_role("combobox", name=label).first.click()
    page.get_by_role("option", name=option, exact=True).click()
    settled(page)


def tick(page: Page, label: str) -> None:
    """Tick a box that is kept at once, and wait until its day stands there."""
    page.locator("label", has_text=label).click()
    expect(page.locator("label", has_text=label)).to_contain_text("24.11.2026", timeout=PATIENCE_MS)
    settled(page)


def state_of(program: Program, name: str) -> SiteState:
    with reading(open_database(database_in(program.data))) as session:
        found = find_sites(session, operator_of(session), SiteQuery(text=name), TODAY).rows
        return found[0].state


def test_a_site_is_added_opened_found_and_closed_down(own_sample: Program, visit: Callable[..., Page]) -> None:
    page = visit(own_sample.as_role(Role.TEACHER, "/sites"))
    steps.write(page, "Adressa til ein ny nettstad", "www.mattetrim.example/3a")
    steps.press(page, "Legg til", then="mattetrim.example/3a")
    steps.write(page, "Namn", "Mattetrimmen")
    choose(page, "Kven kan sjå han?", "Berre klassen")
    steps.press(page, "Lagre", then="Mattetrimmen")
    choose(page, "Vararedaktør", "Ola Moen")
    for label in _TICKS:
        tick(page, label)
    expect(page.get_by_role("button", name="Opne nettstaden")).to_have_count(0)
    choose(page, "Kommentarar på nettstaden", "Slått av")
    steps.press(page, "Opne nettstaden")
    expect(page.get_by_text("I bruk").first).to_be_visible(timeout=PATIENCE_MS)
    page.get_by_role("link", name="Til nettstadene").click()
    steps.heading(page, "Nettstader")
    choose(page, "Tilstand", "I bruk")
    page.get_by_role("link", name="Mattetrimmen").click()
    steps.heading(page, "Mattetrimmen")
    page.get_by_text("Avslutt nettstaden").click()
    for label in _END:
        tick(page, label)
    expect(page.get_by_text("Nettstaden blei avslutta 24. november 2026.")).to_be_visible()
    assert state_of(own_sample, "Mattetrimmen") is SiteState.RETIRED
    # The way back leads to the list as it was filtered, where a retired site no longer is.
    page.get_by_role("link", name="Til nettstadene").click()
    steps.heading(page, "Nettstader")
    assert page.url.endswith("/sites?state=active")
    expect(page.get_by_role("link", name="Mattetrimmen")).to_have_count(0)


def test_a_late_site_is_confirmed_with_one_press_on_the_first_page(
    own_sample: Program, visit: Callable[..., Page]
) -> None:
    page = visit(own_sample.as_role(Role.LIBRARIAN))
    expect(page.get_by_role("link", name="Matteverkstaden")).to_be_visible()
    steps.press(page, "Ja, i bruk")
    expect(page.get_by_role("link", name="Matteverkstaden")).to_have_count(0, timeout=PATIENCE_MS)
    assert state_of(own_sample, "Matteverkstaden") is SiteState.ACTIVE
