"""Facts from outside the guideline, as content files tell them: where they stand, and who has read them for us."""

from planner.content.files import Table
from planner.domain.guideline import Fact


def read_fact(id_: str, entry: Table) -> Fact:
    """Return a fact; `verified_by` is empty, and written so, where nobody has read the page for us yet.

    Raises:
        ContentError: a key is missing, wrong or one too many.
    """
    entry.only(("title", "publisher", "address", "verified_by", "verified_on"))
    return Fact(
        id=id_,
        title=entry.text("title"),
        publisher=entry.text("publisher"),
        address=entry.text("address"),
        verified_by="" if entry.values.get("verified_by") == "" else entry.text("verified_by"),
        verified_on=entry.day("verified_on"),
    )
