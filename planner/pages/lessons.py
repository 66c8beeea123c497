"""The lessons: the library to choose from, a class's year, and how far the classes have come this school year."""

from collections.abc import Mapping

import streamlit as st

from planner.content.lessons import topics
from planner.domain.advice import Place
from planner.domain.lesson import GRADES, Aim, Lesson, Topic, aims_of, lessons_for
from planner.pages.components.lesson_coverage import show_coverage
from planner.pages.components.lesson_words import aim_name, grade_name, lesson_link, show_copy_badge, show_in_short
from planner.pages.components.lesson_year import show_year
from planner.pages.components.tip import show_tip
from planner.pages.here import _, bare, here, plain_text, reading_session
from planner.pages.look import quiet
from planner.services.adapted_lessons import plans

_LENGTHS = (45, 60, 75)


def _asked(library: Mapping[str, Lesson]) -> list[Lesson]:
    """Show the choices; they are kept while a plan is read."""
    names = topics(here().words.language)
    with st.container(horizontal=True):
        grade = st.selectbox(
            bare("Trinn"),
            GRADES,
            index=None,
            format_func=grade_name,
            placeholder=bare("Alle trinn"),
            key="grade",
            persist_state="session",
        )
        topic = st.selectbox(
            bare("Tema"),
            list(Topic),
            index=None,
            format_func=names.__getitem__,
            placeholder=bare("Alle tema"),
            key="topic",
            persist_state="session",
        )
        most = st.selectbox(
            bare("Tid"),
            _LENGTHS,
            index=None,
            format_func=lambda n: bare("Høgst {n} minutt", n=n),
            placeholder=bare("All tid"),
            key="most",
            persist_state="session",
        )
    return lessons_for(library.values(), grade, topic, most, _aim(aims_of(library.values(), grade)))


def _aim(aims: list[Aim]) -> str | None:
    by_id = {one.id: one for one in aims}
    if st.session_state.get("aim") not in by_id:
        # Another grade has other aims: an aim that isn't among them would hide every lesson.
        st.session_state["aim"] = None
    return st.selectbox(
        bare("Kompetansemål"),
        list(by_id),
        index=None,
        format_func=lambda one: aim_name(by_id[one]),
        placeholder=bare("Alle mål"),
        key="aim",
        persist_state="session",
    )


def _card(lesson: Lesson, library: Mapping[str, Lesson]) -> None:
    with st.container(border=True):
        lesson_link(lesson, f"**{plain_text(lesson.title)}**")
        st.markdown(plain_text(lesson.summary))
        if lesson.origin_id:
            with st.container(horizontal=True, vertical_alignment="center"):
                show_copy_badge()
                origin = library[lesson.origin_id]
                lesson_link(origin, _("Originalen: {title}", title=origin.title), icon=":material/link:")
        show_in_short(lesson)


def _library() -> None:
    with reading_session() as session:
        library = plans(session, here().me, here().words.language)
    found = _asked(library)
    if not found:
        st.info(_("Ingen opplegg passar til alt du har valt. Ta bort eitt av vala."), icon=":material/filter_alt_off:")
        return
    quiet(here().words.plural("{n} opplegg", "{n} opplegg", len(found)))
    for lesson in found:
        _card(lesson, library)


st.title(_("Timar om nettvett og mot mobbing"))
show_tip(Place.LESSONS)
choose, year, classes = st.tabs([_("Opplegg"), _("Årsplan"), _("Klassane i år")])
with choose:
    _library()
with year:
    show_year()
with classes:
    show_coverage()
