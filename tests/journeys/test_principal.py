"""The principal's Monday: approve, see what is late, look behind a figure, and print the report for the council."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from planner.domain.permission import Role
from planner.domain.project import Audience
from planner.services import schools
from planner.services.site_changes import SiteDetails, add_site
from planner.storage import open_database, transaction
from tests.cast import TODAY
from tests.forms.papers import page_text
from tests.journeys import steps
from tests.journeys.browser import settled
from tests.journeys.conftest import Program
from tests.journeys.program import database_in

pytestmark = pytest.mark.browser


def follow(page: Page, label: str, title: str) -> None:
    """Follow a link and wait for the page it leads to."""
    page.get_by_role("link", name=label, exact=True).first.click()
    steps.heading(page, title)


def test_the_principal_approves_looks_behind_a_figure_and_prints_the_report(
    own_sample: Program, visit: Callable[..., Page]
) -> None:
    with transaction(open_database(database_in(own_sample.data))) as session:
        head = schools.operator_of(session)
        editor = own_sample.person(Role.LIBRARIAN)
        details = SiteDetails("https://lesesirkelen.example", "Lesesirkelen", audience=Audience.WORLD, editor_id=editor)
        add_site(session, head, details, TODAY)
    page = visit(own_sample.as_role(Role.PRINCIPAL, "/overview"))
    expect(page.get_by_text("1 nettstad ventar på at du godkjenner.")).to_be_visible()
    follow(page, "Sjå og godkjenn", "Ventar på at du godkjenner")
    steps.press(page, "Godkjenn")
    expect(page.get_by_text("Lesesirkelen")).to_have_count(0)
    follow(page, "Til oversikta", "Oversikt")
    expect(page.get_by_text("1 nettstad ventar på at du godkjenner.")).to_have_count(0)
    # What is late stands apart, and its figure leads to the list that names it.
    row = page.locator("[data-testid='stHorizontalBlock']", has_text="Innspel får svar")
    expect(row.get_by_text("1 over fristen")).to_be_visible()
    row.get_by_role("link").click()
    steps.heading(page, "Innspel får svar")
    expect(page.get_by_text("Nokon har venta på svar for lenge")).to_be_visible()
    follow(page, "Til oversikta", "Oversikt")
    page.get_by_role("tab", name="Over tid").click()
    expect(page.locator("[data-testid='stVegaLiteChart']").get_by_text("Opne for alle")).to_be_visible()
    settled(page)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Årsrapport").click()
    assert waiting.value.suggested_filename == "arsrapport-2026-2027.pdf"
    assert "Årsrapport om nettstader og nettvett" in page_text(Path(waiting.value.path()).read_bytes())
