"""In a real browser, too, people's words are never markup: no bold, no link, no picture, no formula comes of a name."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from playwright.sync_api import Page

from planner.domain.permission import Role
from planner.services.classes import class_list, classes
from planner.services.schools import operator_of
from planner.storage import class_lists, open_database, people, transaction
from tests.cast import TODAY
from tests.journeys.browser import settled
from tests.journeys.conftest import Program
from tests.journeys.places import places
from tests.journeys.program import database_in

pytestmark = pytest.mark.browser
HOSTILE = "<b>fet</b> [lenke](http://x.example) :red[x] $x$ ![](http://x.example/a.png) www.x.example a@x.example"
_MADE_OF_IT = "a[href*='x.example'], img[src*='x.example'], b:text('fet'), .katex"

_PAGES = {
    "who",
    "home-principal",
    "classes-principal",
    "project-form",
    "project-2",
    "project-2-letters",
    "project-2-replies",
    "sites-by-editor",
    "site-planned",
    "site-form-changed",
    "overview-inform",
}


def test_nothing_comes_of_a_hostile_name(own_sample: Program, visit: Callable[..., Page]) -> None:
    with transaction(open_database(database_in(own_sample.data))) as session:
        head = operator_of(session)
        for person in people.staff(session, head.school_id or ""):
            people.save_staff(session, replace(person, name=HOSTILE, email=""))
        for entry in classes(session, head, TODAY):
            pupil = class_list(session, head, entry.school_class.id)[0].pupil
            class_lists.save_pupil(session, replace(pupil, given_name=HOSTILE))
    principal = own_sample.person(Role.PRINCIPAL)
    page = visit(own_sample.address)
    wrong = []
    for place in places(own_sample.data):
        if place.person not in {None, principal} or place.name not in _PAGES:
            continue
        page.goto(own_sample.address + place.path)
        settled(page)
        wrong += [(place.name, one.evaluate("one => one.outerHTML")) for one in page.locator(_MADE_OF_IT).all()]
        if place.person is None:
            assert HOSTILE in page.locator("body").inner_text().replace("\u2060", "")
            page.goto(own_sample.as_role(Role.PRINCIPAL))
    assert not wrong
