"""Projects, their sites and their tasks."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import BindParameter, bindparam, func, insert, or_, select, update

from planner.domain.project import Audience, Project, Site, Task, TaskKind
from planner.storage import tables
from planner.storage.engine import Session
from planner.storage.rows import as_row, columns, purposes

_PROJECT, _SITE = columns(tables.project, Project), columns(tables.site, Site)
_STAFF: BindParameter[str] = bindparam("staff")
_CLASSES = select(tables.class_teacher.c.class_id).where(tables.class_teacher.c.staff_id == _STAFF)
# Whose a project is: its owner's, its site's editor's and deputy's, and the teachers' of its class.
_THEIRS = or_(
    tables.project.c.owner_id == _STAFF,
    tables.site.c.editor_id == _STAFF,
    tables.site.c.deputy_id == _STAFF,
    tables.project.c.class_id.in_(_CLASSES),
)
# Queries are built once and filled in at each run: building one takes longer than asking it.
_WITH_SITE = select(*_PROJECT, *_SITE).join(tables.site)
_ONE = _WITH_SITE.add_columns(_THEIRS.label("theirs")).where(tables.project.c.id == bindparam("project"))
_ALL = _WITH_SITE.where(tables.project.c.school_id == bindparam("school")).order_by(tables.project.c.ends.desc())
_ALL_THEIRS = _ALL.where(_THEIRS)
_PROJECT_ALONE = select(*_PROJECT).where(tables.project.c.id == bindparam("project"))
_SITE_OF = select(*_SITE).where(tables.site.c.project_id == bindparam("project"))
_TASKS = (
    select(*columns(tables.task, Task))
    .where(tables.task.c.project_id.in_(bindparam("projects", expanding=True)))
    .order_by(tables.task.c.due)
)

_TAKE_DOWNS = (
    select(tables.task.c.project_id, func.count(), func.min(tables.task.c.due))
    .where(
        tables.task.c.project_id.in_(bindparam("projects", expanding=True)),
        tables.task.c.kind == TaskKind.TAKE_DOWN.value,
        tables.task.c.done_at.is_(None),
    )
    .group_by(tables.task.c.project_id)
)


def with_site(session: Session, project_id: str, staff_id: str) -> tuple[Project, Site, bool] | None:
    """Return one project with its site, and whether it is a member of staff's own."""
    row = session.execute(_ONE, {"project": project_id, "staff": staff_id}).one_or_none()
    return (*_both(row), bool(row.theirs)) if row else None


def all_with_sites(session: Session, school_id: str, staff_id: str | None = None) -> tuple[tuple[Project, Site], ...]:
    """Return a school's projects with their sites, or a member of staff's own; the one that ends last first."""
    query = _ALL if staff_id is None else _ALL_THEIRS
    return tuple(map(_both, session.execute(query, {"school": school_id, "staff": staff_id})))


def project(session: Session, project_id: str) -> Project:
    """Return one project; its id always comes from a stored record, so it is there."""
    return _project(session.execute(_PROJECT_ALONE, {"project": project_id}).one())


def save_project(session: Session, value: Project) -> None:
    """Write a project, new or changed."""
    row = as_row(value)
    changed = session.execute(update(tables.project).where(tables.project.c.id == value.id).values(row))
    if not changed.rowcount:
        session.execute(insert(tables.project).values(row | {"created_at": datetime.now(UTC)}))


def site_of(session: Session, project_id: str) -> Site:
    """Return the project's site; every project has one."""
    return _site(session.execute(_SITE_OF, {"project": project_id}).one())


def save_site(session: Session, value: Site, created_on: date | None = None) -> None:
    """Write a project's site, new or changed; a new one is in the register from a day."""
    row = as_row(value)
    changed = session.execute(update(tables.site).where(tables.site.c.id == value.id).values(row))
    if not changed.rowcount:
        session.execute(insert(tables.site).values(row | ({"created_on": created_on} if created_on else {})))


def tasks(session: Session, project_id: str) -> tuple[Task, ...]:
    """Return a project's tasks, the first due first."""
    return tasks_of(session, [project_id])


def tasks_of(session: Session, project_ids: Sequence[str]) -> tuple[Task, ...]:
    """Return all tasks of some projects, the first due first."""
    return tuple(map(_task, session.execute(_TASKS, {"projects": project_ids})))


def take_downs(session: Session, project_ids: Sequence[str]) -> dict[str, tuple[int, date]]:
    """Return how much is still to be taken down in those of some projects that have any, and the first day due."""
    return {id_: (count, due) for id_, count, due in session.execute(_TAKE_DOWNS, {"projects": project_ids})}


def add_tasks(session: Session, new: Iterable[Task]) -> None:
    """Add tasks."""
    rows = [as_row(task) for task in new]
    if rows:
        session.execute(insert(tables.task), rows)


def drop_open_conditions(session: Session, project_id: str) -> None:
    """Take away the open condition tasks of earlier decisions; what was done stays on record."""
    old = (tables.task.c.project_id == project_id) & (tables.task.c.kind == TaskKind.CONDITION)
    session.execute(tables.task.delete().where(old & tables.task.c.done_at.is_(None)))


def hand_over_tasks(session: Session, project_ids: Sequence[str], from_staff: str, to_staff: str) -> None:
    """Give what a member of staff has left to do in some projects to another."""
    mine = tables.task.c.project_id.in_(project_ids) & (tables.task.c.owner_id == from_staff)
    session.execute(update(tables.task).where(mine & tables.task.c.done_at.is_(None)).values(owner_id=to_staff))


def change_task(session: Session, value: Task) -> None:
    """Write a changed task."""
    session.execute(update(tables.task).where(tables.task.c.id == value.id).values(as_row(value)))


def _both(values: Sequence[Any]) -> tuple[Project, Site]:
    until = len(_PROJECT) + len(_SITE)
    return _project(values[: len(_PROJECT)]), _site(values[len(_PROJECT) : until])


def _project(values: Sequence[Any]) -> Project:
    id_, school_id, class_id, title, purpose, starts, ends, reply_by, asked, *rest = values
    return Project(id_, school_id, class_id, title, purpose, starts, ends, reply_by, purposes(asked), *rest)


def _site(values: Sequence[Any]) -> Site:
    id_, school_id, project_id, name, address, platform, audience, *people = values
    return Site(id_, school_id, project_id, name, address, platform, Audience(audience), *people)


def _task(values: Sequence[Any]) -> Task:
    id_, school_id, project_id, kind, *rest = values
    return Task(id_, school_id, project_id, TaskKind(kind), *rest)
