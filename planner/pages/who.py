"""Who are you? A person chooses who sits at this browser; real sign-in takes this place later."""

import streamlit as st

from planner.pages.components.links import choose_language_links, choose_person_link
from planner.pages.here import _, reading_session
from planner.pages.look import quiet, role_name
from planner.services.staff import who_can_sit_here

choose_language_links()
st.title(_("Kven er du?"))
st.markdown(_("Vel namnet ditt. Nettlesaren hugsar det til du lukkar han, eller vel på nytt på Mi side."))
with reading_session() as session:
    people = who_can_sit_here(session)
for person in people:
    with st.container(border=True, horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        choose_person_link(person.id, person.name)
        quiet(role_name(person.role), width="content")
