"""Opens the database for a call: who acts there, in which language, on which day."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from planner.cli.caller import Caller
from planner.domain.permission import Actor
from planner.i18n import Words
from planner.services.schools import operator_of, school_of
from planner.services.staff import actor_by_email
from planner.settings import settings, today
from planner.storage import Session, open_database, reading, transaction


@dataclass(frozen=True)
class Desk:
    """What a verb works with."""

    session: Session
    actor: Actor
    words: Words
    today: date


@contextmanager
def to_change(caller: Caller) -> Iterator[Desk]:
    """Open the database to change something: all of it, or nothing when anything fails."""
    day = today()
    with transaction(open_database(settings().database_url)) as session:
        yield _desk(session, caller, day)


@contextmanager
def to_read(caller: Caller) -> Iterator[Desk]:
    """Open the database to read."""
    day = today()
    with reading(open_database(settings().database_url)) as session:
        yield _desk(session, caller, day)


def _desk(session: Session, caller: Caller, day: date) -> Desk:
    actor = actor_by_email(session, caller.email) if caller.email else operator_of(session)
    school = school_of(session, actor)
    if school:
        caller.words = Words(school.language)
    return Desk(session, actor, caller.words, day)
