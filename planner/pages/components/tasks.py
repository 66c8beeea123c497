"""The tasks of a project as ticks: what has to be done, by whom and when."""

from collections.abc import Mapping

import streamlit as st

from planner.content.decision import decision_words
from planner.domain.project import Purpose, Task, TaskKind
from planner.domain.steps import LESSONS_CONDITION, StepKind
from planner.pages.components.purposes import purpose_name
from planner.pages.here import _, bare, here, plain_text, writing_session
from planner.services import decisions
from planner.services.progress import ProjectCard


def show_tasks(card: ProjectCard, step: StepKind, names: Mapping[str, str]) -> None:
    """Show the tasks that belong to a step as ticks that are kept at once.

    Args:
        names: of the staff, by id.
    """
    mine = [task for task in card.tasks if (task.subject == LESSONS_CONDITION) == (step is StepKind.LESSONS)]
    done = all(task.done_at for task in mine)
    label = here().words.plural("{n} oppgåve", "{n} oppgåver", len(mine))
    with st.expander(label, key=f"tasks-{step}") if done else st.container(gap="xsmall"):
        for task in mine:
            _task(card, task, names)


def task_words(card: ProjectCard, task: Task) -> str:
    """Return what a task asks for, as plain text."""
    if task.kind is TaskKind.TAKE_DOWN:
        return bare("Ta ned: {purpose}. Ein elev har trekt tilbake samtykket.", purpose=purpose_name(_purpose(task)))
    version = card.decided.rule_set if card.decided else ""
    return decision_words(version, here().words.language).conditions[task.subject].task


def _purpose(task: Task) -> Purpose:
    return Purpose.parse(task.subject)


def _task(card: ProjectCard, task: Task, names: Mapping[str, str]) -> None:
    done = task.done_at is not None
    late = f" :orange-badge[:material/alarm: {_('Over fristen')}]" if task.is_late(here().today) else ""
    who = _(
        "{owner} · innan {due}",
        owner=names.get(task.owner_id or "", bare("Ingen enno")),
        due=here().words.date(task.due),
    )
    label = f"{plain_text(task_words(card, task))} :small[:gray[{who}]]{late}"
    ticked = st.checkbox(label, done, key=f"task-{task.id}")
    if ticked != done:
        with writing_session() as session:
            decisions.tick(session, here().me, card.project.id, task.id, done=ticked)
        st.rerun()
