"""Staff meetings: what makes a record, when it is due, and which one counts."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from planner.domain.discussion import StaffMeeting, check_meeting, in_force, years_after
from planner.errors import InvalidInput
from tests.cast import SCHOOL, TODAY

YEAR = date(2027, 11, 24)
MEETING = StaffMeeting("MEE0000001", SCHOOL.id, "veneforespurnad", TODAY, 30, "Vi seier nei til alle.", YEAR)


@pytest.mark.parametrize(
    ("held_on", "present", "practice", "review_on", "told"),
    [
        (TODAY + timedelta(1), 30, "Nei.", YEAR, "ikkje vore enno"),
        (TODAY, 0, "Nei.", YEAR, "til stades"),
        (TODAY, 501, "Nei.", YEAR, "til stades"),
        (TODAY, 30, " \n", YEAR, "samde om"),
        (TODAY, 30, "x" * 2001, YEAR, "for lang"),
        (TODAY, 30, "Nei.", TODAY, "etter møtet"),
        (TODAY, 30, "Nei.", date(2028, 11, 25), "to år fram"),
    ],
)
def test_what_makes_no_meeting_is_refused(
    held_on: date, present: int, practice: str, review_on: date, told: str
) -> None:
    with pytest.raises(InvalidInput, match=told):
        check_meeting(held_on, present, practice, review_on, TODAY)


@pytest.mark.parametrize("review_on", [TODAY + timedelta(1), date(2028, 11, 24)])
@pytest.mark.parametrize("present", [1, 500])
def test_a_meeting_at_the_edges_is_taken(present: int, review_on: date) -> None:
    check_meeting(TODAY, present, "x" * 2000, review_on, TODAY)


def test_a_year_after_a_leap_day_is_the_28th() -> None:
    assert years_after(date(2028, 2, 29)) == date(2029, 2, 28)
    assert years_after(date(2028, 2, 29), 4) == date(2032, 2, 29)


def test_an_agreement_is_due_from_its_day_on() -> None:
    assert [MEETING.is_due(day) for day in (YEAR - timedelta(1), YEAR, YEAR + timedelta(1))] == [False, True, True]


def test_what_was_agreed_last_is_what_counts() -> None:
    older = replace(MEETING, id="MEE0000009", held_on=date(2025, 11, 1))
    other = replace(MEETING, id="MEE0000002", card="to-roller")
    assert in_force([MEETING, older, other]) == {"veneforespurnad": MEETING, "to-roller": other}
