"""The record of processing activities: what is kept about whom, why, and for how long; a draft to be checked."""

from collections.abc import Mapping
from functools import cache

from planner.content.texts import Texts, texts

# The parts of an activity, in the order of the table's columns.
PARTS = ("name", "purpose", "basis", "persons", "data", "recipients", "storage")


@cache
def processing(language: str) -> Texts:
    """Return the record's words.

    Raises:
        ContentError: a file is missing or wrong.
    """
    return texts("processing", language)


def activities(language: str, months: int) -> tuple[Mapping[str, str], ...]:
    """Return the activities, each by its parts.

    Args:
        months: how long a yes holds at this school.
    """
    said = processing(language)
    ids = dict.fromkeys(key.split(".")[1] for key in said.by_key if key.startswith("activity."))
    return tuple({part: said(f"activity.{id_}.{part}", months=months) for part in PARTS} for id_ in ids)
