"""The walk kept answer by answer, the recorded decision, and what people do with it."""

from dataclasses import replace
from datetime import date

import pytest

from planner.content.decision import rule_set
from planner.domain.decision import Effect, Outcome, Rule
from planner.domain.permission import Role
from planner.domain.project import Audience, Project
from planner.domain.record import DecisionRecord
from planner.domain.steps import Next, StepKind, StepState
from planner.errors import InvalidInput, NotAllowed, NotFound, NotReady
from planner.services import approvals, decisions
from planner.services.progress import project_card
from planner.storage import Session, audit, projects
from tests.answers import CALM, IN_DOUBT
from tests.cast import ASTRID, KARI, NILS, OLA, PER, SCHOOL, TODAY, actor
from tests.projects import BLOG, a_blog, a_decided_blog


def in_force(session: Session, project: Project) -> DecisionRecord | None:
    return project_card(session, actor(KARI), project.id, TODAY).decided


def test_each_answer_is_kept_at_once_and_none_is_lost(session: Session) -> None:
    project = a_blog(session)
    decisions.save_answer(session, actor(KARI), project.id, "activity", "both", TODAY)
    decisions.save_answer(session, actor(OLA), project.id, "comments", "off", TODAY)
    decisions.save_answer(session, actor(KARI), project.id, "activity", "student_work", TODAY)
    kept = decisions.answers(session, actor(KARI), project.id)
    assert kept == {"activity": "student_work", "comments": "off", "wanted_audience": "world"}


def test_an_answer_nobody_knows_is_refused(session: Session) -> None:
    project = a_blog(session)
    with pytest.raises(InvalidInput, match="maybe"):
        decisions.save_answer(session, actor(KARI), project.id, "activity", "maybe", TODAY)


def test_another_audience_in_the_walk_changes_the_site(session: Session) -> None:
    project = a_blog(session)
    decisions.save_answer(session, actor(KARI), project.id, "wanted_audience", "class", TODAY)
    assert projects.site_of(session, project.id).audience is Audience.CLASS


def test_unsure_about_the_audience_stays_unsure(session: Session) -> None:
    project = a_blog(session)
    decisions.save_answer(session, actor(KARI), project.id, "wanted_audience", "unsure", TODAY)
    assert decisions.answers(session, actor(KARI), project.id)["wanted_audience"] == "unsure"


def test_a_file_that_wants_another_audience_than_the_site_is_refused(session: Session) -> None:
    project = a_blog(session)
    with pytest.raises(InvalidInput, match="wanted_audience"):
        decisions.record_decision(session, actor(KARI), project.id, TODAY, CALM | {"wanted_audience": "school"})
    assert in_force(session, project) is None
    assert decisions.answers(session, actor(KARI), project.id) == {"wanted_audience": "world"}


def test_a_recorded_decision_has_its_conditions_as_tasks_with_owner_and_date(session: Session) -> None:
    project = a_decided_blog(session)
    tasks = {task.subject: task for task in decisions.tasks(session, actor(KARI), project.id)}
    assert {
        "consents",
        "leader_informed",
        "editor_tried_medium",
        "own_password",
        "stand_behind",
        "lessons_held",
    } <= set(tasks)
    assert all(task.owner_id and task.due >= TODAY for task in tasks.values())


def test_a_new_decision_supersedes_the_old_and_keeps_what_was_done(session: Session) -> None:
    project = a_decided_blog(session)
    first = in_force(session, project)
    done = decisions.tasks(session, actor(KARI), project.id)[0]
    decisions.tick(session, actor(KARI), project.id, done.id, done=True)
    second = decisions.record_decision(session, actor(KARI), project.id, TODAY, IN_DOUBT)
    assert in_force(session, project) == second != first
    kept = [task for task in decisions.tasks(session, actor(KARI), project.id) if task.done_at]
    assert [task.id for task in kept] == [done.id]


def test_an_opening_waits_for_the_principal(session: Session) -> None:
    project = a_decided_blog(session)
    assert [one.id for one, _site, _decided in approvals.waiting_for_approval(session, actor(ASTRID))] == [project.id]
    for person in (KARI, OLA, NILS):
        with pytest.raises(NotAllowed):
            approvals.approve(session, actor(person), project.id)
    approved = approvals.approve(session, actor(ASTRID), project.id)
    assert approved.approval
    assert approved.approval.by == ASTRID.id
    assert approvals.waiting_for_approval(session, actor(ASTRID)) == ()
    with pytest.raises(NotReady):
        approvals.approve(session, actor(ASTRID), project.id)


def test_a_closed_site_needs_no_approval(session: Session) -> None:
    project = a_blog(session, details=replace(BLOG, audience=Audience.CLASS))
    decisions.record_decision(session, actor(KARI), project.id, TODAY, CALM | {"wanted_audience": "class"})
    assert approvals.waiting_for_approval(session, actor(ASTRID)) == ()


def test_the_principal_overrides_with_a_reason_that_stays(session: Session) -> None:
    project = a_decided_blog(session, CALM | {"maturity": "draft"})
    with pytest.raises(InvalidInput, match="kvifor"):
        approvals.override(session, actor(ASTRID), project.id, Outcome.OPEN, "nei")
    decided = approvals.override(
        session, actor(ASTRID), project.id, Outcome.OPEN, "Teksten er ferdig no, eg har lese han."
    )
    assert (decided.outcome, decided.final_outcome) == (Outcome.CLOSED, Outcome.OPEN)
    assert in_force(session, project) == decided


