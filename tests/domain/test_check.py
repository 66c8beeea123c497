"""What evidence leads to: gone only after days, never by a refusal, and one alarm that is sure."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.check import CheckState, alarm, certificate_ending, state_of
from planner.domain.evidence import READABLE_CHARACTERS, Evidence, Hop, Problem, Sign
from planner.domain.web_address import same_place, same_site

ADDRESS = "https://blogg.example/7b"
NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
TODAY = NOON.date()
OK = Evidence(NOON, ADDRESS, ADDRESS, method="GET", status=200, text_length=READABLE_CHARACTERS)


def seen(days_ago: float = 0, **values: Any) -> Evidence:
    return replace(OK, asked_at=NOON - timedelta(days=days_ago), **values)


MISSING: dict[str, Any] = {"status": 404}
DEAD: dict[str, Any] = {"status": None, "problem": Problem.DNS}
BROKEN: dict[str, Any] = {"status": 502}
SILENT: dict[str, Any] = {"status": None, "problem": Problem.TIMEOUT}


@pytest.mark.parametrize(
    ("now", "earlier", "state"),
    [
        (MISSING, [], CheckState.TEMPORARILY_DOWN),
        (MISSING, [(1, MISSING)], CheckState.TEMPORARILY_DOWN),
        (MISSING, [(1, MISSING), (2, DEAD)], CheckState.GONE),
        (MISSING, [(0.1, MISSING), (0.2, MISSING)], CheckState.TEMPORARILY_DOWN),
        (MISSING, [(1, MISSING), (2, {}), (3, MISSING)], CheckState.TEMPORARILY_DOWN),
        (MISSING, [(1, MISSING), (2, {"status": 403}), (3, MISSING)], CheckState.TEMPORARILY_DOWN),
        (MISSING, [(1, MISSING), (1.5, {"problem": Problem.NO_TIME}), (2, MISSING)], CheckState.GONE),
        (MISSING, [(1, MISSING), (90, MISSING)], CheckState.TEMPORARILY_DOWN),
        (MISSING, [(1, MISSING | {"address": "https://anna.example/"}), (2, MISSING)], CheckState.TEMPORARILY_DOWN),
        ({}, [(1, MISSING), (2, MISSING), (3, MISSING)], CheckState.OK),
        (BROKEN, [(1, BROKEN), (2, BROKEN), (3, SILENT)], CheckState.TEMPORARILY_DOWN),
        (SILENT, [(7, BROKEN), (14, SILENT)], CheckState.GONE),
        ({"problem": Problem.CERTIFICATE_ENDED}, [(7, BROKEN), (14, SILENT)], CheckState.TEMPORARILY_DOWN),
    ],
)
def test_gone_takes_failures_on_three_days(now: dict[str, Any], earlier: list[Any], state: CheckState) -> None:
    assert state_of(seen(**now), [seen(day, **values) for day, values in earlier], TODAY) is state


@given(st.sampled_from([401, 403, 429, 999]), st.lists(st.integers(1, 59), max_size=20))
def test_a_refusal_is_never_gone(status: int, days: list[int]) -> None:
    assert state_of(seen(status=status), [seen(day, status=status) for day in days], TODAY) is CheckState.ROBOT_REFUSED


@given(
    st.sampled_from([None, *range(100, 600), 999]), st.none() | st.sampled_from(Problem), st.frozensets(st.sampled_from(Sign))
)  # fmt: skip
def test_one_answer_alone_is_never_gone_and_always_something(
    status: int | None, problem: Problem | None, signs: frozenset[Sign]
) -> None:
    state = state_of(seen(status=status, problem=problem, signs=signs), [], TODAY)
    assert state is not CheckState.GONE
    assert (state is CheckState.OK) <= (problem is None and 200 <= (status or 0) < 300)


@pytest.mark.parametrize(
    ("hops", "final", "state", "moved_to"),
    [
        ([(ADDRESS, 301)], "https://ny.example/7b", CheckState.MOVED, "https://ny.example/7b"),
        ([(ADDRESS, 302)], "https://ny.example/7b", CheckState.OK, None),
        (
            [(ADDRESS, 308), ("https://ny.example/7b", 302)],
            "https://ny.example/7b/no",
            CheckState.MOVED,
            "https://ny.example/7b",
        ),
        ([(ADDRESS, 301)], "https://www.blogg.example/7b/", CheckState.OK, None),
        ([(ADDRESS, 301)], "http://blogg.example/7b", CheckState.OK, None),
        ([(ADDRESS, 301)], "https://blogg.example/", CheckState.CANT_TELL, "https://blogg.example/"),
        ([(ADDRESS, 302)], "https://selskap.example/nb/", CheckState.CANT_TELL, None),
    ],
)
def test_moved_is_for_good_and_to_another_place(
    hops: list[tuple[str, int]], final: str, state: CheckState, moved_to: str | None
) -> None:
    evidence = seen(hops=tuple(Hop(*hop) for hop in hops), final_address=final)
    assert (state_of(evidence, [], TODAY), evidence.moved_to) == (state, moved_to)


def test_words_that_a_page_is_missing_count_with_a_page_that_surely_is() -> None:
    words, both = frozenset({Sign.SAYS_NOT_FOUND}), frozenset({Sign.SAYS_NOT_FOUND, Sign.LIKE_A_MISSING_PAGE})
    assert state_of(seen(signs=words), [], TODAY) is CheckState.CANT_TELL
    assert state_of(seen(signs=both), [], TODAY) is CheckState.TEMPORARILY_DOWN
    assert state_of(seen(signs=both), [seen(1, signs=both), seen(2, signs=both)], TODAY) is CheckState.GONE


def test_the_alarm_is_for_closed_sites_that_can_be_read() -> None:
    assert alarm(False, OK)
    assert not alarm(True, OK)


@pytest.mark.parametrize(
    "values",
    [
        {"status": 203},
        {"method": "HEAD"},
        {"problem": Problem.TIMEOUT},
        {"text_length": READABLE_CHARACTERS - 1},
        *({"signs": frozenset({sign})} for sign in Sign if sign not in {Sign.NOT_INDEXED, Sign.A_FILE}),
        {"hops": (Hop(ADDRESS, 302),), "final_address": "https://selskap.example/om-oss"},
        {"hops": (Hop(ADDRESS, 302),), "final_address": "https://blogg.example/"},
    ],
)
def test_when_it_cant_be_told_there_is_no_alarm(values: dict[str, Any]) -> None:
    assert not alarm(False, seen(**values))


@pytest.mark.parametrize(
    ("ends", "told"),
    [(None, False), (date(2026, 12, 9), False), (date(2026, 12, 8), True), (date(2026, 11, 24), True)],
)
def test_a_certificate_is_told_of_two_weeks_before_its_end(ends: date | None, told: bool) -> None:
    assert certificate_ending(seen(certificate_ends=ends), TODAY) is told


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_two_texts_can_be_compared_as_addresses(one: str, other: str) -> None:
    assert same_place(one, one)
    assert same_site(one, other) == same_site(other, one)
