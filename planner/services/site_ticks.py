"""What is ticked on a site and in its project is one thing: whichever is ticked, the other follows."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime

from planner.domain.permission import Actor
from planner.domain.project import Task
from planner.domain.site import SiteEntry, Tick
from planner.services.site_gates import is_tick
from planner.services.site_history import keep
from planner.storage import Session, projects, sites


def follow_task(session: Session, actor: Actor, task: Task, *, done: bool, today: date) -> None:
    """Tick on the site what a task of its project asks for."""
    entry = sites.entry_of_project(session, task.project_id)
    if entry is None or not is_tick(task) or (entry.ticked_on(Tick(task.subject)) is not None) == done:
        return
    keep(session, actor, entry, entry.with_tick(Tick(task.subject), today if done else None, actor.staff_id))


def follow_site(session: Session, actor: Actor, entry: SiteEntry, tick: Tick, *, done: bool) -> None:
    """Tick the task of the site's project that asks for the same."""
    by, at = (actor.staff_id, datetime.now(UTC)) if done else (None, None)
    for task in projects.tasks(session, entry.project_id) if entry.project_id else ():
        if is_tick(task) and task.subject == tick and bool(task.done_at) != done:
            projects.change_task(session, replace(task, done_by=by, done_at=at))


def unticked(session: Session, project_id: str, new: Iterable[Task]) -> list[Task]:
    """Return a decision's new tasks without those whose answer stands on the site already.

    A tick whose earlier task stays on record needs no second one; one that was made on the site gives a task that is
    done.
    """
    entry = sites.entry_of_project(session, project_id)
    kept = {task.subject for task in projects.tasks(session, project_id) if task.done_at and is_tick(task)}
    return [
        _as_ticked(task, entry) if entry and is_tick(task) else task
        for task in new
        if not (is_tick(task) and task.subject in kept)
    ]


def _as_ticked(task: Task, entry: SiteEntry) -> Task:
    if entry.ticked_on(Tick(task.subject)) is None:
        return task
    by = entry.stands_behind_by if task.subject == Tick.STAND_BEHIND else entry.leader_informed_by
    return replace(task, done_by=by, done_at=datetime.now(UTC))
