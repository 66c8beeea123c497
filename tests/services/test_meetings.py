"""Staff meetings: recording, looking at again, taking away, and who may."""

from datetime import date

import pytest

from planner.domain.discussion import StaffMeeting
from planner.errors import InvalidInput, NotAllowed, NotFound
from planner.services.meetings import (
    card,
    due_for_review,
    meetings,
    names_in_practice,
    record_meeting,
    remove_meeting,
)
from planner.storage import Session
from tests.cast import ADA, ASTRID, KARI, NILS, OPERATOR_OF_SCHOOL, PER, SELAM, TODAY, actor

FRIENDS = "veneforespurnad"
YEAR = date(2027, 11, 24)


def held(
    session: Session, practice: str = " Nei til alle. ", *, on: date = TODAY, review_on: date = YEAR
) -> StaffMeeting:
    return record_meeting(
        session, actor(KARI), FRIENDS, held_on=on, present=30, practice=practice, review_on=review_on, today=TODAY
    )


def test_what_the_staff_agreed_on_is_kept_and_read_by_all_staff(session: Session) -> None:
    done = held(session)
    assert meetings(session, actor(PER)) == (done,)
    assert (done.practice, done.present, done.review_on, done.recorded_by) == ("Nei til alle.", 30, YEAR, KARI.id)


def test_told_again_on_the_same_day_it_is_the_same_meeting(session: Session) -> None:
    assert held(session).id == held(session, "Nei, og vi seier kvifor.").id
    assert [one.practice for one in meetings(session, actor(KARI))] == ["Nei, og vi seier kvifor."]


def test_only_the_newest_about_a_card_comes_up_for_review(session: Session) -> None:
    old = held(session, on=date(2025, 10, 1), review_on=date(2026, 10, 1))
    assert due_for_review(session, actor(ASTRID), TODAY) == (old,)
    new = held(session)
    assert due_for_review(session, actor(ASTRID), TODAY) == ()
    assert meetings(session, actor(ASTRID)) == (new, old)


def test_an_unknown_card_or_an_empty_practice_records_nothing(session: Session) -> None:
    with pytest.raises(NotFound, match="Kortet"):
        card(actor(KARI), "xx", "nn")
    with pytest.raises(InvalidInput):
        held(session, " ")
    assert meetings(session, actor(KARI)) == ()


def test_the_one_who_recorded_it_and_the_principal_take_it_away(session: Session) -> None:
    for who in (actor(KARI), actor(ASTRID), OPERATOR_OF_SCHOOL):
        one = held(session)
        with pytest.raises(NotAllowed, match="rektor"):
            remove_meeting(session, actor(PER), one.id)
        remove_meeting(session, who, one.id)
        assert meetings(session, actor(KARI)) == ()
        with pytest.raises(NotFound):
            remove_meeting(session, who, one.id)


def test_the_municipality_sees_no_meetings(session: Session) -> None:
    with pytest.raises(NotAllowed):
        meetings(session, actor(NILS))


def test_a_pupils_name_is_noticed_whatever_the_class(session: Session) -> None:
    said = f"Vi svarar {ADA.given_name} og {SELAM.given_name} likt."
    assert set(names_in_practice(session, actor(KARI), said)) == {ADA.given_name, SELAM.given_name}
    assert names_in_practice(session, actor(KARI), "Vi svarar alle likt.") == ()
