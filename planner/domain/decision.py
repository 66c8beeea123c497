"""The decision in words: questions, rules and verdicts, and which question comes next."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum, auto
from functools import cached_property
from typing import TypeAlias

from planner.errors import N_, InvalidInput

UNSURE = "unsure"
# The guideline's own rule: "Ved tvil, avtal dette med elev og føresette."
UNSURE_SOURCE = "open-closed"
# Reasons from these questions never leave the staff, and no override goes below them.
SHIELDED = frozenset({"protected_pupil", "sensitive_content", "bullying"})

Answers: TypeAlias = Mapping[str, str]
When: TypeAlias = Mapping[str, frozenset[str]]


class Outcome(StrEnum):
    """What a verdict says, from the weakest to the strongest."""

    OPEN = auto()
    DOUBT = auto()
    CLOSED = auto()
    NOT_ONLINE = auto()

    @property
    def rank(self) -> int:
        """How strong the outcome is: 0 for open, 3 for not online."""
        return _RANKS[self]


_RANKS = {outcome: rank for rank, outcome in enumerate(Outcome)}


class Effect(StrEnum):
    """What a rule does when it fires: raise the outcome, or add a condition."""

    DOUBT = auto()
    CLOSED = auto()
    NOT_ONLINE = auto()
    CONDITION = auto()

    @property
    def outcome(self) -> Outcome:
        """The least outcome this effect allows; a condition raises nothing."""
        return Outcome.OPEN if self is Effect.CONDITION else Outcome(self.value)


class Owner(StrEnum):
    """Who a condition's task falls to unless someone else takes it."""

    EDITOR = auto()
    TEACHER = auto()
    PRINCIPAL = auto()


class Due(StrEnum):
    """By when a condition must be met."""

    BEFORE_LETTERS = auto()
    BEFORE_OPENING = auto()
    AT_END = auto()


@dataclass(frozen=True)
class Question:
    """A question of the walk.

    Attributes:
        options: the answers it takes, besides `unsure`.
        without_effect: the options that change nothing by themselves, named so that none is forgotten.
        relevant_when: earlier questions and the answers that leave this one worth asking.
    """

    id: str
    options: tuple[str, ...]
    without_effect: frozenset[str] = frozenset()
    relevant_when: When = field(default_factory=dict)


@dataclass(frozen=True)
class Rule:
    """When these questions have one of these answers, then this effect. Without `when` it always fires.

    Attributes:
        source: the id of a guideline sentence or of a fact.
        condition: the id of the condition that a rule with that effect adds.
    """

    id: str
    when: When
    effect: Effect
    source: str
    condition: str | None = None

    @property
    def is_shielded(self) -> bool:
        """Whether the reason stays with the staff."""
        return not SHIELDED.isdisjoint(self.when)


@dataclass(frozen=True)
class Condition:
    """A task that comes with the verdict."""

    id: str
    owner: Owner
    due: Due


@dataclass(frozen=True)
class RuleSet:
    """One version of the rules, in force from a day until a newer one is."""

    version: str
    valid_from: date
    questions: tuple[Question, ...]
    rules: tuple[Rule, ...]
    conditions: tuple[Condition, ...]

    @cached_property
    def all_rules(self) -> tuple[Rule, ...]:
        """The written rules, and for each question the rule that `unsure` is doubt."""
        return self.rules + tuple(
            Rule(f"{question.id}.{UNSURE}", {question.id: frozenset({UNSURE})}, Effect.DOUBT, UNSURE_SOURCE)
            for question in self.questions
        )

    @cached_property
    def question_ids(self) -> tuple[str, ...]:
        """The questions in the order they are asked."""
        return tuple(question.id for question in self.questions)


@dataclass(frozen=True)
class Flip:
    """One other answer to one question, and the outcome it would give."""

    question: str
    answer: str
    outcome: Outcome


@dataclass(frozen=True)
class Verdict:
    """What the rules say of these answers, and why.

    Attributes:
        rule_set: the version judged by.
        answers: the answers given, with `unsure` for each relevant question that had none.
        rules: the rules that fired, the strongest first.
        conditions: ids, in the rule set's order.
    """

    outcome: Outcome
    rule_set: str
    answers: Answers
    rules: tuple[Rule, ...]
    conditions: tuple[str, ...]
    find_flips: Callable[[], tuple[Flip, ...]] = field(repr=False, compare=False)

    @cached_property
    def flips(self) -> tuple[Flip, ...]:
        """What would change the outcome; found when asked for, since most who judge don't ask."""
        return self.find_flips()

    @property
    def deciding(self) -> tuple[Rule, ...]:
        """The rules that are as strong as the outcome; none when it is open."""
        raising = (rule for rule in self.rules if rule.effect is not Effect.CONDITION)
        return tuple(rule for rule in raising if rule.effect.outcome is self.outcome)


def relevant(rule_set: RuleSet, answers: Answers) -> tuple[Question, ...]:
    """Return the questions that the earlier answers leave worth asking; a missing answer counts as unsure."""
    found: list[Question] = []
    counted: dict[str, str] = {}
    for question in rule_set.questions:
        if all(counted.get(earlier) in options for earlier, options in question.relevant_when.items()):
            counted[question.id] = answers.get(question.id, UNSURE)
            found.append(question)
    return tuple(found)


def next_question(rule_set: RuleSet, answers: Answers) -> Question | None:
    """Return the first relevant question without an answer, or None when the walk is done."""
    return next((question for question in relevant(rule_set, answers) if question.id not in answers), None)


def check_answers(rule_set: RuleSet, answers: Answers) -> None:
    """Refuse answers that the rule set doesn't know.

    Raises:
        InvalidInput: a question or option isn't known; the message names it and the known ones.
    """
    known = {question.id: (*question.options, UNSURE) for question in rule_set.questions}
    for question, option in answers.items():
        if question not in known:
            raise InvalidInput(
                N_("Spørsmålet {question} er ikkje kjent. Bruk eitt av desse: {known}."),
                question=question[:60],
                known=", ".join(known),
            )
        if option not in known[question]:
            raise InvalidInput(
                N_("Svaret {option} på {question} er ikkje kjent. Bruk eitt av desse: {known}."),
                option=str(option)[:60],
                question=question,
                known=", ".join(known[question]),
            )
