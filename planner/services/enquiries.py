"""The register of enquiries that are records: writing them down, and letting go of all but the reference."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from planner.content.record_check import restrictions
from planner.domain.enquiry import Enquiry, EnquiryDetails, EnquiryLine, Evidence, SiteChoice, checked, names_in_title
from planner.domain.enquiry import handed_over as reference_of
from planner.domain.identity import new_id
from planner.domain.permission import Action, Actor, may
from planner.errors import N_, InvalidInput, NotAllowed, NotFound, NotReady
from planner.readers.evidence import read_evidence, text_evidence
from planner.services.access import record, require_school, require_site
from planner.storage import Session, meetings, people
from planner.storage import enquiries as stored

MOST_REFERENCES = 500


@dataclass(frozen=True)
class Register:
    """The enquiries that an actor reaches: what waits for the archive, the oldest first, and what it has, the newest.

    Attributes:
        late: how many have waited for too long.
    """

    waiting: tuple[EnquiryLine, ...]
    handed_over: tuple[EnquiryLine, ...]
    late: int


def enquiries(session: Session, actor: Actor, today: date) -> Register:
    """Return the register as the actor reaches it: the principal all of it, others what came to sites they run.

    What the enquiries say isn't in it. A librarian reaches no more than a teacher: somebody else's case is nothing
    that running the school's sites asks for.
    """
    school_id = require_school(actor, Action.KEEP_RECORDS)
    found = stored.waiting(session, school_id, _whose(actor))
    return Register(
        found,
        stored.handed_over(session, school_id, _whose(actor), MOST_REFERENCES),
        sum(one.is_late(today) for one in found),
    )


def waiting(session: Session, actor: Actor, today: date) -> tuple[EnquiryLine, ...]:
    """Return what waits for the archive and the actor reaches, the oldest first."""
    return enquiries(session, actor, today).waiting


def sites_for_records(session: Session, actor: Actor) -> tuple[SiteChoice, ...]:
    """Return the sites that the actor may record an enquiry on, by name."""
    school_id = require_school(actor, Action.KEEP_RECORDS)
    return stored.sites(session, school_id, None if may(actor.role, Action.CHANGE_ALL_SITES) else actor.id)


def read_enquiry(session: Session, actor: Actor, enquiry_id: str) -> Enquiry:
    """Return what an enquiry that waits says; that it was read is kept, not what was read.

    Raises:
        NotFound: there is no such enquiry in the actor's school.
        NotAllowed: the site is somebody else's, and so is the record.
        NotReady: it is handed over.
    """
    found = require_enquiry(session, actor, enquiry_id)
    record(session, actor, "read_enquiry", enquiry_id)
    return found


def names_in_public_title(session: Session, actor: Actor, told: EnquiryDetails) -> tuple[str, ...]:
    """Return the names of the sender and of the school's pupils that a public title seems to have."""
    school_id = require_school(actor, Action.KEEP_RECORDS)
    return names_in_title(told.public_title, told.sender, meetings.pupils_of_school(session, school_id))


def record_enquiry(session: Session, actor: Actor, told: EnquiryDetails, evidence: bytes | str, today: date) -> Enquiry:
    """Write an enquiry down with its evidence.

    Args:
        told: what is said about it; without a basis, a restriction rests on its usual one.
        evidence: a file as it was handed in, or a text.

    Raises:
        InvalidInput: something is missing, too long or to come, or the evidence can't be used.
        NotAllowed: the site is somebody else's.
    """
    school_id = require_school(actor, Action.KEEP_RECORDS)
    details = _complete(session, school_id, told, today)
    require_site(session, actor, details.site_id, Action.KEEP_RECORDS)
    shown = _read(evidence)
    new = Enquiry(
        id=new_id(),
        school_id=school_id,
        **vars(details),
        evidence_type=shown.type,
        evidence_hash=shown.hash,
        recorded_by=actor.staff_id,
        recorded_at=datetime.now(UTC),
    )
    stored.save(session, new, shown)
    record(session, actor, "record_enquiry", new.id, new.site_id)
    return new


