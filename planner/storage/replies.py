"""Reply facts and the links of their chain: added, read, erased, never changed."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy import RowMapping, bindparam, insert, select, update

from planner.domain.chain import NO_HASH, Link, new_link
from planner.domain.consent import Answer, ReplyFact, Route, Signer, SignerKind
from planner.storage.engine import Session, forget
from planner.storage.rows import as_row, purpose
from planner.storage.tables import consent_request, reply, school

_ERASED = (
    "request_id",
    "letter_id",
    "pupil_id",
    "signer_kind",
    "signer_id",
    "purpose",
    "answer",
    "route",
    "answered_on",
    "recorded_by",
    "salt",
)
_KEPT = ("id", "school_id", "number", "recorded_at")
_CONTENT = (*_KEPT, *(name for name in _ERASED if name != "salt"))
# Queries are built once and filled in at each run: building one takes longer than asking it.
_FACT = reply.c[
    *("id", "school_id", "number", "request_id", "letter_id", "pupil_id", "signer_kind", "signer_id"),
    *("purpose", "answer", "route", "answered_on", "recorded_at", "recorded_by"),
]
_OF_REQUEST = select(*_FACT).where(reply.c.request_id == bindparam("request")).order_by(reply.c.number)
_LETTERS = (
    select(reply.c.letter_id)
    .where(reply.c.request_id == bindparam("request"), reply.c.letter_id.is_not(None))
    .distinct()
)


def hold_chain(session: Session, school_id: str) -> tuple[int, str]:
    """Keep others from adding to a school's chain until the transaction ends.

    SQLite's writers queue when they begin; PostgreSQL's queue here. The unique number stops whoever slips past.

    Returns:
        The number and the hash of the newest link; 0 and zeros when there is none.
    """
    session.execute(select(school.c.id).where(school.c.id == school_id).with_for_update(key_share=True))
    newest = select(reply.c.number, reply.c.chain_hash).where(reply.c.school_id == school_id)
    row = session.execute(newest.order_by(reply.c.number.desc()).limit(1)).one_or_none()
    return (row.number, row.chain_hash) if row else (0, NO_HASH)


def append(session: Session, facts: Sequence[ReplyFact], previous_hash: str) -> str:
    """Add facts, numbered on from the chain's newest link, and return the chain's new head."""
    rows = []
    for fact in facts:
        content = _content(fact)
        link = new_link(content, fact.number, previous_hash)
        previous_hash = link.chain_hash
        hashes = {"content_hash": link.content_hash, "previous_hash": link.previous_hash, "chain_hash": link.chain_hash}
        rows.append({**content, **hashes, "salt": link.salt})
    if rows:
        session.execute(insert(reply), rows)
    return previous_hash


def facts_of_request(session: Session, request_id: str) -> tuple[ReplyFact, ...]:
    """Return the facts on one version of a request, oldest first; the erased are in none."""
    return tuple(map(_fact, session.execute(_OF_REQUEST, {"request": request_id})))


def facts_of_project(session: Session, project_id: str) -> tuple[ReplyFact, ...]:
    """Return the facts on all versions of a project's request, oldest first."""
    query = select(*_FACT).join(consent_request).where(consent_request.c.project_id == project_id)
    return tuple(_fact(row) for row in session.execute(query.order_by(reply.c.number)))


def letters_with_replies(session: Session, request_id: str) -> set[str]:
    """Return the ids of a request's letters that have been answered, if only in part."""
    return set(session.scalars(_LETTERS, {"request": request_id}))


def erase(session: Session, pupil_id: str, on: date) -> int:
    """Take away the content of all facts about a pupil, leaving hashes and a date; return how many there were."""
    forget(session)
    gone = dict.fromkeys(_ERASED) | {"erased_on": on}
    return session.execute(update(reply).where(reply.c.pupil_id == pupil_id).values(gone)).rowcount


def links(session: Session, school_id: str) -> Iterator[Link]:
    """Yield a school's chain in its order, a thousand links in memory at a time."""
    query = select(reply).where(reply.c.school_id == school_id).order_by(reply.c.number)
    number = 0
    try:
        for row in session.execute(query, execution_options={"yield_per": 1000}).mappings():
            number = row["number"]
            yield _link(row)
    except (ValueError, TypeError):
        # A stored date that is no date any more: the link is broken, whatever its hashes say.
        yield Link(number + 1, "", "", "", None, None)


def _content(fact: ReplyFact) -> dict[str, Any]:
    row = as_row(fact, signer_kind=fact.signer.kind, signer_id=fact.signer.person_id)
    return {name: row[name] for name in _CONTENT}


def _link(row: RowMapping) -> Link:
    content = None if all(row[name] is None for name in _ERASED) else {name: row[name] for name in _CONTENT}
    hashes = (row["content_hash"], row["previous_hash"], row["chain_hash"])
    return Link(row["number"], *hashes, content, row["salt"], row["erased_on"])


def _fact(values: Sequence[Any]) -> ReplyFact:
    id_, school_id, number, request_id, letter_id, pupil_id, kind, person_id, asked, answer, route, *rest = values
    signer = Signer(SignerKind(kind), person_id)
    said = purpose(asked), Answer(answer), Route(route)
    return ReplyFact(id_, school_id, number, request_id, letter_id, pupil_id, signer, *said, *rest)
