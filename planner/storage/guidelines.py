"""The municipality's own versions of the guideline, who has read which, and which decisions rest on them."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import bindparam, insert, select

from planner.domain.guideline import IssuedVersion
from planner.storage import tables
from planner.storage.engine import Session
from planner.storage.rows import as_row, columns

SEEN = "see_changed_advice"
_READING = tables.guideline_reading.c
_DECISION = tables.decision.c
# Queries are built once and filled in at each run: building one takes longer than asking it.
_VERSIONS = select(*columns(tables.guideline_version, IssuedVersion)).order_by(
    tables.guideline_version.c.issued_on.desc(), tables.guideline_version.c.version.desc()
)
_UNTIL = _VERSIONS.where(tables.guideline_version.c.issued_on <= bindparam("day")).limit(1)
_READ_BY = select(_READING.version, _READING.read_on).where(_READING.staff_id == bindparam("staff"))
_READERS = select(_READING.staff_id, _READING.read_on).where(
    _READING.school_id == bindparam("school"), _READING.version == bindparam("version")
)
_LOOKED_AT = select(tables.audit.c.subject).where(
    tables.audit.c.school_id == bindparam("school"),
    tables.audit.c.action == SEEN,
    tables.audit.c.detail == bindparam("version"),
)
_RUNNING = (
    select(_DECISION.school_id, tables.school.c.name, _DECISION.rule_set, _DECISION.answers)
    .join(tables.project, tables.project.c.id == _DECISION.project_id)
    .join(tables.school, tables.school.c.id == _DECISION.school_id)
    .where(_DECISION.superseded_at.is_(None), tables.project.c.ends >= bindparam("day"))
)
_NOT_LOOKED_AT = (
    select(tables.project.c.title, _DECISION.project_id, _DECISION.recorded_at, _DECISION.rule_set, _DECISION.answers)
    .join(tables.project, tables.project.c.id == _DECISION.project_id)
    .where(
        _DECISION.school_id == bindparam("school"),
        _DECISION.superseded_at.is_(None),
        _DECISION.recorded_at < bindparam("before"),
        tables.project.c.ends >= bindparam("day"),
        _DECISION.id.not_in(_LOOKED_AT),
    )
    .order_by(tables.project.c.title, _DECISION.id)
)


def newest(session: Session, until: date = date.max) -> IssuedVersion | None:
    """Return the newest version issued on a day or before it; None while the one of the program is in force."""
    row = session.execute(_UNTIL, {"day": until}).one_or_none()
    return IssuedVersion(*row) if row else None


def versions(session: Session) -> tuple[IssuedVersion, ...]:
    """Return all versions that were issued, the newest first."""
    return tuple(IssuedVersion(*row) for row in session.execute(_VERSIONS))


def add(session: Session, value: IssuedVersion) -> None:
    """Add a version; it is never changed afterwards."""
    session.execute(insert(tables.guideline_version).values(as_row(value)))


def read_by(session: Session, staff_id: str) -> dict[str, date]:
    """Return the versions that a member of staff has read, and when."""
    return {row.version: row.read_on for row in session.execute(_READ_BY, {"staff": staff_id})}


def readers(session: Session, school_id: str, version: str) -> dict[str, date]:
    """Return who of a school has read a version, by staff id, and when."""
    found = session.execute(_READERS, {"school": school_id, "version": version})
    return {row.staff_id: row.read_on for row in found}


def add_reading(session: Session, school_id: str, staff_id: str, version: str, read_on: date) -> None:
    """Keep that a member of staff has read a version."""
    row = {"staff_id": staff_id, "version": version, "school_id": school_id, "read_on": read_on}
    session.execute(insert(tables.guideline_reading).values(row))


def not_looked_at(
    session: Session, school_id: str, issued: IssuedVersion, today: date
) -> tuple[tuple[str, str, datetime, str, Mapping[str, str]], ...]:
    """Return a school's decisions in force that may be older than a version and nobody has looked at since.

    Returns:
        (project's title, project id, moment recorded, rule set, answers) by title; projects that have ended are left
        out, and a decision of the day the version was issued may be among them.
    """
    before = datetime.combine(issued.issued_on + timedelta(days=1), time.min, UTC)
    asked = {"school": school_id, "version": issued.version, "before": before, "day": today}
    found = session.execute(_NOT_LOOKED_AT, asked)
    return tuple((row.title, row.project_id, row.recorded_at, row.rule_set, row.answers) for row in found)


def running_decisions(session: Session, today: date) -> Iterator[tuple[str, str, str, Mapping[str, str]]]:
    """Yield (school id, school name, rule set, answers) of every decision in force whose project hasn't ended."""
    for row in session.execute(_RUNNING, {"day": today}):
        yield row.school_id, row.name, row.rule_set, row.answers
