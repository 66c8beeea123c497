"""Giving an editor's sites to somebody else in one go, when they leave or change work."""

import streamlit as st

from planner.domain.permission import Action, Role
from planner.pages.here import _, bare, here, plain_text, reading_session, writing_session
from planner.pages.look import quiet
from planner.services.site_changes import hand_over
from planner.services.site_people import sites_run_by
from planner.services.staff import staff_list

_MOST_NAMED = 10
_GIVEN = "sites-given"


def show_hand_over() -> None:
    """Show the box: a principal chooses whose sites, others give their own."""
    given = st.session_state.pop(_GIVEN, None)
    if given is not None:
        told = here().words.plural("{n} nettstad er gitt vidare.", "{n} nettstader er gitt vidare.", given)
        st.success(told, icon=":material/check:")
    label = bare("Gi nettstader til nokon annan")
    box = st.expander(label, icon=":material/move_up:", on_change="rerun", key="hand-over")
    if box.open:
        with box:
            _choose()


def _choose() -> None:
    with reading_session() as session:
        people = [one for one in staff_list(session, here().me) if one.role is not Role.MUNICIPALITY]
    names = {one.id: one.name if one.active else bare("{name} (har slutta)", name=one.name) for one in people}
    who: str | None = here().me.id
    nobody = bare("Vel person")
    if here().may(Action.MANAGE_STAFF):
        who = st.selectbox(bare("Frå"), names, index=None, format_func=names.__getitem__, placeholder=nobody)
    if not who:
        return
    if not _preview(who):
        return
    those = {one.id: one.name for one in people if one.active and one.id != who}
    to = st.selectbox(
        bare("Til"), those, index=None, format_func=those.__getitem__, placeholder=nobody, key=f"to-{who}"
    )
    if st.button(bare("Gi nettstadene vidare"), type="primary", icon=":material/move_up:", disabled=not to) and to:
        with writing_session() as session:
            moved = hand_over(session, here().me, who, to)
        st.session_state[_GIVEN] = len(moved)
        st.rerun()


def _preview(who: str) -> bool:
    """Show which sites would move; says whether there are any."""
    with reading_session() as session:
        found = sites_run_by(session, here().me, who)
    if not found:
        st.info(_("Ingen nettstader har denne personen som redaktør eller vara."), icon=":material/check:")
        return False
    named = [
        f"- {plain_text(one.name)}{'' if one.editor_id == who else ' (' + _('som vara') + ')'}"
        for one in found[:_MOST_NAMED]
    ]
    st.markdown("\n".join((_("Desse får ny redaktør eller vara:"), "", *named)))
    if len(found) > _MOST_NAMED:
        quiet(_("og {n} til", n=len(found) - _MOST_NAMED))
    return True
