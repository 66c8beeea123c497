"""Opens the database for a call: who acts there, in which language, on which day."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from planner.cli.caller import Caller
from planner.domain.permission import Actor
from planner.errors import N_, NotFound
from planner.i18n import Words
from planner.services.schools import operator_of, school_of
from planner.services.staff import actor_by_email
from planner.settings import settings, today
from planner.storage import Engine, Session, is_database_there, open_database, reading, transaction


@dataclass(frozen=True)
class Desk:
    """What a verb works with."""

    session: Session
    actor: Actor
    words: Words
    today: date


@contextmanager
def to_set_up(caller: Caller) -> Iterator[Desk]:
    """Open the database to change something, made if it isn't there; only the local operator may make one."""
    day = today()
    engine = _there() if caller.email else open_database(settings().database_url)
    with transaction(engine) as session:
        yield _desk(session, caller, day)


@contextmanager
def to_change(caller: Caller) -> Iterator[Desk]:
    """Open the database to change something: all of it, or nothing when anything fails."""
    day = today()
    with transaction(_there()) as session:
        yield _desk(session, caller, day)


@contextmanager
def to_read(caller: Caller) -> Iterator[Desk]:
    """Open the database to read."""
    day = today()
    with reading(_there()) as session:
        yield _desk(session, caller, day)


def _there() -> Engine:
    """Return the engine of a database that is there: a mistyped folder must not become an empty one."""
    url = settings().database_url
    if not is_database_there(url):
        place = "DATABASE_URL" if os.environ.get("DATABASE_URL") else settings().data
        raise NotFound(
            N_("I {place} ligg det ingen skule. Sjå om --data er rett, eller set opp skulen først."), place=place
        )
    return open_database(url)


def _desk(session: Session, caller: Caller, day: date) -> Desk:
    actor = actor_by_email(session, caller.email) if caller.email else operator_of(session)
    school = school_of(session, actor)
    if school:
        caller.words = Words(school.language)
    return Desk(session, actor, caller.words, day)
