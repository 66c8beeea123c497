"""A copy of a lesson for the school: its texts in one form, a list as one line each."""

import streamlit as st

from planner.domain.lesson import Lesson, Phase
from planner.domain.lesson_copy import LessonText
from planner.pages.components.lesson_words import said
from planner.pages.here import _, bare, here, reading_session, writing_session
from planner.pages.look import quiet
from planner.services.adapted_lessons import adapt_lesson, change_adapted, copy_standing, lesson

_HEIGHT = 150
_MINUTES = 10


def _show(start_id: str) -> None:
    with reading_session() as session:
        start = lesson(session, here().me, start_id, here().words.language)
        is_own = bool(start.origin_id) and copy_standing(session, here().me, start_id).is_mine
    st.page_link(
        "planner/pages/lesson.py",
        label=_("Tilbake til opplegget"),
        icon=":material/arrow_back:",
        query_params={"lesson": start_id},
    )
    st.title(_("Endre opplegget") if is_own else _("Tilpass opplegget"))
    quiet(_("Trinn, tema, kompetansemål, elevark og det de gjer dersom noko alvorleg kjem fram, følger opphavet."))
    with st.form("adapt"):
        text = _fields(start)
        saved = st.form_submit_button(bare("Lagre"), type="primary", icon=":material/save:")
    if saved:
        with writing_session() as session:
            if is_own:
                kept = change_adapted(session, here().me, start_id, text)
            else:
                kept = adapt_lesson(session, here().me, start_id, text, here().words.language)
        st.switch_page("planner/pages/lesson.py", query_params={"lesson": kept.id})


def _fields(start: Lesson) -> LessonText:
    title = st.text_input(bare("Tittel"), start.title, max_chars=120)
    summary = st.text_area(bare("Kort om timen"), start.summary, max_chars=400)
    goal = st.text_area(said("headings.goal"), start.goal, max_chars=600)
    know = st.text_area(said("headings.know"), start.know, max_chars=2000, height=_HEIGHT)
    materials = _lines(said("headings.materials"), start.materials)
    phases = [_phase(number, one) for number, one in enumerate(start.phases, 1)]
    with st.expander(_("Legg til ein del"), icon=":material/add:"):
        phases.append(_phase(len(phases) + 1, Phase("", _MINUTES, ())))
    reflection = _lines(said("headings.reflection"), start.reflection)
    home = st.text_area(said("headings.home"), start.home, max_chars=2000, height=_HEIGHT)
    kept = tuple(one for one in phases if one)
    return LessonText(title or "", summary or "", goal or "", know or "", materials, kept, reflection, home or "")


def _phase(number: int, phase: Phase) -> Phase | None:
    """Show the fields of a part of the lesson; None when it is to go."""
    with st.container(border=bool(phase.title)):
        with st.container(horizontal=True):
            title = st.text_input(bare("Del {n}", n=number), phase.title, max_chars=120)
            minutes = st.number_input(
                bare("Minutt i del {n}", n=number), min_value=1, max_value=300, value=phase.minutes, width=160
            )
        steps = _lines(bare("Kva de gjer i del {n}", n=number), phase.steps)
        if phase.title and st.checkbox(bare("Ta bort del {n}", n=number)):
            return None
    return Phase(title or "", minutes, steps)


def _lines(label: str, lines: tuple[str, ...]) -> tuple[str, ...]:
    told = st.text_area(label, "\n".join(lines), height=_HEIGHT, help=bare("Eitt punkt på kvar linje."))
    return tuple((told or "").splitlines())


_show(st.query_params.get("lesson", ""))
