"""Adding a site from its address alone: the program guesses the rest, and says so on the card."""

from collections.abc import Sequence

import streamlit as st

from planner.domain.site_address import SiteAddress
from planner.errors import InvalidInput
from planner.pages.components.site_shown import FORM, IMPORT, site_link, to_card
from planner.pages.here import _, bare, here, plain_text, reading_session, writing_session
from planner.pages.look import quiet, told
from planner.services.site_changes import LONGEST_ADDRESS, SiteDetails, add_site
from planner.services.sites import duplicates

_AGAIN = "site-again"
_ADDED = "site-added"


def show_quick_add() -> None:
    """Show the field for an address, and what is in the register already when it is there."""
    with (
        st.form("quick-add", clear_on_submit=False),
        st.container(horizontal=True, vertical_alignment="bottom"),
    ):
        address = st.text_input(
            bare("Adressa til ein ny nettstad"),
            max_chars=LONGEST_ADDRESS,
            placeholder="https://",
            icon=":material/link:",
        )
        sent = st.form_submit_button(bare("Legg til"), type="primary", icon=":material/add:")
    if sent:
        _look_up(address or "")
    elif st.session_state.get(_AGAIN):
        _noticed(st.session_state[_AGAIN])
    with st.container(horizontal=True):
        st.page_link(FORM, label=_("Skriv inn alt sjølv"), icon=":material/edit_note:")
        st.page_link(IMPORT, label=_("Importer frå rekneark eller bokmerke"), icon=":material/upload_file:")


def just_added(id_: str) -> bool:
    """Whether a site was added in this visit a moment ago, and nobody has looked at what was guessed."""
    return st.session_state.get(_ADDED) == id_


def looked_at() -> None:
    """Note that somebody has looked at what was guessed."""
    st.session_state.pop(_ADDED, None)


def _look_up(address: str) -> None:
    with reading_session() as session:
        same = duplicates(session, here().me, address) if address.strip() else ()
    st.session_state[_AGAIN] = address if same else None
    if same:
        _noticed(address, same)
    else:
        _add(address)


def _noticed(address: str, same: Sequence[SiteAddress] = ()) -> None:
    if not same:
        with reading_session() as session:
            same = duplicates(session, here().me, address)
    with st.container(border=True):
        st.markdown(f":material/content_copy: **{_('Denne adressa er i lista frå før:')}**")
        for one in same:
            ended = f" ({_('avslutta')})" if one.retired_on else ""
            site_link(one.id, f"{plain_text(one.name)}{ended}")
        with st.container(horizontal=True, vertical_alignment="center"):
            if st.button(bare("Legg til likevel"), key="add-anyway"):
                _add(address)
            quiet(_("Gjer det berre når to nettstader deler adresse."), width="content")


def _add(address: str) -> None:
    try:
        with writing_session() as session:
            added = add_site(session, here().me, SiteDetails(address), here().today)
    except InvalidInput as error:
        st.error(told(error), icon=":material/error:")
        return
    st.session_state.pop(_AGAIN, None)
    st.session_state[_ADDED] = added.id
    to_card(added.id)
