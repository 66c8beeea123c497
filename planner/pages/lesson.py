"""One lesson: the whole plan, on paper when wanted, and the class's calendar."""

from datetime import date
from functools import partial

import streamlit as st

from planner.domain.lesson import Lesson
from planner.domain.permission import Action, Actor
from planner.errors import NotFound
from planner.pages.components.lesson_class import show_class
from planner.pages.components.lesson_copy import adapt_link, remove_button, show_copies, show_origin
from planner.pages.components.lesson_words import aim_name, said, show_in_short
from planner.pages.here import _, bare, here, plain_text, reading_session
from planner.pages.look import quiet
from planner.services.adapted_lessons import lesson
from planner.services.lesson_documents import file_name, lesson_plan


def _found() -> Lesson:
    with reading_session() as session:
        return lesson(session, here().me, st.query_params.get("lesson", ""), here().words.language)


def _listing(texts: tuple[str, ...]) -> None:
    st.markdown("\n".join(f"- {plain_text(text)}" for text in texts))


def _show(plan: Lesson) -> None:
    st.title(plain_text(plan.title))
    show_in_short(plan)
    is_own = bool(plan.origin_id) and show_origin(plan).is_mine
    with st.container(horizontal=True, vertical_alignment="center"):
        st.download_button(
            bare("Skriv ut opplegget"),
            partial(_pdf, here().me, plan.id, here().today, here().words.language),
            file_name(plan.id),
            "application/pdf",
            on_click="ignore",
            icon=":material/print:",
        )
        adapt_link(plan, own=is_own)
        if is_own:
            remove_button(plan)
    if not plan.origin_id:
        show_copies(plan)
    _body(plan)


def _body(plan: Lesson) -> None:
    st.markdown(f"**{said('headings.goal')}:** {plain_text(plan.goal)}")
    st.info(f"**{said('headings.know')}.** {plain_text(plan.know)}", icon=":material/lightbulb:")
    st.header(said("headings.materials"))
    _listing(plan.materials)
    for number, phase in enumerate(plan.phases, 1):
        st.header(said("phase", number=number, title=phase.title, minutes=phase.minutes))
        _listing(phase.steps)
    _after(plan)


def _pdf(actor: Actor, wanted: str, today: date, language: str) -> bytes:
    """Make the file when the button is pressed: outside a rerun, so all it needs is handed in."""
    with reading_session() as session:
        return lesson_plan(session, actor, wanted, today, language)


def _after(plan: Lesson) -> None:
    st.warning(f"**{said('headings.surfaces')}.** {plain_text(plan.surfaces)}", icon=":material/health_and_safety:")
    st.page_link(
        "planner/pages/bullying.py", label=_("Kva du skal gjere, steg for steg"), icon=":material/arrow_forward:"
    )
    st.header(said("headings.reflection"))
    _listing(plan.reflection)
    with st.expander(said("headings.adapt"), icon=":material/tune:"):
        for label, texts in ((said("easier"), plan.easier), (said("harder"), plan.harder)):
            st.markdown(f"**{label}**")
            _listing(texts)
    with st.expander(said("headings.home"), icon=":material/mail:"):
        st.text(plan.home)
    with st.expander(said("headings.aims"), icon=":material/menu_book:"):
        _listing(tuple(map(aim_name, plan.aims)))
        quiet(said("aims_remark"))
    with st.expander(said("headings.resources"), icon=":material/link:"):
        for one in plan.resources:
            st.markdown(f"[{plain_text(one.name)}]({one.address}): {plain_text(one.purpose)}")


with st.container(horizontal=True):
    st.page_link("planner/pages/lessons.py", label=_("Til timane"), icon=":material/arrow_back:")
try:
    plan = _found()
except NotFound as missing:
    st.error(missing.in_words(here().words), icon=":material/error:")
else:
    _show(plan)
    if here().may(Action.HOLD_LESSON):
        show_class(plan)
