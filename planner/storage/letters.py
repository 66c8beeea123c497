"""Consent requests and their letters."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, bindparam, insert, select, update

from planner.domain.consent import ConsentRequest, Letter, Signer, SignerKind
from planner.domain.project import Audience
from planner.storage import tables
from planner.storage.engine import Session
from planner.storage.rows import as_row, purposes

# Queries are built once and filled in at each run: building one takes longer than asking it.
_NEWEST_REQUEST = (
    select(tables.consent_request)
    .where(tables.consent_request.c.project_id == bindparam("project"))
    .order_by(tables.consent_request.c.version.desc())
    .limit(1)
)
_LETTER = tables.letter.c[
    "id", "school_id", "request_id", "pupil_id", "signer_kind", "signer_id", "language", "made_on", "generation"
]
_OF_REQUEST = select(*_LETTER).where(tables.letter.c.request_id == bindparam("request"))


def current_request(session: Session, project_id: str) -> ConsentRequest | None:
    """Return the newest version of a project's request, or None before the first letter."""
    row = session.execute(_NEWEST_REQUEST, {"project": project_id}).one_or_none()
    return _request(row) if row else None


def save_request(session: Session, value: ConsentRequest) -> None:
    """Write a request, new or with another deadline or reason; what it asks is never changed."""
    row = as_row(value)
    table = tables.consent_request
    changed = session.execute(update(table).where(table.c.id == value.id).values(row))
    if not changed.rowcount:
        session.execute(insert(table).values(row))


def letters_of(session: Session, request_id: str) -> tuple[Letter, ...]:
    """Return the letters of a request."""
    return tuple(map(_letter, session.execute(_OF_REQUEST, {"request": request_id})))


def letter(session: Session, letter_id: str) -> Letter | None:
    """Return one letter."""
    row = session.execute(select(*_LETTER).where(tables.letter.c.id == letter_id)).one_or_none()
    return _letter(row) if row else None


def add_letters(session: Session, new: Sequence[Letter]) -> None:
    """Add letters."""
    if new:
        session.execute(insert(tables.letter), [_row(value) for value in new])


def set_language(session: Session, letter_id: str, language: str) -> None:
    """Note that a letter is now written in another language; it stays the same letter."""
    session.execute(update(tables.letter).where(tables.letter.c.id == letter_id).values(language=language))


def _row(value: Letter) -> dict[str, Any]:
    row = as_row(value, signer_kind=value.signer.kind, signer_id=value.signer.person_id)
    row.pop("signer")
    return row


def _letter(values: Sequence[Any]) -> Letter:
    id_, school_id, request_id, pupil_id, kind, person_id, *rest = values
    return Letter(id_, school_id, request_id, pupil_id, Signer(SignerKind(kind), person_id), *rest)


def _request(row: Row[Any]) -> ConsentRequest:
    return ConsentRequest(
        row.id,
        row.school_id,
        row.project_id,
        row.version,
        row.made_on,
        row.site_name,
        row.address,
        row.platform,
        Audience(row.audience),
        row.purpose,
        purposes(row.purposes),
        row.until,
        row.reply_by,
        row.text_version,
    )
