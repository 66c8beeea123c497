"""Whose sites they are: who may run one, and what somebody would hand over."""

from planner.domain.permission import Action, Actor, Role
from planner.domain.school import Staff
from planner.domain.site import SiteEntry
from planner.services.access import require_school
from planner.storage import Session, people, sites


def site_people(session: Session, actor: Actor) -> tuple[Staff, ...]:
    """Return those who may be the editor or deputy of a site: the school's staff who work there now, by name."""
    return may_run_sites(session, require_school(actor, Action.SEE_SITES))


def may_run_sites(session: Session, school_id: str) -> tuple[Staff, ...]:
    """Return a school's staff who work there now, by name; the municipality's people run none of its sites."""
    return tuple(one for one in people.staff(session, school_id) if one.active and one.role is not Role.MUNICIPALITY)


def sites_run_by(session: Session, actor: Actor, staff_id: str) -> tuple[SiteEntry, ...]:
    """Return the sites of the school that aren't retired and have this person as editor or deputy, by name."""
    return sites.run_by(session, require_school(actor, Action.SEE_SITES), staff_id)
