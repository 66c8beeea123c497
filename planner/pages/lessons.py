"""The lessons: the library to choose from, and how far the classes have come this school year."""

import streamlit as st

from planner.content.lessons import lessons, topics
from planner.domain.lesson import GRADES, Lesson, Topic, lessons_for
from planner.pages.components.lesson_coverage import show_coverage
from planner.pages.components.lesson_words import grade_name, show_in_short
from planner.pages.here import _, bare, here, plain_text
from planner.pages.look import quiet

_LENGTHS = (45, 60, 75)


def _asked() -> list[Lesson]:
    names = topics(here().words.language)
    with st.container(horizontal=True):
        grade = st.selectbox(
            bare("Trinn"), GRADES, index=None, format_func=grade_name, placeholder=bare("Alle trinn"), key="grade"
        )
        topic = st.selectbox(
            bare("Tema"),
            list(Topic),
            index=None,
            format_func=names.__getitem__,
            placeholder=bare("Alle tema"),
            key="topic",
        )
        most = st.selectbox(
            bare("Tid"),
            _LENGTHS,
            index=None,
            format_func=lambda n: bare("Høgst {n} minutt", n=n),
            placeholder=bare("All tid"),
            key="most",
        )
    return lessons_for(lessons(here().words.language).values(), grade, topic, most)


def _card(lesson: Lesson) -> None:
    with st.container(border=True):
        st.page_link(
            "planner/pages/lesson.py",
            label=f"**{plain_text(lesson.title)}**",
            icon=":material/co_present:",
            query_params={"lesson": lesson.id},
        )
        st.markdown(plain_text(lesson.summary))
        show_in_short(lesson)


def _library() -> None:
    found = _asked()
    if not found:
        st.info(_("Ingen opplegg passar til alt du har valt. Ta bort eitt av vala."), icon=":material/filter_alt_off:")
        return
    quiet(here().words.plural("{n} opplegg", "{n} opplegg", len(found)))
    for lesson in found:
        _card(lesson)


st.title(_("Timar om nettvett og mot mobbing"))
plans, classes = st.tabs([_("Opplegg"), _("Klassane i år")])
with plans:
    _library()
with classes:
    show_coverage()
