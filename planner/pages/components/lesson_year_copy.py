"""Last year's plan for a class this year: what would come when, lessons to leave out, and onto the calendar."""

from collections.abc import Mapping, Sequence

import streamlit as st

from planner.domain.lesson import Lesson
from planner.domain.lesson_year import CarriedLesson, LeftOut
from planner.domain.school import SchoolClass
from planner.errors import N_
from planner.pages.here import _, bare, here, plain_text, reading_session, writing_session
from planner.pages.look import quiet
from planner.services.lesson_years import carried_year, classes_to_copy, copy_year

_WHY = {
    LeftOut.GONE: N_("opplegget finst ikkje lenger"),
    LeftOut.GRADES: N_("passar ikkje for trinnet"),
    LeftOut.THERE: N_("klassen har timen på planen alt"),
    LeftOut.PAST: N_("dagen har vore"),
}


def show_copy_year(school_class: SchoolClass, library: Mapping[str, Lesson]) -> None:
    """Show the way to copy last year's plan, when there is one."""
    with reading_session() as session:
        found = classes_to_copy(session, here().me, here().today)
    if not found:
        return
    with st.expander(_("Kopier planen frå i fjor"), icon=":material/content_copy:"):
        # A class at the same stage has had lessons that fit.
        by_id = {one.id: one for one in sorted(found, key=lambda one: not set(one.grades) & set(school_class.grades))}
        chosen = st.selectbox(
            bare("Klasse i fjor"),
            list(by_id),
            format_func=lambda one: by_id[one].label,
            key=f"last-year-{school_class.id}",
        )
        if chosen:
            _preview(chosen, school_class, library)


def _preview(from_class_id: str, school_class: SchoolClass, library: Mapping[str, Lesson]) -> None:
    with reading_session() as session:
        found = carried_year(session, here().me, from_class_id, school_class.id, here().today)
    fit = [one for one in found if one.left_out is None]
    with st.form(f"copy-year-{from_class_id}"):
        if fit:
            st.markdown(_("Ta bort haken ved dei timane de ikkje vil ha. Veke og vekedag er dei same som i fjor."))
        else:
            quiet(_("Ingen av timane kan kopierast no."))
        wanted = [one.id for one in fit if st.checkbox(_choice(one, library), value=True, key=f"carry-{one.id}")]
        _left_out(found, library)
        saved = st.form_submit_button(bare("Set på kalenderen"), icon=":material/event:", disabled=not fit)
    if saved:
        with writing_session() as session:
            made = copy_year(session, here().me, from_class_id, school_class.id, wanted, here().today)
        st.success(
            here().words.plural("{n} time står på kalenderen.", "{n} timar står på kalenderen.", made),
            icon=":material/event:",
        )


def _choice(one: CarriedLesson, library: Mapping[str, Lesson]) -> str:
    return _("**{title}**, {day}", title=library[one.lesson_id].title, day=here().words.weekday_date(one.day))


def _left_out(found: Sequence[CarriedLesson], library: Mapping[str, Lesson]) -> None:
    out = [(one, one.left_out) for one in found if one.left_out]
    if not out:
        return
    st.markdown(_("Desse blir ikkje med:"))
    titles = {one.lesson_id: library[one.lesson_id].title for one, _why in out if one.lesson_id in library}
    lines = [f"- {plain_text(titles.get(one.lesson_id, one.lesson_id))}: {_(_WHY[why])}" for one, why in out]
    st.markdown("\n".join(lines))
