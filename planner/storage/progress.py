"""How far projects have come, counted in the database in one query for as many as are asked about."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, distinct, func, select

from planner.domain.project import Audience, Project, Purpose
from planner.domain.site import SiteEntry
from planner.storage.engine import Session
from planner.storage.rows import purposes
from planner.storage.tables import consent_request, decision_answer, letter, membership, project, reply


@dataclass(frozen=True)
class Asked:
    """What a request asked about a site, as far as a change of it makes the answers void."""

    site_name: str
    address: str
    platform: str
    audience: Audience
    purposes: tuple[Purpose, ...]

    def is_about(self, site: SiteEntry, of: Project) -> bool:
        """Whether the answers are about the site and the project as they are now."""
        now = Asked(site.name, site.address, site.platform, site.audience, of.purposes)
        return self == now


@dataclass(frozen=True)
class Progress:
    """Counts of one project: answers of the walk, and letters and replies of its newest request, and what it asked."""

    answered: int = 0
    letters: int = 0
    replied: int = 0
    pupils: int = 0
    with_letter: int = 0
    asked: Asked | None = field(default=None, compare=False)

    @property
    def without_letter(self) -> int:
        """How many pupils of the class no letter is about."""
        return self.pupils - self.with_letter


def progress(session: Session, project_ids: Sequence[str]) -> dict[str, Progress]:
    """Return the counts of projects by project id."""
    found = session.execute(_COUNTS, {"projects": project_ids})
    return {
        id_: Progress(answered, letters, replied, pupils, with_letter, _asked(*asked))
        for id_, answered, letters, replied, pupils, with_letter, *asked in found
    }


def _asked(name: str | None, address: str, platform: str, audience: str, purposes_: list[str]) -> Asked | None:
    return Asked(name, address, platform, Audience(audience), purposes(purposes_)) if name is not None else None


def _counts() -> Select[Any]:
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
            *newest.c["site_name", "address", "platform", "audience", "purposes"],
        )
        .select_from(project)
        .outerjoin(newest, (newest.c.project_id == project.c.id) & (newest.c.version == version.scalar_subquery()))
        .where(project.c.id.in_(bindparam("projects", expanding=True)))
    )


def _counted(query: Select[int]) -> ColumnElement[int]:
    return query.scalar_subquery()


# Built once and filled in at each run: building a query takes longer than asking it.
_COUNTS = _counts()
