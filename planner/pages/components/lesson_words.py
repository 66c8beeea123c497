"""Lessons in short: grades as schools say them, length, topic and whose they are; and the words round a plan."""

import streamlit as st

from planner.content import lessons
from planner.domain.lesson import Aim, Lesson
from planner.pages.here import _, bare, here, plain_text
from planner.pages.look import quiet


def grade_name(grade: int) -> str:
    """Return a grade as people say it: 7. trinn, Vg1."""
    return lessons.grade_name(grade, here().words.language)


def aim_name(aim: Aim) -> str:
    """Return an aim with its subject and grade."""
    return lessons.aim_text(aim, here().words.language)


def said(key: str, **values: object) -> str:
    """Return a text that stands round a lesson on paper too, such as `headings.goal`, for places that read Markdown."""
    return plain_text(lessons.lesson_words(here().words.language)(f"lesson.{key}", **values))


def show_in_short(lesson: Lesson) -> None:
    """Show whom a lesson is for, how long it is and what about."""
    language = here().words.language
    quiet(
        _(
            "{grades} · {n} minutt · {topic}",
            grades=lessons.grades_name(lesson.grades, language),
            n=lesson.minutes,
            topic=lessons.topics(language)[lesson.topic],
        )
    )


def show_copy_badge() -> None:
    """Show that a lesson is the school's own copy."""
    st.badge(bare("Tilpassa av skulen"), icon=":material/edit_note:", color="violet")


def lesson_link(lesson: Lesson, label: str, *, icon: str = ":material/co_present:") -> None:
    """Show a link to a lesson; the label is Markdown."""
    st.page_link("planner/pages/lesson.py", label=label, icon=icon, query_params={"lesson": lesson.id})
