"""What waits with sites: on their editor's list, and in the principal's inbox."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from planner.domain.permission import Action, Actor
from planner.domain.site import SiteEntry
from planner.domain.site_gate import Gate, missing
from planner.domain.site_list import SitePage, SiteQuery
from planner.domain.site_todo import SiteToDo, ToDo, most_pressing, to_do
from planner.services.access import require, require_school
from planner.services.site_gates import with_people
from planner.services.sites import find_sites
from planner.storage import Session, projects, sites

MOST = 5


@dataclass(frozen=True)
class ForPrincipal:
    """What the principal is asked about sites; each is the first page of all there are.

    Attributes:
        to_approve: sites without a project that strangers can see, and that wait for a yes.
        to_know: sites nobody has said the principal is informed of.
    """

    to_approve: SitePage
    to_know: SitePage


def my_sites_to_do(session: Session, actor: Actor, today: date, most: int = MOST) -> tuple[SiteToDo, ...]:
    """Return what the actor has to do with the sites they are editor or deputy of, the most pressing first.

    That the site of a project is ready to open stands on the project's own card.
    """
    school_id = require_school(actor, Action.SEE_SITES)
    mine = sites.run_by_with_ends(session, school_id, actor.id)
    ready = _ready(session, school_id, [entry for entry, _ends in mine], today)
    found = [one for entry, ends in mine for one in to_do(entry, ends, ready=entry.id in ready, today=today)]
    found += _take_downs(session, [entry for entry, _ends in mine], today)
    return most_pressing(found, most)


def for_principal(session: Session, actor: Actor, today: date) -> ForPrincipal:
    """Return the sites that wait for the principal."""
    require(actor, Action.APPROVE)
    return ForPrincipal(
        find_sites(session, actor, SiteQuery(to_approve=True), today),
        find_sites(session, actor, SiteQuery(not_informed=True), today),
    )


def _ready(session: Session, school_id: str, mine: list[SiteEntry], today: date) -> set[str]:
    waiting = {one.id: (one, Gate(ends=one.ends)) for one in mine if one.opened_on is None and one.project_id is None}
    gates = with_people(session, school_id, waiting) if waiting else {}
    return {id_ for id_, gate in gates.items() if not missing(waiting[id_][0], gate, today)}


def _take_downs(session: Session, mine: list[SiteEntry], today: date) -> Iterator[SiteToDo]:
    by_project = {one.project_id: one for one in mine if one.project_id}
    for project_id, (count, due) in projects.take_downs(session, list(by_project)).items():
        entry = by_project[project_id]
        yield SiteToDo(ToDo.TAKE_DOWN, entry.id, entry.name, project_id, due, due < today, count)
