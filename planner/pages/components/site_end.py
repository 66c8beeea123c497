"""The end of a site: closing it down step by step, and the principal's stop."""

import streamlit as st

from planner.domain.permission import Action
from planner.domain.site import RetireStep, SiteState
from planner.errors import NotReady
from planner.pages.components.site_words import STEPS
from planner.pages.here import _, bare, here, writing_session
from planner.pages.look import quiet, told
from planner.services.site_life import LONGEST_REASON, block_site, remove_site, retire_step, unblock_site
from planner.services.sites import SiteCard


def show_end(card: SiteCard) -> None:
    """Show the list of closing down, open once it has begun, and the stop to those who may."""
    entry = card.entry
    begun = bool(entry.retirement)
    if begun or card.may_change:
        label = _("Avslutt nettstaden: {n} av {of} steg er gjorde", n=len(entry.retirement), of=len(RetireStep))
        with st.expander(label, expanded=begun, icon=":material/inventory_2:"):
            _steps(card)
    if here().may(Action.BLOCK_SITE) and card.state is not SiteState.RETIRED:
        _block(card)
    if card.may_change and card.state is SiteState.PLANNED and not (entry.project_id or begun):
        _remove(card)


def _remove(card: SiteCard) -> None:
    with st.expander(_("Lagt inn ved ein feil?"), icon=":material/delete:"):
        st.markdown(_("Nettstaden har ikkje vore open. Du kan ta han ut av oversikta, med alt som står om han her."))
        if st.button(bare("Ta ut nettstaden"), icon=":material/delete:"):
            with writing_session() as session:
                remove_site(session, here().me, card.entry.id)
            st.switch_page("planner/pages/sites.py")


def _steps(card: SiteCard) -> None:
    retired = card.state is SiteState.RETIRED
    if retired:
        st.markdown(_("Nettstaden blei avslutta {day}.", day=card.entry.retired_on))
    else:
        quiet(_("Når det siste steget er kryssa av, er nettstaden avslutta og kan ikkje endrast meir."))
    for number, step in enumerate(RetireStep, 1):
        day = card.entry.retirement.get(step)
        on = f" :small[:gray[{here().words.short_date(day)}]]" if day else ""
        label = f"{number}. {_(STEPS[step])}{on}"
        done = st.checkbox(label, day is not None, key=f"step-{step}", disabled=retired or not card.may_change)
        if done != (day is not None):
            _take(card, step, done=done)


def _take(card: SiteCard, step: RetireStep, *, done: bool) -> None:
    try:
        with writing_session() as session:
            retire_step(session, here().me, card.entry.id, step, here().today, done=done)
    except NotReady as stop:
        st.info(told(stop), icon=":material/front_hand:")
        return
    st.rerun()


def _block(card: SiteCard) -> None:
    if card.state is SiteState.BLOCKED:
        if st.button(bare("Opne att nettstaden"), icon=":material/lock_open:"):
            with writing_session() as session:
                unblock_site(session, here().me, card.entry.id)
            st.rerun()
        return
    with st.expander(_("Steng nettstaden"), icon=":material/block:"), st.form("block", border=False):
        st.markdown(_("Ingen skal legge ut noko der før du opnar att. Redaktøren ser grunnen."))
        reason = st.text_area(
            bare("Kvifor?"), max_chars=LONGEST_REASON, help=bare("Skriv ikkje namn på elevar eller noko om ei sak.")
        )
        if st.form_submit_button(bare("Steng")):
            with writing_session() as session:
                block_site(session, here().me, card.entry.id, reason or "", here().today)
            st.rerun()
