"""What stands between a site and its opening, each with what to do and a way to do it right there."""

from dataclasses import replace

import streamlit as st

from planner.domain.permission import Action
from planner.domain.site import Comments, SiteState, Tick
from planner.domain.site_gate import ON_THE_SITE, Missing
from planner.errors import N_
from planner.pages.components.site_shown import ADDRESS_KEY
from planner.pages.components.site_words import TICKS
from planner.pages.here import _, bare, here, reading_session, writing_session
from planner.services.site_changes import SiteDetails, change_site, details_of_site
from planner.services.site_labels import COMMENT_WORDS
from planner.services.site_life import approve_site, informed, open_site, set_comments, tick_site
from planner.services.site_people import site_people
from planner.services.site_words import MISSING_WORDS
from planner.services.sites import SiteCard

# Where in its project a thing is done, and what the button there says.
_IN_PROJECT = {
    Missing.DECISION: ("walk", N_("Ta avgjerda")),
    Missing.NOT_ONLINE: ("verdict", N_("Sjå avgjerda")),
    Missing.TOO_OPEN: ("project_form", N_("Endre prosjektet")),
    Missing.AGREEMENT: ("verdict", N_("Skriv inn avtalen")),
    Missing.APPROVAL: ("verdict", N_("Sjå avgjerda")),
    Missing.TASKS: ("project", N_("Til oppgåvene")),
    Missing.LETTERS: ("letters", N_("Til breva")),
    Missing.NEW_LETTERS: ("letters", N_("Til breva")),
    Missing.REPLIES: ("replies", N_("Til svara")),
    Missing.ENDED: ("project_form", N_("Endre sluttdatoen")),
}
# What the box or the choice in the checklist below does.
_IN_CHECKLIST = ON_THE_SITE - {Missing.ADDRESS, Missing.EDITOR, Missing.DEPUTY}


def show_gate(card: SiteCard) -> None:
    """Show what is missing, the checklist, and the button that opens the site when nothing is."""
    if card.state is SiteState.RETIRED:
        return
    planned = card.state is SiteState.PLANNED
    if planned:
        st.header(_("Før nettstaden opnar"))
    elif card.missing:
        st.header(_("Dette manglar no"))
    for one in card.missing:
        if one not in _IN_CHECKLIST:
            _missing(card, one)
    _checklist(card)
    if planned and card.may_change:
        _open(card)


def _missing(card: SiteCard, one: Missing) -> None:
    with st.container(border=True, horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.markdown(f":material/radio_button_unchecked: {_(MISSING_WORDS[one])}", width="content")
        if one is Missing.APPROVAL and card.project is None:
            _approve(card)
        elif card.may_change:
            _way(card, one)


def _way(card: SiteCard, one: Missing) -> None:
    if one in {Missing.EDITOR, Missing.DEPUTY}:
        _choose_person(card, one)
    elif one is Missing.PROJECT:
        _go("project_form", bare("Lag prosjektet"), one, {ADDRESS_KEY: card.entry.id})
    elif card.project and one in _IN_PROJECT:
        page, label = _IN_PROJECT[one]
        _go(page, bare(label), one, {"project": card.project.id})
    elif one in {Missing.ADDRESS, Missing.ENDED}:
        _go("site_form", bare("Endre nettstaden"), one, {ADDRESS_KEY: card.entry.id})


def _go(page: str, label: str, one: Missing, address: dict[str, str]) -> None:
    if st.button(label, icon=":material/arrow_forward:", key=f"do-{one}"):
        st.switch_page(f"planner/pages/{page}.py", query_params=address)


def _approve(card: SiteCard) -> None:
    if here().may(Action.APPROVE) and st.button(bare("Godkjenn opninga"), type="primary", icon=":material/check:"):
        with writing_session() as session:
            approve_site(session, here().me, card.entry.id, here().today)
        st.rerun()


def _choose_person(card: SiteCard, one: Missing) -> None:
    entry, is_deputy = card.entry, one is Missing.DEPUTY
    taken = entry.editor_id if is_deputy else entry.deputy_id
    with reading_session() as session:
        names = {person.id: person.name for person in site_people(session, here().me) if person.id != taken}
    chosen = st.selectbox(
        bare("Vararedaktør") if is_deputy else bare("Redaktør"),
        names,
        index=None,
        format_func=names.__getitem__,
        placeholder=bare("Vel person"),
        label_visibility="collapsed",
        key=f"choose-{one}",
        width=220,
    )
    if chosen:
        written = details_of_site(entry)
        written = replace(written, deputy_id=chosen) if is_deputy else replace(written, editor_id=chosen)
        _write(card, written)


def _write(card: SiteCard, written: SiteDetails) -> None:
    with writing_session() as session:
        change_site(session, here().me, card.entry.id, written)
    st.rerun()


def _checklist(card: SiteCard) -> None:
    lacks = bool(_IN_CHECKLIST & set(card.missing))
    box = st.container(gap="xsmall") if lacks else st.expander(_("Sjekklista er i orden"), icon=":material/checklist:")
    with box:
        for tick in TICKS:
            _box(card, tick)
        _comments(card)


def _box(card: SiteCard, tick: Tick) -> None:
    entry, day = card.entry, card.entry.ticked_on(tick)
    on = f" :small[:gray[{here().words.short_date(day)}]]" if day else ""
    principal = tick is Tick.LEADER_INFORMED and here().may(Action.APPROVE)
    ticked = st.checkbox(
        f"{_(TICKS[tick])}{on}", day is not None, key=f"tick-{tick}", disabled=not (card.may_change or principal)
    )
    if ticked == (day is not None):
        return
    with writing_session() as session:
        if ticked and principal:
            informed(session, here().me, entry.id, here().today)
        else:
            tick_site(session, here().me, entry.id, tick, ticked, here().today)
    st.rerun()


def _comments(card: SiteCard) -> None:
    now = card.entry.comments
    choices = [one for one in Comments if one is not Comments.UNSET]
    chosen = st.selectbox(
        bare("Kommentarar på nettstaden"),
        choices,
        index=None if now is Comments.UNSET else choices.index(now),
        format_func=lambda one: bare(COMMENT_WORDS[one]),
        placeholder=bare("Vel kva de gjer med kommentarar"),
        key="comments",
        disabled=not card.may_change,
    )
    if chosen and chosen is not now:
        with writing_session() as session:
            set_comments(session, here().me, card.entry.id, chosen)
        st.rerun()


def _open(card: SiteCard) -> None:
    if card.missing:
        return
    with st.container(border=True):
        st.markdown(f":material/task_alt: **{_('Alt er på plass.')}**")
        if st.button(bare("Opne nettstaden"), type="primary", icon=":material/rocket_launch:"):
            with writing_session() as session:
                open_site(session, here().me, card.entry.id, here().today)
            st.rerun()
