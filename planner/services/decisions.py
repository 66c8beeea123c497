"""The walk and what it gives: answers kept one by one, the recorded decision, and its tasks."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime

from planner.content.decision import rule_set, rule_set_of
from planner.domain.decision import UNSURE, Condition, Due, Owner, RuleSet, Verdict, check_answers
from planner.domain.identity import new_id
from planner.domain.judgement import judge
from planner.domain.known import known_answers
from planner.domain.permission import Action, Actor, Role
from planner.domain.project import Audience, Project, Site, Task, TaskKind
from planner.domain.record import DecisionRecord
from planner.errors import N_, InvalidInput, NotFound
from planner.services.access import record, require_project, require_with_site
from planner.services.lessons import tick_lessons
from planner.services.site_history import keep
from planner.services.site_ticks import follow_task, unticked
from planner.settings import today as day_here
from planner.storage import Session, class_lists, decisions, people, projects, sites

AUDIENCE_QUESTION = "wanted_audience"


def answers(session: Session, actor: Actor, project_id: str) -> dict[str, str]:
    """Return the answers so far; who can see the site is known from the project."""
    _project, site = require_with_site(session, actor, project_id, Action.SEE_PROJECTS)
    kept = decisions.answers(session, project_id)
    return kept | audience_answer(site, kept)


def hints(session: Session, actor: Actor, project_id: str, today: date) -> dict[str, str]:
    """Return what the project, its site and its class list tell about the questions; the teacher still answers."""
    project, site = require_with_site(session, actor, project_id, Action.SEE_PROJECTS)
    return known_answers(project, site, class_lists.pupils_of_class(session, project.class_id), today)


def save_answer(session: Session, actor: Actor, project_id: str, question: str, option: str, today: date) -> None:
    """Keep one answer of the walk at once. Another audience changes the site's: the project has only one.

    Raises:
        InvalidInput: the question or the option isn't known.
    """
    require_project(session, actor, project_id, Action.DECIDE)
    check_answers(rule_set(today), {question: option})
    if question == AUDIENCE_QUESTION and option in set(Audience):
        before = sites.entry_of_project(session, project_id)
        if before:
            keep(session, actor, before, replace(before, audience=Audience(option)))
    decisions.save_answer(session, project_id, question, option, actor.staff_id, datetime.now(UTC))
    record(session, actor, "save_answer", project_id, question)


def record_decision(
    session: Session, actor: Actor, project_id: str, today: date, given: Mapping[str, str] | None = None
) -> DecisionRecord:
    """Judge the answers and record the decision with its conditions as tasks; an earlier decision is superseded.

    Args:
        given: the answers, instead of those kept from the walk; a relevant one that is missing counts as unsure.

    Raises:
        InvalidInput: a question or option isn't known, or the wanted audience isn't the site's.
    """
    project, site = require_with_site(session, actor, project_id, Action.DECIDE)
    rules = rule_set(today)
    if given is not None:
        check_answers(rules, given)
        _same_audience(site, given)
        decisions.replace_answers(session, project_id, given, actor.staff_id, datetime.now(UTC))
    kept = decisions.answers(session, project_id)
    verdict = judge(rules, kept | audience_answer(site, kept))
    made = DecisionRecord(
        id=new_id(),
        school_id=project.school_id,
        project_id=project_id,
        rule_set=rules.version,
        answers=verdict.answers,
        outcome=verdict.outcome,
        recorded_by=actor.staff_id,
        recorded_at=datetime.now(UTC),
    )
    decisions.add(session, made)
    projects.drop_open_conditions(session, project_id)
    new = _tasks(session, project, site, made.id, rules, verdict, today)
    projects.add_tasks(session, unticked(session, project_id, new))
    tick_lessons(session, actor, project.school_id, project.class_id)
    record(session, actor, "record_decision", made.id, str(made.outcome))
    return made


def verdict_of(decided: DecisionRecord) -> Verdict:
    """Return the verdict as it was judged: the stored answers by the stored version of the rules."""
    return judge(rule_set_of(decided.rule_set), decided.answers)


def tasks(session: Session, actor: Actor, project_id: str) -> tuple[Task, ...]:
    """Return a project's tasks, the first due first."""
    require_project(session, actor, project_id, Action.SEE_PROJECTS)
    return projects.tasks(session, project_id)


def tick(
    session: Session, actor: Actor, project_id: str, task_id: str, *, done: bool, today: date | None = None
) -> None:
    """Tick a task off, or on again; what its site has ticked follows.

    Args:
        today: the day that stands on the site; the day it is, when None.

    Raises:
        NotFound: the project has no such task.
    """
    require_project(session, actor, project_id, Action.CHANGE_PROJECT)
    task = next((one for one in projects.tasks(session, project_id) if one.id == task_id), None)
    if task is None:
        raise NotFound(N_("Oppgåva finst ikkje lenger. Opne prosjektet på nytt."))
    if done:
        projects.change_task(session, replace(task, done_by=actor.staff_id, done_at=datetime.now(UTC)))
    else:
        projects.change_task(session, replace(task, done_by=None, done_at=None))
    follow_task(session, actor, task, done=done, today=today or day_here())
    record(session, actor, "tick" if done else "untick", task_id)


def audience_answer(site: Site, kept: Mapping[str, str]) -> dict[str, str]:
    """Return who can see a site as an answer; "unsure" is one of its own, else the site's audience is the only one."""
    return {} if kept.get(AUDIENCE_QUESTION) == UNSURE else {AUDIENCE_QUESTION: str(site.audience)}


def _same_audience(site: Site, given: Mapping[str, str]) -> None:
    wanted = given.get(AUDIENCE_QUESTION)
    if wanted in set(Audience) and wanted != site.audience:
        raise InvalidInput(
            N_("Svaret wanted_audience = {wanted} stemmer ikkje med nettstaden, som er {audience}. Endre eitt av dei."),
            wanted=wanted,
            audience=str(site.audience),
        )


def _tasks(
    session: Session, project: Project, site: Site, decision_id: str, rules: RuleSet, verdict: Verdict, today: date
) -> list[Task]:
    conditions = {condition.id: condition for condition in rules.conditions}
    principal = next((one.id for one in people.staff(session, project.school_id) if one.role is Role.PRINCIPAL), None)
    owners = {Owner.EDITOR: site.editor_id, Owner.TEACHER: project.owner_id, Owner.PRINCIPAL: principal}
    return [
        Task(
            new_id(),
            project.school_id,
            project.id,
            TaskKind.CONDITION,
            condition_id,
            _due(conditions[condition_id], project, today),
            owners[conditions[condition_id].owner],
            decision_id,
        )
        for condition_id in verdict.conditions
    ]


def _due(condition: Condition, project: Project, today: date) -> date:
    days = {Due.BEFORE_LETTERS: today, Due.BEFORE_OPENING: project.starts, Due.AT_END: project.ends}
    return max(days[condition.due], today)
