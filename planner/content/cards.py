"""The discussion cards, in the order they are shown, in each language of the pages."""

from collections.abc import Mapping
from functools import cache

from planner.content.files import CONTENT, Table, read
from planner.domain.discussion import Card

FOLDER = CONTENT / "cards"
_SHORTEST, _LONGEST = 8, 15
_WORDS = ("title", "summary", "situation", "questions", "advice", "before", "practice")


@cache
def cards(language: str) -> Mapping[str, Card]:
    """Return the cards by id, in their order.

    Raises:
        ContentError: a file is missing or wrong; the message names file and key.
    """
    index, said = read(FOLDER / "cards.toml"), read(FOLDER / f"{language}.toml")
    said.only(index.values)
    return {id_: _card(id_, index.table(id_), said.table(id_)) for id_ in index.values}


def _card(id_: str, entry: Table, said: Table) -> Card:
    entry.only(("guideline", "minutes"))
    said.only(_WORDS)
    return Card(
        id=id_,
        guideline=entry.texts("guideline"),
        minutes=_minutes(entry),
        title=said.text("title"),
        summary=said.text("summary"),
        situation=said.text("situation"),
        questions=said.texts("questions"),
        advice=said.texts("advice"),
        before=said.text("before"),
        practice=said.text("practice"),
    )


def _minutes(entry: Table) -> int:
    value = entry.values.get("minutes")
    if type(value) is not int or not _SHORTEST <= value <= _LONGEST:
        raise entry.wrong("minutes")
    return value
