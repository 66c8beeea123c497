"""The municipality's overview: the same rows for all schools together, and school by school; figures, no names."""

import pandas as pd
import streamlit as st

from planner.domain.overview import summed
from planner.domain.overview_marks import RowId
from planner.pages.components.overview_reports import show_municipal_files
from planner.pages.components.overview_words import figure, row_counted, row_title, said
from planner.pages.here import _, bare, here, plain_text, reading_session
from planner.pages.look import quiet
from planner.services.overview import SchoolRows, municipal_overview

_PLACE = {id_: place for place, id_ in enumerate(RowId)}


def show_municipal() -> None:
    """Show a table of all schools together, and one of each school for the row that is chosen."""
    st.title(_("Oversikt over skulane"))
    with reading_session() as session:
        found = municipal_overview(session, here().me, here().today)
    quiet(_("Kommunen ser tal, ikkje namn."))
    total = summed(one.rows for one in found)
    words = said().group("files")
    st.table(
        pd.DataFrame(
            {
                words["row"]: [plain_text(row_title(one.id)) for one in total],
                words["figure"]: [figure(one) for one in total],
                words["late"]: [one.late for one in total],
                words["failed"]: [one.failed for one in total],
            }
        ).set_index(words["row"]),
        border="horizontal",
    )
    show_municipal_files()
    st.header(_("Skule for skule"))
    chosen = st.selectbox(bare("Råd"), list(RowId), format_func=row_title)
    if chosen:
        _schools(found, chosen)


def _schools(found: tuple[SchoolRows, ...], id_: RowId) -> None:
    words = said().group("files")
    quiet(plain_text(row_counted(id_)))
    rows = [one.rows[_PLACE[id_]] for one in found]
    st.table(
        pd.DataFrame(
            {
                words["school"]: [plain_text(one.school.name) for one in found],
                words["figure"]: [figure(row) for row in rows],
                words["late"]: [row.late for row in rows],
                words["failed"]: [row.failed for row in rows],
            }
        ).set_index(words["school"]),
        border="horizontal",
    )
