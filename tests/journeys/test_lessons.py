"""A lesson from the library to the class: planned, on the teacher's calendar, held with a note, and counted."""

from collections.abc import Callable
from pathlib import Path

import pytest
from icalendar import Calendar
from playwright.sync_api import Page, expect

from planner.domain.permission import Role
from tests.cast import TODAY
from tests.journeys import steps
from tests.journeys.browser import settled
from tests.journeys.conftest import Program

pytestmark = pytest.mark.browser


def choose(page: Page, label: str, option: str) -> None:
    """Choose in a list and wait until the page has followed."""
    page.get_by_role("combobox", name=label).first.click()
    page.get_by_role("option", name=option, exact=True).click()
    settled(page)


def tab(page: Page, title: str) -> None:
    page.get_by_role("tab", name=title).click()
    settled(page)


def test_a_lesson_is_planned_fetched_held_and_counted(own_sample: Program, visit: Callable[..., Page]) -> None:
    page = visit(own_sample.as_role(Role.TEACHER, "/lessons"))
    choose(page, "Tema", "Mobbing")
    page.get_by_role("link", name="Tulla vi, eller mobba vi?").click()
    steps.heading(page, "Tulla vi, eller mobba vi?")
    # The class that the lesson is for comes first.
    expect(page.get_by_role("combobox", name="Klasse")).to_have_value("7B")
    tab(page, "Set han på kalenderen")
    steps.press(page, "Set på kalenderen")
    expect(page.get_by_text("Timen står på kalenderen til 7B.")).to_be_visible()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Til kalenderen din").click()
    assert waiting.value.suggested_filename == "timeplan-7B.ics"
    (event,) = Calendar.from_ical(Path(waiting.value.path()).read_bytes()).walk("VEVENT")
    assert (event.decoded("dtstart"), str(event["summary"])) == (TODAY, "Tulla vi, eller mobba vi?, 7B")
    tab(page, "Timen er halden")
    steps.write(page, "Kva verka, og kva vil du gjere annleis?", "Sakene om chat verka best.")
    steps.press(page, "Lagre timen")
    expect(page.get_by_text("Timen er ført for 7B.")).to_be_visible()
    page.get_by_role("link", name="Til timane").click()
    steps.heading(page, "Timar om nettvett og mot mobbing")
    expect(page.get_by_role("combobox", name="Tema").first).to_have_value("Mobbing")
    tab(page, "Årsplan")
    expect(page.get_by_text("Sakene om chat verka best.")).to_be_visible()
    tab(page, "Klassane i år")
    expect(page.get_by_text("1 time er halden i år").first).to_be_visible()
