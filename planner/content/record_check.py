"""The walk "is this a record?" and what can restrict a record, with their words in each language of the pages."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from planner.content.facts import read_fact
from planner.content.files import CONTENT, Table, read
from planner.content.short_walk import WalkWords, read_walk, read_walk_words
from planner.domain.guideline import Fact
from planner.domain.record_check import RecordResult
from planner.domain.short_walk import Walk

FOLDER = CONTENT / "archive"


@dataclass(frozen=True)
class Restriction:
    """What keeps a record from being read by anybody.

    Attributes:
        name: what people choose.
        text: what the archive is told.
        basis: what it rests on in law, as long as nobody writes something else.
        source: where that stands; `verified_by` is empty where nobody has read it for us yet.
    """

    name: str
    text: str
    basis: str
    source: Fact


@cache
def record_check() -> Walk[RecordResult]:
    """Return the walk.

    Raises:
        ContentError: an answer leads nowhere or backwards, or a result has no sources.
    """
    return read_walk(read(FOLDER / "record_check.toml"), RecordResult)


@cache
def record_check_words(language: str) -> WalkWords[RecordResult]:
    """Return the words of the walk.

    Raises:
        ContentError: a question, an option or a result has no words, or words stand there that nothing reads.
    """
    said = _said(language).table("record_check")
    said.only(("remark", "questions", "results"))
    return read_walk_words(said, record_check())


def record_check_remark(language: str) -> str:
    """Return what holds for all of the walk: the law of today, and what nobody has confirmed."""
    return _said(language).table("record_check").text("remark")


@cache
def restrictions(language: str) -> Mapping[str, Restriction]:
    """Return the restrictions to choose from, by id.

    Raises:
        ContentError: a file is missing or wrong; the message names file and key.
    """
    file, said = read(FOLDER / "restrictions.toml"), _said(language).table("restrictions")
    said.only(file.values)
    return {id_: _restriction(id_, file.table(id_), said.table(id_)) for id_ in file.values}


def _said(language: str) -> Table:
    said = read(FOLDER / f"{language}.toml")
    said.only(("record_check", "restrictions"))
    return said


def _restriction(id_: str, entry: Table, said: Table) -> Restriction:
    said.only(("name", "text", "basis"))
    return Restriction(said.text("name"), said.text("text"), said.text("basis"), read_fact(id_, entry))
