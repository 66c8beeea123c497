"""The sites that a school has marked public: what anybody may read of the register."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import bindparam, func, select

from planner.domain.project import Audience
from planner.domain.site import MadeBy
from planner.storage.engine import Session
from planner.storage.sites import CLASS
from planner.storage.tables import project, school, school_class, site


@dataclass(frozen=True)
class PublicSite:
    """A site as the public list tells it: nothing about pupils or staff."""

    school_id: str
    school: str
    name: str
    address: str
    platform: str
    made_by: MadeBy
    class_label: str
    subject: str
    opened_on: date


_LIST = (
    select(
        school.c.id,
        school.c.name,
        site.c.name,
        site.c.address,
        site.c.platform,
        site.c.made_by,
        func.coalesce(school_class.c.label, ""),
        site.c.subject,
        site.c.opened_on,
    )
    .join(school, school.c.id == site.c.school_id)
    .outerjoin(project, project.c.id == site.c.project_id)
    .outerjoin(school_class, school_class.c.id == CLASS)
    .where(
        site.c.is_public,
        site.c.audience == Audience.WORLD,
        site.c.opened_on <= bindparam("today"),
        site.c.retired_on.is_(None),
        site.c.blocked_on.is_(None),
    )
    .order_by(school.c.name, site.c.name, site.c.id)
)


def public_sites(session: Session, today: date) -> tuple[PublicSite, ...]:
    """Return the open sites that schools have marked public, by school and name."""
    rows = session.execute(_LIST, {"today": today})
    return tuple(PublicSite(*row[:5], MadeBy(row[5]), *row[6:]) for row in rows)
