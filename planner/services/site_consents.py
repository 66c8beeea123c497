"""The consents behind a site as numbers: who the pupils are stands in the project alone."""

from dataclasses import dataclass
from datetime import date

from planner.domain.consent_status import counts_as_yes
from planner.domain.matrix import matrix
from planner.domain.permission import Role
from planner.domain.project import Project
from planner.services.class_replies import class_replies_to
from planner.storage import Session, letters


@dataclass(frozen=True)
class Consents:
    """How many pupils of the class there are, and how many may be shown.

    Attributes:
        yes: in all that is asked for; some: in a part of it.
        waiting: somebody's answer is missing.
    """

    pupils: int
    yes: int
    some: int
    waiting: int


def consents_behind(session: Session, project: Project, today: date) -> Consents | None:
    """Return the numbers as anybody may be told them; None before letters are made."""
    request = letters.current_request(session, project.id)
    if request is None:
        return None
    found = class_replies_to(session, project, request)
    rows = [list(row.values()) for row in found.told_statuses(today).values()]
    yes = sum(all(map(counts_as_yes, row)) for row in rows)
    some = sum(any(map(counts_as_yes, row)) for row in rows) - yes
    return Consents(len(rows), yes, some, len(matrix(found, Role.TEACHER, today).missing))
