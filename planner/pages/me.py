"""My page: who I am here, my language, and how to change both."""

import streamlit as st

from planner.domain.school import PAGE_LANGUAGES
from planner.pages.components.links import choose_person_link, leave_link
from planner.pages.here import _, bare, here, reading_session, writing_session
from planner.pages.look import LANGUAGE_NAMES, role_name
from planner.services.sample import throw_away
from planner.services.staff import choose_language, who_can_sit_here


def _language() -> None:
    chosen = st.radio(
        bare("Språk på sidene"),
        PAGE_LANGUAGES,
        index=PAGE_LANGUAGES.index(here().words.language),
        format_func=LANGUAGE_NAMES.__getitem__,
        horizontal=True,
    )
    if chosen and chosen != here().words.language:
        with writing_session() as session:
            choose_language(session, here().me, chosen)
        st.rerun()


def _others() -> None:
    st.header(_("Er du ein annan?"))
    with reading_session() as session:
        people = who_can_sit_here(session)
    with st.container(gap="xsmall"):
        for person in people:
            if person.id != here().me.id:
                choose_person_link(person.id, f"{person.name}, {role_name(person.role).lower()}")
    leave_link(bare("Logg av denne maskina"))


def _sample() -> None:
    school = here().school
    if school is None or not school.sample:
        return
    st.header(_("Prøveskulen"))
    st.markdown(
        _("Alt her er oppdikta. Når du kastar prøveskulen, blir alt borte, og du kan sette opp din eigen skule.")
    )
    if st.button(_("Kast prøveskulen"), icon=":material/delete:"):
        with writing_session() as session:
            throw_away(session, here().me)
        st.session_state.pop("person", None)
        st.switch_page("planner/pages/home.py")


st.title(_("Mi side"))
st.markdown(_("Du er **{name}**, {role}.", name=here().me.name, role=role_name(here().me.role).lower()))
_language()
_sample()
_others()
