"""Consent: requests, letters, who must answer, and replies as dated facts (the status: consent_status)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum, auto

from planner.domain.project import Audience, Purpose
from planner.domain.school import ConsentRules, Guardian, Pupil
from planner.errors import N_, InvalidInput


class Answer(StrEnum):
    """What a reply says about one purpose."""

    GIVEN = auto()
    REFUSED = auto()
    NOT_PROVIDED = auto()
    WITHDRAWN = auto()


class Route(StrEnum):
    """How a reply reached the school."""

    PAPER = auto()
    LINK = auto()
    PHONE = auto()
    IN_PERSON = auto()


class Status(StrEnum):
    """Where a pupil stands on one purpose."""

    GIVEN = auto()
    REFUSED = auto()
    NOT_ANSWERED = auto()
    DISAGREE = auto()
    WITHDRAWN = auto()
    EXPIRED = auto()
    NO_CONTACT = auto()
    NEVER_SHOW = auto()


class SignerKind(StrEnum):
    """Who a letter asks; `unknown_guardian` is the letter "til føresette" when no guardian is known."""

    GUARDIAN = auto()
    PUPIL = auto()
    UNKNOWN_GUARDIAN = auto()


@dataclass(frozen=True)
class Signer:
    """The person one letter asks: a guardian's id, the pupil's own id, or none when no guardian is known."""

    kind: SignerKind
    person_id: str | None = None


@dataclass(frozen=True)
class ConsentRequest:
    """What is asked for, frozen by the first letter: a change makes a new version and no old yes carries over."""

    id: str
    school_id: str
    project_id: str
    version: int
    made_on: date
    site_name: str
    address: str
    platform: str
    audience: Audience
    purpose: str
    purposes: tuple[Purpose, ...]
    until: date
    reply_by: date
    text_version: str


@dataclass(frozen=True)
class Letter:
    """One letter: one pupil, one signer, one language. A reprint is the same letter."""

    id: str
    school_id: str
    request_id: str
    pupil_id: str
    signer: Signer
    language: str
    made_on: date
    generation: int = 1


@dataclass(frozen=True)
class ReplyFact:
    """One person's answer to one purpose at one time; never edited, corrected only by a newer one.

    Attributes:
        number: the place in the school's chain of facts, from 1.
        answered_on: the date the person gave the answer; recorded_at: when it was typed in (UTC).
    """

    id: str
    school_id: str
    number: int
    request_id: str
    letter_id: str | None
    pupil_id: str
    signer: Signer
    purpose: Purpose
    answer: Answer
    route: Route
    answered_on: date
    recorded_at: datetime
    recorded_by: str


@dataclass(frozen=True)
class NewReply:
    """One answer to one purpose on one letter, as it comes from a sheet; `answered_on` is the date beside the name."""

    letter_id: str
    purpose: Purpose
    answer: Answer
    route: Route
    answered_on: date


@dataclass(frozen=True)
class Receipt:
    """What somebody who withdraws gets: a number, a date, and until when the school has to take things down.

    Attributes:
        number: the place of the withdrawal in the school's chain of facts.
        remove_by: None when nothing was permitted before, so that nothing has to be taken down.
    """

    number: int
    project_id: str
    pupil_id: str
    signer: Signer
    purposes: tuple[Purpose, ...]
    withdrawn_on: date
    remove_by: date | None


def signers_needed(pupil: Pupil, guardians: Iterable[Guardian], rules: ConsentRules, on: date) -> tuple[Signer, ...]:
    """Return who is asked, and must answer, for this pupil on this day: guardians as listed, then the pupil.

    No birth date counts as the youngest; unknown responsibility counts as having it; when no responsible guardian is
    known, one letter goes "til føresette". Where one guardian suffices, each of them is asked all the same.
    """
    responsible = sorted(
        (guardian for guardian in guardians if guardian.is_responsible), key=lambda each: each.position
    )
    theirs = tuple(Signer(SignerKind.GUARDIAN, guardian.id) for guardian in responsible)
    theirs = theirs or (Signer(SignerKind.UNKNOWN_GUARDIAN),)
    own = (Signer(SignerKind.PUPIL, pupil.id),)
    age = pupil.age_on(on)
    if age is None or age < rules.guardian_below:
        return theirs
    return theirs + own if age < rules.pupil_alone_from else own


def check_reply(reply: NewReply, letter: Letter | None, request: ConsentRequest, today: date) -> Letter:
    """Return the letter of a reply that fits the request.

    Args:
        letter: the request's letter with the reply's letter id, None when it has none.

    Raises:
        InvalidInput: the letter, the purpose, the answer or the date doesn't fit.
    """
    if letter is None or letter.request_id != request.id:
        raise InvalidInput(
            N_("Brevet {letter} høyrer ikkje til dette prosjektet, eller det er kome eit nyare. Sjå på koden nedst."),
            letter=reply.letter_id[:20],
        )
    if reply.purpose not in request.purposes:
        raise InvalidInput(
            N_("Brevet spør ikkje om {purpose}. Skriv berre svar på det arket spør om."), purpose=reply.purpose
        )
    if reply.answer is Answer.WITHDRAWN:
        raise InvalidInput(N_("Bruk «Trekke tilbake» når nokon trekker tilbake eit samtykke."))
    if reply.answered_on > today:
        raise InvalidInput(N_("Svaret er datert fram i tid: {day}. Sjå over datoen."), day=reply.answered_on)
    if reply.answered_on < letter.made_on:
        raise InvalidInput(
            N_("Svaret er datert {day}, men brevet er frå {made}. Skriv dagen svaret blei gitt."),
            day=reply.answered_on,
            made=letter.made_on,
        )
    return letter
