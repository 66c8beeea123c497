"""A lesson in a class: what was written last time, put on the calendar, and recorded as held."""

import streamlit as st

from planner.domain.lesson import Lesson
from planner.domain.school import SchoolClass
from planner.pages.components.lesson_year import choose_class, show_lines
from planner.pages.here import _, bare, here, reading_session, writing_session
from planner.pages.look import quiet
from planner.services.classes import classes
from planner.services.lessons import class_lessons, hold_lesson, last_time, names_in_note, plan_lesson


def show_class(plan: Lesson) -> None:
    """Show the class the lesson is for, with what can be done."""
    st.header(_("I klassen"))
    with reading_session() as session:
        found = [one.school_class for one in classes(session, here().me, here().today)]
    if not found:
        quiet(_("Her kan du planlegge og føre timen når du har ein klasse."))
        return
    fit = sorted(found, key=lambda one: not set(one.grades) & set(plan.grades))
    chosen = choose_class(fit, key=f"class-{plan.id}", grades=plan.grades)
    _last_time(plan, chosen)
    held, planned = st.tabs([_("Timen er halden"), _("Set han på kalenderen")])
    with held:
        _held(plan, chosen)
    with planned:
        _planned(plan, chosen)
    with reading_session() as session:
        had = [one for one in class_lessons(session, here().me, chosen.id) if one.lesson_id == plan.id]
    show_lines(had, {plan.id: plan}, chosen)


def _last_time(plan: Lesson, chosen: SchoolClass) -> None:
    with reading_session() as session:
        found = last_time(session, here().me, chosen.id, plan.id)
    if found:
        said = _(
            "**Sist, {day} i {class_label}:** {worked}",
            day=found.held_on,
            class_label=found.class_label,
            worked=found.worked,
        )
        st.info(said, icon=":material/history:")


def _planned(plan: Lesson, chosen: SchoolClass) -> None:
    with st.form("plan"):
        day = st.date_input(bare("Dag"), here().today, min_value=here().today, format="DD.MM.YYYY")
        saved = st.form_submit_button(bare("Set på kalenderen"), icon=":material/event:")
    if saved and day:
        with writing_session() as session:
            plan_lesson(session, here().me, chosen.id, plan.id, day, here().today)
        st.success(_("Timen står på kalenderen til {class_label}.", class_label=chosen.label), icon=":material/event:")


def _held(plan: Lesson, chosen: SchoolClass) -> None:
    with st.form("hold"):
        with st.container(horizontal=True):
            day = st.date_input(bare("Dag"), here().today, max_value=here().today, format="DD.MM.YYYY")
            minutes = st.number_input(bare("Minutt"), min_value=1, max_value=300, value=plan.minutes)
        worked = st.text_area(
            bare("Kva verka, og kva vil du gjere annleis?"),
            max_chars=2000,
            help=bare("Berre om timen. Skriv ikkje om enkeltelevar: Det høyrer ikkje heime her."),
        )
        saved = st.form_submit_button(bare("Lagre timen"), type="primary", icon=":material/task_alt:")
    if not (saved and day and minutes):
        return
    with writing_session() as session:
        names = names_in_note(session, here().me, chosen.id, worked or "")
        if names and st.session_state.get("named") != worked:
            st.session_state["named"] = worked
            st.warning(
                _(
                    "I notatet står det noko som ser ut som namn på elevar: {names}. Ta dei bort, eller trykk "
                    "ein gong til dersom det er noko anna.",
                    names=", ".join(names),
                ),
                icon=":material/person_alert:",
            )
            return
        hold_lesson(
            session,
            here().me,
            chosen.id,
            plan.id,
            held_on=day,
            minutes=minutes,
            worked=worked or "",
            today=here().today,
        )
    st.success(_("Timen er ført for {class_label}.", class_label=chosen.label), icon=":material/task_alt:")
