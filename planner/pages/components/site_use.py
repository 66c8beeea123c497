"""A site in use: whether it still is, what waits for an answer, and what is to be taken down."""

import streamlit as st

from planner.domain.permission import Action
from planner.domain.project import Purpose, Task
from planner.domain.site import DAYS_TO_ANSWER, MOST_DAYS_TO_ANSWER, InUse, SiteState
from planner.pages.components.purposes import purpose_name
from planner.pages.here import _, bare, here, writing_session
from planner.pages.look import quiet
from planner.services.decisions import tick
from planner.services.site_life import confirm_in_use, input_answered, input_waits, set_answer_time
from planner.services.sites import SiteCard


def show_in_use(card: SiteCard) -> None:
    """Show the question whether the site is still in use, while it waits for an answer."""
    if card.in_use in {InUse.NOT_ASKED, InUse.CONFIRMED} or not card.may_change:
        return
    with st.container(border=True):
        st.markdown(f":material/help: **{_('Er nettstaden framleis i bruk?')}**")
        if card.in_use is InUse.DORMANT:
            st.markdown(_("Ingen har svart på lenge, så han ligg i dvale. Svar ja, eller avslutt han."))
        with st.container(horizontal=True, vertical_alignment="center"):
            if st.button(bare("Ja, i bruk"), type="primary", icon=":material/check:"):
                with writing_session() as session:
                    confirm_in_use(session, here().me, card.entry.id, here().today)
                st.toast(_("Stadfesta."), icon=":material/check:")
                st.rerun()
            quiet(_("Nei? Gå til «Avslutt nettstaden» nedst på sida."), width="content")


def show_take_downs(card: SiteCard) -> None:
    """Show what is still to be taken down because a consent was withdrawn; it names no pupil."""
    if not card.take_downs:
        return
    st.header(_("Ta ned"))
    st.markdown(_("Nokon har trekt tilbake samtykket. Sjå i prosjektet kven det gjeld."))
    for task in card.take_downs:
        _take_down(card, task)


def _take_down(card: SiteCard, task: Task) -> None:
    late = f" :orange-badge[:material/alarm: {_('Over fristen')}]" if task.is_late(here().today) else ""
    what = _("{purpose}, innan {due}", purpose=purpose_name(Purpose.parse(task.subject)), due=task.due)
    if st.checkbox(f"{what}{late}", key=f"down-{task.id}", disabled=not card.may_change):
        with writing_session() as session:
            tick(session, here().me, task.project_id, task.id, done=True, today=here().today)
        st.rerun()


def show_input(card: SiteCard) -> None:
    """Show what waits for an answer, and how soon input is answered here."""
    entry = card.entry
    if entry.answer_by and entry.unanswered_since:
        said = _(
            "Eit innspel har venta sidan {since}. Svar innan {by}.", since=entry.unanswered_since, by=entry.answer_by
        )
        st.warning(said, icon=":material/mark_chat_unread:")
    if not card.may_change or card.state is SiteState.RETIRED:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        days = entry.answer_days or DAYS_TO_ANSWER
        quiet(
            here().words.plural("Innspel blir svara på innan {n} dag.", "Innspel blir svara på innan {n} dagar.", days),
            width="content",
        )
        if entry.unanswered_since and st.button(bare("Alt er svara på"), type="primary", icon=":material/check:"):
            with writing_session() as session:
                input_answered(session, here().me, entry.id)
            st.rerun()
        with st.popover(bare("Innspel og svartid"), icon=":material/chat:"):
            _note_input(card)
            _answer_time(card)
        if here().may(Action.KEEP_RECORDS):
            st.page_link(
                "planner/pages/records.py",
                label=_("Er det noko for arkivet?"),
                icon=":material/inventory_2:",
                query_params={"site": entry.id},
            )


def _note_input(card: SiteCard) -> None:
    with st.form("input", border=False):
        since = st.date_input(
            bare("Noko har venta på svar sidan"), here().today, max_value=here().today, format="DD.MM.YYYY"
        )
        if st.form_submit_button(bare("Noter at det ventar"), icon=":material/mark_chat_unread:") and since:
            with writing_session() as session:
                input_waits(session, here().me, card.entry.id, since, here().today)
            st.rerun()


def _answer_time(card: SiteCard) -> None:
    with st.form("answer-time", border=False):
        days = st.number_input(
            bare("Svar innan så mange dagar"), 1, MOST_DAYS_TO_ANSWER, card.entry.answer_days or DAYS_TO_ANSWER
        )
        if st.form_submit_button(bare("Lagre svartida")):
            with writing_session() as session:
                set_answer_time(session, here().me, card.entry.id, days)
            st.rerun()
