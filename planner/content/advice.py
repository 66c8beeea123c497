"""The guideline in practice: notes, tips and pages of others, in each language of the pages."""

from collections.abc import Iterable
from functools import cache

from planner.content.decision import fact
from planner.content.files import CONTENT, Table, read
from planner.domain.advice import Advice, Note, OutsidePage, Page, Place, Tip

FOLDER = CONTENT / "advice"


@cache
def advice(language: str) -> Advice:
    """Return what stands beside the guideline.

    Raises:
        ContentError: a file is missing or wrong; the message names file and key.
    """
    index, said = read(FOLDER / "advice.toml"), read(FOLDER / f"{language}.toml")
    index.only(("matters", "tips", "pages"))
    said.only((*index.values, "role_check"))
    notes = [_note(entry, words, id_) for id_, entry, words in _both(index, said)]
    tips, practice = index.table("tips"), said.table("tips")
    practice.only(tips.values)
    pages, purposes = index.table("pages"), said.table("pages")
    purposes.only(pages.values)
    return Advice(
        notes={note.id: note for note in notes},
        tips=tuple(_tip(tips.table(id_), id_, practice.text(id_)) for id_ in tips.values),
        pages=tuple(_page(pages.table(id_), id_, purposes.text(id_)) for id_ in pages.values),
    )


def _both(index: Table, said: Table) -> Iterable[tuple[str, Table, Table]]:
    entries, words = index.table("matters"), said.table("matters")
    words.only(entries.values)
    return ((id_, entries.table(id_), words.table(id_)) for id_ in entries.values)


def _note(entry: Table, words: Table, id_: str) -> Note:
    entry.only(("page",))
    words.only(("title", "practice"))
    page = entry.optional("page")
    if page and page not in set(Page):
        raise entry.wrong("page")
    return Note(id_, words.text("title"), words.text("practice"), Page(page) if page else None)


def _tip(entry: Table, id_: str, practice: str) -> Tip:
    entry.only(("sentence", "place"))
    if entry.text("place") not in set(Place):
        raise entry.wrong("place")
    return Tip(id_, entry.text("sentence"), practice, Place(entry.text("place")))


def _page(entry: Table, id_: str, purpose: str) -> OutsidePage:
    matter = entry.text("matter")
    if "fact" in entry.values:
        entry.only(("matter", "fact"))
        known = fact(entry.text("fact"))
        if known is None:
            raise entry.wrong("fact")
        read_by, read_on = known.verified_by, known.verified_on
        return OutsidePage(id_, matter, known.title, known.publisher, known.address, purpose, read_by, read_on)
    entry.only(("matter", "name", "publisher", "address", "verified_by", "verified_on"))
    return OutsidePage(
        id=id_,
        matter=matter,
        name=entry.text("name"),
        publisher=entry.text("publisher"),
        address=entry.text("address"),
        purpose=purpose,
        verified_by=entry.optional("verified_by"),
        verified_on=entry.day("verified_on") if "verified_on" in entry.values else None,
    )