def change_enquiry(
    session: Session,
    actor: Actor,
    enquiry_id: str,
    told: EnquiryDetails,
    today: date,
    evidence: bytes | str | None = None,
) -> Enquiry:
    """Change what is written down about an enquiry that waits; without evidence, the old one stays.

    Raises:
        InvalidInput: something is missing, too long or to come, or the evidence can't be used.
        NotAllowed: the enquiry, or the site it is moved to, is somebody else's.
        NotReady: it is handed over.
    """
    found = require_enquiry(session, actor, enquiry_id)
    details = _complete(session, found.school_id, told, today)
    if details.site_id != found.site_id:
        require_site(session, actor, details.site_id, Action.KEEP_RECORDS)
    shown = _read(evidence) if evidence else None
    changed = replace(
        found,
        **vars(details),
        evidence_type=shown.type if shown else found.evidence_type,
        evidence_hash=shown.hash if shown else found.evidence_hash,
    )
    stored.save(session, changed, shown)
    record(session, actor, "change_enquiry", enquiry_id)
    return changed


def hand_over(session: Session, actor: Actor, enquiry_id: str, case_number: str, on: date, today: date) -> Enquiry:
    """Note that the archive has an enquiry, and delete all but the reference: site, days, case number and hash.

    Raises:
        InvalidInput: the case number or the day can't be right.
        NotAllowed: the enquiry is somebody else's.
        NotReady: it is handed over already.
    """
    reference = reference_of(require_enquiry(session, actor, enquiry_id), case_number, on, today)
    stored.save(session, reference)
    record(session, actor, "hand_over_enquiry", enquiry_id)
    return reference


def remove_enquiry(session: Session, actor: Actor, enquiry_id: str) -> None:
    """Take away an enquiry that waits and is no record after all.

    Raises:
        NotAllowed: the enquiry is somebody else's.
        NotReady: it is handed over.
    """
    require_enquiry(session, actor, enquiry_id)
    stored.remove(session, enquiry_id)
    record(session, actor, "remove_enquiry", enquiry_id)


def require_enquiry(session: Session, actor: Actor, enquiry_id: str) -> Enquiry:
    """Return an enquiry that waits and that the actor reaches.

    Raises:
        NotFound: there is no such enquiry in the actor's school.
        NotAllowed: the site is somebody else's, and so is the record.
        NotReady: it is handed over.
    """
    school_id = require_school(actor, Action.KEEP_RECORDS)
    found, is_theirs = stored.enquiry_and_whose(session, enquiry_id, actor.id) or (None, False)
    if found is None or found.school_id != school_id:
        raise NotFound(N_("Førespurnaden finst ikkje lenger. Gå til Arkiv og vel ein annan."))
    if not (is_theirs or _whose(actor) is None):
        raise NotAllowed(N_("Førespurnaden høyrer til ein annan. Spør redaktøren eller rektor."))
    if found.handed_over_on:
        raise NotReady(N_("Førespurnaden er levert til arkivet. Du finn han der med saksnummeret."))
    return found


def _whose(actor: Actor) -> str | None:
    """Return whose enquiries an actor reaches, or None for all of the school's."""
    return None if may(actor.role, Action.KEEP_ALL_RECORDS) else actor.id


def _complete(session: Session, school_id: str, told: EnquiryDetails, today: date) -> EnquiryDetails:
    details = checked(told, today)
    if not details.restriction:
        return replace(details, basis="")
    known = restrictions(people.school(session, school_id).language)
    if details.restriction not in known:
        raise InvalidInput(N_("Vel ei skjerming frå lista."))
    return replace(details, basis=details.basis or known[details.restriction].basis)


def _read(evidence: bytes | str) -> Evidence:
    return text_evidence(evidence) if isinstance(evidence, str) else read_evidence(evidence)
