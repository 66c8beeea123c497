"""The chain of reply facts: each carries the hash of the one before it, so that tampering shows.

A school has one chain. It runs over hashes of the contents, not the contents themselves: a person's content can be
erased, and what is left still proves that nothing else was changed, added between or taken away between.
What the chain alone can't show is that its last links were cut off; the audit line of each recording tells the head.
"""

import json
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from hashlib import sha256

# Before the first fact there is none. Zeros stand for it, so that the first link is made and proven like all others;
# no content is known whose hash they are, so nothing can be put in front.
NO_HASH = "0" * 64
_TOLD = 16


@dataclass(frozen=True)
class Link:
    """One fact's place in the chain.

    Attributes:
        number: from 1, without gaps.
        content: the fact's fields as stored, None when erased.
        salt: random and erased with the content, so that an answer can't be guessed from the hash that stays.
        erased_on: the tombstone's date; None while the content is there.
    """

    number: int
    content_hash: str
    previous_hash: str
    chain_hash: str
    content: Mapping[str, object] | None
    salt: str | None
    erased_on: date | None = None


def new_link(content: Mapping[str, object], number: int, previous_hash: str) -> Link:
    """Return the link of a new fact, salted anew."""
    salt = secrets.token_hex(32)
    hashed = content_hash(content, salt)
    return Link(number, hashed, previous_hash, chain_hash(previous_hash, hashed), content, salt)


def content_hash(content: Mapping[str, object], salt: str) -> str:
    """Return the SHA-256 of the content and its salt as canonical JSON: sorted keys, no spaces, UTF-8, times in UTC."""
    salted = {**content, "salt": salt}
    canonical = json.dumps(salted, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=_plain)
    return sha256(canonical.encode()).hexdigest()


def chain_hash(previous_hash: str, content_hash: str) -> str:
    """Return the SHA-256 of the chain's hash so far followed by the content's."""
    return sha256((previous_hash + content_hash).encode()).hexdigest()


def told_head(chain_hash: str) -> str:
    """Return the beginning of a hash, as audit lines tell the chain's head."""
    return chain_hash[:_TOLD]


def verify(links: Iterable[Link], heads: Iterable[str] = ()) -> int | None:
    """Return the first number where the chain is broken, or None when it is whole.

    Args:
        links: a school's whole chain, ordered by number.
        heads: what audit lines have told of its heads; where one is not to be found, the end was cut off.
    """
    head, number = NO_HASH, 0
    missing = set(heads) - {told_head(head)}
    for number, link in enumerate(links, start=1):
        if link.number != number or not _follows(link, head) or not _content_holds(link):
            return number
        head = link.chain_hash
        missing.discard(told_head(head))
    return number + 1 if missing else None


def _follows(link: Link, head: str) -> bool:
    is_text = isinstance(link.content_hash, str)
    return is_text and link.previous_hash == head and link.chain_hash == chain_hash(head, link.content_hash)


def _content_holds(link: Link) -> bool:
    if link.erased_on is not None:
        return link.content is None and link.salt is None
    if link.content is None or link.salt is None:
        return False
    try:
        return content_hash(link.content, link.salt) == link.content_hash
    except TypeError:
        # A database may hold what no fact does.
        return False


def _plain(value: object) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"a fact holds no {type(value).__name__}")
