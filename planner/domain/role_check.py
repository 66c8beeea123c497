"""Am I speaking for the municipality? Where the short walk of the role check ends."""

from enum import StrEnum, auto


class Result(StrEnum):
    """Where the walk ends, from the freest to the one where somebody else speaks."""

    FREE = auto()
    OWN_VIEW = auto()
    MUNICIPALITY = auto()
    CONFIDENTIAL = auto()
    CRISIS = auto()
