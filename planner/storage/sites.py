"""The register of sites: its entries, what was changed in them, and who may change them."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, bindparam, delete, func, insert, or_, select, update

from planner.domain.project import Audience
from planner.domain.site import Comments, MadeBy, RetireStep, SiteEntry
from planner.domain.site_address import SiteAddress
from planner.domain.site_history import SiteChange
from planner.storage.engine import Session
from planner.storage.rows import as_row, columns
from planner.storage.tables import class_teacher, enquiry, project, site, site_change, staff

_COLUMNS = columns(site, SiteEntry)
_PLACES = {column.name: place for place, column in enumerate(_COLUMNS)}
_STAFF: BindParameter[str] = bindparam("staff")
CLASS: ColumnElement[str | None] = func.coalesce(project.c.class_id, site.c.class_id)
# Whose a site is: its editor's and deputy's, its project's owner's, and the teachers' of its class.
THEIRS = or_(
    site.c.editor_id == _STAFF,
    site.c.deputy_id == _STAFF,
    project.c.owner_id == _STAFF,
    CLASS.in_(select(class_teacher.c.class_id).where(class_teacher.c.staff_id == _STAFF)),
)
_WITH_PROJECT = select(*_COLUMNS).select_from(site.outerjoin(project))
_ONE = select(*_COLUMNS).where(site.c.id == bindparam("site"))
_ONE_AND_WHOSE = _WITH_PROJECT.add_columns(THEIRS.label("theirs")).where(site.c.id == bindparam("site"))
_OF_PROJECT = select(*_COLUMNS).where(site.c.project_id == bindparam("project"))
_OF_PROJECTS = select(*_COLUMNS).where(site.c.project_id.in_(bindparam("projects", expanding=True)))
_RUN_BY = (
    select(*_COLUMNS)
    .where(
        site.c.school_id == bindparam("school"),
        or_(site.c.editor_id == _STAFF, site.c.deputy_id == _STAFF),
        site.c.retired_on.is_(None),
    )
    .order_by(site.c.name, site.c.id)
)
_RUN_BY_WITH_ENDS = _RUN_BY.select_from(site.outerjoin(project)).add_columns(
    func.coalesce(project.c.ends, site.c.ends).label("ends_on")
)
_ADDRESSES = select(*columns(site, SiteAddress)).where(site.c.school_id == bindparam("school"), site.c.address != "")
_CHANGES = (
    select(*columns(site_change, SiteChange))
    .where(site_change.c.site_id == bindparam("site"))
    .order_by(site_change.c.at.desc(), site_change.c.field)
)
_GONE = select(staff.c.id).where(staff.c.school_id == bindparam("school"), staff.c.active.is_(False))
_RECORDS = select(enquiry.c.id).where(enquiry.c.site_id == bindparam("site")).limit(1)
_NOT_HANDED_OVER = select(func.count()).where(
    enquiry.c.site_id == bindparam("site"), enquiry.c.handed_over_on.is_(None)
)


def _retirement(stored: Mapping[str, str]) -> dict[RetireStep, date]:
    return {RetireStep(step): date.fromisoformat(day) for step, day in stored.items()}


_KINDS: dict[str, Callable[[Any], object]] = {
    "audience": Audience,
    "made_by": MadeBy,
    "comments": Comments,
    "retirement": _retirement,
}


def entry(session: Session, site_id: str) -> SiteEntry | None:
    """Return one entry."""
    row = session.execute(_ONE, {"site": site_id}).one_or_none()
    return as_entry(row) if row else None


def entry_and_whose(session: Session, site_id: str, staff_id: str) -> tuple[SiteEntry, bool] | None:
    """Return one entry, and whether it is a member of staff's own to change."""
    row = session.execute(_ONE_AND_WHOSE, {"site": site_id, "staff": staff_id}).one_or_none()
    return (as_entry(row[:-1]), bool(row.theirs)) if row else None


def entry_of_project(session: Session, project_id: str) -> SiteEntry | None:
    """Return the entry of a project's site."""
    row = session.execute(_OF_PROJECT, {"project": project_id}).one_or_none()
    return as_entry(row) if row else None


def entries_of_projects(session: Session, project_ids: Sequence[str]) -> dict[str, SiteEntry]:
    """Return the entries of some projects' sites, by project id."""
    found = (as_entry(row) for row in session.execute(_OF_PROJECTS, {"projects": project_ids}))
    return {one.project_id or "": one for one in found}


def run_by(session: Session, school_id: str, staff_id: str) -> tuple[SiteEntry, ...]:
    """Return the sites that aren't retired and have a member of staff as editor or deputy, by name."""
    return tuple(map(as_entry, session.execute(_RUN_BY, {"school": school_id, "staff": staff_id})))


def run_by_with_ends(session: Session, school_id: str, staff_id: str) -> tuple[tuple[SiteEntry, date | None], ...]:
    """Return the same sites, each with the last day of its project or its own."""
    found = session.execute(_RUN_BY_WITH_ENDS, {"school": school_id, "staff": staff_id})
    return tuple((as_entry(row[:-1]), row.ends_on) for row in found)


def addresses(session: Session, school_id: str) -> tuple[SiteAddress, ...]:
    """Return a school's sites that have an address, retired ones too."""
    return tuple(SiteAddress(*row) for row in session.execute(_ADDRESSES, {"school": school_id}))


def save(session: Session, value: SiteEntry) -> None:
    """Write an entry, new or changed."""
    row = as_row(value, retirement={str(step): day.isoformat() for step, day in value.retirement.items()})
    changed = session.execute(update(site).where(site.c.id == value.id).values(row))
    if not changed.rowcount:
        session.execute(insert(site).values(row))


def add_changes(session: Session, new: Sequence[SiteChange]) -> None:
    """Add lines to the history."""
    if new:
        session.execute(insert(site_change), [as_row(one) for one in new])


def changes(session: Session, site_id: str) -> tuple[SiteChange, ...]:
    """Return an entry's history, the newest first."""
    return tuple(SiteChange(*row) for row in session.execute(_CHANGES, {"site": site_id}))


def gone(session: Session, school_id: str) -> frozenset[str]:
    """Return the ids of those who no longer work at a school."""
    return frozenset(session.scalars(_GONE, {"school": school_id}))


def records_not_handed_over(session: Session, site_id: str) -> int:
    """Return how many enquiries of a site are records that still wait to be handed over to the archive."""
    return session.scalar(_NOT_HANDED_OVER, {"site": site_id}) or 0


def has_records(session: Session, site_id: str) -> bool:
    """Whether an enquiry of a site is kept, handed over or not."""
    return session.scalar(_RECORDS, {"site": site_id}) is not None


def remove(session: Session, site_id: str) -> None:
    """Delete an entry with its history and checks."""
    session.execute(delete(site).where(site.c.id == site_id))


def as_entry(row: Sequence[Any]) -> SiteEntry:
    """Read a row of the entry's columns back."""
    values = list(row)
    for name, kind in _KINDS.items():
        values[_PLACES[name]] = kind(values[_PLACES[name]])
    return SiteEntry(*values)
