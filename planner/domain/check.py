"""What a check of an address says: the state that evidence leads to, and the one alarm. Nothing here asks the web."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum, auto
from http import HTTPStatus

from planner.domain.evidence import Evidence, Problem, Sign

GONE_AFTER_DAYS = 3
SILENT_DAYS = 14
FORGOTTEN_DAYS = 60
CERTIFICATE_DAYS = 14

_NOT_THERE = frozenset({HTTPStatus.NOT_FOUND, HTTPStatus.GONE})
# LinkedIn answers programs with 999.
_NOT_FOR_ROBOTS = frozenset({HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN, HTTPStatus.TOO_MANY_REQUESTS, 999})
_BUSY = frozenset({HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_EARLY, *range(500, 600)})
_FOUND = range(200, 300)
_DOUBTS = frozenset({Sign.PLACEHOLDER, Sign.SAYS_NOT_FOUND, Sign.EMPTY_WITHOUT_SCRIPTS, Sign.UNREADABLE})


class CheckState(StrEnum):
    """Where an address stands; only `gone` asks an editor to act."""

    OK = auto()
    MOVED = auto()
    NEEDS_SIGN_IN = auto()
    ROBOT_REFUSED = auto()
    TEMPORARILY_DOWN = auto()
    GONE = auto()
    CANT_TELL = auto()
    REFUSED = auto()
    NOT_CHECKED = auto()


@dataclass(frozen=True)
class Target:
    """An address to check.

    Attributes:
        id: the caller's own, returned with the result.
        declared_open: whether strangers may read it; closed ones get the closed-site test.
        content: read the page too (a site); no is enough for a plain link.
        history: evidence of earlier checks, in any order.
    """

    id: str
    address: str
    declared_open: bool = True
    content: bool = True
    history: tuple[Evidence, ...] = ()


@dataclass(frozen=True)
class Result:
    """What is known of a target after a run.

    Attributes:
        evidence: the newest there is, None when it was never checked.
        fresh: asked in this run; otherwise the evidence is an earlier one.
    """

    target_id: str
    state: CheckState
    alarm: bool
    evidence: Evidence | None
    fresh: bool


@dataclass(frozen=True)
class Run:
    """One round of checks, in the order of its targets; offline, all results are earlier ones."""

    results: tuple[Result, ...]
    offline: bool = False


def state_of(evidence: Evidence, history: Iterable[Evidence], today: date) -> CheckState:
    """Return where an address stands after an answer, seen with those before it.

    `gone` takes failures on three different days without an answer between them: three that say it isn't there, or
    three of any kind over two weeks. Failures of more than 60 days ago are forgotten.

    Args:
        evidence: the newest.
        history: earlier ones; those of another address don't count.
        today: the day it is.
    """
    seen = _state_now(evidence)
    if seen is not CheckState.TEMPORARILY_DOWN or evidence.problem is Problem.CERTIFICATE_ENDED:
        return seen
    row = _failing_row(evidence, history, today)
    days = {one.asked_at.date() for one in row}
    missing = {one.asked_at.date() for one in row if _is_missing(one)}
    silent = len(days) >= GONE_AFTER_DAYS and max(days) - min(days) >= timedelta(days=SILENT_DAYS)
    return CheckState.GONE if len(missing) >= GONE_AFTER_DAYS or silent else seen


def alarm(declared_audience_is_open: bool, evidence: Evidence) -> bool:
    """Whether a site declared closed can be read by a stranger. The one alarm: when it can't be told there is none."""
    return not declared_audience_is_open and evidence.content_readable


def certificate_ending(evidence: Evidence, today: date) -> bool:
    """Whether the certificate ends within two weeks: a note beside the state."""
    ends = evidence.certificate_ends
    return ends is not None and ends - today <= timedelta(days=CERTIFICATE_DAYS)


def _state_now(evidence: Evidence) -> CheckState:
    """Return what one answer says by itself."""
    if evidence.problem is not None:
        return _OF_PROBLEM[evidence.problem]
    status, signs = evidence.status or 0, evidence.signs
    unsure = status not in _FOUND or signs & _DOUBTS or evidence.to_front_page
    first = (
        (Sign.CHALLENGE in signs, CheckState.ROBOT_REFUSED),
        (Sign.SIGN_IN in signs, CheckState.NEEDS_SIGN_IN),
        (status in _NOT_FOR_ROBOTS, CheckState.ROBOT_REFUSED),
        (status in _NOT_THERE or status in _BUSY or _is_soft_404(signs), CheckState.TEMPORARILY_DOWN),
        (unsure, CheckState.CANT_TELL),
        (evidence.moved_to, CheckState.MOVED),
        (True, CheckState.OK),
    )
    return next(state for holds, state in first if holds)


def _failing_row(evidence: Evidence, history: Iterable[Evidence], today: date) -> Sequence[Evidence]:
    """Return the failures up to now that no answer interrupts; a check that asked nobody is none."""
    oldest = today - timedelta(days=FORGOTTEN_DAYS)
    earlier = [
        one
        for one in history
        if one.address == evidence.address and one.asked_at < evidence.asked_at and one.asked_at.date() >= oldest
    ]
    row = [evidence]
    for one in sorted(earlier, key=lambda one: one.asked_at, reverse=True):
        state = _state_now(one)
        if state not in {CheckState.TEMPORARILY_DOWN, CheckState.NOT_CHECKED}:
            break
        if state is CheckState.TEMPORARILY_DOWN:
            row.append(one)
    return row


def _is_missing(evidence: Evidence) -> bool:
    return (
        evidence.status in _NOT_THERE
        or evidence.problem in {Problem.DNS, Problem.CONNECTION}
        or _is_soft_404(evidence.signs)
    )


def _is_soft_404(signs: frozenset[Sign]) -> bool:
    """Whether a page says it isn't there and looks like one that surely isn't: words alone hit healthy pages."""
    return {Sign.SAYS_NOT_FOUND, Sign.LIKE_A_MISSING_PAGE} <= signs


_OF_PROBLEM = {
    Problem.TIMEOUT: CheckState.TEMPORARILY_DOWN,
    Problem.TOO_MANY_REDIRECTS: CheckState.CANT_TELL,
    Problem.DNS: CheckState.TEMPORARILY_DOWN,
    Problem.CONNECTION: CheckState.TEMPORARILY_DOWN,
    Problem.CERTIFICATE_ENDED: CheckState.TEMPORARILY_DOWN,
    Problem.TLS: CheckState.CANT_TELL,
    Problem.TOO_BIG: CheckState.CANT_TELL,
    Problem.BAD_ANSWER: CheckState.CANT_TELL,
    Problem.PRIVATE_ADDRESS: CheckState.REFUSED,
    Problem.BAD_ADDRESS: CheckState.REFUSED,
    Problem.TOLD_TO_WAIT: CheckState.NOT_CHECKED,
    Problem.NO_TIME: CheckState.NOT_CHECKED,
}
