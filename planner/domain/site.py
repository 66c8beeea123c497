"""The register's entry of a site, and where it is in its life."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum, auto

from planner.domain.project import Audience


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
    """How fresh the answer to "still in use?" is: asked each term; late and dormant are told apart."""

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
        class_id, ends, shows_pupils: said here for a site without a project; else its project says them.
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
        return {
            Tick.LEADER_INFORMED: self.leader_informed_on,
            Tick.OWN_PASSWORD: self.password_on,
            Tick.TWO_STEP: self.two_step_on,
            Tick.STANDING_TEXT: self.no_cases_on,
            Tick.STAND_BEHIND: self.stands_behind_on,
        }[tick]


# "Still in use?" is asked from the first day of a term. Without an answer it is late, then the site is dormant.
LATE_AFTER = timedelta(days=30)
DORMANT_AFTER = timedelta(days=90)
_TERMS = ((1, 1), (8, 1))


def next_term(day: date) -> date:
    """Return the first day of the school term after the one a day lies in: 1 January or 1 August."""
    starts = (date(year, month, first) for year in (day.year, day.year + 1) for month, first in _TERMS)
    return min(start for start in starts if start > day)


def in_use(entry: SiteEntry, today: date) -> InUse:
    """Return how fresh the answer to "still in use?" is; opening a site answers it for that term."""
    answered = max((day for day in (entry.opened_on, entry.confirmed_on) if day), default=today)
    waited = today - next_term(answered)
    if waited < timedelta(0):
        return InUse.CONFIRMED
    if waited >= DORMANT_AFTER:
        return InUse.DORMANT
    return InUse.LATE if waited >= LATE_AFTER else InUse.ASKED


def state_of(entry: SiteEntry, today: date) -> SiteState:
    """Return where a site is in its life."""
    if entry.retired_on is not None:
        return SiteState.RETIRED
    if entry.blocked_on is not None:
        return SiteState.BLOCKED
    if entry.opened_on is None:
        return SiteState.PLANNED
    return SiteState.DORMANT if in_use(entry, today) is InUse.DORMANT else SiteState.ACTIVE
