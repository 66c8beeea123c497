"""Is this a record? A short walk from what came in on a site to what is done with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum, auto

from planner.domain.short_walk import Question, ended


class RecordResult(StrEnum):
    """Where the walk ends."""

    RECORD = auto()
    CASE = auto()
    DOUBT = auto()
    NO_RECORD = auto()
    SAFETY = auto()

    @property
    def is_recorded(self) -> bool:
        """Whether it goes into the register: what is in doubt does; a pupil who may not be safe never does."""
        return self in {RecordResult.RECORD, RecordResult.CASE, RecordResult.DOUBT}


@dataclass(frozen=True)
class RecordCheck:
    """The walk as data, its first question first, and the guideline's ids that each result rests on."""

    questions: tuple[Question, ...]
    sources: Mapping[RecordResult, tuple[str, ...]]


def result(check: RecordCheck, answers: Mapping[str, str]) -> RecordResult | None:
    """Return where the walk has ended, or None while there is more to ask."""
    end = ended(check.questions, answers)
    return RecordResult(end) if end else None
