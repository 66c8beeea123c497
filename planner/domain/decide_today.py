"""What the principal is to decide or do today: at most five lines, the most pressing first."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum, auto

MOST = 5


class DecideKind(StrEnum):
    """What a line is about, the most pressing first.

    First what can harm a pupil, then what waits for the principal's word, then what is merely over time.
    """

    ALARM = auto()
    TAKE_DOWN = auto()
    APPROVE = auto()
    NO_DECISION = auto()
    NO_EDITOR = auto()
    JUDGED_AGAIN = auto()
    CHANGED_ADVICE = auto()
    INFORM = auto()
    ANSWER = auto()
    ARCHIVE = auto()
    PRACTICE = auto()
    DORMANT = auto()


@dataclass(frozen=True)
class Decide:
    """One line.

    Attributes:
        id: of one of them: the site's or the project's; empty where it is about neither.
        count: how many there are.
    """

    kind: DecideKind
    id: str
    count: int


_ORDER = {kind: place for place, kind in enumerate(DecideKind)}


def decide_today(waiting: Iterable[Decide], most: int = MOST) -> tuple[Decide, ...]:
    """Return the lines to show: one a kind, none without anything to do, the most pressing first."""
    found: dict[DecideKind, Decide] = {}
    for one in waiting:
        before = found.get(one.kind)
        if one.count:
            found[one.kind] = Decide(one.kind, before.id, before.count + one.count) if before else one
    return tuple(sorted(found.values(), key=lambda one: _ORDER[one.kind])[:most])
