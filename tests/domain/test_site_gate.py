"""The gate before a site opens: each missing thing by name."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from planner.domain.decision import Outcome
from planner.domain.project import Audience
from planner.domain.record import Agreement, Approval, DecisionRecord
from planner.domain.site import Comments, SiteEntry, Tick
from planner.domain.site_gate import Gate, Missing, missing
from planner.services.site_words import MISSING_WORDS
from tests.cast import ASTRID, KARI, OLA, SCHOOL, TODAY

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
DECIDED = DecisionRecord("DEC0000001", SCHOOL.id, "PRO0000001", "2026-11", {}, Outcome.OPEN, KARI.id, NOW)
APPROVED = replace(DECIDED, approval=Approval(ASTRID.id, NOW))
READY = SiteEntry(
    *("SIT0000001", SCHOOL.id, "PRO0000001", "Bloggen", "https://blogg.example", "wordpress", Audience.WORLD, KARI.id),
    deputy_id=OLA.id,
    leader_informed_on=TODAY,
    password_on=TODAY,
    no_cases_on=TODAY,
    stands_behind_on=TODAY,
    comments=Comments.OFF,
)
GATE = Gate(decided=APPROVED, letters=3, replied=3, reply_by=TODAY, ends=TODAY)
ALONE = replace(READY, project_id=None, approved_on=TODAY)


def test_a_site_that_has_everything_may_open() -> None:
    assert missing(READY, GATE, TODAY) == ()
    assert missing(ALONE, Gate(), TODAY) == ()


@pytest.mark.parametrize(
    ("change", "lacks"),
    [
        ({"address": ""}, Missing.ADDRESS),
        ({"deputy_id": None}, Missing.DEPUTY),
        ({"leader_informed_on": None}, Missing.LEADER_INFORMED),
        ({"password_on": None}, Missing.OWN_PASSWORD),
        ({"no_cases_on": None}, Missing.STANDING_TEXT),
        ({"stands_behind_on": None}, Missing.STAND_BEHIND),
        ({"comments": Comments.UNSET}, Missing.COMMENTS),
    ],
)
def test_what_the_site_itself_lacks_is_named(change: dict[str, Any], lacks: Missing) -> None:
    for entry, gate in ((READY, GATE), (ALONE, Gate())):
        assert missing(replace(entry, **change), gate, TODAY) == (lacks,)


def test_two_step_sign_in_is_advice_only() -> None:
    assert READY.ticked_on(Tick.TWO_STEP) is None
    assert missing(READY, GATE, TODAY) == ()


@pytest.mark.parametrize(
    ("change", "lacks"),
    [
        ({"editor_here": False}, Missing.EDITOR),
        ({"deputy_here": False}, Missing.DEPUTY),
        ({"decided": None}, Missing.DECISION),
        ({"decided": DECIDED}, Missing.APPROVAL),
        ({"decided": replace(APPROVED, outcome=Outcome.NOT_ONLINE)}, Missing.NOT_ONLINE),
        ({"decided": replace(APPROVED, outcome=Outcome.CLOSED)}, Missing.TOO_OPEN),
        ({"decided": replace(APPROVED, outcome=Outcome.DOUBT)}, Missing.AGREEMENT),
        ({"open_tasks": 1}, Missing.TASKS),
        ({"letters": 0, "replied": 0}, Missing.LETTERS),
        ({"without_letter": 1}, Missing.LETTERS),
        ({"new_letters": True}, Missing.NEW_LETTERS),
        ({"replied": 2}, Missing.REPLIES),
        ({"ends": TODAY - timedelta(days=1)}, Missing.ENDED),
        ({"crisis": True}, Missing.CRISIS),
    ],
)
def test_what_lacks_around_the_site_is_named(change: dict[str, Any], lacks: Missing) -> None:
    assert missing(READY, replace(GATE, **change), TODAY) == (lacks,)


def test_after_the_deadline_nobody_is_waited_for() -> None:
    passed = replace(GATE, replied=1, without_letter=1, reply_by=TODAY - timedelta(days=1))
    assert missing(READY, passed, TODAY) == ()
    assert missing(READY, replace(passed, letters=0, replied=0), TODAY) == (Missing.LETTERS,)


def test_an_agreement_on_open_still_waits_for_the_principal() -> None:
    agreed = replace(DECIDED, outcome=Outcome.DOUBT, agreement=Agreement(Outcome.OPEN, "alle i 7B", TODAY, KARI.id))
    assert missing(READY, replace(GATE, decided=agreed), TODAY) == (Missing.APPROVAL,)
    closed = replace(READY, audience=Audience.CLASS)
    agreed_closed = replace(agreed, agreement=Agreement(Outcome.CLOSED, "alle i 7B", TODAY, KARI.id))
    assert missing(closed, replace(GATE, decided=agreed_closed), TODAY) == ()


@pytest.mark.parametrize("audience", list(Audience))
def test_without_a_project_the_principal_approves_what_strangers_can_see(audience: Audience) -> None:
    waiting = replace(ALONE, approved_on=None, audience=audience)
    assert missing(waiting, Gate(), TODAY) == ((Missing.APPROVAL,) if audience.is_open else ())


def test_a_site_that_shows_pupils_needs_a_project_and_nothing_else_of_the_decision() -> None:
    assert missing(replace(ALONE, shows_pupils=True, approved_on=None), Gate(), TODAY) == (Missing.PROJECT,)


def test_everything_is_told_in_the_order_to_do_it_and_has_words() -> None:
    nothing = SiteEntry("SIT0000001", SCHOOL.id, "PRO0000001", "", "", "", Audience.WORLD, KARI.id)
    told = missing(nothing, Gate(editor_here=False, open_tasks=1, crisis=True), TODAY)
    order: Callable[[Missing], int] = list(Missing).index
    assert list(told) == sorted(told, key=order)
    assert MISSING_WORDS.keys() == set(Missing)
