"""The history of sites: every change of an entry leaves a line a field, whatever page or verb made it."""

from datetime import UTC, datetime

from planner.domain.identity import new_id
from planner.domain.permission import Action, Actor
from planner.domain.site import SiteEntry
from planner.domain.site_history import SiteChange, differences
from planner.services.access import require_site
from planner.storage import Session, sites


def keep(session: Session, actor: Actor, before: SiteEntry | None, after: SiteEntry) -> SiteEntry:
    """Write an entry, new or changed, and its history."""
    sites.save(session, after)
    note(session, actor, before, after)
    return after


def note(session: Session, actor: Actor, before: SiteEntry | None, after: SiteEntry) -> None:
    """Write the history of an entry that is written already."""
    now = datetime.now(UTC)
    lines = [SiteChange(new_id(), after.id, now, actor.staff_id, *one) for one in differences(before, after)]
    sites.add_changes(session, lines)


def site_history(session: Session, actor: Actor, site_id: str) -> tuple[SiteChange, ...]:
    """Return what was changed in a site's entry, the newest first."""
    require_site(session, actor, site_id, Action.SEE_SITES)
    return sites.changes(session, site_id)
