"""What people do with a decision: the principal approves or overrides it, the teacher records the agreement."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from planner.domain.decision import Outcome, RuleSet, Verdict
from planner.domain.judgement import changed, least_outcome, rests_on_shielded
from planner.domain.permission import Action, Actor
from planner.domain.project import Project, Site
from planner.domain.record import Agreement, Approval, DecisionRecord, Override
from planner.errors import N_, InvalidInput, NotReady
from planner.services.access import record, require_project, require_school, require_with_site
from planner.services.crisis import hold_back
from planner.services.decisions import verdict_of
from planner.storage import Session, decisions, projects

_SHORTEST_REASON = 10


@dataclass(frozen=True)
class Changed:
    """A decision in force that a newer rule set judges differently."""

    project: Project
    before: DecisionRecord
    after: Verdict


def approve(session: Session, actor: Actor, project_id: str) -> DecisionRecord:
    """The principal's yes to opening a site that strangers can see.

    Raises:
        NotReady: there is no decision, the decision doesn't open the site, or a crisis holds openings back.
    """
    project, site = require_with_site(session, actor, project_id, Action.APPROVE)
    hold_back(session, project.school_id)
    decided = _in_force(session, project_id)
    if not decided.needs_approval(site.audience):
        raise NotReady(N_("Det er ikkje noko å godkjenne: nettstaden skal ikkje vere open, eller er godkjend frå før."))
    decided = replace(decided, approval=Approval(actor.staff_id, datetime.now(UTC)))
    decisions.change(session, decided)
    record(session, actor, "approve", decided.id)
    return decided


def override(session: Session, actor: Actor, project_id: str, outcome: Outcome, reason: str) -> DecisionRecord:
    """The principal's other outcome, with a written reason.

    Raises:
        InvalidInput: the reason is missing or too short to be one.
        NotReady: the verdict, or the least it could be, rests on protected pupils, sensitive content or bullying.
    """
    require_project(session, actor, project_id, Action.OVERRIDE)
    decided = _in_force(session, project_id)
    if len(reason.strip()) < _SHORTEST_REASON:
        raise InvalidInput(N_("Skriv kvifor du gjer om avgjerda. Grunnen blir ståande der."))
    verdict = verdict_of(decided)
    if rests_on_shielded(verdict) or outcome.rank < least_outcome(verdict).rank:
        raise NotReady(N_("Denne avgjerda kan ikkje gjerast om. Ho vernar elevar."))
    other = Override(outcome, reason.strip(), actor.staff_id, datetime.now(UTC))
    decided = replace(decided, override=other, approval=None)
    decisions.change(session, decided)
    record(session, actor, "override", decided.id, str(outcome))
    return decided


def record_agreement(
    session: Session, actor: Actor, project_id: str, outcome: Outcome, agreed_with: str, on: date, today: date
) -> DecisionRecord:
    """Record what teacher, pupils and guardians agreed on when the verdict was in doubt.

    Raises:
        NotReady: the decision isn't in doubt.
        InvalidInput: it doesn't say open or closed, with whom, or the day lies ahead.
    """
    require_project(session, actor, project_id, Action.DECIDE)
    decided = _in_force(session, project_id)
    if (decided.override.outcome if decided.override else decided.outcome) is not Outcome.DOUBT:
        raise NotReady(N_("Avgjerda er ikkje i tvil, så de treng ingen avtale."))
    if outcome not in {Outcome.OPEN, Outcome.CLOSED}:
        raise InvalidInput(N_("Vel kva de blei samde om: open eller lukka."))
    if not agreed_with.strip():
        raise InvalidInput(N_("Skriv kven avtalen er gjord med, til dømes «alle i 7B og dei føresette»."))
    if on > today:
        raise InvalidInput(N_("Datoen for avtalen ligg fram i tid. Skriv dagen de blei samde."))
    decided = replace(decided, agreement=Agreement(outcome, agreed_with.strip(), on, actor.staff_id))
    decisions.change(session, decided)
    record(session, actor, "record_agreement", decided.id, str(outcome))
    return decided


def waiting_for_approval(session: Session, actor: Actor) -> tuple[tuple[Project, Site, DecisionRecord], ...]:
    """Return the openings of the principal's school that wait for a yes."""
    school_id = require_school(actor, Action.APPROVE)
    decided = decisions.not_approved(session, school_id)
    return tuple(
        (one, site, decided[one.id])
        for one, site in projects.all_with_sites(session, school_id)
        if one.id in decided and decided[one.id].needs_approval(site.audience)
    )


def judged_again(session: Session, actor: Actor, rules: RuleSet, today: date) -> tuple[Changed, ...]:
    """Judge all decisions in force again by a rule set and return those whose outcome or conditions change."""
    school_id = require_school(actor, Action.SEE_ALL_PROJECTS)
    by_others = decisions.by_other_rules(session, school_id, rules.version)
    if not by_others:
        return ()
    running = {one.id: one for one, _site in projects.all_with_sites(session, school_id) if one.ends >= today}
    in_force = {project_id: decided for project_id, decided in by_others.items() if project_id in running}
    again = changed(rules, {project_id: verdict_of(decided) for project_id, decided in in_force.items()})
    return tuple(Changed(running[project_id], in_force[project_id], verdict) for project_id, verdict in again.items())


def _in_force(session: Session, project_id: str) -> DecisionRecord:
    decided = decisions.in_force(session, project_id)
    if decided is None:
        raise NotReady(N_("Det er ikkje tatt noka avgjerd enno. Gå gjennom spørsmåla først."))
    return decided
