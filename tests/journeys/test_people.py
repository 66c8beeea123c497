"""Who sits at the browser: choosing, approving as the principal, changing language, being forgotten, a sample school."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from planner.domain.permission import Role
from planner.services.decisions import record_decision
from planner.services.projects import my_projects
from planner.services.schools import operator_of
from planner.storage import open_database, transaction
from tests.answers import CALM
from tests.cast import TODAY
from tests.journeys import steps
from tests.journeys.browser import PATIENCE_MS, settled
from tests.journeys.conftest import Program
from tests.journeys.program import database_in

pytestmark = pytest.mark.browser


def test_the_principal_approves_and_the_teacher_reads_that_it_is_done(
    own_sample: Program, visit: Callable[..., Page]
) -> None:
    with transaction(open_database(database_in(own_sample.data))) as session:
        head = operator_of(session)
        podcast = next(one for one, _site in my_projects(session, head) if one.title.startswith("Podkast"))
        record_decision(session, head, podcast.id, TODAY, CALM | {"wanted_audience": "unlisted_link"})
    principal = visit(own_sample.as_role(Role.PRINCIPAL))
    expect(principal.get_by_text("1 nettstad ventar på deg")).to_be_visible()
    steps.press(principal, "Les avgjerda", then="Nettstaden kan vere open")
    steps.press(principal, "Godkjenn at nettstaden blir open")
    expect(principal.get_by_text("Rektor godkjende opninga")).to_be_visible(timeout=PATIENCE_MS)
    principal.get_by_role("link", name="Heim").first.click()
    steps.heading(principal, "Hei, Astrid")
    expect(principal.get_by_text("ventar på deg")).to_have_count(0)
    teacher = visit(own_sample.as_role(Role.TEACHER))
    teacher.get_by_role("link", name="Podkast frå skulebiblioteket").click()
    steps.heading(teacher, "Podkast frå skulebiblioteket")
    steps.press(teacher, "Sjå avgjerda", then="Nettstaden kan vere open")
    expect(teacher.get_by_text("Rektor godkjende opninga")).to_be_visible()
    expect(teacher.get_by_role("button", name="Godkjenn")).to_have_count(0)


def test_a_person_chooses_who_they_are_changes_language_and_is_forgotten(
    own_sample: Program, visit: Callable[..., Page]
) -> None:
    page = visit(own_sample.address, locale="en-GB")
    steps.heading(page, "Kven er du?")
    page.get_by_role("link", name="Kari Dale").click()
    steps.heading(page, "Hei, Kari")
    page.get_by_role("link", name="Mi side").click()
    steps.heading(page, "Mi side")
    page.locator("label", has_text="Bokmål").click()
    expect(page.get_by_text("Bokmål").first).to_be_visible()
    settled(page)
    page.reload()
    settled(page)
    expect(page.locator("html")).to_have_attribute("lang", "nb")
    expect(page).to_have_title(re.compile("^Min side"))
    page.locator("a[href^='/person/forget']").click()
    expect(page.get_by_role("link", name="Kari Dale")).to_be_visible(timeout=PATIENCE_MS)
    settled(page)
    assert "nettplan_person" not in {cookie["name"] for cookie in page.context.cookies()}


def test_the_language_of_the_page_follows_the_browser_and_then_the_choice(
    empty_program: Program, visit: Callable[..., Page]
) -> None:
    page = visit(empty_program.address, locale="en-GB")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.get_by_role("link", name="Nynorsk").click()
    steps.heading(page, "Frå klasseliste til samtykkebrev")
    expect(page.locator("html")).to_have_attribute("lang", "nn")
    expect(page).to_have_title(re.compile("^Heim"))


def test_a_sample_school_is_made_looked_at_and_thrown_away(empty_program: Program, visit: Callable[..., Page]) -> None:
    page = visit(empty_program.address)
    steps.press(page, "Lag ein prøveskule", then="Hei, Kari")
    expect(page.get_by_text("Lokalhistorie på nett").first).to_be_visible()
    settled(page)
    page.reload()
    steps.heading(page, "Hei, Kari")
    page.get_by_role("link", name="Mi side").click()
    steps.heading(page, "Mi side")
    steps.press(page, "Kast prøveskulen", then="Frå klasseliste til samtykkebrev")
    page.reload()
    steps.heading(page, "Frå klasseliste til samtykkebrev")
