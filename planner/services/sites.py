"""The register of sites: seeing one, finding many, and counting them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from planner.domain.permission import Action, Actor, may
from planner.domain.project import Project, Task, TaskKind
from planner.domain.record import DecisionRecord
from planner.domain.school import SchoolClass
from planner.domain.site import InUse, SiteEntry, SiteState, in_use, state_of
from planner.domain.site_address import SiteAddress, same_site_key
from planner.domain.site_gate import Missing, missing
from planner.domain.site_list import GroupBy, SiteCounts, SiteGroup, SitePage, SiteQuery, SiteRow
from planner.errors import NotAllowed
from planner.services.access import require_school, require_site
from planner.services.site_consents import Consents, consents_behind
from planner.services.site_gates import gate_of
from planner.storage import Session, decisions, people, projects, site_list, sites

# What holds an opening back, but says nothing of a site that is open.
_BEFORE_OPENING = frozenset({Missing.LETTERS, Missing.REPLIES, Missing.ENDED, Missing.CRISIS})


@dataclass(frozen=True)
class SiteCard:
    """A site as its own page shows it.

    Attributes:
        missing: what it lacks before it opens; for one that is open, what has fallen away since; in order of doing.
        names: of the staff the entry names, by id.
        consents: as numbers; None without a project or before letters are made.
        tasks: all of its project's.
        may_change: whether the actor may change the entry.
    """

    entry: SiteEntry
    state: SiteState
    in_use: InUse
    missing: tuple[Missing, ...]
    school_class: SchoolClass | None
    project: Project | None
    decided: DecisionRecord | None
    names: Mapping[str, str]
    consents: Consents | None
    tasks: tuple[Task, ...]
    may_change: bool

    @property
    def editor(self) -> str:
        """The editor's name."""
        return self.names.get(self.entry.editor_id, "")

    @property
    def deputy(self) -> str:
        """The deputy's name; empty when there is none."""
        return self.names.get(self.entry.deputy_id or "", "")

    @property
    def tasks_open(self) -> int:
        """How many tasks of its project aren't done."""
        return sum(not one.done_at for one in self.tasks)

    @property
    def take_downs(self) -> tuple[Task, ...]:
        """What is still to be taken down, the first due first."""
        return tuple(one for one in self.tasks if one.kind is TaskKind.TAKE_DOWN and not one.done_at)


def site_card(session: Session, actor: Actor, site_id: str, today: date) -> SiteCard:
    """Return one site with all that is known of it; all staff may see it, and it names no pupil.

    Raises:
        NotFound: there is no such site in the actor's school.
    """
    entry = require_site(session, actor, site_id, Action.SEE_SITES)
    project = projects.project(session, entry.project_id) if entry.project_id else None
    class_id = project.class_id if project else entry.class_id
    return SiteCard(
        entry=entry,
        state=state_of(entry, today),
        in_use=in_use(entry, today),
        missing=_missing(session, entry, today),
        school_class=people.class_of(session, class_id) if class_id else None,
        project=project,
        decided=decisions.in_force(session, project.id) if project else None,
        names={one.id: one.name for one in people.staff(session, entry.school_id)},
        consents=consents_behind(session, project, today) if project else None,
        tasks=projects.tasks(session, project.id) if project else (),
        may_change=_may_change(session, actor, site_id),
    )


def find_sites(session: Session, actor: Actor, query: SiteQuery, today: date) -> SitePage:
    """Return a page of the school's sites; beyond the last page it is the last one.

    Raises:
        NotAllowed: the role sees no sites.
    """
    school_id = require_school(actor, Action.SEE_SITES)
    rows, total = site_list.find(session, school_id, query, actor.id, today)
    if rows or not query.page or query.size is None:
        return SitePage(tuple(rows), total, query.page)
    _first, total = site_list.find(session, school_id, replace(query, page=0), actor.id, today)
    last = max(0, (total - 1) // query.size)
    rows, total = site_list.find(session, school_id, replace(query, page=last), actor.id, today)
    return SitePage(tuple(rows), total, last)


def site_counts(session: Session, actor: Actor, today: date) -> SiteCounts:
    """Return how many sites the school has in each state, and how fresh their answers are."""
    return site_list.counts(session, require_school(actor, Action.SEE_SITES), today)


def site_groups(session: Session, actor: Actor, by: GroupBy, today: date) -> tuple[SiteGroup, ...]:
    """Return how many sites that aren't retired the school has of each platform, editor, class or audience."""
    return site_list.groups(session, require_school(actor, Action.SEE_SITES), by, today)


def sites_without_editor(session: Session, actor: Actor, today: date) -> tuple[SiteRow, ...]:
    """Return the sites whose editor no longer works at the school: somebody has to take them over."""
    return find_sites(session, actor, SiteQuery(no_editor=True, size=None), today).rows


def known_addresses(session: Session, actor: Actor) -> dict[str, tuple[SiteAddress, ...]]:
    """Return the school's sites by `same_site_key` of their address, for those who compare many."""
    found: dict[str, tuple[SiteAddress, ...]] = {}
    for one in sites.addresses(session, require_school(actor, Action.SEE_SITES)):
        key = same_site_key(one.address)
        found[key] = (*found.get(key, ()), one)
    return found


def duplicates(session: Session, actor: Actor, address: str, besides: str | None = None) -> tuple[SiteAddress, ...]:
    """Return the sites of the school with the same address, retired ones too: noticed, not refused.

    Args:
        address: however it is written.
        besides: the id of a site that isn't its own duplicate.
    """
    found = known_addresses(session, actor).get(same_site_key(address), ())
    return tuple(one for one in found if one.id != besides)


def _missing(session: Session, entry: SiteEntry, today: date) -> tuple[Missing, ...]:
    if entry.retired_on is not None:
        return ()
    found = missing(entry, gate_of(session, entry), today)
    return tuple(one for one in found if entry.opened_on is None or one not in _BEFORE_OPENING)


def _may_change(session: Session, actor: Actor, site_id: str) -> bool:
    if not may(actor.role, Action.CHANGE_SITE):
        return False
    try:
        require_site(session, actor, site_id, Action.CHANGE_SITE)
    except NotAllowed:
        return False
    return True
