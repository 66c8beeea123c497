"""A short walk: one question after the other, where each answer leads to a later question or to an end."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Question:
    """A question of the walk; each option leads to a later question's id or to the name of an end."""

    id: str
    leads: Mapping[str, str]


def asked(questions: Sequence[Question], answers: Mapping[str, str]) -> tuple[Question, ...]:
    """Return the questions these answers lead through, the one to ask next last; an unknown answer is no answer."""
    return _follow(questions, answers)[0]


def ended(questions: Sequence[Question], answers: Mapping[str, str]) -> str | None:
    """Return the name of the end that these answers lead to, or None while there is more to ask."""
    return _follow(questions, answers)[1]


def _follow(questions: Sequence[Question], answers: Mapping[str, str]) -> tuple[tuple[Question, ...], str | None]:
    by_id = {question.id: question for question in questions}
    path = [questions[0]]
    while lead := path[-1].leads.get(answers.get(path[-1].id, "")):
        if lead not in by_id:
            return tuple(path), lead
        path.append(by_id[lead])
    return tuple(path), None
