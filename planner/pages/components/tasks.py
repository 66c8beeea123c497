"""The tasks of a project as ticks: what has to be done, by whom and when."""

from collections.abc import Mapping

import streamlit as st

from planner.content.decision import decision_words
from planner.domain.permission import Action
from planner.domain.project import Purpose, Task, TaskKind
from planner.domain.steps import LESSONS_CONDITION, StepKind
from planner.errors import N_
from planner.pages.components.purposes import purpose_name
from planner.pages.here import _, bare, here, plain_text, reading_session, writing_session
from planner.services import decisions
from planner.services.progress import ProjectCard
from planner.services.replies import pupils_to_take_down


def show_tasks(card: ProjectCard, step: StepKind, names: Mapping[str, str]) -> None:
    """Show the tasks that belong to a step as ticks that are kept at once.

    Args:
        names: of the staff, by id.
    """
    mine = [task for task in card.tasks if (task.subject == LESSONS_CONDITION) == (step is StepKind.LESSONS)]
    done = all(task.done_at for task in mine)
    label = here().words.plural("{n} oppgåve", "{n} oppgåver", len(mine))
    pupils = _pupils(card) if any(task.pupil_id for task in mine) else {}
    with st.expander(label, key=f"tasks-{step}") if done else st.container(gap="xsmall"):
        for task in mine:
            _task(card, task, names, pupils)


def task_words(card: ProjectCard, task: Task, pupils: Mapping[str, str]) -> str:
    """Return what a task asks for, as plain text.

    Args:
        pupils: the names, by id, that the reader may see.
    """
    if task.kind is TaskKind.TAKE_DOWN:
        purpose = Purpose.parse(task.subject)
        place = N_("Ta ned: {purpose}.") if purpose.where else N_("Ta ned frå {site}: {purpose}.")
        name = pupils.get(task.pupil_id or "")
        why = N_("Samtykket for {pupil} gjeld ikkje lenger.") if name else N_("Samtykket gjeld ikkje lenger.")
        return f"{bare(place, site=card.site.name, purpose=purpose_name(purpose))} {bare(why, pupil=name)}"
    version = card.decided.rule_set if card.decided else ""
    return decision_words(version, here().words.language).conditions[task.subject].task


def _pupils(card: ProjectCard) -> dict[str, str]:
    """Return the names of those whose content is to be taken down, for those who may see them."""
    if not here().may(Action.SEE_REPLIES):
        return {}
    with reading_session() as session:
        return pupils_to_take_down(session, here().me, card.project.id)


def _task(card: ProjectCard, task: Task, names: Mapping[str, str], pupils: Mapping[str, str]) -> None:
    done = task.done_at is not None
    late = f" :orange-badge[:material/alarm: {_('Over fristen')}]" if task.is_late(here().today) else ""
    who = _(
        "{owner} · innan {due}",
        owner=names.get(task.owner_id or "", bare("Ingen enno")),
        due=here().words.date(task.due),
    )
    label = f"{plain_text(task_words(card, task, pupils))} :small[:gray[{who}]]{late}"
    ticked = st.checkbox(label, done, key=f"task-{task.id}")
    if ticked != done:
        with writing_session() as session:
            decisions.tick(session, here().me, card.project.id, task.id, done=ticked)
        st.rerun()
