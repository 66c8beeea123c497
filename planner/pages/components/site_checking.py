"""Asking the addresses now, with progress, and what came of it."""

from datetime import UTC, datetime

import streamlit as st

from planner.domain.permission import Action
from planner.pages.here import _, bare, here, reading_session, writing_session
from planner.services.site_checks import Checked, ask, keep_round, round_of

_TOLD = "sites_checked"


def show_check_button(site_id: str | None = None) -> None:
    """Show the button that asks one site's address, or all of the school's, and then what came of it."""
    if told := st.session_state.pop(_TOLD, None):
        _tell(told)
    if not here().may(Action.CHECK_SITES):
        return
    label = bare("Sjekk adressa no") if site_id else bare("Sjekk adressene no")
    if st.button(label, icon=":material/wifi_find:", key=f"check-{site_id or 'all'}"):
        st.session_state[_TOLD] = _check(site_id)
        st.rerun()


def _check(site_id: str | None) -> Checked:
    bar = st.progress(0.0, text=_("Spør adressene …"))

    def tell(done: int, of: int) -> None:
        bar.progress(done / max(of, 1), text=_("{n} av {of} er sjekka …", n=done, of=of))

    with reading_session() as session:
        asked = round_of(session, here().me, site_id)
    # No transaction is open meanwhile: it takes as long as the hosts take.
    run = ask(asked, datetime.now(UTC), progress=tell, force=site_id is not None)
    bar.empty()
    with writing_session() as session:
        return keep_round(session, here().me, asked, run)


def _tell(found: Checked) -> None:
    if found.offline:
        st.warning(
            _("Nettplan får ikkje kontakt med internett no. Det som var kjent frå før, står som det stod."),
            icon=":material/wifi_off:",
        )
        return
    alarms = len(found.alarms)
    if alarms:
        st.error(
            here().words.plural(
                "{n} lukka nettstad kan lesast av framande. Stram inn tilgangen i dag.",
                "{n} lukka nettstader kan lesast av framande. Stram inn tilgangen i dag.",
                alarms,
            ),
            icon=":material/notification_important:",
        )
    told = here().words.plural("{n} adresse er sjekka.", "{n} adresser er sjekka.", len(found.sites))
    st.success(told, icon=":material/task_alt:")
