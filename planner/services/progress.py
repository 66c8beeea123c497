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
from planner.services.access import require_with_site
from planner.services.projects import my_projects
from planner.storage import Session, decisions, people, projects
from planner.storage.progress import progress


@dataclass(frozen=True)
class ProjectCard:
    """A project as Home and its own page show it."""

    project: Project
    site: Site
    school_class: SchoolClass
    decided: DecisionRecord | None
    steps: tuple[Step, ...]
    tasks: tuple[Task, ...]


def my_cards(session: Session, actor: Actor, today: date) -> tuple[ProjectCard, ...]:
    """Return the actor's projects with their steps."""
    return _cards(session, my_projects(session, actor), today)


def project_card(session: Session, actor: Actor, project_id: str, today: date) -> ProjectCard:
    """Return one project with its steps."""
    return _cards(session, [require_with_site(session, actor, project_id, Action.SEE_PROJECTS)], today)[0]


def _cards(session: Session, shown: Sequence[tuple[Project, Site]], today: date) -> tuple[ProjectCard, ...]:
    ids = [project.id for project, _site in shown]
    classes = people.classes_by_id(session, [project.class_id for project, _site in shown])
    decided, counts = decisions.all_in_force(session, ids), progress(session, ids)
    tasks: dict[str, list[Task]] = {}
    for task in projects.tasks_of(session, ids):
        tasks.setdefault(task.project_id, []).append(task)
    questions = len(relevant(rule_set(today), {}))
    cards = []
    for project, site in shown:
        mine, count, decision = tuple(tasks.get(project.id, ())), counts[project.id], decided.get(project.id)
        without_letter = count.pupils - count.with_letter
        facts = Facts(
            project, site, decision, count.answered, questions, count.letters, count.replied, without_letter, mine
        )
        cards.append(ProjectCard(project, site, classes[project.class_id], decision, steps(facts, today), mine))
    return tuple(cards)
