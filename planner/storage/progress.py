"""How far projects have come, counted in the database in one query for as many as are asked about."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, bindparam, distinct, func, select

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


def progress(session: Session, project_ids: Sequence[str]) -> dict[str, Progress]:
    """Return the counts of projects by project id."""
    found = session.execute(_COUNTS, {"projects": project_ids})
    return {id_: Progress(*counts) for id_, *counts in found}


def _counts() -> Select[str, int, int, int, int, int]:
    newest = consent_request.alias("newest")
    version = select(func.max(consent_request.c.version)).where(consent_request.c.project_id == project.c.id)
    here = (membership.c.class_id == project.c.class_id) & membership.c.left_on.is_(None)
    of_request = letter.c.request_id == newest.c.id
    about = select(func.count(distinct(letter.c.pupil_id))).join(membership, letter.c.pupil_id == membership.c.pupil_id)
    return (
        select(
            project.c.id,
            _counted(select(func.count()).where(decision_answer.c.project_id == project.c.id)),
            _counted(select(func.count()).where(of_request)),
            # By the request and not by the letter: that column has an index.
            _counted(select(func.count(distinct(reply.c.letter_id))).where(reply.c.request_id == newest.c.id)),
            _counted(select(func.count()).where(here)),
            _counted(about.where(of_request, here)),
        )
        .outerjoin(newest, (newest.c.project_id == project.c.id) & (newest.c.version == version.scalar_subquery()))
        .where(project.c.id.in_(bindparam("projects", expanding=True)))
    )


def _counted(query: Select[int]) -> ColumnElement[int]:
    return query.scalar_subquery()


# Built once and filled in at each run: building a query takes longer than asking it.
_COUNTS = _counts()
