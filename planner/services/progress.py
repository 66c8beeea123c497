"""What comes next: the steps of each project, for its own page and for Home."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from planner.content.decision import rule_set
from planner.domain.decision import relevant
from planner.domain.permission import Action, Actor
from planner.domain.project import Project, Site, Task
from planner.domain.record import DecisionRecord
from planner.domain.school import SchoolClass
from planner.domain.steps import Facts, Step, steps
from planner.errors import N_, NotFound
from planner.services.access import require_project, require_school
from planner.services.projects import my_projects
from planner.storage import Session, decisions, people, projects
from planner.storage.progress import Progress, progress


@dataclass(frozen=True)
class ProjectCard:
    """A project as Home and its own page show it."""

    project: Project
    site: Site
    school_class: SchoolClass
    decided: DecisionRecord | None
    steps: tuple[Step, ...]


def my_cards(session: Session, actor: Actor, today: date) -> tuple[ProjectCard, ...]:
    """Return the actor's projects with their steps."""
    school_id = require_school(actor, Action.SEE_PROJECTS)
    classes = {one.id: one for one in people.classes(session, school_id)}
    decided, counts = decisions.all_in_force(session, school_id), progress(session, school_id)
    shown = my_projects(session, actor)
    tasks: dict[str, list[Task]] = {}
    for task in projects.tasks_of(session, [project.id for project, _site in shown]):
        tasks.setdefault(task.project_id, []).append(task)
    return tuple(
        _card(
            project,
            site,
            classes[project.class_id],
            decided.get(project.id),
            counts[project.id],
            tasks.get(project.id, ()),
            today,
        )
        for project, site in shown
    )


def project_card(session: Session, actor: Actor, project_id: str, today: date) -> ProjectCard:
    """Return one project with its steps.

    Raises:
        NotFound: its class is gone.
    """
    project = require_project(session, actor, project_id, Action.SEE_PROJECTS)
    site = projects.site_of(session, project_id)
    school_class = people.class_of(session, project.class_id)
    if school_class is None:
        raise NotFound(N_("Klassen finst ikkje. Gå til Klassar og vel ein klasse."))
    decided, tasks = decisions.in_force(session, project_id), projects.tasks(session, project_id)
    counts = progress(session, project.school_id, project_id)[project_id]
    return _card(project, site, school_class, decided, counts, tasks, today)


def _card(
    project: Project,
    site: Site,
    school_class: SchoolClass,
    decided: DecisionRecord | None,
    counts: Progress,
    tasks: Sequence[Task],
    today: date,
) -> ProjectCard:
    facts = Facts(
        project,
        site,
        decided,
        counts.answered,
        len(relevant(rule_set(today), {})),
        counts.letters,
        counts.replied,
        counts.pupils - counts.with_letter,
        tasks,
    )
    return ProjectCard(project, site, school_class, decided, steps(facts, today))
