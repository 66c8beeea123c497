"""The register's entry of a site, and where it is in its life."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import StrEnum, auto
from typing import Protocol

from planner.domain.project import Audience
from planner.errors import N_, InvalidInput


class MadeBy(StrEnum):
    """Who makes what stands on a site: the overview is of sites made by staff and pupils (guideline: overview)."""

    STAFF = auto()
    PUPILS = auto()
    BOTH = auto()


class Comments(StrEnum):
    """How comments are kept on a site; unset until somebody has said."""

    UNSET = ""
    OFF = auto()
    MODERATED = auto()
    OPEN = auto()


class Tick(StrEnum):
    """What a person says of a site once, with a date; the values are the ids of the decision's conditions."""

    LEADER_INFORMED = auto()
    OWN_PASSWORD = auto()
    TWO_STEP = auto()
    STANDING_TEXT = auto()
    STAND_BEHIND = auto()


# What a site must have ticked before it opens; two-step sign-in is advice, since not every service has it.
ASKED_FOR = (Tick.LEADER_INFORMED, Tick.OWN_PASSWORD, Tick.STANDING_TEXT, Tick.STAND_BEHIND)


class SiteState(StrEnum):
    """Where a site is in its life."""

    PLANNED = auto()
    ACTIVE = auto()
    DORMANT = auto()
    RETIRED = auto()
    BLOCKED = auto()


class InUse(StrEnum):
    """How fresh the answer to "still in use?" is: asked each term; late and dormant are told apart.

    Nobody is asked about a site that isn't open: planned, blocked or retired.
    """

    NOT_ASKED = auto()
    CONFIRMED = auto()
    ASKED = auto()
    LATE = auto()
    DORMANT = auto()


class RetireStep(StrEnum):
    """The steps of closing a site down, in their order (guideline: delete-inactive, answer, archive)."""

    ANSWER_INPUT = auto()
    ARCHIVE_RECORDS = auto()
    EXPORT = auto()
    DELETE = auto()
    TELL_GUARDIANS = auto()


@dataclass(frozen=True)
class SiteEntry:
    """A page, account, blog, group or channel made by staff or pupils for school use.

    Attributes:
        project_id: the project it belongs to; None for a site without one.
        class_id, ends, shows_pupils: said here for a site without a project; else its project says them. A site that
            shows pupils, their names or their works needs a project, since it needs a decision and consents.
        leader_informed_on, password_on, two_step_on, no_cases_on, stands_behind_on: the ticks, each with its day.
        approved_on: the principal's yes to a site without a project that strangers can see.
        answer_days: how soon input is answered; unanswered_since: the day of the oldest that waits.
        confirmed_on: the newest answer to "still in use?".
        retirement: the day each step of closing down was taken.
        is_public: whether the school's public list names it.
    """

    id: str
    school_id: str
    project_id: str | None
    name: str
    address: str
    platform: str
    audience: Audience
    editor_id: str
    deputy_id: str | None = None
    class_id: str | None = None
    subject: str = ""
    made_by: MadeBy = MadeBy.STAFF
    shows_pupils: bool = False
    created_on: date | None = None
    ends: date | None = None
    leader_informed_by: str | None = None
    leader_informed_on: date | None = None
    password_on: date | None = None
    two_step_on: date | None = None
    no_cases_on: date | None = None
    comments: Comments = Comments.UNSET
    stands_behind_by: str | None = None
    stands_behind_on: date | None = None
    approved_by: str | None = None
    approved_on: date | None = None
    answer_days: int | None = None
    unanswered_since: date | None = None
    opened_on: date | None = None
    confirmed_by: str | None = None
    confirmed_on: date | None = None
    blocked_on: date | None = None
    blocked_because: str = ""
    retirement: Mapping[RetireStep, date] = field(default_factory=dict)
    retired_on: date | None = None
    is_public: bool = False
    check_state: str = "not_checked"
    check_alarm: bool = False
    checked_at: datetime | None = None

    def ticked_on(self, tick: Tick) -> date | None:
        """Return the day something was ticked, or None."""
        day: date | None = getattr(self, _COLUMNS[tick][0])
        return day

    def with_tick(self, tick: Tick, on: date | None, by: str | None) -> "SiteEntry":
        """Return the entry with something ticked, or no longer; who said so is kept where somebody answers for it."""
        day, person = _COLUMNS[tick]
        changed = {day: on} | ({person: by if on else None} if person else {})
        return replace(self, **changed)  # type: ignore[arg-type]

    @property
    def answer_by(self) -> date | None:
        """The day by which the oldest unanswered input is to be answered; None when none waits."""
        return answer_by(self.unanswered_since, self.answer_days)


