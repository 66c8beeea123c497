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
from planner.domain.site import SiteEntry
from planner.domain.site_gate import Missing, missing
from planner.domain.steps import Facts, Step, steps
from planner.services.access import require_with_site
from planner.services.decisions import audience_answer
from planner.services.projects import my_projects
from planner.services.site_gates import project_gate, with_people
from planner.storage import Session, decisions, people, projects, sites
from planner.storage.progress import progress


@dataclass(frozen=True)
class ProjectCard:
    """A project as Home and its own page show it.

    Attributes:
        entry: its site as the register has it; missing: what that lacks before it opens.
    """

    project: Project
    site: Site
    entry: SiteEntry
    missing: tuple[Missing, ...]
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
    tasks: dict[str, list[Task]] = {id_: [] for id_ in ids}
    for task in projects.tasks_of(session, ids):
        tasks[task.project_id].append(task)
    walked = _walked(session, shown, today)
    entries = sites.entries_of_projects(session, ids)
    gates = {
        one.id: (
            entries[one.id],
            project_gate(entries[one.id], one, decided.get(one.id), tasks[one.id], counts[one.id]),
        )
        for one, _site in shown
    }
    whole = with_people(session, shown[0][0].school_id, gates) if shown else {}
    cards = []
    for project, site in shown:
        entry, gate, mine = entries[project.id], whole[project.id], tuple(tasks[project.id])
        facts = Facts(project, entry, gate, *walked.get(project.id, (0, 0)), mine)
        lacking = missing(entry, gate, today) if entry.opened_on is None else ()
        school_class = classes[project.class_id]
        cards.append(ProjectCard(project, site, entry, lacking, school_class, gate.decided, steps(facts, today), mine))
    return tuple(cards)


def _walked(session: Session, shown: Sequence[tuple[Project, Site]], today: date) -> dict[str, tuple[int, int]]:
    """Return how many of how many questions are answered in the walks that have begun, as the walk itself asks them."""
    if not shown:
        return {}
    rules, kept = rule_set(today), decisions.answers_of(session, [project.id for project, _site in shown])
    found = {}
    for project, site in shown:
        given = kept.get(project.id)
        if given:
            known = given | audience_answer(site, given)
            asked = relevant(rules, known)
            found[project.id] = sum(one.id in known for one in asked), len(asked)
    return found
