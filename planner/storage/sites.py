"""The register of sites: its entries, what was changed in them, and the results of their checks."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import bindparam, insert, select, update

from planner.domain.project import Audience
from planner.domain.site import Comments, MadeBy, RetireStep, SiteEntry
from planner.storage.engine import Session
from planner.storage.rows import as_row, columns
from planner.storage.tables import site

_COLUMNS = columns(site, SiteEntry)
_PLACES = {column.name: place for place, column in enumerate(_COLUMNS)}
_ONE = select(*_COLUMNS).where(site.c.id == bindparam("site"))
_OF_PROJECT = select(*_COLUMNS).where(site.c.project_id == bindparam("project"))


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


def entry_of_project(session: Session, project_id: str) -> SiteEntry | None:
    """Return the entry of a project's site."""
    row = session.execute(_OF_PROJECT, {"project": project_id}).one_or_none()
    return as_entry(row) if row else None


def save(session: Session, value: SiteEntry) -> None:
    """Write an entry, new or changed."""
    row = as_row(value, retirement={str(step): day.isoformat() for step, day in value.retirement.items()})
    changed = session.execute(update(site).where(site.c.id == value.id).values(row))
    if not changed.rowcount:
        session.execute(insert(site).values(row))


def as_entry(row: Sequence[Any]) -> SiteEntry:
    """Read a row of the entry's columns back."""
    values = list(row)
    for name, kind in _KINDS.items():
        values[_PLACES[name]] = kind(values[_PLACES[name]])
    return SiteEntry(*values)
