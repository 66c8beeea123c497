"""Results of checks: of the register's sites, and of the pages that the program links to."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import bindparam, delete, insert, select, update

from planner.domain.check import FORGOTTEN_DAYS, CheckState, Result
from planner.domain.evidence import Evidence
from planner.domain.identity import new_id
from planner.domain.project import Audience
from planner.storage.engine import Session
from planner.storage.tables import link_check, site, site_check

_TO_CHECK = (
    select(site.c.id, site.c.address, site.c.audience)
    .where(site.c.school_id == bindparam("school"), site.c.retired_on.is_(None), site.c.address != "")
    .order_by(site.c.name, site.c.id)
)
_HISTORY = (
    select(site_check.c.site_id, site_check.c.evidence)
    .join(site)
    .where(site.c.school_id == bindparam("school"))
    .order_by(site_check.c.checked_at)
)
_NEWEST = (
    select(site_check.c.evidence)
    .where(site_check.c.site_id == bindparam("site"))
    .order_by(site_check.c.checked_at.desc())
    .limit(1)
)
_LINK_STATES = select(link_check.c.address, link_check.c.checked_at, link_check.c.state)
_LINK_HISTORY = select(link_check.c.address, link_check.c.history)


def to_check(session: Session, school_id: str) -> tuple[tuple[str, str, Audience], ...]:
    """Return (id, address, audience) of a school's sites that have an address and aren't retired."""
    return tuple(
        (id_, address, Audience(seen)) for id_, address, seen in session.execute(_TO_CHECK, {"school": school_id})
    )


def history(session: Session, school_id: str) -> dict[str, tuple[Evidence, ...]]:
    """Return what is kept of earlier checks, by site, the oldest first."""
    found: dict[str, list[Evidence]] = {}
    for site_id, stored in session.execute(_HISTORY, {"school": school_id}):
        found.setdefault(site_id, []).append(_evidence(stored))
    return {site_id: tuple(one) for site_id, one in found.items()}


def newest(session: Session, site_id: str) -> Evidence | None:
    """Return the newest evidence of a site."""
    stored = session.scalar(_NEWEST, {"site": site_id})
    return _evidence(stored) if stored else None


def keep(session: Session, results: Sequence[Result]) -> None:
    """Keep new results, each on its site too; what is too old to count is forgotten."""
    for one in results:
        if one.evidence is None:
            continue
        at = one.evidence.asked_at
        told = {"check_state": str(one.state), "check_alarm": one.alarm, "checked_at": at}
        session.execute(update(site).where(site.c.id == one.target_id).values(told))
        old = (site_check.c.site_id == one.target_id) & (site_check.c.checked_at < at - timedelta(days=FORGOTTEN_DAYS))
        session.execute(delete(site_check).where(old))
        row = {"site_id": one.target_id, "checked_at": at, "state": str(one.state), "alarm": one.alarm}
        session.execute(insert(site_check).values(id=new_id(), evidence=_stored(one.evidence), **row))


def link_history(session: Session) -> dict[str, tuple[Evidence, ...]]:
    """Return what is kept of earlier checks of linked pages, by address."""
    return {row.address: tuple(map(_evidence, row.history)) for row in session.execute(_LINK_HISTORY)}


def links(session: Session) -> dict[str, tuple[CheckState, datetime]]:
    """Return the state of linked pages and when it was seen, by address."""
    return {row.address: (CheckState(row.state), row.checked_at) for row in session.execute(_LINK_STATES)}


def keep_links(session: Session, results: Mapping[str, tuple[Result, Sequence[Evidence]]]) -> None:
    """Keep new results of linked pages with the evidence before them, by address."""
    for address, (result, before) in results.items():
        if result.evidence is None:
            continue
        at = result.evidence.asked_at
        counted = [one for one in before if at - one.asked_at <= timedelta(days=FORGOTTEN_DAYS)]
        row = {
            "checked_at": at,
            "state": str(result.state),
            "history": [_stored(one) for one in (*counted, result.evidence)],
        }
        changed = session.execute(update(link_check).where(link_check.c.address == address).values(row))
        if not changed.rowcount:
            session.execute(insert(link_check).values(address=address, **row))


def _stored(evidence: Evidence) -> Any:
    return _adapter().dump_python(evidence, mode="json")


def _evidence(stored: object) -> Evidence:
    return _adapter().validate_python(stored)


@cache
def _adapter() -> TypeAdapter[Evidence]:
    return TypeAdapter(Evidence)
