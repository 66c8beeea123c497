"""The guideline row by row: what each figure counts, what is late or against it, and the way to its list."""

from collections.abc import Sequence

import streamlit as st

from planner.domain.guideline import Guideline
from planner.domain.overview import Row
from planner.domain.overview_marks import RowId
from planner.pages.components.overview_words import FAILED, GOOD, LATE, counted_mark, figure, row_counted, row_title
from planner.pages.here import _, plain_text
from planner.pages.look import quiet

_LIST = "planner/pages/overview_list.py"
# Where a row's list is another page; the rest have a list of their own.
_PAGES = {
    RowId.ARCHIVE: "planner/pages/records.py",
    RowId.NETIQUETTE: "planner/pages/lessons.py",
    RowId.BULLYING: "planner/pages/lessons.py",
    RowId.ROLES: "planner/pages/discussion_cards.py",
    RowId.DOCUMENT: "planner/pages/guideline.py",
    RowId.CRISIS: "planner/pages/crisis.py",
}


def show_rows(rows: Sequence[Row], advice: Guideline) -> None:
    """Show the rows.

    Args:
        rows: in order.
        advice: the guideline in force, whose own words are told on demand.
    """
    st.header(_("Råda, eitt for eitt"))
    quiet(_("Tala kjem frå arbeidet på skulen. Spørjeteikna viser kva råda seier, og tala fører til listene."))
    for row in rows:
        _show(row, advice)


def quoted(id_: RowId, advice: Guideline) -> str:
    """Return what the guideline says on a row's matter, as Markdown with where it stands; empty when nothing."""
    if id_ is RowId.DOCUMENT:
        return _("{title}, {reference}, {day}.", title=advice.title, reference=advice.reference, day=advice.date)
    if id_ not in advice.quotable:
        return ""
    quote = plain_text(advice.quote(id_).replace("\n", " "))
    where = _("{title}, {reference}, {day}", title=advice.title, reference=advice.reference, day=advice.date)
    return f"«{quote}» – {where}"


def _show(row: Row, advice: Guideline) -> None:
    words, number = st.columns([0.74, 0.26], vertical_alignment="center", gap="small")
    with words:
        marks = [counted_mark(look, count) for look, count in ((LATE, row.late), (FAILED, row.failed)) if count]
        title = f"**{plain_text(row_title(row.id))}** {' '.join(marks)}"
        counted = plain_text(row_counted(row.id))
        st.markdown(f"{title}  \n:small[:gray[{counted}]]", help=quoted(row.id, advice) or None)
    with number:
        if not row.of:
            st.markdown(figure(row))
            return
        icon = f":material/{GOOD.icon}:" if row.figure == row.of else ":material/arrow_forward:"
        page = _PAGES.get(row.id)
        st.page_link(page or _LIST, label=figure(row), icon=icon, query_params=None if page else {"row": row.id})
