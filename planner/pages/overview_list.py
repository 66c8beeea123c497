"""The list behind a figure of the overview, or behind one of today's lines; the page's address says which."""

import streamlit as st

from planner.domain.decide_today import DecideKind
from planner.domain.overview_marks import RowId
from planner.errors import N_, NotFound
from planner.pages.components.overview_list import show_row_list, show_today_list
from planner.pages.here import here, reading_session
from planner.services.guidelines import guideline_in_force

row, today = st.query_params.get("row", ""), st.query_params.get("today", "")
if today in set(DecideKind):
    show_today_list(DecideKind(today))
elif row in set(RowId):
    with reading_session() as session:
        advice = guideline_in_force(session, here().words.language)
    show_row_list(RowId(row), advice)
else:
    raise NotFound(N_("Vel eit tal i oversikta først."))
