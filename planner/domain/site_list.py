"""The register as a list: what is asked for, a row of it, and how many there are of each kind."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum, auto

from planner.domain.project import Audience
from planner.domain.site import InUse, SiteState

PAGE = 25


class SortBy(StrEnum):
    """What a list of sites is sorted by; empty cells come last."""

    NAME = auto()
    PLATFORM = auto()
    AUDIENCE = auto()
    STATE = auto()
    EDITOR = auto()
    CLASS = auto()
    CONFIRMED = auto()
    CHECKED = auto()
    ENDS = auto()
    CREATED = auto()


class GroupBy(StrEnum):
    """What sites are counted by."""

    PLATFORM = auto()
    EDITOR = auto()
    CLASS = auto()
    AUDIENCE = auto()


@dataclass(frozen=True)
class SiteQuery:
    """Which sites, in which order.

    Attributes:
        text: words that all stand somewhere in name, address, editor, class or project.
        late: those whose answer to "still in use?" is late, and not yet dormant.
        mine: those the actor may change as their own.
        no_editor: those whose editor no longer works here.
        public: those on the public list: marked so, open to the world, and neither blocked nor retired.
        to_approve: those without a project that wait for the principal's yes.
        not_informed: those nobody has said the principal is informed of.
        page: from 0; size: rows a page, None for all in one.
    """

    text: str = ""
    state: SiteState | None = None
    platform: str | None = None
    audience: Audience | None = None
    editor_id: str | None = None
    class_id: str | None = None
    mine: bool = False
    check: str | None = None
    alarm: bool = False
    late: bool = False
    no_editor: bool = False
    public: bool = False
    to_approve: bool = False
    not_informed: bool = False
    sort: SortBy = SortBy.NAME
    descending: bool = False
    page: int = 0
    size: int | None = PAGE


@dataclass(frozen=True)
class SiteRow:
    """One line of the list: what a table shows of a site, without asking for more.

    Attributes:
        class_label, project_id, project_title: empty or None without one.
        ends: the project's last day, or the site's own.
        editor_here: whether the editor still works at the school.
    """

    id: str
    name: str
    address: str
    platform: str
    audience: Audience
    state: SiteState
    in_use: InUse
    opened_on: date | None
    confirmed_on: date | None
    blocked_on: date | None
    retired_on: date | None
    unanswered_since: date | None
    editor_id: str
    editor: str
    editor_here: bool
    class_id: str | None
    class_label: str
    project_id: str | None
    project_title: str
    ends: date | None
    is_public: bool
    check_state: str
    check_alarm: bool
    checked_at: datetime | None


@dataclass(frozen=True)
class SitePage:
    """One page of a list; `page` is the one shown, which is the last when fewer are left than asked for."""

    rows: tuple[SiteRow, ...]
    total: int
    page: int = 0


@dataclass(frozen=True)
class SiteCounts:
    """How many sites there are in each state, how fresh the answers are, and how many raise the alarm."""

    states: Mapping[SiteState, int]
    in_use: Mapping[InUse, int]
    alarms: int
    no_editor: int

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self.states.values())


@dataclass(frozen=True)
class SiteGroup:
    """How many sites there are of one platform, editor, class or audience; `id` None for those without a class."""

    id: str | None
    name: str
    sites: int
    open: int