@pytest.mark.parametrize(
    "answers",
    [{"protected_pupil": "may_be_recognised"}, {"sensitive_content": "could_be_inferred"}, {"bullying": "ongoing"}],
    ids=["a protected pupil", "something sensitive", "bullying now"],
)
def test_nobody_overrides_what_protects_a_pupil(session: Session, answers: dict[str, str]) -> None:
    project = a_decided_blog(session, CALM | answers)
    with pytest.raises(NotReady, match="vernar"):
        approvals.override(session, actor(ASTRID), project.id, Outcome.OPEN, "Vi vil gjerne opne likevel.")


def test_an_override_never_goes_below_what_protects_a_pupil(session: Session) -> None:
    project = a_decided_blog(session, CALM | {"protected_pupil": "may_be_recognised", "editor": "none"})
    with pytest.raises(NotReady, match="vernar"):
        approvals.override(session, actor(ASTRID), project.id, Outcome.OPEN, "Vi vil gjerne opne likevel.")
    lower = approvals.override(session, actor(ASTRID), project.id, Outcome.CLOSED, "Redaktøren er på plass no.")
    assert lower.final_outcome is Outcome.CLOSED


def test_in_doubt_the_agreement_says_open_or_closed_with_whom_and_when(session: Session) -> None:
    project = a_decided_blog(session, IN_DOUBT)
    for outcome, people, on in [
        (Outcome.DOUBT, "alle i 7B", TODAY),
        (Outcome.OPEN, "  ", TODAY),
        (Outcome.OPEN, "alle i 7B", date(2026, 12, 24)),
    ]:
        with pytest.raises(InvalidInput):
            approvals.record_agreement(session, actor(KARI), project.id, outcome, people, on, TODAY)
    agreed = approvals.record_agreement(session, actor(KARI), project.id, Outcome.CLOSED, "alle i 7B", TODAY, TODAY)
    assert agreed.final_outcome is Outcome.CLOSED


def test_there_is_nothing_to_agree_on_without_doubt(session: Session) -> None:
    project = a_decided_blog(session)
    with pytest.raises(NotReady):
        approvals.record_agreement(session, actor(KARI), project.id, Outcome.OPEN, "alle i 7B", TODAY, TODAY)


def test_a_teacher_of_another_class_decides_nothing_here(session: Session) -> None:
    project = a_blog(session)
    with pytest.raises(NotAllowed):
        decisions.record_decision(session, actor(PER), project.id, TODAY, CALM)


def test_a_task_that_is_not_there_is_not_ticked(session: Session) -> None:
    project = a_decided_blog(session)
    with pytest.raises(NotFound):
        decisions.tick(session, actor(KARI), project.id, "NOSUCHTASK", done=True)


def test_new_rules_judge_all_decisions_in_force_again_and_list_those_that_change(session: Session) -> None:
    project = a_decided_blog(session)
    old = rule_set(TODAY)
    stricter = Rule("test.no_worlds", {"wanted_audience": frozenset({"world"})}, Effect.CLOSED, "open-closed")
    new = replace(old, version="2027-08", rules=(*old.rules, stricter))
    (changed,) = approvals.judged_again(session, actor(ASTRID), new, TODAY)
    assert (changed.project.id, changed.before.outcome, changed.after.outcome) == (
        project.id,
        Outcome.OPEN,
        Outcome.CLOSED,
    )
    same = replace(old, version="2027-08")
    assert approvals.judged_again(session, actor(ASTRID), same, TODAY) == ()
    assert approvals.judged_again(session, actor(ASTRID), new, date(2027, 7, 1)) == ()


def test_every_step_of_a_decision_leaves_an_audit_line_without_words_of_people(session: Session) -> None:
    project = a_decided_blog(session)
    approvals.approve(session, actor(ASTRID), project.id)
    lines = audit.actions_of(session, SCHOOL.id)
    assert [action for _actor, action, _subject in lines] == ["new_project", "record_decision", "approve"]


@pytest.mark.parametrize("role", [Role.TEACHER, Role.LIBRARIAN, Role.PRINCIPAL])
def test_the_steps_say_what_comes_next(session: Session, role: Role) -> None:
    who = {Role.TEACHER: KARI, Role.LIBRARIAN: OLA, Role.PRINCIPAL: ASTRID}[role]
    project = a_blog(session)
    fresh = project_card(session, actor(who), project.id, TODAY).steps
    assert [(step.kind, step.state) for step in fresh] == [
        (StepKind.DECISION, StepState.TO_DO),
        (StepKind.LETTERS, StepState.LOCKED),
        (StepKind.REPLIES, StepState.LOCKED),
        (StepKind.LESSONS, StepState.LOCKED),
        (StepKind.SITE, StepState.LOCKED),
    ]
    decisions.record_decision(session, actor(KARI), project.id, TODAY, CALM)
    decided = {step.kind: step for step in project_card(session, actor(who), project.id, TODAY).steps}
    assert decided[StepKind.DECISION].next is Next.WAIT_FOR_APPROVAL
    assert decided[StepKind.LETTERS].next is Next.MAKE_LETTERS
    assert decided[StepKind.LESSONS].next is Next.HOLD_LESSONS
    assert decided[StepKind.SITE].next is Next.DO_TASKS
