"""axe on every page in light and dark: nothing is wrong but what is Streamlit's own, rule by rule."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.journeys.axe_known import KNOWN
from tests.journeys.browser import go, settled
from tests.journeys.conftest import Program
from tests.journeys.places import Place, empty_places, places

pytestmark = pytest.mark.browser
DARK = "rgb(23, 24, 26)"
# What stands on them stands on a fuller place of the same page, too.
_WITHIN_OTHERS = {
    "home-librarian",
    "guideline",
    "role-check",
    "class-rules-first",
    "records",
    "roster-import",
    "sites-none",
    "site-active",
    "site-read",
    "site-form",
    "site-import",
    "overview-months",
    "overview-states",
    "overview-projects",
    "project-form",
    "walk-first",
}
# Of projects each state's own page and decision, and the other pages once; of pages that roles share, one role's.
_SHARED = re.compile(r"^(project)-\d(?=-(?:letters|walk|replies))|^(me|classes|school|staff|class-list)-[a-z]+$")


def wrong(page: Page, *rules: str) -> list[str]:
    """Return what axe finds on a page beyond what is known: rule, element and axe's own words.

    Args:
        rules: those to ask about; all when none is named.
    """
    options = {"runOnly": list(rules)} if rules else None
    return [
        f"{rule['id']}: {node['html'][:160]} ({node['failureSummary'][:200]})"
        for rule in Axe().run(page, options=options).response["violations"]
        for node in rule["nodes"]
        if not is_known(rule["id"], " ".join(map(str, node["target"])), node["html"])
    ]


def is_known(rule: str, target: str, html: str) -> bool:
    """Say whether this is Streamlit's own: the rule is listed, and the element is the one that is meant."""
    sign, _reason = KNOWN.get(rule, ("", ""))
    return bool(sign) and (sign in target or sign in html)


def look_at(page: Page, address: str, shown: Sequence[Place]) -> dict[str, list[str]]:
    """Return what is wrong, place by place, in light and then in the dark, which changes colours alone."""
    found = {}
    for place in shown:
        page.context.clear_cookies()
        start = f"{address}/person?id={place.person}&next=" if place.person else address
        path = place.path.replace("?", "%3F").replace("&", "%26") if place.person else place.path
        go(page, start + path)
        if place.then:
            place.then(page)
            settled(page)
        found[place.name] = wrong(page)
        with darkened(page):
            found[f"{place.name} in the dark"] = wrong(page, "color-contrast")
    return {name: told for name, told in found.items() if told}


@contextmanager
def darkened(page: Page) -> Iterator[None]:
    """Turn the lights off, and on again afterwards."""
    page.emulate_media(color_scheme="dark")
    expect(page.locator("[data-testid='stApp']")).to_have_css("background-color", DARK)
    settled(page)
    yield
    page.emulate_media(color_scheme="light")


def each_once(shown: Iterable[Place]) -> list[Place]:
    """Leave out what is the same page of another project, in another state of the words alone."""
    found: dict[str, Place] = {}
    for one in shown:
        if one.name not in _WITHIN_OTHERS:
            found.setdefault(_SHARED.sub(r"\1\2", one.name), one)
    return list(found.values())


def test_the_first_pages_pass(empty_program: Program, visit: Callable[..., Page]) -> None:
    assert not look_at(visit(empty_program.address), empty_program.address, empty_places())


@pytest.mark.parametrize("half", [0, 1])
def test_every_page_of_the_school_passes(sample: Program, visit: Callable[..., Page], half: int) -> None:
    shown = each_once(places(sample.data))[half::2]
    assert not look_at(visit(sample.address), sample.address, shown)
