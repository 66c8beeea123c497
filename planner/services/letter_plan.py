"""Who gets a letter now, on which request, and what has to be in place first."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from forms.text import unprintable
from planner.content.letters import WRITTEN, letter_words
from planner.domain.consent import ConsentRequest, Letter, Signer, signers_needed
from planner.domain.decision import Outcome
from planner.domain.identity import new_id
from planner.domain.project import Audience, Project, Site
from planner.domain.record import DecisionRecord
from planner.domain.school import Guardian, Pupil, School
from planner.errors import N_, InvalidInput, NotReady
from planner.storage import Session, class_lists, decisions, letters, people, replies

AUTO = "auto"
UNPRINTABLE = N_("Namnet på eleven eller den føresette har skriftteikn som ikkje kan skrivast ut enno.")
# What is asked: when any of it changes, it is a new request, and an old yes doesn't carry over.
_ASKED = ("site_name", "address", "platform", "audience", "purposes", "until")

Only = Literal["all", "missing"]


@dataclass(frozen=True)
class Skipped:
    """A letter that isn't made; the reason is a message to translate, and names nobody."""

    pupil: Pupil
    signer: Signer
    reason: str = UNPRINTABLE


@dataclass(frozen=True)
class PlannedLetter:
    """A letter that will be made: a new one, or one that is printed again."""

    letter: Letter
    pupil: Pupil
    guardian: Guardian | None
    asked: tuple[Signer, ...]
    is_new: bool


@dataclass(frozen=True)
class LetterPlan:
    """What making the letters now would do.

    Attributes:
        request: what is asked; not stored before the letters are made.
        is_new_request: whether nothing was asked before, or an old yes stops counting.
    """

    request: ConsentRequest
    is_new_request: bool
    letters: tuple[PlannedLetter, ...]
    skipped: tuple[Skipped, ...]

    @property
    def pupils(self) -> int:
        """How many pupils get letters."""
        return len({planned.pupil.id for planned in self.letters})


def plan(
    session: Session, project: Project, site: Site, today: date, only: Only = "all", language: str = AUTO
) -> LetterPlan:
    """Return what making the letters now would do, for services that have asked for the right already.

    Raises:
        NotReady: something has to be done first; the message says what.
        InvalidInput: letters aren't written in this language.
    """
    if language not in (AUTO, *WRITTEN):
        raise InvalidInput(
            N_("Brev på språket {language} finst ikkje enno. Vel eitt av desse: {known}."),
            language=language[:20],
            known=", ".join((AUTO, *WRITTEN)),
        )
    school = people.school(session, project.school_id)
    pupils = class_lists.pupils_of_class(session, project.class_id)
    _check_decision(decisions.in_force(session, project.id), site)
    _check_project(project, school, pupils, today)
    request, is_new_request = _request(session, project, site, school, today)
    _check_printable(session, request, school, project, site)
    due = list(_due(session, school, request, pupils, today, language))
    if only == "missing":
        answered = replies.letters_with_replies(session, request.id)
        due = [planned for planned in due if planned.letter.id not in answered]
    fit, skipped = [], []
    for planned in due:
        if _is_printable(planned):
            fit.append(planned)
        else:
            skipped.append(Skipped(planned.pupil, planned.letter.signer))
    return LetterPlan(request, is_new_request, tuple(fit), tuple(skipped))


def _due(
    session: Session, school: School, request: ConsentRequest, pupils: tuple[Pupil, ...], today: date, language: str
) -> Iterator[PlannedLetter]:
    """Yield a letter for each pupil and signer, in the order of the class list."""
    sent = {(one.pupil_id, one.signer): one for one in letters.letters_of(session, request.id)}
    guardians = class_lists.guardians_of(session, [pupil.id for pupil in pupils])
    for pupil in pupils:
        known = {guardian.id: guardian for guardian in guardians[pupil.id]}
        asked = signers_needed(pupil, known.values(), school.consent, today)
        for signer in asked:
            guardian = known.get(signer.person_id or "")
            spoken = guardian.language if guardian else pupil.language if signer.person_id == pupil.id else ""
            written = _language(school, spoken) if language == AUTO else language
            before = sent.get((pupil.id, signer))
            if before is None:
                letter = Letter(new_id(), school.id, request.id, pupil.id, signer, written, today)
            else:
                letter = before if before.language == written else replace(before, language=written)
            yield PlannedLetter(letter, pupil, guardian, asked, is_new=before is None)