# Where each tick stands: its day, and who said so.
_COLUMNS = {
    Tick.LEADER_INFORMED: ("leader_informed_on", "leader_informed_by"),
    Tick.OWN_PASSWORD: ("password_on", ""),
    Tick.TWO_STEP: ("two_step_on", ""),
    Tick.STANDING_TEXT: ("no_cases_on", ""),
    Tick.STAND_BEHIND: ("stands_behind_on", "stands_behind_by"),
}
# How soon input is answered where nothing is agreed on.
DAYS_TO_ANSWER = 7
MOST_DAYS_TO_ANSWER = 60
# "Still in use?" is asked from the first day of a term. Without an answer it is late, then the site is dormant.
LATE_AFTER = timedelta(days=30)
DORMANT_AFTER = timedelta(days=90)
_TERMS = ((1, 1), (8, 1))


def before_opening(entry: SiteEntry) -> SiteEntry:
    """Return an entry as it was before it was approved and opened."""
    return replace(entry, approved_by=None, approved_on=None, opened_on=None, confirmed_by=None, confirmed_on=None)


class Life(Protocol):
    """The days that say where a site is in its life: an entry has them, and a row of the list."""

    @property
    def opened_on(self) -> date | None:
        """The day it opened."""

    @property
    def confirmed_on(self) -> date | None:
        """The day of the newest answer to "still in use?"."""

    @property
    def blocked_on(self) -> date | None:
        """The day the principal blocked it."""

    @property
    def retired_on(self) -> date | None:
        """The day the last step of closing it down was taken."""


def term_start(day: date) -> date:
    """Return the first day of the school term a day lies in: 1 January or 1 August."""
    return max(start for month, first in _TERMS if (start := date(day.year, month, first)) <= day)


def answered_before(today: date) -> dict[InUse, date]:
    """Return, the gravest first, the day before which the newest answer must lie for a site to be dormant, late, asked.

    The same three days are what the database compares with.
    """
    return {
        InUse.DORMANT: term_start(today - DORMANT_AFTER),
        InUse.LATE: term_start(today - LATE_AFTER),
        InUse.ASKED: term_start(today),
    }


def in_use(site: Life, today: date) -> InUse:
    """Return how fresh the answer to "still in use?" is; opening a site answers it for that term."""
    if site.opened_on is None or site.blocked_on is not None or site.retired_on is not None:
        return InUse.NOT_ASKED
    answered = max(site.opened_on, site.confirmed_on or site.opened_on)
    return next((found for found, day in answered_before(today).items() if answered < day), InUse.CONFIRMED)


def state_of(site: Life, today: date) -> SiteState:
    """Return where a site is in its life."""
    if site.retired_on is not None:
        return SiteState.RETIRED
    if site.blocked_on is not None:
        return SiteState.BLOCKED
    if site.opened_on is None:
        return SiteState.PLANNED
    return SiteState.DORMANT if in_use(site, today) is InUse.DORMANT else SiteState.ACTIVE


def answer_by(since: date | None, days: int | None) -> date | None:
    """Return the day by which input that has waited since a day is to be answered; None when none waits.

    Args:
        since: the day of the oldest that waits.
        days: agreed for the site; None for what is usual.
    """
    return None if since is None else since + timedelta(days=days or DAYS_TO_ANSWER)


def check_answer_days(days: int | None) -> None:
    """Refuse a time to answer that nobody would agree on; None is what is usual.

    Raises:
        InvalidInput: it isn't a number of days from 1 to 60.
    """
    if days is not None and not 1 <= days <= MOST_DAYS_TO_ANSWER:
        raise InvalidInput(N_("Vel frå 1 til {most} dagar å svare på."), most=MOST_DAYS_TO_ANSWER)
