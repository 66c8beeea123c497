"""The lessons a class should have before its site opens: had, or one that fits."""

import streamlit as st

from planner.content.lessons import topics
from planner.pages.components.lesson_words import lesson_link
from planner.pages.here import _, here, reading_session
from planner.services.lessons import before_opening


def show_lessons_before(class_id: str) -> None:
    """Show each topic with the lesson the class had, or the one to hold."""
    words = here().words
    with reading_session() as session:
        asked = before_opening(session, here().me, class_id, words.language)
    names = topics(words.language)
    with st.container(gap=None):
        for one in asked:
            if one.lesson is None:
                label = _("{topic}: finn eit opplegg", topic=names[one.topic])
                st.page_link("planner/pages/lessons.py", label=label, icon=":material/co_present:")
            elif one.held_on:
                day = words.short_date(one.held_on)
                said = _("{topic}: {title}, halden {day}", topic=names[one.topic], title=one.lesson.title, day=day)
                lesson_link(one.lesson, said, icon=":material/task_alt:")
            else:
                said = _("{topic}: hald til dømes {title}", topic=names[one.topic], title=one.lesson.title)
                lesson_link(one.lesson, said)