def _language(school: School, spoken: str) -> str:
    return spoken if spoken in school.letter_languages and spoken in WRITTEN else school.language


def _is_printable(planned: PlannedLetter) -> bool:
    texts = [planned.pupil.name]
    if planned.guardian:
        texts += [planned.guardian.name, planned.guardian.address, planned.guardian.town]
    return not any(map(unprintable, texts))


def _request(
    session: Session, project: Project, site: Site, school: School, today: date
) -> tuple[ConsentRequest, bool]:
    """Return the request in force with today's deadline and reason, or a new version when what is asked has changed."""
    before = letters.current_request(session, project.id)
    if before:
        again = _asking(before.id, before.version, before.made_on, project, site, school)
        if all(getattr(again, name) == getattr(before, name) for name in _ASKED):
            return replace(again, text_version=before.text_version), False
    version = before.version + 1 if before else 1
    words = letter_words(school.language)
    return replace(_asking(new_id(), version, today, project, site, school), text_version=words.version), True


def _asking(id_: str, version: int, made_on: date, project: Project, site: Site, school: School) -> ConsentRequest:
    """Return what is asked as the project stands, without the version of the words it is asked in."""
    return ConsentRequest(
        id=id_,
        school_id=school.id,
        project_id=project.id,
        version=version,
        made_on=made_on,
        site_name=site.name,
        address=site.address,
        platform=site.platform,
        audience=site.audience,
        purpose=project.purpose,
        purposes=project.purposes,
        until=min(project.ends, _months_after(made_on, school.consent.valid_months)),
        reply_by=project.reply_by,
        text_version="",
    )


def _months_after(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _check_decision(decided: DecisionRecord | None, site: Site) -> None:
    if decided is None:
        raise NotReady(N_("Det er ikkje tatt noka avgjerd enno. Gå gjennom spørsmåla før du lagar brev."))
    if decided.final_outcome is Outcome.NOT_ONLINE:
        raise NotReady(
            N_("Avgjerda seier at dette ikkje skal på nett, så det blir ingen brev. Endre planen, og svar på nytt.")
        )
    if decided.final_outcome is Outcome.CLOSED and site.audience.is_open:
        raise NotReady(
            N_(
                "Avgjerda seier lukka, men nettstaden {site} er open ({audience}). "
                "Endre kven som kan sjå nettstaden, til dømes til «{closed}», og svar på nytt."
            ),
            site=site.name,
            audience=site.audience,
            closed=Audience.CLASS,
        )


def _check_project(project: Project, school: School, pupils: tuple[Pupil, ...], today: date) -> None:
    if not school.has_contact:
        raise NotReady(
            N_("Skulen manglar både e-post og telefon. Fyll ut minst eitt av dei, så dei føresette kan ta kontakt.")
        )
    if not pupils:
        raise NotReady(N_("Klassen har ingen elevar. Importer klasselista før du lagar brev."))
    if project.reply_by < today:
        raise NotReady(N_("Svarfristen {day} er ute. Set ein ny svarfrist i prosjektet."), day=project.reply_by)


def _check_printable(session: Session, request: ConsentRequest, school: School, project: Project, site: Site) -> None:
    """Refuse what would leave holes in every letter: texts of the project, the school and the staff."""
    named = {project.owner_id, site.editor_id, site.deputy_id}
    names = [person.name for id_ in named if id_ and (person := people.staff_member(session, id_))]
    asked = (request.site_name, request.address, request.purpose)
    texts = (*asked, *names, school.name, school.municipality, school.address, school.officer.name)
    signs = frozenset().union(*map(unprintable, texts))
    if signs:
        raise NotReady(
            N_("Desse teikna i prosjektet eller hos skulen kan ikkje skrivast ut: {signs}. Ta dei bort."),
            signs=" ".join(sorted(signs)),
        )
