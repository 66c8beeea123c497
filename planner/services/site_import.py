"""Importing a list of sites: see first what it would add, then add it, all or nothing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from planner.domain.permission import Action, Actor
from planner.domain.roster import RowError
from planner.domain.site import SiteEntry
from planner.domain.site_import import SiteList
from planner.errors import N_, InvalidInput
from planner.services.access import record, require_school
from planner.services.site_changes import add_site
from planner.services.site_import_plan import PlannedSite, SitePlanner
from planner.storage import Session

Progress = Callable[[int, int], None]


class SitesRefused(InvalidInput):
    """Rows have errors, and nothing was imported; `errors` says which and what to write instead."""

    def __init__(self, errors: Sequence[RowError]) -> None:
        rows = len({(error.file, error.row) for error in errors})
        one = N_("1 rad har feil. Ingenting er importert. Rett rada, eller importer berre dei gode radene.")
        many = N_("{n} rader har feil. Ingenting er importert. Rett dei, eller importer berre dei gode radene.")
        super().__init__(one if rows == 1 else many, n=rows)
        self.errors = tuple(errors)


@dataclass(frozen=True)
class SiteImport:
    """What an import would do.

    Attributes:
        new: rows that become sites; seen: rows whose address is in the register or earlier in the file, left out.
        warnings: what isn't kept of rows that can be used.
    """

    new: tuple[PlannedSite, ...]
    seen: tuple[PlannedSite, ...]
    errors: tuple[RowError, ...]
    warnings: tuple[RowError, ...]


def preview_sites(session: Session, actor: Actor, listed: SiteList, today: date) -> SiteImport:
    """Return what an import would add, and write nothing.

    Raises:
        NotAllowed: the role adds no sites.
    """
    school_id = require_school(actor, Action.CHANGE_SITE)
    planner = SitePlanner(session, actor, school_id, listed, today)
    planned = [found for one in listed.sites if (found := planner.plan(one))]
    return SiteImport(
        new=tuple(one for one in planned if not one.known and one.twin is None),
        seen=tuple(one for one in planned if one.known or one.twin is not None),
        errors=(*listed.errors, *planner.errors),
        warnings=tuple(planner.warnings),
    )


def import_sites(
    session: Session,
    actor: Actor,
    listed: SiteList,
    *,
    today: date,
    good_rows: bool = False,
    progress: Progress | None = None,
) -> tuple[SiteEntry, ...]:
    """Add the sites of a list that the register doesn't have; the same list twice adds nothing the second time.

    Args:
        session: the transaction.
        actor: becomes the editor of sites whose editor isn't among the staff.
        listed: what the file holds.
        today: the day they are in the register from.
        good_rows: import the rows without errors although others have some.
        progress: called with the sites written and all there are.

    Raises:
        SitesRefused: rows have errors, and `good_rows` is not asked for.
        NotAllowed: the role adds no sites.
    """
    planned = preview_sites(session, actor, listed, today)
    if planned.errors and not good_rows:
        raise SitesRefused(planned.errors)
    added = []
    for place, one in enumerate(planned.new, 1):
        added.append(add_site(session, actor, one.details, today))
        if progress:
            progress(place, len(planned.new))
    record(session, actor, "import_sites", detail=str(len(added)))
    return tuple(added)
