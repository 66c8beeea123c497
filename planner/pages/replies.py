"""Replies: what came back on paper, a pupil's own no, where the class stands, withdrawing, and "may I publish?"."""

import streamlit as st

from planner.pages.components.own_no import show_own_no
from planner.pages.components.project_shown import project_id, way_back
from planner.pages.components.publish import show_may_i_publish
from planner.pages.components.receipt import show_receipt
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
# Always there, so that the tab one works in stays open when a receipt comes.
with st.container():
    show_receipt()
class_tab, typing_tab, own_tab, withdraw_tab, publish_tab = st.tabs(
    [_("Klassen"), _("Skriv inn svar"), _("Nei frå eleven"), _("Trekke tilbake"), _("Kan eg legge ut?")]
)
with class_tab:
    show_matrix(matrix)
with typing_tab:
    show_reply_table(matrix.request, rows)
with own_tab:
    show_own_no(matrix)
with withdraw_tab:
    show_withdraw(matrix.request, rows)
with publish_tab:
    show_may_i_publish(matrix)
