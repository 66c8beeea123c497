"""Is this a record? Where the short walk from what came in on a site ends."""

from enum import StrEnum, auto


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
