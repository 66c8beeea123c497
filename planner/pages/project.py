"""A project as a task list: what is done, what comes next, and the tasks before the site opens."""

from collections.abc import Mapping

import streamlit as st

from planner.domain.advice import Place
from planner.domain.permission import Action
from planner.domain.steps import Step, StepKind, StepState
from planner.pages.components.class_rules_shown import show_rules
from planner.pages.components.lesson_before import show_lessons_before
from planner.pages.components.project_shown import ADDRESS_KEY, project_id
from planner.pages.components.site_shown import site_link
from planner.pages.components.step_words import STEP_ICONS, next_words, step_name
from planner.pages.components.tasks import show_tasks
from planner.pages.components.tip import show_tip
from planner.pages.here import _, bare, here, plain_text, reading_session, writing_session
from planner.pages.look import STEP_STATES, audience_name, quiet
from planner.services.progress import ProjectCard, project_card
from planner.services.projects import copy_project
from planner.services.staff import staff_list

_PAGE_OF = {
    StepKind.DECISION: "planner/pages/walk.py",
    StepKind.LETTERS: "planner/pages/letters.py",
    StepKind.REPLIES: "planner/pages/replies.py",
}


def _show(card: ProjectCard, names: Mapping[str, str]) -> None:
    project, site = card.project, card.site
    st.page_link("planner/pages/home.py", label=_("Til Heim"), icon=":material/arrow_back:")
    st.title(plain_text(project.title))
    quiet(
        _(
            "{class_label} · {site} · {audience} · {starts} til {ends}",
            class_label=card.school_class.label,
            site=site.name,
            audience=audience_name(site.audience),
            starts=here().words.short_date(project.starts),
            ends=here().words.short_date(project.ends),
        )
    )
    if project.purpose:
        st.markdown(plain_text(project.purpose))
    for number, step in enumerate(card.steps, start=1):
        _step(number, step, card, names)
    if here().may(Action.CHANGE_PROJECT):
        _more()
    show_tip(Place.PROJECT)


def _step(number: int, step: Step, card: ProjectCard, names: Mapping[str, str]) -> None:
    with st.container(border=True):
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            st.markdown(f":material/{STEP_ICONS[step.kind]}: **{number}. {step_name(step.kind)}**")
            STEP_STATES[step.state].badge()
        st.markdown(next_words(step, card))
        if step.kind in _PAGE_OF and step.state is not StepState.LOCKED:
            _open(step, card)
        elif step.state is not StepState.LOCKED:
            show_tasks(card, step.kind, names)
        if step.kind is StepKind.LESSONS and here().may(Action.SEE_LESSONS):
            if step.state is not StepState.LOCKED:
                show_lessons_before(card.school_class.id)
            show_rules(card.school_class.id)
        elif step.kind is StepKind.SITE and here().may(Action.SEE_SITES):
            site_link(card.site.id, _("Til nettstaden"))


def _open(step: Step, card: ProjectCard) -> None:
    decided = step.kind is StepKind.DECISION and card.decided is not None
    label = bare("Sjå avgjerda") if decided else bare("Opne")
    pressing = step.state in {StepState.TO_DO, StepState.LATE}
    if st.button(label, key=f"open-{step.kind}", type="primary" if pressing else "secondary"):
        page = "planner/pages/verdict.py" if decided else _PAGE_OF[step.kind]
        st.switch_page(page, query_params={ADDRESS_KEY: card.project.id})


def _more() -> None:
    with st.container(horizontal=True):
        if st.button(bare("Endre prosjektet"), icon=":material/edit:"):
            st.switch_page("planner/pages/project_form.py", query_params={ADDRESS_KEY: project_id()})
        if st.button(bare("Kopier til neste skuleår"), icon=":material/content_copy:"):
            with writing_session() as session:
                copy = copy_project(session, here().me, project_id(), here().today)
            st.switch_page("planner/pages/project.py", query_params={ADDRESS_KEY: copy.id})


with reading_session() as session:
    shown = project_card(session, here().me, project_id(), here().today)
    people = {person.id: person.name for person in staff_list(session, here().me)} if shown.tasks else {}
_show(shown, people)
