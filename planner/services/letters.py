"""Letters: who gets one, making them with their request, and what has to be in place first."""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from forms.letter import Letter as LetterDocument
from forms.text import unprintable
from planner.content.letters import WRITTEN, letter_words
from planner.domain.consent import ConsentRequest, Letter, Signer, SignerKind, signers_needed
from planner.domain.decision import Outcome
from planner.domain.identity import new_id
from planner.domain.permission import Action, Actor
from planner.domain.project import Project
from planner.domain.record import DecisionRecord
from planner.domain.school import Guardian, Pupil
from planner.errors import N_, InvalidInput, NotReady
from planner.services.access import record, require_project
from planner.services.decision_text import Parties, is_in_doubt
from planner.services.documents import decided_project
from planner.services.letter_text import Asked, Sources, compose
from planner.storage import Session, decisions, letters, people, projects, replies

AUTO = "auto"
UNPRINTABLE = N_("Namnet har skriftteikn som ikkje kan skrivast ut enno.")
# What is asked: when any of it changes, it is a new request, and an old yes doesn't carry over.
_ASKED = ("site_name", "address", "platform", "audience", "purposes", "until")

Only = Literal["all", "missing"]
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Skipped:
    """A letter that isn't made; the reason is a message to translate, and names nobody."""

    pupil: Pupil
    signer: Signer
    reason: str = UNPRINTABLE


@dataclass(frozen=True)
class PlannedLetter:
    """A letter that will be made; a new id, or that of the letter it prints again."""

    letter: Letter
    pupil: Pupil
    guardian: Guardian | None
    is_new: bool


@dataclass(frozen=True)
class LetterPlan:
    """What making the letters now would do.

    Attributes:
        request: what is asked; not stored before the letters are made.
        is_new_request: whether earlier yeses stop counting, or nothing was asked before.
    """

    request: ConsentRequest
    is_new_request: bool
    letters: tuple[PlannedLetter, ...]
    skipped: tuple[Skipped, ...]

    @property
    def pupils(self) -> int:
        """How many pupils get letters."""
        return len({planned.pupil.id for planned in self.letters})


@dataclass(frozen=True)
class MadeLetter:
    """A letter, the pupil it is about, and the document to print."""

    letter: Letter
    pupil: Pupil
    document: LetterDocument


@dataclass(frozen=True)
class MadeLetters:
    """Letters in the order of the class list, ready to print."""

    sources: Sources
    letters: tuple[MadeLetter, ...]
    skipped: tuple[Skipped, ...]


def plan_letters(
    session: Session, actor: Actor, project_id: str, today: date, only: Only = "all", language: str = AUTO
) -> LetterPlan:
    """Return who would get a letter now, without making any.

    Args:
        only: "missing" leaves out letters that are answered.
        language: of all letters, or `auto` for each signer's own.

    Raises:
        NotReady: something has to be done first; the message says what.
        InvalidInput: letters aren't written in this language.
    """
    project = require_project(session, actor, project_id, Action.MAKE_LETTERS)
    return _plan(session, project, today, only, language)


def make_letters(
    session: Session,
    actor: Actor,
    project_id: str,
    *,
    today: date,
    only: Only = "all",
    language: str = AUTO,
    progress: Progress | None = None,
) -> MadeLetters:
    """Make the letters and freeze the request; made again unchanged, they are the same letters with the same ids.

    Raises:
        NotReady: something has to be done first; the message says what.
        InvalidInput: letters aren't written in this language.
    """
    project = require_project(session, actor, project_id, Action.MAKE_LETTERS)
    plan = _plan(session, project, today, only, language)
    letters.save_request(session, plan.request)
    letters.add_letters(session, [planned.letter for planned in plan.letters if planned.is_new])
    for planned in plan.letters:
        if not planned.is_new:
            letters.set_language(session, planned.letter.id, planned.letter.language)
    sources = _sources(session, project, plan.request)
    made = _composed(session, project, sources, plan, today, progress)
    detail = f"{len(made)} made, {len(plan.skipped)} skipped, version {plan.request.version}"
    record(session, actor, "make_letters", project_id, detail)
    return MadeLetters(sources, made, plan.skipped)


def preview_letter(session: Session, actor: Actor, project_id: str, today: date, number: int = 0) -> LetterDocument:
    """Return one of the planned letters as a document, without making any.

    Raises:
        NotReady: something has to be done first, or no letter is planned.
    """
    project = require_project(session, actor, project_id, Action.MAKE_LETTERS)
    plan = _plan(session, project, today, "all", AUTO)
    if not plan.letters:
        raise NotReady(N_("Det er ingen brev å vise."))
    one = replace(plan, letters=plan.letters[number : number + 1] or plan.letters[:1])
    return _composed(session, project, _sources(session, project, plan.request), one, today, None)[0].document


def _plan(session: Session, project: Project, today: date, only: Only, language: str) -> LetterPlan:
    if language not in (AUTO, *WRITTEN):
        raise InvalidInput(
            N_("Brev på språket {language} finst ikkje enno. Vel eitt av desse: {known}."),
            language=language[:20],
            known=", ".join((AUTO, *WRITTEN)),
        )
    _check_ready(session, project, today)
    school = people.school(session, project.school_id)
    request, is_new_request = _request(session, project, school.consent.valid_months, today)
    _check_printable(session, project, request)
    sent = {(one.pupil_id, one.signer): one for one in letters.letters_of(session, request.id)}
    answered = replies.letters_with_replies(session, request.id) if only == "missing" else set()
    pupils = people.pupils_of_class(session, project.class_id)
    guardians = people.guardians_of(session, [pupil.id for pupil in pupils])
    planned: list[PlannedLetter] = []
    skipped: list[Skipped] = []
    for pupil in pupils:
        known = {guardian.id: guardian for guardian in guardians[pupil.id]}
        for signer in signers_needed(pupil, known.values(), school.consent, today):
            guardian = known.get(signer.person_id or "")
            written = _language(school.letter_languages, school.language, pupil, guardian, language)
            before = sent.get((pupil.id, signer))
            if before and before.id in answered:
                continue
            if not _is_printable(pupil, guardian):
                skipped.append(Skipped(pupil, signer))
                continue
            new = Letter(new_id(), project.school_id, request.id, pupil.id, signer, written, today)
            letter = replace(before, language=written) if before else new
            planned.append(PlannedLetter(letter, pupil, guardian, is_new=before is None))
    return LetterPlan(request, is_new_request, tuple(planned), tuple(skipped))
