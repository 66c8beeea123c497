"""The register of enquiries that are records."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import BindParameter, Select, bindparam, delete, func, insert, or_, select, update

from planner.domain.enquiry import Enquiry, EnquiryLine, Evidence, EvidenceType, SiteChoice
from planner.storage.engine import Session, forget
from planner.storage.rows import as_row, columns
from planner.storage.sites import THEIRS
from planner.storage.tables import enquiry, project, site, staff

_COLUMNS = columns(enquiry, Enquiry)
_TYPE = [column.name for column in _COLUMNS].index("evidence_type")
_STAFF: BindParameter[str] = bindparam("staff")
_SCHOOL: BindParameter[str] = bindparam("school")
# What an enquiry says is read by those who run its site and by whoever recorded it.
_REACHED = or_(site.c.editor_id == _STAFF, site.c.deputy_id == _STAFF, enquiry.c.recorded_by == _STAFF)
_ONE = (
    select(*_COLUMNS, func.coalesce(_REACHED, False).label("reached"))
    .select_from(enquiry.join(site))
    .where(enquiry.c.id == bindparam("enquiry"))
)
_EVIDENCE = select(enquiry.c.evidence_type, enquiry.c.evidence).where(
    enquiry.c.id == bindparam("enquiry"), enquiry.c.evidence.is_not(None)
)
_LINES = (
    select(
        enquiry.c.id,
        enquiry.c.site_id,
        site.c.name,
        enquiry.c.received_on,
        enquiry.c.public_title,
        enquiry.c.restriction,
        func.coalesce(staff.c.name, ""),
        enquiry.c.handed_over_on,
        enquiry.c.case_number,
        enquiry.c.evidence_hash,
    )
    .select_from(enquiry.join(site).outerjoin(staff, enquiry.c.recorded_by == staff.c.id))
    .where(enquiry.c.school_id == _SCHOOL)
)
_WAITING = _LINES.where(enquiry.c.handed_over_on.is_(None)).order_by(enquiry.c.received_on, enquiry.c.id)
_HANDED_OVER = (
    _LINES.where(enquiry.c.handed_over_on.is_not(None))
    .order_by(enquiry.c.handed_over_on.desc(), enquiry.c.id)
    .limit(bindparam("most"))
)
_WAITING_OF = _WAITING.where(_REACHED)
_HANDED_OVER_OF = _HANDED_OVER.where(_REACHED)


_SITES = (
    select(*columns(site, SiteChoice))
    .select_from(site.outerjoin(project))
    .where(site.c.school_id == _SCHOOL, site.c.retired_on.is_(None))
    .order_by(site.c.name, site.c.id)
)
_OWN_SITES = _SITES.where(THEIRS)


def enquiry_and_whose(session: Session, enquiry_id: str, staff_id: str) -> tuple[Enquiry, bool] | None:
    """Return an enquiry, and whether a member of staff runs its site or recorded it."""
    row = session.execute(_ONE, {"enquiry": enquiry_id, "staff": staff_id}).one_or_none()
    return (_enquiry(row[:-1]), bool(row.reached)) if row else None


def evidence(session: Session, enquiry_id: str) -> Evidence | None:
    """Return the evidence of an enquiry, or None when it is gone."""
    row = session.execute(_EVIDENCE, {"enquiry": enquiry_id}).one_or_none()
    return Evidence(EvidenceType(row.evidence_type), bytes(row.evidence)) if row else None


def waiting(session: Session, school_id: str, staff_id: str | None) -> tuple[EnquiryLine, ...]:
    """Return what waits to be handed over, the oldest first; all of a school's when no member of staff is named."""
    return _lines(session, _WAITING if staff_id is None else _WAITING_OF, {"school": school_id, "staff": staff_id})


def handed_over(session: Session, school_id: str, staff_id: str | None, most: int) -> tuple[EnquiryLine, ...]:
    """Return what was handed over, the newest first; all of a school's when no member of staff is named."""
    query = _HANDED_OVER if staff_id is None else _HANDED_OVER_OF
    return _lines(session, query, {"school": school_id, "staff": staff_id, "most": most})


def sites(session: Session, school_id: str, staff_id: str | None) -> tuple[SiteChoice, ...]:
    """Return a school's sites that aren't retired, by name; only a member of staff's own when one is named."""
    query = _SITES if staff_id is None else _OWN_SITES
    return tuple(SiteChoice(*row) for row in session.execute(query, {"school": school_id, "staff": staff_id}))


def save(session: Session, value: Enquiry, evidence: Evidence | None = None) -> None:
    """Write an enquiry, new or changed; without evidence, what is there stays while the enquiry says that it has it."""
    row = as_row(value, evidence_type=str(value.evidence_type or ""))
    if value.handed_over_on is not None:
        forget(session)
    if evidence or value.evidence_type is None:
        row["evidence"] = evidence.content if evidence else None
    changed = session.execute(update(enquiry).where(enquiry.c.id == value.id).values(row))
    if not changed.rowcount:
        session.execute(insert(enquiry).values(row))


def remove(session: Session, enquiry_id: str) -> None:
    """Take an enquiry away."""
    forget(session)
    session.execute(delete(enquiry).where(enquiry.c.id == enquiry_id))


def _lines(session: Session, query: Select[Any], values: dict[str, object]) -> tuple[EnquiryLine, ...]:
    return tuple(EnquiryLine(*row) for row in session.execute(query, values))


def _enquiry(row: Sequence[Any]) -> Enquiry:
    values = list(row)
    values[_TYPE] = EvidenceType(row[_TYPE]) if row[_TYPE] else None
    return Enquiry(*values)
