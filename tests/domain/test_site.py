"""The life of a site: when it is asked about, when that is late, and what a change leaves in its history."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.project import Audience
from planner.domain.site import (
    DORMANT_AFTER,
    LATE_AFTER,
    InUse,
    RetireStep,
    SiteEntry,
    SiteState,
    Tick,
    before_opening,
    in_use,
    state_of,
    term_start,
)
from planner.domain.site_history import LONGEST, differences
from planner.domain.site_todo import ToDo, most_pressing, to_do
from tests.cast import KARI, OLA, SCHOOL, TODAY

SITE = SiteEntry("SIT0000001", SCHOOL.id, None, "Veggen", "https://vegg.example", "padlet", Audience.CLASS, KARI.id)
OPEN = replace(SITE, opened_on=date(2026, 3, 2))


@pytest.mark.parametrize(
    ("day", "start"),
    [
        (date(2026, 1, 1), date(2026, 1, 1)),
        (date(2026, 7, 31), date(2026, 1, 1)),
        (date(2026, 8, 1), date(2026, 8, 1)),
        (date(2026, 12, 31), date(2026, 8, 1)),
    ],
)
def test_a_term_begins_in_january_or_august(day: date, start: date) -> None:
    assert term_start(day) == start


@pytest.mark.parametrize(
    ("today", "fresh", "state"),
    [
        (date(2026, 7, 31), InUse.CONFIRMED, SiteState.ACTIVE),
        (date(2026, 8, 1), InUse.ASKED, SiteState.ACTIVE),
        (date(2026, 8, 30), InUse.ASKED, SiteState.ACTIVE),
        (date(2026, 8, 31), InUse.LATE, SiteState.ACTIVE),
        (date(2026, 10, 29), InUse.LATE, SiteState.ACTIVE),
        (date(2026, 10, 30), InUse.DORMANT, SiteState.DORMANT),
        (date(2030, 1, 1), InUse.DORMANT, SiteState.DORMANT),
    ],
)
def test_silence_after_a_term_begins_makes_a_site_late_and_then_dormant(
    today: date, fresh: InUse, state: SiteState
) -> None:
    assert (in_use(OPEN, today), state_of(OPEN, today)) == (fresh, state)


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(0, 900))
def test_the_days_are_counted_from_the_first_term_after_the_answer(answered: date, later: int) -> None:
    today = answered + timedelta(days=later)
    asked_on = next(day for n in range(1, 400) if (day := answered + timedelta(days=n)) == term_start(day))
    waited = today - asked_on
    expected = [InUse.ASKED] * (waited >= timedelta()) + [InUse.LATE] * (waited >= LATE_AFTER)
    expected += [InUse.DORMANT] * (waited >= DORMANT_AFTER)
    assert in_use(replace(SITE, opened_on=answered), today) is (expected or [InUse.CONFIRMED])[-1]


def test_one_answer_wakes_a_dormant_site() -> None:
    assert state_of(replace(OPEN, confirmed_on=TODAY), TODAY) is SiteState.ACTIVE


@pytest.mark.parametrize(
    ("entry", "state"),
    [
        (SITE, SiteState.PLANNED),
        (replace(OPEN, blocked_on=TODAY), SiteState.BLOCKED),
        (replace(OPEN, blocked_on=TODAY, retired_on=TODAY), SiteState.RETIRED),
    ],
)
def test_nobody_is_asked_about_a_site_that_is_not_open(entry: SiteEntry, state: SiteState) -> None:
    assert state_of(entry, TODAY) is state
    assert in_use(entry, TODAY) is InUse.NOT_ASKED


@pytest.mark.parametrize("tick", list(Tick))
def test_a_tick_has_a_day_and_can_be_taken_back(tick: Tick) -> None:
    ticked = SITE.with_tick(tick, TODAY, KARI.id)
    assert ticked.ticked_on(tick) == TODAY
    assert sum(ticked.ticked_on(one) is not None for one in Tick) == 1
    assert ticked.with_tick(tick, None, OLA.id) == SITE


def test_who_informed_the_leader_and_who_stands_behind_is_kept() -> None:
    assert SITE.with_tick(Tick.LEADER_INFORMED, TODAY, KARI.id).leader_informed_by == KARI.id
    assert SITE.with_tick(Tick.STAND_BEHIND, TODAY, OLA.id).stands_behind_by == OLA.id


def test_input_is_answered_within_what_was_agreed_or_a_week() -> None:
    waiting = replace(SITE, unanswered_since=TODAY)
    assert waiting.answer_by == TODAY + timedelta(days=7)
    assert replace(waiting, answer_days=2).answer_by == TODAY + timedelta(days=2)
    assert SITE.answer_by is None


def test_history_tells_every_field_that_differs_in_stored_words() -> None:
    after = replace(
        before_opening(OPEN),
        name="V" * (LONGEST + 1),
        audience=Audience.WORLD,
        deputy_id=OLA.id,
        is_public=True,
        retirement={RetireStep.EXPORT: TODAY},
        check_state="ok",
    )
    told = {field: (before, after) for field, before, after in differences(OPEN, after)}
    assert told == {
        "name": ("Veggen", "V" * (LONGEST - 1) + "…"),
        "audience": ("class", "world"),
        "deputy_id": ("", OLA.id),
        "opened_on": ("2026-03-02", ""),
        "is_public": ("", "yes"),
        "retirement.export": ("", "2026-11-24"),
    }
    assert list(differences(None, replace(SITE, created_on=TODAY))) == [("created_on", "", "2026-11-24")]


@pytest.mark.parametrize(
    ("entry", "ends", "kinds"),
    [
        (SITE, None, [(ToDo.OPEN, False)]),
        (OPEN, None, [(ToDo.CONFIRM, True)]),
        (OPEN, TODAY - timedelta(days=1), [(ToDo.CLOSE, True)]),
        (replace(OPEN, confirmed_on=TODAY), TODAY, []),
        (replace(OPEN, retirement={RetireStep.EXPORT: TODAY}), None, [(ToDo.RETIRE, False)]),
        (replace(SITE, unanswered_since=date(2026, 11, 1), blocked_on=TODAY), None, [(ToDo.ANSWER_INPUT, True)]),
        (replace(OPEN, unanswered_since=TODAY, retired_on=TODAY), None, []),
    ],
    ids=["ready", "dormant", "ended", "in order", "closing down", "input", "retired"],
)
def test_an_editor_is_told_what_to_do_now(entry: SiteEntry, ends: date | None, kinds: list[tuple[ToDo, bool]]) -> None:
    assert [(one.kind, one.late) for one in to_do(entry, ends, ready=True, today=TODAY)] == kinds


def test_what_is_late_comes_first_and_the_list_is_short() -> None:
    late = replace(OPEN, name="Å")
    fresh = replace(SITE, name="A")
    found = [one for entry in (fresh, late) for one in to_do(entry, None, ready=True, today=TODAY)]
    assert [one.name for one in most_pressing(found, 5)] == ["Å", "A"]
    assert len(most_pressing(found * 9, 5)) == 5
