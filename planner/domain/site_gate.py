"""The gate: what a site lacks before it may open, each missing thing by name."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum, auto

from planner.domain.decision import Outcome
from planner.domain.record import DecisionRecord
from planner.domain.site import ASKED_FOR, Comments, SiteEntry


class Missing(StrEnum):
    """What stands between a site and its opening, in the order to do it."""

    ADDRESS = auto()
    DEPUTY = auto()
    DECISION = auto()
    NOT_ONLINE = auto()
    TOO_OPEN = auto()
    AGREEMENT = auto()
    APPROVAL = auto()
    LEADER_INFORMED = auto()
    OWN_PASSWORD = auto()
    STANDING_TEXT = auto()
    STAND_BEHIND = auto()
    COMMENTS = auto()
    TASKS = auto()
    LETTERS = auto()
    REPLIES = auto()
    CRISIS = auto()


@dataclass(frozen=True)
class Gate:
    """What the gate before opening asks about, beside the entry itself.

    Attributes:
        decided: the decision in force of the site's project.
        open_tasks: of the project, but for those that are ticks of the site.
        letters, replied: of the newest request; without_letter: pupils of the class that no letter is about.
        reply_by: the end of the day by which guardians answer; None without a project.
        crisis: whether a crisis holds openings back.
    """

    decided: DecisionRecord | None = None
    open_tasks: int = 0
    letters: int = 0
    replied: int = 0
    without_letter: int = 0
    reply_by: date | None = None
    crisis: bool = False


def missing(entry: SiteEntry, gate: Gate, today: date) -> tuple[Missing, ...]:
    """Return what stands between a site and its opening; empty when it may open."""
    found = [
        (Missing.ADDRESS, not entry.address),
        (Missing.DEPUTY, entry.deputy_id is None),
        *_decision(entry, gate),
        *((Missing(tick), entry.ticked_on(tick) is None) for tick in ASKED_FOR),
        (Missing.COMMENTS, entry.comments is Comments.UNSET),
        (Missing.TASKS, gate.open_tasks > 0),
        *_consents(entry, gate, today),
        (Missing.CRISIS, gate.crisis),
    ]
    return tuple(what for what, lacks in found if lacks)


def _decision(entry: SiteEntry, gate: Gate) -> list[tuple[Missing, bool]]:
    decided, is_open = gate.decided, entry.audience.is_open
    if decided is None:
        without = entry.project_id is None and not entry.shows_pupils
        return [(Missing.DECISION, not without), (Missing.APPROVAL, without and is_open and entry.approved_on is None)]
    return [
        (Missing.NOT_ONLINE, decided.final_outcome is Outcome.NOT_ONLINE),
        (Missing.TOO_OPEN, decided.final_outcome is Outcome.CLOSED and is_open),
        (Missing.AGREEMENT, decided.needs_agreement),
        (Missing.APPROVAL, decided.needs_approval(entry.audience)),
    ]


def _consents(entry: SiteEntry, gate: Gate, today: date) -> list[tuple[Missing, bool]]:
    if entry.project_id is None:
        return []
    waits = gate.replied < gate.letters and gate.reply_by is not None and today <= gate.reply_by
    return [(Missing.LETTERS, gate.letters == 0 or gate.without_letter > 0), (Missing.REPLIES, waits)]
