"""What the gate before a site's opening asks about, gathered for many sites in as few queries as for one."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from planner.domain.project import Project, Task, TaskKind
from planner.domain.record import DecisionRecord
from planner.domain.site import SiteEntry, Tick
from planner.domain.site_gate import Gate
from planner.services.recording import ANSWERS_COME_BACK, LETTERS_GO_OUT
from planner.storage import Session, crisis, decisions, projects, sites
from planner.storage.progress import Progress, progress

_TICKS = frozenset(map(str, Tick))


def project_gate(
    entry: SiteEntry, project: Project, decided: DecisionRecord | None, tasks: Sequence[Task], count: Progress
) -> Gate:
    """Return the gate of a project's site as far as its project tells; people and crisis are added by `gates`."""
    return Gate(
        decided=decided,
        open_tasks=sum(not one.done_at for one in tasks if not is_tick(one) and not _is_of_letters(one)),
        letters=count.letters,
        replied=count.replied,
        without_letter=count.without_letter,
        new_letters=count.asked is not None and not count.asked.is_about(entry, project),
        reply_by=project.reply_by,
        ends=project.ends,
    )


def is_tick(task: Task) -> bool:
    """Whether a task asks for what is ticked on the site."""
    return task.kind is TaskKind.CONDITION and task.subject in _TICKS


def _is_of_letters(task: Task) -> bool:
    """Whether a task asks for letters and their answers: the gate looks at those themselves."""
    return task.kind is TaskKind.CONDITION and task.subject in LETTERS_GO_OUT | ANSWERS_COME_BACK


def with_people(session: Session, school_id: str, found: Mapping[str, tuple[SiteEntry, Gate]]) -> dict[str, Gate]:
    """Return gates, by any key, with what the school tells: who still works there, and whether there is a crisis."""
    gone, in_crisis = sites.gone(session, school_id), bool(crisis.in_force(session, school_id))
    return {
        key: replace(
            gate,
            editor_here=entry.editor_id not in gone,
            deputy_here=entry.deputy_id not in gone,
            crisis=in_crisis,
        )
        for key, (entry, gate) in found.items()
    }


def gate_of(session: Session, entry: SiteEntry) -> Gate:
    """Return the gate of one site."""
    gate = Gate(ends=entry.ends)
    if entry.project_id is not None:
        id_ = entry.project_id
        project = projects.project(session, id_)
        decided, tasks = decisions.in_force(session, id_), projects.tasks(session, id_)
        gate = project_gate(entry, project, decided, tasks, progress(session, [id_])[id_])
    return with_people(session, entry.school_id, {entry.id: (entry, gate)})[entry.id]
