"""Staff meetings about the discussion cards: what was agreed, by how many, and when to look at it again."""

from dataclasses import replace
from datetime import date

from planner.content.cards import cards
from planner.domain.discussion import Card, StaffMeeting, check_meeting, in_force
from planner.domain.identity import new_id
from planner.domain.lesson import names_in
from planner.domain.permission import Action, Actor, may
from planner.errors import N_, NotAllowed, NotFound
from planner.services.access import record, require, require_school
from planner.storage import Session
from planner.storage import meetings as stored


def card(actor: Actor, card_id: str, language: str) -> Card:
    """Return a discussion card.

    Raises:
        NotFound: there is no such card.
    """
    require(actor, Action.SEE_MEETINGS)
    found = cards(language).get(card_id)
    if found is None:
        raise NotFound(N_("Kortet finst ikkje. Gå til samtalekorta og vel eit anna."))
    return found


def meetings(session: Session, actor: Actor) -> tuple[StaffMeeting, ...]:
    """Return what the actor's school has recorded, the newest first."""
    return stored.meetings_of(session, require_school(actor, Action.SEE_MEETINGS))


def due_for_review(session: Session, actor: Actor, today: date) -> tuple[StaffMeeting, ...]:
    """Return what is to be looked at again, the one that has waited longest first; only the newest of each card."""
    due = (one for one in in_force(meetings(session, actor)).values() if one.is_due(today))
    return tuple(sorted(due, key=lambda one: (one.review_on, one.id)))


def record_meeting(
    session: Session,
    actor: Actor,
    card_id: str,
    *,
    held_on: date,
    present: int,
    practice: str,
    review_on: date,
    today: date,
) -> StaffMeeting:
    """Record what the staff agreed on about a card; told again by the same person on the same day, it is the same one.

    Raises:
        NotFound: there is no such card.
        InvalidInput: the days, the number or the practice make no meeting.
    """
    school_id = require_school(actor, Action.RECORD_MEETING)
    card(actor, card_id, "nn")
    check_meeting(held_on, present, practice, review_on, today)
    told = StaffMeeting(new_id(), school_id, card_id, held_on, present, practice.strip(), review_on, actor.staff_id)
    for one in stored.meetings_of(session, school_id):
        if (one.card, one.held_on, one.recorded_by) == (told.card, told.held_on, told.recorded_by):
            told = replace(told, id=one.id)
    stored.save(session, told)
    record(session, actor, "record_meeting", told.id, card_id)
    return told


def remove_meeting(session: Session, actor: Actor, meeting_id: str) -> None:
    """Take away a record that is wrong.

    Raises:
        NotFound: the actor's school has no such record.
        NotAllowed: the actor is neither the principal nor the one who recorded it.
    """
    school_id = require_school(actor, Action.RECORD_MEETING)
    found = stored.meeting(session, meeting_id)
    if found is None or found.school_id != school_id:
        raise NotFound(N_("Avtalen finst ikkje lenger."))
    if not may_remove(actor, found):
        raise NotAllowed(N_("Berre rektor og den som førte avtalen, kan ta han bort."))
    stored.remove(session, meeting_id)
    record(session, actor, "remove_meeting", meeting_id, found.card)


def may_remove(actor: Actor, meeting: StaffMeeting) -> bool:
    """Say whether an actor of the meeting's school may take its record away."""
    return may(actor.role, Action.CHANGE_ALL_MEETINGS) or (
        actor.staff_id is not None and actor.staff_id == meeting.recorded_by
    )


def names_in_practice(session: Session, actor: Actor, practice: str) -> tuple[str, ...]:
    """Return the names of the school's pupils that a practice seems to have: no practice is about a pupil."""
    school_id = require_school(actor, Action.RECORD_MEETING)
    return names_in(practice, stored.pupils_of_school(session, school_id))
