"""Replies: typing in what came back on paper, where the class stands, withdrawing, and "may I publish?"."""

import streamlit as st

from planner.pages.components.project_shown import project_id, way_back
from planner.pages.components.publish import show_may_i_publish
from planner.pages.components.reply_matrix import show_matrix
from planner.pages.components.reply_table import show_reply_table
from planner.pages.components.withdraw import show_withdraw
from planner.pages.here import _, here, reading_session
from planner.services.replies import class_replies

st.set_page_config(layout="wide")
way_back()
st.title(_("Svar frå heimen"))
with reading_session() as session:
    matrix, rows = class_replies(session, here().me, project_id(), here().today)
class_tab, typing_tab, publish_tab, withdraw_tab = st.tabs(
    [_("Klassen"), _("Skriv inn svar"), _("Kan eg legge ut?"), _("Trekke tilbake")]
)
with class_tab:
    show_matrix(matrix)
with typing_tab:
    show_reply_table(matrix.request, rows)
with publish_tab:
    show_may_i_publish(matrix)
with withdraw_tab:
    show_withdraw(matrix.request, rows)
