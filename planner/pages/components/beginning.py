"""The first start: what the program does, and the two ways to begin."""

import streamlit as st

from planner.pages.components.links import choose_language_links
from planner.pages.here import _, here, writing_session
from planner.pages.look import quiet
from planner.services.sample import make_sample


def show_beginning() -> None:
    """Show what Nettplan is and let a person set up a school or try a sample one."""
    choose_language_links()
    st.title(_("Frå klasseliste til samtykkebrev"))
    st.markdown(
        _(
            "Nettplan hjelper læraren å avgjere om ein nettstad for elevarbeid skal vere open eller lukka, lagar "
            "samtykkebrev til dei føresette og held orden på svara."
        )
    )
    set_up, try_it = st.columns(2, gap="medium")
    with set_up, st.container(border=True, height="stretch"):
        st.header(_("Set opp skulen min"))
        st.markdown(_("Skriv namn og kontakt, importer ei klasseliste og lag det første brevet. Det tar ti minutt."))
        if st.button(_("Set opp skulen"), type="primary", icon=":material/school:"):
            st.switch_page("planner/pages/setup.py")
    with try_it, st.container(border=True, height="stretch"):
        st.header(_("Prøv med ein prøveskule"))
        st.markdown(_("Tre klassar, 70 elevar og fem prosjekt, alt oppdikta. Du kan kaste alt med eitt trykk."))
        if st.button(_("Lag ein prøveskule"), icon=":material/science:"):
            _try_it()
    quiet(
        _(
            "Alt blir lagra på denne maskina. Programmet legg ikkje ut noko på nett av seg sjølv, "
            "og spør aldri etter fødselsnummer."
        )
    )


def _try_it() -> None:
    with st.spinner(_("Lagar prøveskulen …")), writing_session() as session:
        actor = make_sample(session, here().today)
    st.session_state["person"] = actor.id
    st.rerun()
