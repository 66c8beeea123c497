"""A short walk: one question after the other, where each answer leads to a later question or to an end."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

End = TypeVar("End", bound=StrEnum)


@dataclass(frozen=True)
class Question:
    """A question of the walk; each option leads to a later question's id or to the name of an end."""

    id: str
    leads: Mapping[str, str]


@dataclass(frozen=True)
class Walk(Generic[End]):
    """The walk as data, its first question first, and the guideline's ids that each of its ends rests on."""

    questions: tuple[Question, ...]
    sources: Mapping[End, tuple[str, ...]]

    def asked(self, answers: Mapping[str, str]) -> tuple[Question, ...]:
        """Return the questions these answers lead through, the one to ask next last; an unknown answer is no answer."""
        return self._follow(answers)[0]

    def ended(self, answers: Mapping[str, str]) -> End | None:
        """Return the end that these answers lead to, or None while there is more to ask."""
        lead = self._follow(answers)[1]
        return next((end for end in self.sources if end == lead), None)

    def _follow(self, answers: Mapping[str, str]) -> tuple[tuple[Question, ...], str]:
        by_id = {question.id: question for question in self.questions}
        path = [self.questions[0]]
        while lead := path[-1].leads.get(answers.get(path[-1].id, "")):
            if lead not in by_id:
                return tuple(path), lead
            path.append(by_id[lead])
        return tuple(path), ""
