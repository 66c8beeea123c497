"""A register of sites to measure on: many, in all states, spread over the classes and the staff."""

from datetime import timedelta
from pathlib import Path

from planner.domain.permission import Role
from planner.domain.project import Audience
from planner.domain.site import RetireStep, SiteEntry
from planner.services import classes, staff
from planner.storage import open_database, sites, transaction
from tests.bench.school import DAY, Made

_AUDIENCES = tuple(Audience)


def add_sites(data: Path, made: Made, count: int) -> None:
    """Add sites to the register of the school in a data folder."""
    with transaction(open_database(f"sqlite:///{data / 'nettplan.db'}")) as session:
        rooms = [one.school_class.id for one in classes.classes(session, made.principal, DAY)]
        editors = [one.id for one in staff.staff_list(session, made.principal) if one.role is not Role.MUNICIPALITY]
        school_id = made.principal.school_id or ""
        for n in range(count):
            sites.save(session, _site(n, school_id, editors[n % len(editors)], rooms[n % len(rooms)]))


def _site(n: int, school_id: str, editor: str, room: str) -> SiteEntry:
    """Make one: of ten, two are planned, six in use and confirmed or late, one is dormant and one retired."""
    kind, opened = n % 10, DAY - timedelta(days=20 + n % 700)
    is_open, is_retired = kind > 1, kind == 9
    return SiteEntry(
        id=f"BEN{n:07d}",
        school_id=school_id,
        project_id=None,
        name=f"Nettstad {n + 1}",
        address=f"https://skule-{n % 50}.example/{n}",
        platform="wordpress",
        audience=_AUDIENCES[n % len(_AUDIENCES)],
        editor_id=editor,
        class_id=room,
        created_on=opened,
        leader_informed_on=opened if n % 7 else None,
        password_on=opened if n % 5 else None,
        no_cases_on=opened if n % 6 else None,
        stands_behind_on=opened if n % 8 else None,
        approved_on=opened if n % 4 else None,
        unanswered_since=DAY - timedelta(days=n % 30) if n % 40 == kind else None,
        opened_on=opened if is_open else None,
        confirmed_on=DAY - timedelta(days=3) if is_open and kind < 7 else None,
        retirement=dict.fromkeys(RetireStep, DAY) if is_retired else {},
        retired_on=DAY if is_retired else None,
    )
