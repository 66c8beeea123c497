"""A staff meeting: a card on the big screen, turned with the keyboard, and what was agreed on found in the list."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from planner.content.cards import cards
from planner.domain.permission import Role
from tests.journeys import steps
from tests.journeys.browser import PATIENCE_MS, settled
from tests.journeys.conftest import Program

pytestmark = pytest.mark.browser
CARD = cards("nn")["lukka-gruppe"]
NO_GROUPS = "Hos oss slettar vi grupper som ingen er redaktør for."


def test_the_staff_think_read_the_advice_and_agree(own_sample: Program, visit: Callable[..., Page]) -> None:
    page = visit(own_sample.as_role(Role.TEACHER, "/discussion-cards"))
    steps.heading(page, "Samtalekort til personalmøtet")
    page.locator("label", has_text=CARD.title).click()
    expect(page.get_by_text("1 kort, 12 minutt")).to_be_visible(timeout=PATIENCE_MS)
    settled(page)
    steps.press(page, "Vis på skjermen", then=CARD.title)
    expect(page.get_by_text("Kort 1 av 1")).to_be_visible()
    page.get_by_role("button", name="Vis spørsmåla").focus()
    page.keyboard.press("Enter")
    steps.heading(page, CARD.questions[0])
    expect(page.get_by_text(CARD.advice[0])).to_have_count(0)
    page.keyboard.press("Enter")
    expect(page.get_by_text(CARD.advice[0])).to_be_visible(timeout=PATIENCE_MS)
    settled(page)
    page.keyboard.press("Enter")
    steps.heading(page, "Kva blir vi samde om?")
    steps.write(page, "Slik gjer vi det hos oss", NO_GROUPS)
    page.get_by_role("spinbutton", name="Til stades").fill("31")
    steps.press(page, "Lagre avtalen")
    expect(page.get_by_text("Avtalen er lagra.")).to_be_visible(timeout=PATIENCE_MS)
    page.get_by_role("link", name="Til korta").click()
    steps.heading(page, "Samtalekort til personalmøtet")
    expect(page.get_by_text(NO_GROUPS)).to_be_visible()
    expect(page.get_by_text("Avtalt 24.11.2026, 31 til stades, sjå på nytt 24.11.2027")).to_be_visible()
