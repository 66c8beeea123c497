"""The history of a site's entry: what was changed in it, field by field."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date, datetime
from enum import StrEnum

from planner.domain.site import RetireStep, SiteEntry

LONGEST = 300
# What a check found is kept with the check; the rest never changes.
_NOT_TOLD = frozenset({"id", "school_id", "retirement", "check_state", "check_alarm", "checked_at"})
_TOLD = tuple(one.name for one in fields(SiteEntry) if one.name not in _NOT_TOLD)
YES = "yes"


@dataclass(frozen=True)
class SiteChange:
    """One changed field of an entry.

    Attributes:
        by: a staff id; None for the operator.
        field: the entry's name of it; a step of closing down is `retirement.` and the step.
        before, after: ids, the stored words of closed sets, days as 2026-11-24, "yes" or empty; else text.
    """

    id: str
    site_id: str
    at: datetime
    by: str | None
    field: str
    before: str = ""
    after: str = ""


def differences(before: SiteEntry | None, after: SiteEntry) -> Iterator[tuple[str, str, str]]:
    """Yield (field, before, after) of all that differs; of a new entry only the day it was made."""
    if before is None:
        yield "created_on", "", _told(after.created_on)
        return
    for name in _TOLD:
        old, new = getattr(before, name), getattr(after, name)
        if old != new:
            yield name, _told(old), _told(new)
    for step in RetireStep:
        old, new = before.retirement.get(step), after.retirement.get(step)
        if old != new:
            yield f"retirement.{step}", _told(old), _told(new)


def _told(value: object) -> str:
    match value:
        case None | False:
            return ""
        case True:
            return YES
        case date():
            return value.isoformat()
        case StrEnum():
            return str(value)
    text = str(value)
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
