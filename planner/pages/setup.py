"""Set up the school: the details that its letters and pages need."""

import streamlit as st

from planner.domain.school import School
from planner.pages.components.links import choose_language_links, choose_person_link
from planner.pages.components.school_form import school_fields
from planner.pages.here import _, bare, here, writing_session
from planner.services.schools import set_up_school


def _form() -> None:
    st.markdown(_("Dette står i breva, så dei føresette veit kven som spør og korleis dei når skulen."))
    with st.form("school"):
        details = school_fields(School(id="", name="", language="nb" if here().words.language == "nb" else "nn"))
        own_name = st.text_input(
            bare("Namnet ditt, dersom du ikkje er rektor"),
            max_chars=200,
            help=_("Du blir med som lærar. Rektor kan gi deg ei anna rolle på sida Skule."),
        )
        saved = st.form_submit_button(bare("Lagre skulen"), type="primary")
    if saved:
        with writing_session() as session:
            actor = set_up_school(session, details, own_name=own_name or "")
        st.session_state["person"] = actor.id
        st.switch_page("planner/pages/home.py")


choose_language_links(then="/setup")
st.page_link("planner/pages/home.py", label=_("Tilbake"), icon=":material/arrow_back:")
st.title(_("Set opp skulen"))
if here().any_school:
    st.info(_("Skulen er allereie sett opp."))
    if here().actor:
        choose_person_link(here().me.id, bare("Gå til Heim"))
else:
    _form()
