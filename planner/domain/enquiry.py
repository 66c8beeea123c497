"""Enquiries that are records: what is written down about one, its evidence, and what stays when it is handed over."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from datetime import date, datetime, timedelta
from enum import StrEnum, auto
from hashlib import sha256

from planner.domain.lesson import names_in
from planner.domain.plain_line import plain_line
from planner.domain.school import Pupil
from planner.errors import N_, InvalidInput

DAYS_TO_HAND_OVER = 7
LONGEST_SENDER = 200
LONGEST_MATTER = 300
LONGEST_BASIS = 200
LONGEST_CASE_NUMBER = 60
_NAME = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_SHORTEST_NAME = 3


class EvidenceType(StrEnum):
    """What a piece of evidence is."""

    PNG = auto()
    JPEG = auto()
    PDF = auto()
    TEXT = auto()

    @property
    def media_type(self) -> str:
        """Its name among the types of the internet."""
        return _MEDIA_TYPES[self]

    @property
    def suffix(self) -> str:
        """What the name of its file ends with."""
        return "txt" if self is EvidenceType.TEXT else "jpg" if self is EvidenceType.JPEG else str(self)


_MEDIA_TYPES = {
    EvidenceType.PNG: "image/png",
    EvidenceType.JPEG: "image/jpeg",
    EvidenceType.PDF: "application/pdf",
    EvidenceType.TEXT: "text/plain",
}


@dataclass(frozen=True)
class Evidence:
    """What shows an enquiry as it came: read and found harmless; a text is UTF-8."""

    type: EvidenceType
    content: bytes

    @property
    def hash(self) -> str:
        """Its SHA-256 in hexadecimal digits."""
        return sha256(self.content).hexdigest()


@dataclass(frozen=True)
class SiteChoice:
    """A site that an enquiry can have come to."""

    id: str
    name: str


@dataclass(frozen=True)
class EnquiryDetails:
    """What a person writes down about an enquiry.

    Attributes:
        matter: what it is about: its title in the archive.
        public_title: the same for the public journal, without names.
        restriction: the id of a restriction of the content; empty when anybody may read it.
        basis: what the restriction rests on in law.
    """

    site_id: str
    received_on: date
    sender: str
    matter: str
    public_title: str
    restriction: str = ""
    basis: str = ""


@dataclass(frozen=True)
class Enquiry:
    """An enquiry in the register; once it is handed over, a reference: site, days, case number and hash.

    Attributes:
        evidence_type: None when the evidence is gone.
        recorded_by: a member of staff; None for the local operator.
    """

    id: str
    school_id: str
    site_id: str
    received_on: date
    sender: str
    matter: str
    public_title: str
    restriction: str
    basis: str
    evidence_type: EvidenceType | None
    evidence_hash: str
    recorded_by: str | None
    recorded_at: datetime
    handed_over_on: date | None = None
    case_number: str = ""

    @property
    def details(self) -> EnquiryDetails:
        """What was written down."""
        return EnquiryDetails(**{one.name: getattr(self, one.name) for one in fields(EnquiryDetails)})


@dataclass(frozen=True)
class EnquiryLine:
    """An enquiry in a list: nothing of what it says but the title that anybody may read."""

    id: str
    site_id: str
    site_name: str
    received_on: date
    public_title: str
    restriction: str
    recorder: str
    handed_over_on: date | None
    case_number: str
    evidence_hash: str

    @property
    def due_on(self) -> date:
        """The day by which it should be with the archive."""
        return self.received_on + timedelta(days=DAYS_TO_HAND_OVER)

    def is_late(self, today: date) -> bool:
        """Whether it still waits after that day."""
        return self.handed_over_on is None and today > self.due_on


def checked(told: EnquiryDetails, today: date) -> EnquiryDetails:
    """Return what was told, each text on one line.

    Raises:
        InvalidInput: the day is to come, something is missing, or a text is too long.
    """
    told = replace(
        told,
        sender=plain_line(told.sender),
        matter=plain_line(told.matter),
        public_title=plain_line(told.public_title),
        basis=plain_line(told.basis),
    )
    if not told.site_id:
        raise InvalidInput(N_("Vel nettstaden førespurnaden kom til."))
    if told.received_on > today:
        raise InvalidInput(N_("Førespurnaden kan ikkje ha kome {day}. Vel dagen han kom."), day=told.received_on)
    if not told.sender:
        raise InvalidInput(N_("Skriv kven førespurnaden er frå."))
    if not told.matter:
        raise InvalidInput(N_("Skriv kva førespurnaden gjeld."))
    if not told.public_title:
        raise InvalidInput(N_("Skriv ein offentleg tittel utan namn."))
    _check_length(told.sender, LONGEST_SENDER)
    for text in (told.matter, told.public_title):
        _check_length(text, LONGEST_MATTER)
    _check_length(told.basis, LONGEST_BASIS)
    return told


def handed_over(enquiry: Enquiry, case_number: str, on: date, today: date) -> Enquiry:
    """Return what stays of an enquiry that the archive has taken over: the reference.

    Raises:
        InvalidInput: the case number is missing or too long, or the day can't be right.
    """
    number = plain_line(case_number)
    if not number:
        raise InvalidInput(N_("Skriv saksnummeret frå arkivet. Utan det finn ingen saka att."))
    _check_length(number, LONGEST_CASE_NUMBER)
    if not enquiry.received_on <= on <= today:
        message = N_("Førespurnaden kan ikkje vere levert {day}. Vel ein dag frå han kom og til i dag.")
        raise InvalidInput(message, day=on)
    return replace(
        enquiry,
        sender="",
        matter="",
        public_title="",
        restriction="",
        basis="",
        evidence_type=None,
        handed_over_on=on,
        case_number=number,
    )


def names_in_title(public_title: str, sender: str, pupils: Iterable[Pupil]) -> tuple[str, ...]:
    """Return the names of the sender and of pupils that a public title seems to have.

    A gentle check: a sender may be a place or a club, so the title is not refused for it.
    """
    found = _NAME.findall(unicodedata.normalize("NFKC", public_title))
    # Liv-Anne is Liv, too.
    words = {part.casefold() for word in found for part in (word, *re.split("[-'’]", word))}
    # The genitive counts too: Livs, Jonas'.
    words |= {word.rstrip("'’").removesuffix("s") for word in words}
    of_sender = (one for one in _NAME.findall(sender) if len(one) >= _SHORTEST_NAME and one[0].isupper())
    named = [one for one in of_sender if one.casefold() in words]
    return tuple(dict.fromkeys([*named, *names_in(public_title, pupils)]))


def _check_length(text: str, longest: int) -> None:
    if len(text) > longest:
        raise InvalidInput(N_("Teksten har {n} teikn. Gjer han kortare: høgst {most}."), n=len(text), most=longest)
