"""What the last check of a site's address found, in words. The one place on the card for checks."""

from collections.abc import Iterator

import streamlit as st

from planner.domain.check import CheckState, certificate_ending
from planner.domain.evidence import Evidence, Problem, Sign
from planner.domain.site import SiteState
from planner.errors import N_
from planner.pages.components.site_checking import show_check_button
from planner.pages.components.site_words import check_look
from planner.pages.here import _, here, reading_session
from planner.pages.look import quiet
from planner.services.site_checks import newest_check
from planner.services.sites import SiteCard
from planner.settings import day_of

_MEANS = {
    CheckState.MOVED: N_("Sida har flytta. Endre adressa dersom den nye er rett."),
    CheckState.NEEDS_SIGN_IN: N_("Framande møter ei innlogging."),
    CheckState.ROBOT_REFUSED: N_("Tenesta slepper ikkje inn automatiske besøk. Det seier ikkje noko om sida."),
    CheckState.TEMPORARILY_DOWN: N_("Sida svarte ikkje no. Ho er ikkje borte før det har hendt fleire dagar."),
    CheckState.GONE: N_("Sida har vore borte i fleire dagar. Rett adressa, eller avslutt nettstaden."),
    CheckState.CANT_TELL: N_("Sjekken kan ikkje seie noko sikkert. Sjå sjølv."),
    CheckState.REFUSED: N_("Adressa er ikkje på det opne nettet, så ho blir ikkje sjekka."),
}
_PROBLEMS = {
    Problem.TIMEOUT: N_("Svaret kom ikkje i tide."),
    Problem.TOO_MANY_REDIRECTS: N_("Adressa sender i ring."),
    Problem.DNS: N_("Ingen kjenner domenet i adressa."),
    Problem.CONNECTION: N_("Tenaren tok ikkje imot."),
    Problem.CERTIFICATE_ENDED: N_("Sertifikatet til sida er gått ut."),
    Problem.TLS: N_("Sida har ikkje ei trygg tilkopling som verkar."),
    Problem.TOO_BIG: N_("Svaret var for stort til å lesast."),
    Problem.BAD_ANSWER: N_("Svaret var ikkje til å forstå."),
    Problem.TOLD_TO_WAIT: N_("Tenaren bad oss vente."),
    Problem.NO_TIME: N_("Vi rakk ikkje denne sida."),
}


def show_check(card: SiteCard) -> None:
    """Show the state and the day of the last check, what was seen, the one alarm, and the button that asks now."""
    entry = card.entry
    if not entry.address:
        return
    if entry.check_alarm:
        st.error(
            _("Nettstaden skal vere lukka, men innhaldet kunne lesast utan innlogging. Stram inn tilgangen i dag."),
            icon=":material/notification_important:",
        )
    st.header(_("Sjekk av adressa"))
    with st.container(horizontal=True, vertical_alignment="center"):
        check_look(entry.check_state).badge()
        if entry.checked_at:
            quiet(here().words.date(day_of(entry.checked_at)), width="content")
    means = next((words for state, words in _MEANS.items() if state == entry.check_state), None)
    if means:
        st.markdown(_(means))
    if entry.checked_at:
        with reading_session() as session:
            found = newest_check(session, here().me, entry.id)
        quiet("  \n".join(_seen(found)) if found else "")
    if card.state is not SiteState.RETIRED:
        show_check_button(entry.id)


def _seen(found: Evidence) -> Iterator[str]:
    if found.moved_to:
        yield _("Ny adresse: {address}", address=found.moved_to)
    if found.problem in _PROBLEMS:
        yield _(_PROBLEMS[found.problem])
    elif found.status:
        yield _("Tenaren svarte med kode {status}.", status=found.status)
    if Sign.EMPTY_WITHOUT_SCRIPTS in found.signs:
        yield _("Sida er tom til skripta hennar køyrer, så sjekken ser ikkje innhaldet.")
    if found.certificate_ends and certificate_ending(found, here().today):
        yield _("Sertifikatet går ut {day}.", day=found.certificate_ends)
    if found.last_activity:
        yield _("Sist noko nytt: {day}.", day=found.last_activity.on)
