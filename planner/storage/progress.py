"""How far projects have come, counted in the database for a whole school at once or for one project."""

from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import ColumnElement, Select, distinct, func, select

from planner.storage.engine import Session
from planner.storage.tables import consent_request, decision_answer, letter, membership, project, reply

_Value = TypeVar("_Value")


@dataclass(frozen=True)
class Progress:
    """Counts of one project: answers of the walk, and letters and replies of its newest request."""

    answered: int = 0
    letters: int = 0
    replied: int = 0
    pupils: int = 0
    with_letter: int = 0


def progress(session: Session, school_id: str, project_id: str | None = None) -> dict[str, Progress]:
    """Return the counts of a school's projects, or of one, by project id, in seven queries however many."""
    wanted = project.c.school_id == school_id if project_id is None else project.c.id == project_id
    projects = _by_id(session, select(project.c.id, project.c.class_id).where(wanted))
    answers = select(decision_answer.c.project_id, func.count()).join(project).where(wanted)
    answered = _by_id(session, answers.group_by(decision_answer.c.project_id))
    pupils = select(membership.c.class_id, func.count()).where(
        membership.c.class_id.in_(set(projects.values())), membership.c.left_on.is_(None)
    )
    sizes = _by_id(session, pupils.group_by(membership.c.class_id))
    letters, with_letter, replied = _letters(session, wanted)
    return {
        id_: Progress(
            answered.get(id_, 0),
            letters.get(id_, 0),
            replied.get(id_, 0),
            sizes.get(class_id, 0),
            with_letter.get(id_, 0),
        )
        for id_, class_id in projects.items()
    }


def _letters(session: Session, wanted: ColumnElement[bool]) -> list[dict[str, int]]:
    """Return three counts by project id: letters, pupils still in the class they are about, and letters answered."""
    of = _newest_requests(session, wanted)
    made = select(letter.c.request_id, func.count()).where(letter.c.request_id.in_(of))
    about = (
        select(letter.c.request_id, func.count(distinct(letter.c.pupil_id)))
        .join(consent_request, consent_request.c.id == letter.c.request_id)
        .join(project, project.c.id == consent_request.c.project_id)
        .join(membership, (membership.c.class_id == project.c.class_id) & (membership.c.pupil_id == letter.c.pupil_id))
        .where(letter.c.request_id.in_(of), membership.c.left_on.is_(None))
    )
    # By the request and not by the letter: that column has an index.
    replied = select(reply.c.request_id, func.count(distinct(reply.c.letter_id))).where(reply.c.request_id.in_(of))
    counted = (
        _by_id(session, made.group_by(letter.c.request_id)),
        _by_id(session, about.group_by(letter.c.request_id)),
        _by_id(session, replied.group_by(reply.c.request_id)),
    )
    return [{of[request_id]: count for request_id, count in each.items()} for each in counted]


def _newest_requests(session: Session, wanted: ColumnElement[bool]) -> dict[str, str]:
    """Return the project id of each newest request by its own id."""
    newest = (
        select(consent_request.c.project_id, func.max(consent_request.c.version).label("version"))
        .join(project)
        .where(wanted)
        .group_by(consent_request.c.project_id)
        .subquery()
    )
    query = select(consent_request.c.id, consent_request.c.project_id).join(
        newest,
        (consent_request.c.project_id == newest.c.project_id) & (consent_request.c.version == newest.c.version),
    )
    return _by_id(session, query)


def _by_id(session: Session, query: Select[str, _Value]) -> dict[str, _Value]:
    return dict(session.execute(query).all())
