"""This school year's classes: how many pupils, who teaches them, and the way to the class list."""

import streamlit as st

from planner.domain.permission import Action
from planner.domain.school import Staff, school_year_name, school_year_of
from planner.pages.here import _, bare, here, plain_text, reading_session, writing_session
from planner.pages.look import quiet
from planner.services.classes import ClassEntry, classes, move_classes_on, set_teachers
from planner.services.staff import staff_list


def _class(entry: ClassEntry, staff: dict[str, Staff]) -> None:
    teachers = ", ".join(staff[one].name for one in entry.teachers if one in staff)
    with st.container(border=True, horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.page_link(
            "planner/pages/class_list.py",
            label=f"**{plain_text(entry.school_class.label)}**",
            icon=":material/groups:",
            query_params={"class": entry.school_class.id},
        )
        quiet(here().words.plural("{n} elev", "{n} elevar", entry.pupils))
        quiet(plain_text(teachers) or _("Ingen lærar enno"))
        if here().may(Action.MANAGE_STAFF):
            box = st.popover(bare("Lærarar"), key=f"teachers-{entry.school_class.id}", on_change="rerun")
            if box.open:
                with box:
                    _teachers(entry, staff)


def _teachers(entry: ClassEntry, staff: dict[str, Staff]) -> None:
    with st.form(f"teachers-form-{entry.school_class.id}", border=False):
        chosen = st.multiselect(
            bare("Lærarar i klassen"),
            [one.id for one in staff.values() if one.active],
            default=[one for one in entry.teachers if one in staff],
            format_func=lambda one: staff[one].name,
            placeholder=bare("Vel lærarar"),
        )
        if st.form_submit_button(bare("Lagre"), type="primary"):
            with writing_session() as session:
                set_teachers(session, here().me, entry.school_class.id, tuple(chosen))
            st.rerun()


def _move_on() -> None:
    if here().may(Action.MANAGE_STAFF) and st.button(
        _("Flytt klassane opp frå i fjor"),
        icon=":material/moving:",
        help=_("Lagar klassane frå førre skuleår på nytt, eitt trinn opp. Klassar som finst, blir ikkje rørte."),
    ):
        with writing_session() as session:
            made = move_classes_on(session, here().me, here().today)
        st.toast(here().words.plural("{n} klasse er flytta opp.", "{n} klassar er flytta opp.", made))


def _imported() -> None:
    done = st.session_state.pop("imported", None)
    if done:
        st.success(
            _(
                "Klasselista er importert: {added} nye, {updated} endra, {left} slutta.",
                added=done.added,
                updated=done.updated,
                left=done.left,
            ),
            icon=":material/check_circle:",
        )


st.title(_("Klassane i {year}", year=school_year_name(school_year_of(here().today))))
with reading_session() as session:
    found = classes(session, here().me, here().today)
    everybody = {person.id: person for person in staff_list(session, here().me)}
_imported()
if not found:
    st.info(_("Ingen klassar enno. Importer ei klasseliste, så kjem klassen her."), icon=":material/groups:")
for one in found:
    _class(one, everybody)
with st.container(horizontal=True):
    if st.button(_("Importer klasseliste"), type="primary", icon=":material/upload_file:"):
        st.switch_page("planner/pages/roster_import.py")
    _move_on()
