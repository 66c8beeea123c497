"""A new version of the guideline: what it would change, and putting it in force for every school."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from forms.text import unprintable
from planner.domain.guideline import Guideline, IssuedVersion
from planner.domain.guideline_change import SentenceChange, changes, check_new
from planner.domain.permission import Action, Actor
from planner.errors import N_, InvalidInput
from planner.readers.archive import Handed
from planner.readers.guideline_file import read_guideline_file
from planner.services.access import record, require
from planner.services.guideline_decisions import Touched, touched
from planner.services.guidelines import guideline_in_force
from planner.storage import Session, guidelines


@dataclass(frozen=True)
class Preview:
    """What issuing a version would do."""

    in_force: Guideline
    new: Guideline
    changes: tuple[SentenceChange, ...]
    touched: tuple[Touched, ...]


def preview_guideline(session: Session, actor: Actor, file: Handed, today: date) -> Preview:
    """Read a new version and say what it changes and how many decisions it touches; nothing is stored.

    Raises:
        NotAllowed: the role may not issue versions.
        InvalidInput: the file can't be a new version; the message says why.
    """
    require(actor, Action.ISSUE_GUIDELINE)
    in_force = guideline_in_force(session)
    new = _checked(file, in_force, today)
    return Preview(in_force, new, changes(in_force, new), touched(session, in_force, new, today))


def issue_guideline(session: Session, actor: Actor, file: Handed, today: date) -> Guideline:
    """Put a new version in force from today, for every school.

    Raises:
        NotAllowed: the role may not issue versions.
        InvalidInput: the file can't be a new version; the message says why.
    """
    require(actor, Action.ISSUE_GUIDELINE)
    new = _checked(file, guideline_in_force(session), today)
    text = file.data.decode("utf-8-sig")
    guidelines.add(session, IssuedVersion(new.version, today, actor.staff_id, text))
    record(session, actor, "issue_guideline", new.version)
    return new


def _checked(file: Handed, in_force: Guideline, today: date) -> Guideline:
    new = read_guideline_file(file)
    check_new(new, in_force, today)
    if missing := unprintable(" ".join(_texts(new))):
        signs = " ".join(sorted(missing))
        raise InvalidInput(N_("Avgjerder på papir kan ikkje vise desse teikna: {signs}. Skriv dei om."), signs=signs)
    return new


def _texts(version: Guideline) -> Iterator[str]:
    yield from (version.title, version.reference, version.responsible)
    yield from (sentence.text for sentence in version.sentences)
