"""Consent requests and their letters."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, insert, select, update

from planner.domain.consent import ConsentRequest, Letter, Signer, SignerKind
from planner.domain.project import Audience
from planner.storage import tables
from planner.storage.engine import Session
from planner.storage.rows import as_row, purposes


def current_request(session: Session, project_id: str) -> ConsentRequest | None:
    """Return the newest version of a project's request, or None before the first letter."""
    table = tables.consent_request
    query = select(table).where(table.c.project_id == project_id).order_by(table.c.version.desc()).limit(1)
    row = session.execute(query).one_or_none()
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
    found = session.execute(select(tables.letter).where(tables.letter.c.request_id == request_id))
    return tuple(_letter(row) for row in found)


def letter(session: Session, letter_id: str) -> Letter | None:
    """Return one letter."""
    row = session.execute(select(tables.letter).where(tables.letter.c.id == letter_id)).one_or_none()
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


def _letter(row: Row[Any]) -> Letter:
    return Letter(
        row.id,
        row.school_id,
        row.request_id,
        row.pupil_id,
        Signer(SignerKind(row.signer_kind), row.signer_id),
        row.language,
        row.made_on,
        row.generation,
    )


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
