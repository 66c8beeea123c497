"""axe on every page in light and dark: nothing is wrong but what is Streamlit's own, rule by rule."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.journeys.axe_known import KNOWN
from tests.journeys.browser import go, settled
from tests.journeys.conftest import Program
from tests.journeys.places import Place, empty_places, places

pytestmark = pytest.mark.browser


def wrong(page: Page) -> list[str]:
    """Return what axe finds on a page beyond what is known: rule, element and axe's own words."""
    return [
        f"{rule['id']}: {node['html'][:160]} ({node['failureSummary'][:200]})"
        for rule in Axe().run(page).response["violations"]
        for node in rule["nodes"]
        if not is_known(rule["id"], " ".join(map(str, node["target"])), node["html"])
    ]


def is_known(rule: str, target: str, html: str) -> bool:
    """Say whether this is Streamlit's own: the rule is listed, and the element is the one that is meant."""
    sign, _reason = KNOWN.get(rule, ("", ""))
    return bool(sign) and (sign in target or sign in html)


def look_at(page: Page, address: str, shown: tuple[Place, ...]) -> dict[str, list[str]]:
    """Return what is wrong, place by place."""
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
    return {name: told for name, told in found.items() if told}


def test_every_page_of_the_school_passes(sample: Program, visit: Callable[..., Page]) -> None:
    assert not look_at(visit(sample.address), sample.address, tuple(places(sample.data)))


def test_every_page_passes_in_the_dark(sample: Program, visit: Callable[..., Page]) -> None:
    # Dark changes colours alone, so a page is looked at once and not for every project and role.
    pages = {place.path.split("?")[0] + place.name.rpartition("-")[2]: place for place in places(sample.data)}
    assert not look_at(visit(sample.address, dark=True), sample.address, tuple(pages.values()))


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_first_pages_pass(empty_program: Program, visit: Callable[..., Page], dark: bool) -> None:
    page = visit(empty_program.address, dark=dark)
    assert not look_at(page, empty_program.address, empty_places())
