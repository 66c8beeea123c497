"""Letters: planning them, making them with their request, and looking at one before they are made."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from forms.agreement import Agreement
from forms.letter import Letter as LetterDocument
from planner.domain.consent import ConsentRequest, Letter, SignerKind
from planner.domain.permission import Action, Actor
from planner.domain.project import Project
from planner.domain.school import PAGE_LANGUAGES, Pupil
from planner.errors import N_, NotFound
from planner.services.access import record, require_with_site
from planner.services.agreement_text import Parties, agreement
from planner.services.crisis import hold_back
from planner.services.decision_text import Decided, is_in_doubt
from planner.services.documents import decided_project
from planner.services.letter_plan import AUTO, LetterPlan, Only, PlannedLetter, Skipped, plan
from planner.services.letter_sources import Asked, Sources
from planner.services.letter_text import compose
from planner.services.recording import tick_letters
from planner.storage import Session, letters, people, projects

Progress = Callable[[int, int], None]


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
        language: of all letters, or "auto" for each signer's own.

    Raises:
        NotReady: something has to be done first; the message says what.
        InvalidInput: letters aren't written in this language.
    """
    project, site = require_with_site(session, actor, project_id, Action.MAKE_LETTERS)
    return plan(session, project, site, today, only, language)


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
    project, site = require_with_site(session, actor, project_id, Action.MAKE_LETTERS)
    hold_back(session, project.school_id)
    planned = plan(session, project, site, today, only, language)
    letters.save_request(session, planned.request)
    letters.add_letters(session, [one.letter for one in planned.letters if one.is_new])
    for one in planned.letters:
        if not one.is_new:
            letters.set_language(session, one.letter.id, one.letter.language)
    made = _composed(session, project, planned, progress)
    if not made.skipped:
        tick_letters(session, actor, project)
    detail = f"{len(made.letters)} made, {len(made.skipped)} skipped, version {planned.request.version}"
    record(session, actor, "make_letters", project_id, detail)
    return made


def preview_letter(
    session: Session, actor: Actor, project_id: str, today: date, number: int = 0, only: Only = "all"
) -> LetterDocument:
    """Return one of the planned letters as a document, without making any.

    Args:
        number: its place among the planned letters, from 0.
        only: "missing" leaves out letters that are answered.

    Raises:
        NotReady: something has to be done first.
        NotFound: no letter is planned there.
    """
    project, site = require_with_site(session, actor, project_id, Action.MAKE_LETTERS)
    planned = plan(session, project, site, today, only)
    if not 0 <= number < len(planned.letters):
        raise NotFound(N_("Det er ikkje noko brev å vise her."))
    record(session, actor, "preview_letter", project_id)
    one = replace(planned, letters=(planned.letters[number],))
    return _composed(session, project, one, None).letters[0].document


def _composed(session: Session, project: Project, planned: LetterPlan, progress: Progress | None) -> MadeLetters:
    decided = decided_project(session, project, "nn")
    sources = _sources(session, project, planned.request, decided)
    by_language: dict[str, Decided] = {}
    made = []
    for number, one in enumerate(planned.letters, 1):
        # An agreement is one text for all who sign it: in the pages' languages, the others read it in Norwegian.
        language = one.letter.language if one.letter.language in PAGE_LANGUAGES else sources.school.language
        spoken = by_language.setdefault(language, replace(decided, language=language))
        copy = _agreement(spoken, one) if sources.in_doubt else None
        made.append(MadeLetter(one.letter, one.pupil, compose(sources, _asked(one), copy)))
        if progress:
            progress(number, len(planned.letters))
    return MadeLetters(sources, tuple(made), planned.skipped)


def _sources(session: Session, project: Project, request: ConsentRequest, decided: Decided) -> Sources:
    site = projects.site_of(session, project.id)
    return Sources(
        school=decided.school,
        school_class=decided.school_class,
        project=project,
        site=site,
        request=request,
        teacher=people.staff_member(session, project.owner_id),
        editor=people.staff_member(session, site.editor_id),
        deputy=people.staff_member(session, site.deputy_id) if site.deputy_id else None,
        in_doubt=is_in_doubt(decided.decided),
        logo=decided.logo,
    )


def _asked(planned: PlannedLetter) -> Asked:
    guardians = [signer for signer in planned.asked if signer.kind is not SignerKind.PUPIL]
    return Asked(
        letter=planned.letter,
        pupil=planned.pupil,
        guardian=planned.guardian,
        guardians=len(guardians),
        pupil_too=len(guardians) < len(planned.asked),
    )


def _agreement(decided: Decided, planned: PlannedLetter) -> Agreement:
    """Return the copy of the agreement that goes with a letter; its own leaf, handed in with the reply sheet."""
    alone = all(signer.kind is SignerKind.PUPIL for signer in planned.asked)
    guardian = None if alone else planned.guardian.name if planned.guardian else ""
    return agreement(decided, Parties(planned.pupil.name, guardian, planned.letter.id, planned.letter.language))
