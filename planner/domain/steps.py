"""A project as a list of steps: the state of each and what comes next, from the facts at hand."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum, auto

from planner.domain.decision import Outcome
from planner.domain.project import Project, Site, Task
from planner.domain.record import DecisionRecord

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
    LETTERS_MADE = auto()
    LETTERS_FIRST = auto()
    WAIT_FOR_REPLIES = auto()
    CHASE_REPLIES = auto()
    ALL_REPLIED = auto()
    HOLD_LESSONS = auto()
    LESSONS_HELD = auto()
    DO_TASKS = auto()
    READY_TO_OPEN = auto()
    RUNNING = auto()
    CLOSE_SITE = auto()


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
        answered, questions: how far the walk has come.
        letters, replied: letters of the newest request, and those that have been answered.
        without_letter: pupils of the class that no letter of the newest request is about.
    """

    project: Project
    site: Site
    decided: DecisionRecord | None
    answered: int
    questions: int
    letters: int
    replied: int
    without_letter: int
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


def is_running(steps: Sequence[Step]) -> bool:
    """Whether the site is open: decided, approved and agreed where that is needed, its tasks done, its time begun."""
    decided = any(one.kind is StepKind.DECISION and one.state is StepState.DONE for one in steps)
    return decided and any(one.next is Next.RUNNING for one in steps)


def letters_may_go(decided: DecisionRecord | None, site: Site) -> Next | None:
    """Return what stands in the way of the letters, or None when they may be made (the rules of the contract)."""
    if decided is None:
        return Next.DECIDE_FIRST
    if decided.final_outcome is Outcome.NOT_ONLINE:
        return Next.STOPPED
    if decided.final_outcome is Outcome.CLOSED and site.audience.is_open:
        return Next.CLOSE_AUDIENCE
    return None


def _decision(facts: Facts) -> Step:
    kind, decided = StepKind.DECISION, facts.decided
    if decided is None and not facts.answered:
        return Step(kind, StepState.TO_DO, Next.START_WALK)
    if decided is None:
        return Step(kind, StepState.TO_DO, Next.CONTINUE_WALK, facts.answered, facts.questions)
    stop = letters_may_go(decided, facts.site)
    if stop:
        return Step(kind, StepState.TO_DO, stop)
    if decided.needs_agreement:
        return Step(kind, StepState.WAITING, Next.MAKE_AGREEMENT)
    if decided.needs_approval(facts.site.audience):
        return Step(kind, StepState.WAITING, Next.WAIT_FOR_APPROVAL)
    return Step(kind, StepState.DONE, Next.DECIDED)


def _letters(facts: Facts) -> Step:
    kind = StepKind.LETTERS
    if letters_may_go(facts.decided, facts.site):
        return Step(kind, StepState.LOCKED, Next.DECIDE_FIRST)
    if not facts.letters:
        return Step(kind, StepState.TO_DO, Next.MAKE_LETTERS)
    if facts.without_letter:
        return Step(kind, StepState.TO_DO, Next.MAKE_MISSING_LETTERS, facts.without_letter)
    return Step(kind, StepState.DONE, Next.LETTERS_MADE, facts.letters)


def _replies(facts: Facts, today: date) -> Step:
    kind, missing = StepKind.REPLIES, facts.letters - facts.replied
    if not facts.letters:
        return Step(kind, StepState.LOCKED, Next.LETTERS_FIRST)
    if not missing:
        return Step(kind, StepState.DONE, Next.ALL_REPLIED, facts.replied, facts.letters)
    if today > facts.project.reply_by:
        return Step(kind, StepState.LATE, Next.CHASE_REPLIES, facts.replied, facts.letters)
    return Step(kind, StepState.WAITING, Next.WAIT_FOR_REPLIES, facts.replied, facts.letters)


def _lessons(facts: Facts) -> Step:
    task = next((one for one in facts.tasks if one.subject == LESSONS_CONDITION), None)
    if task is None:
        return Step(StepKind.LESSONS, StepState.LOCKED, Next.DECIDE_FIRST)
    if task.done_at:
        return Step(StepKind.LESSONS, StepState.DONE, Next.LESSONS_HELD)
    return Step(StepKind.LESSONS, StepState.TO_DO, Next.HOLD_LESSONS)


def _site(facts: Facts, today: date) -> Step:
    kind = StepKind.SITE
    if letters_may_go(facts.decided, facts.site):
        return Step(kind, StepState.LOCKED, Next.DECIDE_FIRST)
    mine = [one for one in facts.tasks if one.subject != LESSONS_CONDITION]
    open_tasks = [one for one in mine if not one.done_at]
    if facts.project.ends < today:
        return Step(kind, StepState.LATE, Next.CLOSE_SITE)
    if any(one.is_late(today) for one in open_tasks):
        return Step(kind, StepState.LATE, Next.DO_TASKS, len(mine) - len(open_tasks), len(mine))
    if open_tasks:
        return Step(kind, StepState.TO_DO, Next.DO_TASKS, len(mine) - len(open_tasks), len(mine))
    if facts.project.starts > today:
        return Step(kind, StepState.DONE, Next.READY_TO_OPEN, len(mine), len(mine))
    return Step(kind, StepState.DONE, Next.RUNNING, len(mine), len(mine))
