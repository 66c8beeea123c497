"""What an editor has to do with their sites now, the most pressing first."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum, auto

from planner.domain.site import InUse, RetireStep, SiteEntry, SiteState, answered_before, in_use, state_of


class ToDo(StrEnum):
    """What is to be done, the most pressing first when nothing else tells them apart."""

    TAKE_DOWN = auto()
    ANSWER_INPUT = auto()
    CLOSE = auto()
    CONFIRM = auto()
    RETIRE = auto()
    OPEN = auto()


_ORDER = {kind: place for place, kind in enumerate(ToDo)}


@dataclass(frozen=True)
class SiteToDo:
    """One thing to do with a site.

    Attributes:
        due: by the end of which day; to confirm: the day it was asked; to close: the day it should have ended; None
            where nobody has set a day.
        late: whether the day has passed, or the answer to "still in use?" is late or the site dormant.
        count: how many things to take down, or steps of closing down that are left; else 1.
    """

    kind: ToDo
    site_id: str
    name: str
    project_id: str | None
    due: date | None
    late: bool
    count: int = 1


def to_do(entry: SiteEntry, ends: date | None, *, ready: bool, today: date) -> Iterator[SiteToDo]:
    """Yield what is to be done with one site, but for what has to be taken down.

    Args:
        entry: the site.
        ends: its project's last day, or its own.
        ready: whether it may open now.
        today: the day it is.
    """

    def one(kind: ToDo, due: date | None, *, late: bool, count: int = 1) -> SiteToDo:
        return SiteToDo(kind, entry.id, entry.name, entry.project_id, due, late, count)

    state = state_of(entry, today)
    if state is SiteState.RETIRED:
        return
    if entry.answer_by is not None:
        yield one(ToDo.ANSWER_INPUT, entry.answer_by, late=entry.answer_by < today)
    if entry.retirement:
        yield one(ToDo.RETIRE, None, late=False, count=len(RetireStep) - len(entry.retirement))
    elif entry.opened_on is not None and ends is not None and ends < today:
        yield one(ToDo.CLOSE, ends, late=True)
    elif (fresh := in_use(entry, today)) not in {InUse.NOT_ASKED, InUse.CONFIRMED}:
        yield one(ToDo.CONFIRM, answered_before(today)[InUse.ASKED], late=fresh is not InUse.ASKED)
    elif state is SiteState.PLANNED and ready:
        yield one(ToDo.OPEN, None, late=False)


def most_pressing(found: Iterable[SiteToDo], most: int) -> tuple[SiteToDo, ...]:
    """Return the first of a list: what is late, then by kind, then by day and name."""
    ordered = sorted(found, key=lambda one: (not one.late, _ORDER[one.kind], one.due or date.max, one.name))
    return tuple(ordered[:most])
