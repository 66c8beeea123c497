"""What comes next: the steps of each project, for its own page and for Home."""

from dataclasses import dataclass
from datetime import date

from planner.content.decision import rule_set
from planner.domain.decision import relevant
from planner.domain.permission import Action, Actor
from planner.domain.project import Project, Site, Task
from planner.domain.record import DecisionRecord
from planner.domain.school import SchoolClass
from planner.domain.steps import Facts, Step, steps
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
    return _cards(session, school_id, my_projects(session, actor), today)


def project_card(session: Session, actor: Actor, project_id: str, today: date) -> ProjectCard:
    """Return one project with its steps."""
    project = require_project(session, actor, project_id, Action.SEE_PROJECTS)
    site = projects.site_of(session, project_id)
    return _cards(session, project.school_id, ((project, site),), today)[0]


def _cards(
    session: Session, school_id: str, shown: tuple[tuple[Project, Site], ...], today: date
) -> tuple[ProjectCard, ...]:
    classes = {one.id: one for one in people.classes(session, school_id)}
    decided, counts = decisions.all_in_force(session, school_id), progress(session, school_id)
    tasks: dict[str, list[Task]] = {}
    for task in projects.tasks_of_school(session, school_id):
        tasks.setdefault(task.project_id, []).append(task)
    questions = len(relevant(rule_set(today), {}))
    return tuple(
        ProjectCard(
            project,
            site,
            classes[project.class_id],
            decided.get(project.id),
            steps(
                _facts(
                    project, site, decided.get(project.id), counts[project.id], questions, tasks.get(project.id, [])
                ),
                today,
            ),
        )
        for project, site in shown
    )


def _facts(
    project: Project, site: Site, decided: DecisionRecord | None, counts: Progress, questions: int, tasks: list[Task]
) -> Facts:
    return Facts(
        project,
        site,
        decided,
        counts.answered,
        questions,
        counts.letters,
        counts.replied,
        counts.pupils - counts.with_letter,
        tasks,
    )
