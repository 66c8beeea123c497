"""Discussion cards for staff meetings, and what the staff of a school agreed on."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from planner.errors import N_, InvalidInput

LONGEST_PRACTICE = 2000
MOST_PRESENT = 500
YEARS_TO_REVIEW = 1
_MOST_YEARS = 2


@dataclass(frozen=True)
class Card:
    """A situation to discuss.

    Attributes:
        guideline: the ids in the guideline that it rests on.
        minutes: how long to set aside.
        before: what to think of before agreeing.
        practice: an example of what a staff could agree on.
    """

    id: str
    guideline: tuple[str, ...]
    minutes: int
    title: str
    summary: str
    situation: str
    questions: tuple[str, ...]
    advice: tuple[str, ...]
    before: str
    practice: str


@dataclass(frozen=True)
class StaffMeeting:
    """What the staff agreed on about one card; never about a pupil or a guardian.

    Attributes:
        card: its id.
        present: how many took part.
        practice: what they agreed to do from now on.
        review_on: when they look at it again.
        recorded_by: a staff id; None for the local operator.
    """

    id: str
    school_id: str
    card: str
    held_on: date
    present: int
    practice: str
    review_on: date
    recorded_by: str | None = None

    def is_due(self, today: date) -> bool:
        """Whether the day to look at it again has come."""
        return self.review_on <= today


def check_meeting(held_on: date, present: int, practice: str, review_on: date, today: date) -> None:
    """Refuse a record of a meeting that can't be true or says nothing.

    Raises:
        InvalidInput: the days, the number or the practice make no meeting.
    """
    if held_on > today:
        raise InvalidInput(N_("Møtet kan ikkje vere halde {day}: Den dagen har ikkje vore enno."), day=held_on)
    if not 1 <= present <= MOST_PRESENT:
        raise InvalidInput(N_("Skriv kor mange som var til stades, frå 1 til {most}."), most=MOST_PRESENT)
    if not practice.strip():
        raise InvalidInput(N_("Skriv kva de blei samde om. Ei setning er nok."))
    if len(practice) > LONGEST_PRACTICE:
        raise InvalidInput(N_("Avtalen er for lang. Skriv han kortare, høgst {most} teikn."), most=LONGEST_PRACTICE)
    if not held_on < review_on <= years_after(held_on, _MOST_YEARS):
        raise InvalidInput(N_("Vel ein dag etter møtet, og høgst to år fram, til å sjå på avtalen på nytt."))


def years_after(day: date, years: int = YEARS_TO_REVIEW) -> date:
    """Return the same day some years later; from 29 February it may be the 28th."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def in_force(meetings: Iterable[StaffMeeting]) -> dict[str, StaffMeeting]:
    """Return the newest meeting about each card, by card: what was agreed last is what counts."""
    return {one.card: one for one in sorted(meetings, key=lambda one: (one.held_on, one.id))}
