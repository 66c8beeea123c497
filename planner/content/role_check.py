"""The role check: its questions and where each answer leads, and its words in each language of the pages."""

from functools import cache

from planner.content.files import CONTENT, read
from planner.content.short_walk import WalkWords, read_walk, read_walk_words
from planner.domain.role_check import Result
from planner.domain.short_walk import Walk

_FOLDER = CONTENT / "advice"


@cache
def role_check() -> Walk[Result]:
    """Return the walk.

    Raises:
        ContentError: an answer leads nowhere or backwards, or a result has no sources.
    """
    return read_walk(read(_FOLDER / "role_check.toml"), Result)


@cache
def role_check_words(language: str) -> WalkWords[Result]:
    """Return the words of the walk.

    Raises:
        ContentError: a question, an option or a result has no words, or words stand there that nothing reads.
    """
    said = read(_FOLDER / f"{language}.toml").table("role_check")
    said.only(("questions", "results"))
    return read_walk_words(said, role_check())
