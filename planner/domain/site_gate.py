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
    EDITOR = auto()
    DEPUTY = auto()
    PROJECT = auto()
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
    NEW_LETTERS = auto()
    REPLIES = auto()
    ENDED = auto()
    CRISIS = auto()


# What is done on the site's own page; the rest is done in its project, or waited for.
ON_THE_SITE = frozenset(
    {Missing.ADDRESS, Missing.EDITOR, Missing.DEPUTY, Missing.COMMENTS, *(Missing(tick) for tick in ASKED_FOR)}
)


@dataclass(frozen=True)
class Gate:
    """What the gate before opening asks about, beside the entry itself.

    Attributes:
        editor_here, deputy_here: whether they still work at the school.
        decided: the decision in force of the site's project.
        open_tasks: of the project, but for those that are ticks of the site.
        letters, replied: of the newest request; without_letter: pupils of the class that no letter is about.
        new_letters: whether the site has changed since the letters, so that their answers aren't about it.
        reply_by: the day until whose end guardians answer; ends: the last day of the project or of the site.
        crisis: whether a crisis holds openings back.
    """

    editor_here: bool = True
    deputy_here: bool = True
    decided: DecisionRecord | None = None
    open_tasks: int = 0
    letters: int = 0
    replied: int = 0
    without_letter: int = 0
    new_letters: bool = False
    reply_by: date | None = None
    ends: date | None = None
    crisis: bool = False


def missing(entry: SiteEntry, gate: Gate, today: date) -> tuple[Missing, ...]:
    """Return what stands between a site and its opening; empty when it may open."""
    found = [
        (Missing.ADDRESS, not entry.address),
        (Missing.EDITOR, not gate.editor_here),
        (Missing.DEPUTY, entry.deputy_id is None or not gate.deputy_here),
        *_decision(entry, gate),
        *((Missing(tick), entry.ticked_on(tick) is None) for tick in ASKED_FOR),
        (Missing.COMMENTS, entry.comments is Comments.UNSET),
        (Missing.TASKS, gate.open_tasks > 0),
        *_consents(entry, gate, today),
        (Missing.ENDED, gate.ends is not None and gate.ends < today),
        (Missing.CRISIS, gate.crisis),
    ]
    return tuple(what for what, lacks in found if lacks)


def _decision(entry: SiteEntry, gate: Gate) -> list[tuple[Missing, bool]]:
    decided, is_open = gate.decided, entry.audience.is_open
    if entry.project_id is None:
        waits = not entry.shows_pupils and is_open and entry.approved_on is None
        return [(Missing.PROJECT, entry.shows_pupils), (Missing.APPROVAL, waits)]
    if decided is None:
        return [(Missing.DECISION, True)]
    return [
        (Missing.NOT_ONLINE, decided.final_outcome is Outcome.NOT_ONLINE),
        (Missing.TOO_OPEN, decided.final_outcome is Outcome.CLOSED and is_open),
        (Missing.AGREEMENT, decided.needs_agreement),
        (Missing.APPROVAL, decided.needs_approval(entry.audience)),
    ]


def _consents(entry: SiteEntry, gate: Gate, today: date) -> list[tuple[Missing, bool]]:
    """Once the deadline has passed nobody is waited for: who hasn't answered, or wasn't asked, isn't shown."""
    if entry.project_id is None:
        return []
    waits = gate.reply_by is not None and today <= gate.reply_by
    return [
        (Missing.LETTERS, gate.letters == 0 or (waits and gate.without_letter > 0)),
        (Missing.NEW_LETTERS, gate.letters > 0 and gate.new_letters),
        (Missing.REPLIES, waits and gate.replied < gate.letters),
    ]
