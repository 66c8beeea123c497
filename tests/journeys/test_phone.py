"""On a phone, 390 pixels wide: nothing runs out at the side, and the walk can be walked."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from planner.domain.permission import Role
from tests.journeys import steps
from tests.journeys.browser import PHONE
from tests.journeys.conftest import Program

pytestmark = pytest.mark.browser
_SMALLEST_PX = 24  # WCAG 2.2, 2.5.8


def fits(page: Page) -> bool:
    """Say whether the page is as wide as the window."""
    script = "() => [document.documentElement, document.querySelector('[data-testid=stMain]')]"
    return bool(page.evaluate(f"({script})().every(one => one.scrollWidth <= one.clientWidth)"))


def test_a_teacher_walks_and_ticks_on_a_phone(own_sample: Program, visit: Callable[..., Page]) -> None:
    page = visit(own_sample.as_role(Role.TEACHER), width=PHONE)
    assert fits(page)
    page.get_by_role("link", name="Turdagboka").click()
    steps.heading(page, "Turdagboka")
    assert fits(page)
    box = page.get_by_role("checkbox", checked=False).first
    label = box.locator("xpath=ancestor::label")
    label.click()
    expect(page.get_by_text("Ferdig").first).to_be_visible()
    page.get_by_role("link", name="Til Heim").click()
    steps.heading(page, "Hei, Kari")
    page.get_by_role("link", name="Bokmelding på film").click()
    steps.heading(page, "Bokmelding på film")
    page.locator(".st-key-open-decision button").click()
    steps.answer_and_go_on(page, "activity", "student_work")
    steps.answer_and_go_on(page, "audience_purpose", "none")
    assert fits(page)
    small = [
        one.inner_text()
        for one in page.get_by_role("button").all()
        if one.is_visible() and (one.bounding_box() or {"height": 0})["height"] < _SMALLEST_PX
    ]
    assert not small
    page.get_by_role("button", name="Alle svara").click()
    steps.heading(page, "Sjå over svara dine")
    assert fits(page)
