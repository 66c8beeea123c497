"""Projects, their sites and their tasks."""

from collections.abc import Iterable
from datetime import UTC, datetime

from sqlalchemy import Row, insert, select, update

from planner.domain.project import Audience, Project, Site, Task, TaskKind
from planner.storage import tables
from planner.storage.engine import Session
from planner.storage.rows import as_row, purposes


def project(session: Session, project_id: str) -> Project | None:
    """Return one project."""
    row = session.execute(select(tables.project).where(tables.project.c.id == project_id)).one_or_none()
    return _project(row) if row else None


def projects(session: Session, school_id: str) -> tuple[Project, ...]:
    """Return a school's projects, the one that ends last first."""
    query = select(tables.project).where(tables.project.c.school_id == school_id)
    return tuple(_project(row) for row in session.execute(query.order_by(tables.project.c.ends.desc())))


def save_project(session: Session, value: Project) -> None:
    """Write a project, new or changed."""
    row = as_row(value)
    changed = session.execute(update(tables.project).where(tables.project.c.id == value.id).values(row))
    if not changed.rowcount:
        session.execute(insert(tables.project).values(row | {"created_at": datetime.now(UTC)}))


def site_of(session: Session, project_id: str) -> Site:
    """Return the project's site; every project has one."""
    return _site(session.execute(select(tables.site).where(tables.site.c.project_id == project_id)).one())


def sites(session: Session, school_id: str) -> dict[str, Site]:
    """Return a school's sites by project id."""
    found = session.execute(select(tables.site).where(tables.site.c.school_id == school_id))
    return {row.project_id: _site(row) for row in found}


def save_site(session: Session, value: Site) -> None:
    """Write a site, new or changed."""
    row = as_row(value)
    changed = session.execute(update(tables.site).where(tables.site.c.id == value.id).values(row))
    if not changed.rowcount:
        session.execute(insert(tables.site).values(row))


def tasks(session: Session, project_id: str) -> tuple[Task, ...]:
    """Return a project's tasks, the first due first."""
    query = select(tables.task).where(tables.task.c.project_id == project_id).order_by(tables.task.c.due)
    return tuple(_task(row) for row in session.execute(query))


def tasks_of(session: Session, project_ids: Iterable[str]) -> tuple[Task, ...]:
    """Return all tasks of some projects, the first due first."""
    query = select(tables.task).where(tables.task.c.project_id.in_(project_ids)).order_by(tables.task.c.due)
    return tuple(_task(row) for row in session.execute(query))


def add_tasks(session: Session, new: Iterable[Task]) -> None:
    """Add tasks."""
    rows = [as_row(task) for task in new]
    if rows:
        session.execute(insert(tables.task), rows)


def drop_open_conditions(session: Session, project_id: str) -> None:
    """Take away the open condition tasks of earlier decisions; what was done stays on record."""
    old = (tables.task.c.project_id == project_id) & (tables.task.c.kind == TaskKind.CONDITION)
    session.execute(tables.task.delete().where(old & tables.task.c.done_at.is_(None)))


def change_task(session: Session, value: Task) -> None:
    """Write a changed task."""
    session.execute(update(tables.task).where(tables.task.c.id == value.id).values(as_row(value)))


def _project(row: Row[tuple[object, ...]]) -> Project:
    return Project(
        row.id,
        row.school_id,
        row.class_id,
        row.title,
        row.purpose,
        row.starts,
        row.ends,
        row.reply_by,
        purposes(row.purposes),
        row.owner_id,
        row.copied_from,
    )


def _site(row: Row[tuple[object, ...]]) -> Site:
    return Site(
        row.id,
        row.school_id,
        row.project_id,
        row.name,
        row.address,
        row.platform,
        Audience(row.audience),
        row.editor_id,
        row.deputy_id,
    )


def _task(row: Row[tuple[object, ...]]) -> Task:
    return Task(
        row.id,
        row.school_id,
        row.project_id,
        TaskKind(row.kind),
        row.subject,
        row.due,
        row.owner_id,
        row.decision_id,
        row.pupil_id,
        row.done_by,
        row.done_at,
    )
