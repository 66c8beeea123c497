"""The municipality's view: schools as figures, no names of pupils."""

import pandas as pd
import streamlit as st

from planner.pages.components.crisis_notice import show_crisis_link
from planner.pages.here import _, bare, here, plain_text, reading_session
from planner.pages.look import quiet
from planner.services.schools import figures


def show_figures() -> None:
    """Show a table with one row a school."""
    st.title(_("Skulane i kommunen"))
    with reading_session() as session:
        found = figures(session, here().me, here().today)
    table = pd.DataFrame(
        {
            bare("Skule"): [plain_text(one.school.name) for one in found],
            bare("Klassar"): [one.classes for one in found],
            bare("Elevar"): [one.pupils for one in found],
            bare("Prosjekt i gang"): [one.projects for one in found],
            bare("Opne nettstader"): [one.open_sites for one in found],
            bare("Lukka nettstader"): [one.closed_sites for one in found],
        }
    )
    st.table(table.set_index(bare("Skule")), border="horizontal")
    quiet(_("Kommunen ser tal, ikkje namn på elevar."))
    show_crisis_link()
