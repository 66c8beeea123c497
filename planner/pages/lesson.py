"""One lesson: the whole plan, on paper when wanted, and the class's calendar."""

from datetime import date
from functools import partial

import streamlit as st

from planner.domain.lesson import Lesson
from planner.domain.permission import Action, Actor
from planner.errors import NotFound
from planner.pages.components.lesson_class import show_class
from planner.pages.components.lesson_words import show_in_short
from planner.pages.here import _, bare, here, plain_text, reading_session
from planner.pages.look import quiet
from planner.services.lesson_documents import file_name, lesson_plan
from planner.services.lessons import lesson


def _found() -> Lesson:
    wanted = st.query_params.get("lesson", "")
    return lesson(here().me, wanted, here().words.language)


def _listing(texts: tuple[str, ...]) -> None:
    st.markdown("\n".join(f"- {plain_text(text)}" for text in texts))


def _show(plan: Lesson) -> None:
    st.title(plain_text(plan.title))
    show_in_short(plan)
    st.download_button(
        bare("Skriv ut opplegget"),
        partial(_pdf, here().me, plan.id, here().today, here().words.language),
        file_name(plan.id),
        "application/pdf",
        on_click="ignore",
        icon=":material/print:",
    )
    st.markdown(_("**Mål:** {goal}", goal=plan.goal))
    st.info(_("**Dette må du vite.** {know}", know=plan.know), icon=":material/lightbulb:")
    st.header(_("Ha klart"))
    _listing(plan.materials)
    for number, phase in enumerate(plan.phases, 1):
        st.header(_("Del {n}: {title} ({minutes} min)", n=number, title=phase.title, minutes=phase.minutes))
        _listing(phase.steps)
    _after(plan)


def _pdf(actor: Actor, wanted: str, today: date, language: str) -> bytes:
    """Make the file when the button is pressed: outside a rerun, so all it needs is handed in."""
    with reading_session() as session:
        return lesson_plan(session, actor, wanted, today, language)


def _after(plan: Lesson) -> None:
    st.header(_("Spørsmål til ettertanke"))
    _listing(plan.reflection)
    serious = _("**Kjem det fram noko alvorleg?** {surfaces}", surfaces=plan.surfaces)
    st.warning(serious, icon=":material/health_and_safety:")
    with st.expander(_("Enklare eller vanskelegare"), icon=":material/tune:"):
        st.markdown(_("**Enklare**"))
        _listing(plan.easier)
        st.markdown(_("**Vanskelegare**"))
        _listing(plan.harder)
    with st.expander(_("Beskjed heim"), icon=":material/mail:"):
        st.text(plan.home)
    with st.expander(_("Læreplanen og stoff frå andre"), icon=":material/menu_book:"):
        for aim in plan.aims:
            where = _("{subject} etter {after}. trinn ({code}):", subject=aim.subject, after=aim.after, code=aim.code)
            st.markdown(f"{where} {plain_text(aim.text)}")
        quiet(_("Måla er gitt att med våre ord. Ordlyden står på udir.no."))
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
