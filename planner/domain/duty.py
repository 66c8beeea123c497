"""The duty to act when a pupil may not be safe: its steps, who takes them, and who can help."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum, auto

from planner.domain.guideline import Fact


class Step(StrEnum):
    """The steps of the duty, in their order."""

    NOTICE = auto()
    STEP_IN = auto()
    TELL = auto()
    INVESTIGATE = auto()
    ACT = auto()


class Doer(StrEnum):
    """Whose duty a step is."""

    EVERYONE = auto()
    SCHOOL = auto()


class Pace(StrEnum):
    """When a step is taken."""

    ALWAYS = auto()
    AT_ONCE = auto()
    SAME_DAY = auto()
    SOON = auto()
    UNTIL_SAFE = auto()


class Help(StrEnum):
    """Where somebody who is called belongs."""

    DANGER = auto()
    SCHOOL = auto()
    OUTSIDE = auto()


class DutyForm(StrEnum):
    """The forms that follow the duty; they are handed out empty."""

    REPORT = auto()
    PLAN = auto()


@dataclass(frozen=True)
class DutyStep:
    """A step of the duty to act.

    Attributes:
        say: what to say first to the pupil; empty where it doesn't fit.
        avoid: what not to do.
        sources: what the step rests on.
    """

    step: Step
    doer: Doer
    pace: Pace
    title: str
    do: tuple[str, ...]
    say: str
    avoid: tuple[str, ...]
    sources: tuple[Fact, ...]


@dataclass(frozen=True)
class Call:
    """Somebody to call.

    Attributes:
        number: a national telephone number; empty for those whom each school or county has its own of.
        address: of their pages; may be empty.
        when: what to call them for.
    """

    id: str
    help: Help
    number: str
    address: str
    name: str
    when: str


@dataclass(frozen=True)
class Duty:
    """The duty to act, in one language.

    Attributes:
        since: the day the law came into force.
        plan_points: what the written plan must say.
        online: what holds when it happens on the net, with its source.
        not_kept: why the program keeps nothing of a case.
    """

    since: date
    lead: str
    steps: tuple[DutyStep, ...]
    plan_points: tuple[str, ...]
    online: tuple[str, ...]
    online_source: Fact
    calls: tuple[Call, ...]
    not_kept: str

    def calls_for(self, help_: Help) -> tuple[Call, ...]:
        """Return those to call of one kind, in their order."""
        return tuple(one for one in self.calls if one.help is help_)

    @property
    def sources(self) -> tuple[Fact, ...]:
        """What the duty rests on, each once, in the order it is first named."""
        named = (*(one for step in self.steps for one in step.sources), self.online_source)
        return tuple({one.id: one for one in named}.values())
