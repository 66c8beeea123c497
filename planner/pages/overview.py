"""The overview: what to decide today, the guideline row by row, pictures and reports; the municipality's figures."""

import streamlit as st

from planner.domain.permission import Action
from planner.pages.components.decide_today import show_lines
from planner.pages.components.overview_municipal import show_municipal
from planner.pages.components.overview_pictures import show_pictures
from planner.pages.components.overview_reports import show_reports
from planner.pages.components.overview_rows import show_rows
from planner.pages.here import _, here, reading_session
from planner.services.guidelines import guideline_in_force
from planner.services.overview import overview

if here().may(Action.SEE_OVERVIEW):
    with reading_session() as session:
        found = overview(session, here().me, here().today)
        advice = guideline_in_force(session, here().words.language)
    st.title(_("Oversikt"))
    if found.decide:
        show_lines(found.decide)
    else:
        st.success(_("Ingenting ventar på deg i dag."), icon=":material/task_alt:")
    show_rows(found.rows, advice)
    show_pictures(found)
    show_reports(found)
else:
    show_municipal()
