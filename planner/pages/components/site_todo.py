"""What the person here has to do with their sites: a handful of lines, on Home."""

import streamlit as st

from planner.domain.permission import Action
from planner.domain.site_todo import SiteToDo, ToDo
from planner.errors import N_
from planner.pages.components.site_shown import site_link
from planner.pages.here import _, bare, here, plain_text, reading_session, writing_session
from planner.services.site_life import confirm_in_use
from planner.services.site_todo import my_sites_to_do

_WORDS = {
    ToDo.TAKE_DOWN: N_("Ta ned det som er trekt tilbake, innan {due}."),
    ToDo.ANSWER_INPUT: N_("Svar på innspelet som ventar, innan {due}."),
    ToDo.CLOSE: N_("Skulle vere avslutta {due}. Avslutt nettstaden, eller vel ein ny sluttdato."),
    ToDo.CONFIRM: N_("Er nettstaden framleis i bruk?"),
    ToDo.OPEN: N_("Alt er på plass. Nettstaden kan opne."),
}


def show_my_sites() -> None:
    """Show the most pressing things; nothing when there are none."""
    if not here().may(Action.SEE_SITES):
        return
    with reading_session() as session:
        found = my_sites_to_do(session, here().me, here().today)
    if not found:
        return
    st.header(_("Nettstadene dine"))
    for one in found:
        _line(one)


def _line(one: SiteToDo) -> None:
    with st.container(border=True, horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        with st.container(gap="xxsmall", width="content"):
            site_link(one.site_id, f"**{plain_text(one.name)}**")
            late = f" :orange-badge[:material/alarm: {_('Over fristen')}]" if one.late else ""
            st.markdown(f"{_said(one)}{late}")
        if one.kind is ToDo.CONFIRM and st.button(
            bare("Ja, i bruk"), key=f"in-use-{one.site_id}", icon=":material/check:"
        ):
            with writing_session() as session:
                confirm_in_use(session, here().me, one.site_id, here().today)
            st.toast(_("Stadfesta."), icon=":material/check:")
            st.rerun()


def _said(one: SiteToDo) -> str:
    if one.kind is ToDo.RETIRE:
        return here().words.plural(
            "{n} steg står att før nettstaden er avslutta.", "{n} steg står att før nettstaden er avslutta.", one.count
        )
    return _(_WORDS[one.kind], due=one.due or here().today)
