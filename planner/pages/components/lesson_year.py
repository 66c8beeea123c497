"""A class's year of lessons: what it has had and will have, for the teacher's calendar, and from last year."""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial

import streamlit as st

from planner.domain.lesson import ClassLesson, Lesson
from planner.domain.permission import Action, Actor
from planner.domain.school import SchoolClass
from planner.pages.components.lesson_year_copy import show_copy_year
from planner.pages.here import _, bare, here, plain_text, reading_session, writing_session
from planner.pages.look import quiet
from planner.services.adapted_lessons import plans
from planner.services.classes import classes
from planner.services.lesson_calendar import MEDIA_TYPE, calendar_name, lesson_calendar, year_calendar
from planner.services.lessons import class_lessons, remove_lesson

_LAST_CHOSEN = "class"


def choose_class(found: Sequence[SchoolClass], *, key: str, grades: Sequence[int] = ()) -> SchoolClass:
    """Show a choice of class and return the class; it begins with the one chosen last, on whatever page.

    Args:
        found: at least one class, the best first.
        grades: a class chosen last that has none of these is passed over; none asks for nothing.
    """
    by_id = {one.id: one for one in found}
    if st.session_state.get(key) not in by_id:
        last = by_id.get(st.session_state.get(_LAST_CHOSEN, ""))
        fits = last and (not grades or set(last.grades) & set(grades))
        wanted = by_id.get(st.query_params.get("class", "")) or (last if fits else None) or found[0]
        st.session_state[key] = wanted.id
    chosen = st.selectbox(bare("Klasse"), list(by_id), format_func=lambda one: by_id[one].label, key=key)
    st.session_state[_LAST_CHOSEN] = chosen
    return by_id[chosen]


def show_year() -> None:
    """Show the school year of one class, with what can be done."""
    with reading_session() as session:
        found = [one.school_class for one in classes(session, here().me, here().today)]
        library = plans(session, here().me, here().words.language)
    if not found:
        st.info(_("Her kjem klassane når klasselista er importert."), icon=":material/groups:")
        return
    chosen = choose_class(found, key="year-class")
    if here().may(Action.HOLD_LESSON):
        show_copy_year(chosen, library)
    with reading_session() as session:
        had = class_lessons(session, here().me, chosen.id)
    if not had:
        quiet(_("Klassen har ingen timar enno. Vel eit opplegg, og set det på kalenderen."))
        return
    st.download_button(
        bare("Hent heile året til kalenderen din"),
        partial(_year_file, here().me, chosen.id),
        calendar_name(chosen.label),
        MEDIA_TYPE,
        on_click="ignore",
        icon=":material/calendar_add_on:",
    )
    show_lines(had, library, chosen)


def show_lines(had: Iterable[ClassLesson], library: Mapping[str, Lesson], school_class: SchoolClass) -> None:
    """Show lessons of a class by day, each with its calendar file and a way to take it away."""
    for one in sorted(had, key=lambda one: (one.day is None, one.day or here().today)):
        plan = library.get(one.lesson_id)
        with st.container(border=True):
            _line(one, plan.title if plan else one.lesson_id)
            with st.container(horizontal=True):
                if not one.is_held:
                    _calendar_button(one, school_class)
                if here().may(Action.HOLD_LESSON):
                    _remove_button(one)


def _line(one: ClassLesson, title: str) -> None:
    day = here().words.short_date(one.day or here().today)
    if one.is_held:
        sign, said = ":material/task_alt:", _("halden {day}, {n} minutt", day=day, n=one.minutes)
    else:
        sign, said = ":material/event:", _("planlagd {day}", day=day)
    st.markdown(f"{sign} **{plain_text(title)}** · {said}")
    if one.worked:
        quiet(plain_text(one.worked))


def _calendar_button(one: ClassLesson, school_class: SchoolClass) -> None:
    st.download_button(
        bare("Til kalenderen din"),
        partial(_lesson_file, here().me, one.id),
        calendar_name(school_class.label),
        MEDIA_TYPE,
        key=f"calendar-{one.id}",
        on_click="ignore",
        icon=":material/calendar_add_on:",
    )


def _remove_button(one: ClassLesson) -> None:
    with st.popover(bare("Ta bort"), icon=":material/delete:", key=f"ask-{one.id}"):
        st.markdown(_("Timen og notatet blir borte.") if one.is_held else _("Timen blir borte frå planen."))
        if not st.button(bare("Ja, ta bort"), key=f"take-away-{one.id}"):
            return
        with writing_session() as session:
            remove_lesson(session, here().me, one.id)
        st.rerun()


def _lesson_file(actor: Actor, id_: str) -> bytes:
    """Make the file when the button is pressed: outside a rerun, so all it needs is handed in."""
    with reading_session() as session:
        return lesson_calendar(session, actor, id_)


def _year_file(actor: Actor, class_id: str) -> bytes:
    with reading_session() as session:
        return year_calendar(session, actor, class_id)
