"""The guideline's versions: which was in force when, what is new in one, and who has read it."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from planner.content.guideline import SOURCE_LANGUAGE, guideline
from planner.domain.guideline import Guideline, IssuedVersion, translated
from planner.domain.guideline_change import SentenceChange, changes
from planner.domain.permission import Action, Actor, may
from planner.domain.school import Staff
from planner.errors import N_, NotReady
from planner.readers.guideline_file import read_guideline_text
from planner.services.access import record, require, require_school
from planner.storage import Session, guidelines, people


@dataclass(frozen=True)
class Compared:
    """Two versions and what is not the same in them."""

    old: Guideline
    new: Guideline
    changes: tuple[SentenceChange, ...]


@dataclass(frozen=True)
class MyReading:
    """The version in force and when the actor read it.

    Attributes:
        read_on: None when the actor hasn't.
        is_issued: whether the municipality has issued it, so that there is an older one to compare with.
    """

    version: str
    read_on: date | None
    is_issued: bool


@dataclass(frozen=True)
class Readings:
    """Who of a school's staff has read the version in force."""

    version: str
    read: tuple[tuple[Staff, date], ...]
    unread: tuple[Staff, ...]


def guideline_in_force(session: Session, language: str = SOURCE_LANGUAGE) -> Guideline:
    """Return the newest version; sentences that nobody has translated stand in Nynorsk and are named in it."""
    return guideline_on(session, date.max, language)


def guideline_on(session: Session, day: date, language: str = SOURCE_LANGUAGE) -> Guideline:
    """Return the version that was in force on a day: what was decided that day rests on its sentences.

    A version is in force from the first hour of the day it was issued.
    """
    return read_version(guidelines.newest(session, day), language)


def read_version(issued: IssuedVersion | None, language: str = SOURCE_LANGUAGE) -> Guideline:
    """Return the guideline of a stored version; without one, the guideline that comes with the program."""
    return _read(issued.file, language) if issued else guideline(language)


def what_is_new(session: Session, actor: Actor) -> Compared | None:
    """Compare the version in force with the last one the actor read, or else with the one before it.

    Returns:
        None while the municipality has issued no version.
    """
    require(actor, Action.SEE_GUIDELINE)
    issued = guidelines.versions(session)
    if not issued:
        return None
    new, *older = [*map(read_version, issued), guideline()]
    read = guidelines.read_by(session, actor.id)
    unread_since = () if new.version in read else older
    old = next((one for one in unread_since if one.version in read), older[0])
    return Compared(old, new, changes(old, new))


def my_reading(session: Session, actor: Actor) -> MyReading:
    """Return whether the actor has read the version in force."""
    require(actor, Action.SEE_GUIDELINE)
    issued = guidelines.newest(session)
    version = issued.version if issued else guideline().version
    return MyReading(version, guidelines.read_by(session, actor.id).get(version), issued is not None)


def confirm_reading(session: Session, actor: Actor, version: str, today: date) -> None:
    """Record that the actor has read a version; a second time changes nothing.

    Raises:
        NotAllowed: the role doesn't confirm, or it is the operator, who is no member of staff.
        NotReady: a newer version has come in the meantime.
    """
    school_id = require_school(actor, Action.READ_GUIDELINE)
    if actor.staff_id is None:
        raise NotReady(N_("Berre tilsette stadfestar at dei har lese råda. Vel kven du er, først."))
    if version != guideline_in_force(session).version:
        raise NotReady(N_("Råda er endra medan du las. Les det som er nytt, og stadfest så."))
    if version not in guidelines.read_by(session, actor.id):
        guidelines.add_reading(session, school_id, actor.staff_id, version, today)
        record(session, actor, "confirm_reading", actor.staff_id, version)


def readings(session: Session, actor: Actor) -> Readings:
    """Return who of those at work in the actor's school has read the version in force, and who hasn't.

    Raises:
        NotAllowed: the role may not see it.
    """
    school_id = require_school(actor, Action.SEE_READINGS)
    version = guideline_in_force(session).version
    days = guidelines.readers(session, school_id, version)
    at_work = [one for one in people.staff(session, school_id) if one.active and may(one.role, Action.READ_GUIDELINE)]
    return Readings(
        version,
        tuple((one, days[one.id]) for one in at_work if one.id in days),
        tuple(one for one in at_work if one.id not in days),
    )


# A stored version is never changed, so its text needs to be read once.
@lru_cache(maxsize=32)
def _read(text: str, language: str) -> Guideline:
    issued = read_guideline_text(text)
    if language == SOURCE_LANGUAGE:
        return issued
    return translated(issued, guideline(), guideline(language))
