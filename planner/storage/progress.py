"""How far each project has come, counted in the database for a whole school at once."""

from dataclasses import dataclass

from sqlalchemy import distinct, func, select

from planner.storage.engine import Session
from planner.storage.tables import consent_request, decision_answer, letter, membership, project, reply


@dataclass(frozen=True)
class Progress:
    """Counts of one project: answers of the walk, and letters and replies of its newest request."""

    answered: int = 0
    letters: int = 0
    replied: int = 0
    pupils: int = 0
    with_letter: int = 0


def progress(session: Session, school_id: str) -> dict[str, Progress]:
    """Return the counts of every project of a school by project id, in five queries however many there are."""
    here = session.execute(select(project.c.id, project.c.class_id).where(project.c.school_id == school_id))
    projects = {row.id: row.class_id for row in here}
    answered = _counts(
        session, select(decision_answer.c.project_id, func.count()).group_by(decision_answer.c.project_id)
    )
    sizes = _counts(
        session,
        select(membership.c.class_id, func.count())
        .where(membership.c.left_on.is_(None))
        .group_by(membership.c.class_id),
    )
    letters, with_letter, replied = _letters(session, school_id)
    return {
        project_id: Progress(
            answered.get(project_id, 0),
            letters.get(project_id, 0),
            replied.get(project_id, 0),
            sizes.get(class_id, 0),
            with_letter.get(project_id, 0),
        )
        for project_id, class_id in projects.items()
    }


def _letters(session: Session, school_id: str) -> tuple[dict[str, int], dict[str, int], dict[str, int]]:
    newest = (
        select(consent_request.c.project_id, func.max(consent_request.c.version).label("version"))
        .where(consent_request.c.school_id == school_id)
        .group_by(consent_request.c.project_id)
        .subquery()
    )
    current = consent_request.join(
        newest,
        (consent_request.c.project_id == newest.c.project_id) & (consent_request.c.version == newest.c.version),
    ).join(letter, letter.c.request_id == consent_request.c.id)
    here = consent_request.c.project_id
    made = select(here, func.count(letter.c.id)).select_from(current).group_by(here)
    still_here = current.join(project, project.c.id == here).join(
        membership,
        (membership.c.class_id == project.c.class_id)
        & (membership.c.pupil_id == letter.c.pupil_id)
        & membership.c.left_on.is_(None),
    )
    about = select(here, func.count(distinct(letter.c.pupil_id))).select_from(still_here).group_by(here)
    answered = current.join(reply, reply.c.letter_id == letter.c.id)
    replies = select(here, func.count(distinct(letter.c.id))).select_from(answered).group_by(here)
    return _counts(session, made), _counts(session, about), _counts(session, replies)


def _counts(session: Session, query: object) -> dict[str, int]:
    return {row[0]: row[1] for row in session.execute(query)}  # type: ignore[call-overload]
