"""The school: its details and its staff."""

import streamlit as st

from planner.domain.permission import Action, Role
from planner.domain.school import Staff
from planner.pages.components.crisis_notice import show_crisis_link
from planner.pages.components.logo import choose_logo
from planner.pages.components.school_form import school_fields
from planner.pages.here import _, bare, here, plain_text, reading_session, writing_session
from planner.pages.look import quiet, role_name
from planner.services.schools import school_of, set_school
from planner.services.staff import add_staff, change_staff, staff_list


def _details() -> None:
    with reading_session() as session:
        school = school_of(session, here().me)
    if school is None:
        return
    if not here().may(Action.CHANGE_SCHOOL):
        lines = [school.municipality, school.address, school.email, school.phone]
        # As they are, so that an address can be copied.
        st.text("\n".join(line for line in lines if line))
        st.markdown(_("Rektor: {name}", name=school.principal or "–"))
        quiet(_("Rektor kan endre opplysningane om skulen."))
        return
    if not school.has_contact:
        st.warning(
            _("Skriv e-post eller telefon til skulen. Utan det kan du ikkje lage brev."), icon=":material/contact_mail:"
        )
    with st.form("school"):
        details = school_fields(school)
        saved = st.form_submit_button(bare("Lagre endringane"), type="primary")
    if saved:
        with writing_session() as session:
            set_school(session, here().me, details)
        st.toast(_("Opplysningane om skulen er lagra."), icon=":material/check:")
    choose_logo(school.name)
    show_crisis_link()


def _staff() -> None:
    st.header(_("Tilsette"))
    with reading_session() as session:
        people = staff_list(session, here().me)
    for person in people:
        _person(person)
    if here().may(Action.MANAGE_STAFF):
        _new_person()


def _person(person: Staff) -> None:
    ended = "" if person.active else f" · {bare('har slutta')}"
    with st.container(border=True, horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        with st.container(gap=None):
            st.markdown(f"**{plain_text(person.name)}**")
            st.text(person.email)
        quiet(role_name(person.role) + ended, width="content")
        if here().may(Action.MANAGE_STAFF):
            box = st.popover(bare("Endre"), key=f"change-{person.id}", on_change="rerun")
            if box.open:
                with box, st.form(f"person-{person.id}", border=False):
                    _change(person)


def _change(person: Staff) -> None:
    name = st.text_input(bare("Namn"), person.name, max_chars=200)
    email = st.text_input(
        bare("E-post"), person.email, max_chars=254, type="email", placeholder=bare("namn@kommunen.no")
    )
    role = st.selectbox(bare("Rolle"), list(Role), index=list(Role).index(person.role), format_func=role_name)
    active = st.checkbox(bare("Arbeider her no"), person.active)
    if st.form_submit_button(bare("Lagre"), type="primary"):
        with writing_session() as session:
            changed = Staff(
                person.id, person.school_id, name or "", role or person.role, email or "", person.language, active
            )
            change_staff(session, here().me, changed)
        st.rerun()


def _new_person() -> None:
    with st.expander(_("Legg til ein tilsett"), icon=":material/person_add:"), st.form("new", clear_on_submit=True):
        name = st.text_input(bare("Namn"), max_chars=200)
        email = st.text_input(bare("E-post"), max_chars=254, type="email", placeholder=bare("namn@kommunen.no"))
        role = st.selectbox(bare("Rolle"), list(Role), format_func=role_name)
        if st.form_submit_button(bare("Legg til"), type="primary"):
            with writing_session() as session:
                add_staff(session, here().me, name or "", role or Role.TEACHER, email or "")
            st.rerun()


st.title(_("Skulen"))
details, staff = st.tabs([_("Om skulen"), _("Tilsette")])
with details:
    _details()
with staff:
    _staff()
