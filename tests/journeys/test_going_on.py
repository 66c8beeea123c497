"""The walk outlives a reload, a lost connection and a change of device."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, WebSocketRoute, expect

from planner.domain.permission import Role
from tests.journeys import steps
from tests.journeys.browser import PATIENCE_MS, go, settled
from tests.journeys.conftest import Program

pytestmark = pytest.mark.browser


def to_the_walk(page: Page) -> None:
    """Open the walk of the project that nobody has begun."""
    page.get_by_role("link", name="Bokmelding på film").click()
    steps.heading(page, "Bokmelding på film")
    page.locator(".st-key-open-decision button").click()
    steps.heading(page, steps.WORDS.questions["activity"].title)


def test_a_walk_goes_on_after_a_reload_and_in_another_browser(own_sample: Program, visit: Callable[..., Page]) -> None:
    page = visit(own_sample.as_role(Role.TEACHER))
    to_the_walk(page)
    steps.answer_and_go_on(page, "activity", "discussion")
    steps.answer(page, "audience_purpose", "nice_to_have")
    page.reload()
    settled(page)
    steps.heading(page, steps.WORDS.questions["audience_purpose"].title)
    label = steps.WORDS.questions["audience_purpose"].options["nice_to_have"].label
    expect(page.get_by_role("radio", name=label)).to_be_checked()
    address = re.sub(r"&question=\w+", "", page.url.removeprefix(own_sample.address))
    other = visit(own_sample.as_role(Role.LIBRARIAN))
    go(other, own_sample.address + address)
    expect(other.get_by_role("radio").first).to_be_visible()
    expect(other.get_by_role("heading", name=steps.WORDS.questions["activity"].title)).to_have_count(0)
    go(other, f"{own_sample.address}{address}&question=activity")
    steps.heading(other, steps.WORDS.questions["activity"].title)
    expect(
        other.get_by_role("radio", name=steps.WORDS.questions["activity"].options["discussion"].label)
    ).to_be_checked()


def test_a_walk_goes_on_after_a_lost_connection(own_sample: Program, visit: Callable[..., Page]) -> None:
    page = visit(own_sample.as_role(Role.TEACHER))
    lines: list[WebSocketRoute] = []
    refused = False

    def connect(line: WebSocketRoute) -> None:
        if refused:
            line.close()
            return
        lines.append(line)
        line.connect_to_server()

    page.route_web_socket(re.compile("/_stcore/stream"), connect)
    page.reload()
    settled(page)
    to_the_walk(page)
    steps.answer_and_go_on(page, "activity", "both")
    refused = True
    lines[-1].close()
    app = page.locator("[data-testid='stApp']")
    expect(app).not_to_have_attribute("data-test-connection-state", "CONNECTED", timeout=PATIENCE_MS)
    refused = False
    settled(page)
    steps.answer_and_go_on(page, "audience_purpose", "real_audience")
    page.get_by_role("button", name="Alle svara").click()
    steps.heading(page, "Sjå over svara dine")
    for question, option in {"activity": "both", "audience_purpose": "real_audience"}.items():
        expect(page.get_by_text(steps.WORDS.questions[question].options[option].label).first).to_be_visible()
