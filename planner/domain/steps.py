"""A project as a list of steps: the state of each and what comes next, from the facts at hand."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum, auto

from planner.domain.decision import Outcome
from planner.domain.project import Project, Site, Task, TaskKind
from planner.domain.record import DecisionRecord
from planner.domain.site import InUse, SiteEntry, in_use
from planner.domain.site_gate import ON_THE_SITE, Gate, missing

LESSONS_CONDITION = "lessons_held"


class StepKind(StrEnum):
    """The steps of a project, in their order."""

    DECISION = auto()
    LETTERS = auto()
    REPLIES = auto()
    LESSONS = auto()
    SITE = auto()


class StepState(StrEnum):
    """Where a step stands."""

    LOCKED = auto()
    TO_DO = auto()
    WAITING = auto()
    LATE = auto()
    DONE = auto()


class Next(StrEnum):
    """What comes next in a step; the pages say it in words."""

    START_WALK = auto()
    CONTINUE_WALK = auto()
    STOPPED = auto()
    CLOSE_AUDIENCE = auto()
    WAIT_FOR_APPROVAL = auto()
    MAKE_AGREEMENT = auto()
    DECIDED = auto()
    DECIDE_FIRST = auto()
    MAKE_LETTERS = auto()
    MAKE_MISSING_LETTERS = auto()
    MAKE_NEW_LETTERS = auto()
    LETTERS_MADE = auto()
    LETTERS_FIRST = auto()
    WAIT_FOR_REPLIES = auto()
    CHASE_REPLIES = auto()
    ALL_REPLIED = auto()
    HOLD_LESSONS = auto()
    LESSONS_HELD = auto()
    DO_TASKS = auto()
    PREPARE_SITE = auto()
    WAIT_TO_OPEN = auto()
    READY_TO_OPEN = auto()
    RUNNING = auto()
    TAKE_DOWN = auto()
    STILL_IN_USE = auto()
    BLOCKED = auto()
    CLOSE_SITE = auto()
    CLOSED = auto()


@dataclass(frozen=True)
class Step:
    """One step: its state, what comes next, and how far it has come (count of how many)."""

    kind: StepKind
    state: StepState
    next: Next
    count: int = 0
    of: int = 0


@dataclass(frozen=True)
class Facts:
    """What the steps follow from.

    Attributes:
        entry: the project's site as the register has it.
        gate: what its opening asks about: the decision, the letters and their replies, and more.
        answered, questions: how far the walk has come.
    """

    project: Project
    entry: SiteEntry
    gate: Gate
    answered: int
    questions: int
    tasks: Sequence[Task]


def steps(facts: Facts, today: date) -> tuple[Step, ...]:
    """Return the five steps of a project in their order."""
    return (_decision(facts), _letters(facts), _replies(facts, today), _lessons(facts), _site(facts, today))


def first_to_do(found: Sequence[Step]) -> Step | None:
    """Return the step a person should take next: what is late first, then what is to do, then what is waited for."""
    for state in (StepState.LATE, StepState.TO_DO, StepState.WAITING):
        for step in found:
            if step.state is state:
                return step
    return None


# The site is open, whatever else there is to do with it.
_OPEN = frozenset({Next.RUNNING, Next.TAKE_DOWN, Next.STILL_IN_USE})


def is_running(steps: Sequence[Step]) -> bool:
    """Whether the site is open: opened, and its decision still stands, approved and agreed where that is needed."""
    decided = any(one.kind is StepKind.DECISION and one.state is StepState.DONE for one in steps)
    return decided and any(one.next in _OPEN for one in steps)


def letters_may_go(decided: DecisionRecord | None, site: Site | SiteEntry) -> Next | None:
    """Return what stands in the way of the letters, or None when they may be made (the rules of the contract)."""
    if decided is None:
        return Next.DECIDE_FIRST
    if decided.final_outcome is Outcome.NOT_ONLINE:
        return Next.STOPPED
    if decided.final_outcome is Outcome.CLOSED and site.audience.is_open:
        return Next.CLOSE_AUDIENCE
    return None


def _decision(facts: Facts) -> Step:
    kind, decided = StepKind.DECISION, facts.gate.decided
    if decided is None and not facts.answered:
        return Step(kind, StepState.TO_DO, Next.START_WALK)
    if decided is None:
        return Step(kind, StepState.TO_DO, Next.CONTINUE_WALK, facts.answered, facts.questions)
    stop = letters_may_go(decided, facts.entry)
    if stop:
        return Step(kind, StepState.TO_DO, stop)
    if decided.needs_agreement:
        return Step(kind, StepState.WAITING, Next.MAKE_AGREEMENT)
    if decided.needs_approval(facts.entry.audience):
        return Step(kind, StepState.WAITING, Next.WAIT_FOR_APPROVAL)
    return Step(kind, StepState.DONE, Next.DECIDED)


def _letters(facts: Facts) -> Step:
    kind = StepKind.LETTERS
    if letters_may_go(facts.gate.decided, facts.entry):
        return Step(kind, StepState.LOCKED, Next.DECIDE_FIRST)
    if not facts.gate.letters:
        return Step(kind, StepState.TO_DO, Next.MAKE_LETTERS)
    if facts.gate.new_letters:
        return Step(kind, StepState.TO_DO, Next.MAKE_NEW_LETTERS)
    if facts.gate.without_letter:
        return Step(kind, StepState.TO_DO, Next.MAKE_MISSING_LETTERS, facts.gate.without_letter)
    return Step(kind, StepState.DONE, Next.LETTERS_MADE, facts.gate.letters)


def _replies(facts: Facts, today: date) -> Step:
    kind, replied, letters = StepKind.REPLIES, facts.gate.replied, facts.gate.letters
    if not letters:
        return Step(kind, StepState.LOCKED, Next.LETTERS_FIRST)
    if replied == letters:
        return Step(kind, StepState.DONE, Next.ALL_REPLIED, replied, letters)
    if today > facts.project.reply_by:
        return Step(kind, StepState.LATE, Next.CHASE_REPLIES, replied, letters)
    return Step(kind, StepState.WAITING, Next.WAIT_FOR_REPLIES, replied, letters)


def _lessons(facts: Facts) -> Step:
    task = next((one for one in facts.tasks if one.subject == LESSONS_CONDITION), None)
    if task is None:
        return Step(StepKind.LESSONS, StepState.LOCKED, Next.DECIDE_FIRST)
    if task.done_at:
        return Step(StepKind.LESSONS, StepState.DONE, Next.LESSONS_HELD)
    return Step(StepKind.LESSONS, StepState.TO_DO, Next.HOLD_LESSONS)


def _site(facts: Facts, today: date) -> Step:
    kind, entry = StepKind.SITE, facts.entry
    if entry.retired_on is not None:
        return Step(kind, StepState.DONE, Next.CLOSED)
    if letters_may_go(facts.gate.decided, entry):
        return Step(kind, StepState.LOCKED, Next.DECIDE_FIRST)
    if facts.project.ends < today:
        return Step(kind, StepState.LATE, Next.CLOSE_SITE)
    if entry.blocked_on is not None:
        return Step(kind, StepState.WAITING, Next.BLOCKED)
    conditions = [one for one in facts.tasks if one.kind is TaskKind.CONDITION and one.subject != LESSONS_CONDITION]
    if any(not one.done_at for one in conditions):
        return _to_do(Next.DO_TASKS, conditions, today)
    return _opening(facts, today) if entry.opened_on is None else _open(facts, today)


def _opening(facts: Facts, today: date) -> Step:
    lacking = missing(facts.entry, facts.gate, today)
    here = [one for one in lacking if one in ON_THE_SITE]
    if here:
        return Step(StepKind.SITE, StepState.TO_DO, Next.PREPARE_SITE, len(here))
    if lacking:
        return Step(StepKind.SITE, StepState.WAITING, Next.WAIT_TO_OPEN)
    return Step(StepKind.SITE, StepState.TO_DO, Next.READY_TO_OPEN)


def _open(facts: Facts, today: date) -> Step:
    take_downs = [one for one in facts.tasks if one.kind is TaskKind.TAKE_DOWN]
    if any(not one.done_at for one in take_downs):
        return _to_do(Next.TAKE_DOWN, take_downs, today)
    fresh = in_use(facts.entry, today)
    if fresh is not InUse.CONFIRMED:
        return Step(StepKind.SITE, StepState.TO_DO if fresh is InUse.ASKED else StepState.LATE, Next.STILL_IN_USE)
    return Step(StepKind.SITE, StepState.DONE, Next.RUNNING)


def _to_do(next_: Next, tasks: Sequence[Task], today: date) -> Step:
    state = StepState.LATE if any(one.is_late(today) for one in tasks) else StepState.TO_DO
    return Step(StepKind.SITE, state, next_, sum(bool(one.done_at) for one in tasks), len(tasks))
