"""The walk's answers as they are given, and the decisions recorded from them."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import Row, bindparam, delete, insert, select, update

from planner.domain.decision import Outcome
from planner.domain.record import Agreement, Approval, DecisionRecord, Override
from planner.storage import tables
from planner.storage.engine import Session

# Queries are built once and filled in at each run: building one takes longer than asking it.
_ANSWERS = select(tables.decision_answer.c.question, tables.decision_answer.c.option).where(
    tables.decision_answer.c.project_id == bindparam("project")
)
_ANSWERS_OF = select(
    tables.decision_answer.c.project_id, tables.decision_answer.c.question, tables.decision_answer.c.option
).where(tables.decision_answer.c.project_id.in_(bindparam("projects", expanding=True)))
_IN_FORCE = select(tables.decision).where(tables.decision.c.superseded_at.is_(None))
_OF_PROJECT = _IN_FORCE.where(tables.decision.c.project_id == bindparam("project"))
_OF_PROJECTS = _IN_FORCE.where(tables.decision.c.project_id.in_(bindparam("projects", expanding=True)))
_OF_SCHOOL = _IN_FORCE.where(tables.decision.c.school_id == bindparam("school"))
_NOT_APPROVED = _OF_SCHOOL.where(tables.decision.c.approved_at.is_(None))
_BY_OTHER_RULES = _OF_SCHOOL.where(tables.decision.c.rule_set != bindparam("rule_set"))


def answers(session: Session, project_id: str) -> dict[str, str]:
    """Return a project's answers so far: question to option."""
    found = session.execute(_ANSWERS, {"project": project_id})
    return {question: option for question, option in found}  # noqa: C416 - a row isn't a pair to mypy


def answers_of(session: Session, project_ids: Sequence[str]) -> dict[str, dict[str, str]]:
    """Return the answers so far of some projects, by project id; projects without answers are left out."""
    found: dict[str, dict[str, str]] = {}
    for project_id, question, option in session.execute(_ANSWERS_OF, {"projects": project_ids}):
        found.setdefault(project_id, {})[question] = option
    return found


def save_answer(session: Session, project_id: str, question: str, option: str, by: str | None, at: datetime) -> None:
    """Keep one answer; the others stay as they are, so two people can answer side by side."""
    kept = tables.decision_answer
    this = (kept.c.project_id == project_id) & (kept.c.question == question)
    new = {"option": option, "answered_by": by, "answered_at": at}
    changed = session.execute(update(kept).where(this).values(new))
    if not changed.rowcount:
        session.execute(insert(kept).values(project_id=project_id, question=question, **new))


def replace_answers(session: Session, project_id: str, given: Mapping[str, str], by: str | None, at: datetime) -> None:
    """Keep these answers and no others."""
    session.execute(delete(tables.decision_answer).where(tables.decision_answer.c.project_id == project_id))
    for question, option in given.items():
        save_answer(session, project_id, question, option, by, at)


def in_force(session: Session, project_id: str) -> DecisionRecord | None:
    """Return the project's decision that no newer one has superseded."""
    row = session.execute(_OF_PROJECT, {"project": project_id}).one_or_none()
    return _record(row) if row else None


def all_in_force(session: Session, project_ids: Sequence[str]) -> dict[str, DecisionRecord]:
    """Return the decisions in force of those projects that have one, by project id."""
    found = session.execute(_OF_PROJECTS, {"projects": project_ids})
    return {row.project_id: _record(row) for row in found}


def not_approved(session: Session, school_id: str) -> dict[str, DecisionRecord]:
    """Return a school's decisions in force that nobody has approved, by project id."""
    found = session.execute(_NOT_APPROVED, {"school": school_id})
    return {row.project_id: _record(row) for row in found}


def by_other_rules(session: Session, school_id: str, rule_set: str) -> dict[str, DecisionRecord]:
    """Return a school's decisions in force that rest on another version of the rules, by project id."""
    found = session.execute(_BY_OTHER_RULES, {"school": school_id, "rule_set": rule_set})
    return {row.project_id: _record(row) for row in found}


def add(session: Session, value: DecisionRecord) -> None:
    """Add a decision; the one before it in the project is superseded from the same moment."""
    before = (tables.decision.c.project_id == value.project_id) & tables.decision.c.superseded_at.is_(None)
    session.execute(update(tables.decision).where(before).values(superseded_at=value.recorded_at))
    session.execute(insert(tables.decision).values(_row(value)))


def change(session: Session, value: DecisionRecord) -> None:
    """Write what people did with a decision: approval, override, agreement."""
    session.execute(update(tables.decision).where(tables.decision.c.id == value.id).values(_row(value)))


def _row(value: DecisionRecord) -> dict[str, object]:
    approval, override, agreement = value.approval, value.override, value.agreement
    return {
        "id": value.id,
        "school_id": value.school_id,
        "project_id": value.project_id,
        "rule_set": value.rule_set,
        "answers": dict(value.answers),
        "outcome": str(value.outcome),
        "recorded_by": value.recorded_by,
        "recorded_at": value.recorded_at,
        "superseded_at": value.superseded_at,
        "approved_by": approval.by if approval else None,
        "approved_at": approval.at if approval else None,
        "override_outcome": str(override.outcome) if override else None,
        "override_reason": override.reason if override else None,
        "overridden_by": override.by if override else None,
        "overridden_at": override.at if override else None,
        "agreed_outcome": str(agreement.outcome) if agreement else None,
        "agreed_with": agreement.agreed_with if agreement else None,
        "agreed_on": agreement.on if agreement else None,
        "agreement_by": agreement.by if agreement else None,
    }


def _record(row: Row[tuple[object, ...]]) -> DecisionRecord:
    approval = Approval(row.approved_by, row.approved_at) if row.approved_at else None
    override = agreement = None
    if row.override_outcome:
        override = Override(Outcome(row.override_outcome), row.override_reason, row.overridden_by, row.overridden_at)
    if row.agreed_outcome:
        agreement = Agreement(Outcome(row.agreed_outcome), row.agreed_with, row.agreed_on, row.agreement_by)
    return DecisionRecord(
        id=row.id,
        school_id=row.school_id,
        project_id=row.project_id,
        rule_set=row.rule_set,
        answers=row.answers,
        outcome=Outcome(row.outcome),
        recorded_by=row.recorded_by,
        recorded_at=row.recorded_at,
        superseded_at=row.superseded_at,
        approval=approval,
        override=override,
        agreement=agreement,
    )
