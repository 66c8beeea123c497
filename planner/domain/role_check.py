"""Am I speaking for the municipality? A short walk of questions that ends in one of five results."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum, auto


class Result(StrEnum):
    """Where the walk ends, from the freest to the one where somebody else speaks."""

    FREE = auto()
    OWN_VIEW = auto()
    MUNICIPALITY = auto()
    CONFIDENTIAL = auto()
    CRISIS = auto()


@dataclass(frozen=True)
class Question:
    """A question of the walk; each option leads to a later question's id or to a result."""

    id: str
    leads: Mapping[str, str | Result]


@dataclass(frozen=True)
class RoleCheck:
    """The walk as data, its first question first, and the guideline's ids that each result rests on."""

    questions: tuple[Question, ...]
    sources: Mapping[Result, tuple[str, ...]]


def asked(check: RoleCheck, answers: Mapping[str, str]) -> tuple[Question, ...]:
    """Return the questions these answers lead through, the one to ask next last; an unknown answer is no answer."""
    return _follow(check, answers)[0]


def next_question(check: RoleCheck, answers: Mapping[str, str]) -> Question | None:
    """Return the question to ask next, or None when the walk has ended."""
    path, end = _follow(check, answers)
    return None if end else path[-1]


def result(check: RoleCheck, answers: Mapping[str, str]) -> Result | None:
    """Return where the walk has ended, or None while there is more to ask."""
    return _follow(check, answers)[1]


def _follow(check: RoleCheck, answers: Mapping[str, str]) -> tuple[tuple[Question, ...], Result | None]:
    by_id = {question.id: question for question in check.questions}
    path = [check.questions[0]]
    while lead := path[-1].leads.get(answers.get(path[-1].id, "")):
        if isinstance(lead, Result):
            return tuple(path), lead
        path.append(by_id[lead])
    return tuple(path), None
