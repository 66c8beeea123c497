"""Letters made in the tests, what they say, and changes to the project they are made from."""

from dataclasses import replace
from datetime import UTC, date, datetime

from forms.letter import letter_pdf
from planner.domain.decision import Outcome
from planner.domain.project import Project
from planner.domain.record import DecisionRecord
from planner.domain.school import Guardian, Pupil
from planner.services.letter_plan import Only
from planner.services.letters import MadeLetters, make_letters
from planner.storage import Session, decisions, projects
from tests.answers import CALM
from tests.cast import (
    KARI,
    SCHOOL,
    TODAY,
    actor,
)
from tests.forms.papers import opened, page_text


def make(
    session: Session, project: Project, *, today: date = TODAY, only: Only = "all", language: str = "auto"
) -> MadeLetters:
    return make_letters(session, actor(KARI), project.id, today=today, only=only, language=language)


def read(made: MadeLetters, person: Guardian | Pupil | None) -> str:
    """Return the text of the letter to a person, None for the one whose guardian isn't known."""
    signer_id = person.id if person else None
    found = next(one for one in made.letters if one.letter.signer.person_id == signer_id)
    pdf = letter_pdf(found.document)
    return " ".join(page_text(pdf, page) for page in range(len(opened(pdf))))


def changed(project: Project, session: Session, **changes: object) -> None:
    projects.save_site(session, replace(projects.site_of(session, project.id), **changes))  # type: ignore[arg-type]


def decide(session: Session, project: Project, outcome: Outcome) -> None:
    at = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
    decided = DecisionRecord("DEC0000009", SCHOOL.id, project.id, "2026-11", CALM, outcome, KARI.id, at)
    decisions.add(session, decided)
