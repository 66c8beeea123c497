"""The decision record and the agreement in doubt, as files."""

from forms.agreement import agreement_pdf as draw_agreement
from forms.decision_record import decision_record_pdf as draw_record
from planner.domain.permission import Action, Actor
from planner.domain.project import Project, TaskKind
from planner.errors import N_, NotFound, NotReady
from planner.services.access import record, require_project
from planner.services.agreement_text import Parties, agreement
from planner.services.decision_text import Decided, is_in_doubt
from planner.settings import day_of
from planner.storage import Session, decisions, guidelines, logos, people, projects


def decision_record_pdf(session: Session, actor: Actor, project_id: str, language: str) -> bytes:
    """Return the decision record of the decision in force.

    Raises:
        NotReady: no decision is recorded yet.
    """
    project = require_project(session, actor, project_id, Action.SEE_PROJECTS)
    decided = decided_project(session, project, language)
    record(session, actor, "decision_record_pdf", decided.decided.id)
    return draw_record(decided.decision_record())


def agreement_pdf(session: Session, actor: Actor, project_id: str, language: str) -> bytes:
    """Return the agreement in doubt, its places for names empty.

    Raises:
        NotReady: no decision is recorded yet, or it isn't in doubt.
    """
    project = require_project(session, actor, project_id, Action.SEE_PROJECTS)
    decided = decided_project(session, project, language)
    if not is_in_doubt(decided.decided):
        raise NotReady(N_("Avgjerda er ikkje i tvil, så de treng ingen avtale."))
    record(session, actor, "agreement_pdf", decided.decided.id)
    return draw_agreement(agreement(decided, Parties()))


def decided_project(session: Session, project: Project, language: str) -> Decided:
    """Read what a decision's papers name, for services that have asked for the right already.

    Raises:
        NotReady: no decision is recorded yet.
    """
    decided = decisions.in_force(session, project.id)
    if decided is None:
        raise NotReady(N_("Det er ikkje tatt noka avgjerd enno. Gå gjennom spørsmåla først."))
    school_class = people.class_of(session, project.class_id)
    if school_class is None:
        raise NotFound(N_("Klassen finst ikkje. Gå til Klassar og vel ein klasse."))
    of_decision = (one for one in projects.tasks(session, project.id) if one.decision_id == decided.id)
    return Decided(
        school=people.school(session, project.school_id),
        school_class=school_class,
        project=project,
        site=projects.site_of(session, project.id),
        decided=decided,
        issued=guidelines.newest(session, day_of(decided.recorded_at)),
        tasks=tuple(one for one in of_decision if one.kind is TaskKind.CONDITION),
        names={person.id: person.name for person in people.staff(session, project.school_id)},
        language=language,
        logo=logos.logo_of(session, project.school_id),
    )
