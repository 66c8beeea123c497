"""The rows of the overview in words: their titles, what they count, and the marks of what is late or against it."""

from planner.content.texts import Texts, texts
from planner.domain.overview import Row
from planner.domain.overview_marks import Mark, RowId
from planner.errors import N_
from planner.pages.here import bare, here, plain_text
from planner.pages.look import Look

LATE = Look(N_("Over fristen"), "alarm", "orange")
FAILED = Look(N_("I strid med råda"), "report", "red")
GOOD = Look(N_("I orden"), "task_alt", "green")
WAITING = Look(N_("Har tid"), "hourglass_bottom", "gray")
MARKS = {Mark.GOOD: GOOD, Mark.WAITING: WAITING, Mark.LATE: LATE, Mark.FAILED: FAILED}


def said() -> Texts:
    """Return the overview's words in the language of the person here."""
    return texts("overview", here().words.language)


def row_title(id_: RowId) -> str:
    """Return a row's short title, as plain text."""
    return said()(f"row.{id_}.title")


def row_counted(id_: RowId) -> str:
    """Return what a row counts, as plain text."""
    return said()(f"row.{id_}.counted")


def mark_means(id_: RowId, mark: Mark) -> str:
    """Return what a mark means in a row, as plain text; empty where the mark says it all."""
    return said().by_key.get(f"row.{id_}.{mark}", "")


def figure(row: Row) -> str:
    """Return a row's figure, such as 12 av 14."""
    if row.id is RowId.CRISIS and row.of == 1:
        return bare("Inga krise no") if row.figure else bare("Krise er meldt")
    return bare("{figure} av {of}", figure=row.figure, of=row.of) if row.of else bare("Ingen enno")


def counted_mark(look: Look, count: int) -> str:
    """Return how many are late or against it as Markdown, with icon and word."""
    return f":{look.colour}-badge[:material/{look.icon}: {count} {plain_text(bare(look.word).lower())}]"
