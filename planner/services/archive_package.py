"""The package for the archive system: an enquiry's archive copy, its evidence, its metadata and their checksums."""

import io
import unicodedata
import zipfile
from collections.abc import Mapping
from hashlib import sha256

from forms.evidence_copy import EvidenceCopy, evidence_copy_pdf
from forms.layout import Sender
from forms.text import clean_words, unprintable
from planner.content.texts import texts
from planner.domain.enquiry import Enquiry, EvidenceType
from planner.domain.permission import Actor
from planner.errors import N_, NotFound
from planner.i18n import Words
from planner.services.access import record
from planner.services.archive_metadata import (
    ALGORITHM,
    COPY,
    JSON,
    MANIFEST,
    NOTES,
    README,
    XML,
    ArchiveCase,
    as_json,
    as_xml,
    metadata,
    readme,
)
from planner.services.enquiries import require_enquiry
from planner.services.letterheads import letterhead
from planner.settings import day_of
from planner.storage import Session, logos, people, sites
from planner.storage import enquiries as stored

_BEFORE_ZIP = (1980, 1, 1, 0, 0, 0)
_PLAIN_FILE = 0o100644 << 16
_UNIX = 3
_KILOBYTE, _HALF = 1_000, 32


def package_name(enquiry_id: str) -> str:
    """Return the name of a package's file."""
    return f"arkiv-{enquiry_id}.zip"


def export_package(session: Session, actor: Actor, enquiry_id: str) -> bytes:
    """Return the package of an enquiry that waits, as a zip; the same one gives the same bytes.

    Raises:
        NotFound: there is no such enquiry in the actor's school.
        NotAllowed: the enquiry is somebody else's.
        NotReady: it is handed over.
    """
    case = _case(session, require_enquiry(session, actor, enquiry_id))
    documents = {COPY: evidence_copy_pdf(_copy(case)), case.evidence_file: case.evidence.content}
    told = metadata(case, documents)
    files = documents | {
        JSON: as_json(told),
        XML: as_xml(told),
        README: readme(case).encode(),
    }
    manifest = "".join(f"{sha256(content).hexdigest()}  {name}\n" for name, content in files.items())
    # Last: the line takes the database's lock, and drawing takes its time.
    record(session, actor, "export_enquiry", enquiry_id)
    return _zipped(files | {MANIFEST: manifest.encode()})


def _case(session: Session, enquiry: Enquiry) -> ArchiveCase:
    evidence, site = stored.evidence(session, enquiry.id), sites.entry(session, enquiry.site_id)
    if evidence is None or site is None:
        raise NotFound(N_("Førespurnaden finst ikkje lenger. Gå til Arkiv og vel ein annan."))
    school = people.school(session, enquiry.school_id)
    names = {person.id: person.name for person in people.staff(session, enquiry.school_id)}
    return ArchiveCase(
        enquiry=enquiry,
        evidence=evidence,
        school=school,
        site=site,
        recorder=names.get(enquiry.recorded_by or "", ""),
        logo=logos.logo_of(session, enquiry.school_id),
        said=texts("archive/package", school.language),
    )


def _copy(case: ArchiveCase) -> EvidenceCopy:
    said, file, type_ = case.said, case.evidence_file, case.evidence.type
    text = _lines(case.evidence.content.decode()) if type_ is EvidenceType.TEXT else ()
    remarks = [said("copy.remark", file=file)]
    if type_ in {EvidenceType.PNG, EvidenceType.JPEG}:
        remarks.insert(0, said("copy.redrawn"))
    if text and unprintable(case.evidence.content.decode()):
        remarks.insert(0, said("copy.signs", file=file))
    head = letterhead(case.school, case.logo, said.language)
    return EvidenceCopy(
        sender=Sender(head, said("copy.title"), said.language, day_of(case.enquiry.recorded_at)),
        heading=said("copy.heading"),
        facts=_facts(case),
        shown=said(f"copy.as_{NOTES.get(type_, 'picture')}", **({"file": file} if type_ is EvidenceType.PDF else {})),
        text=text,
        picture=b"" if type_ in NOTES else case.evidence.content,
        told=said("copy.picture", part="{part}", parts="{parts}"),
        remarks=tuple(remarks),
        page_of=said("copy.page_of", page="{page}", pages="{pages}"),
        part_of=said("copy.part_of", part="{part}", parts="{parts}"),
        footer=said("copy.footer", id=case.enquiry.id),
    )


def _facts(case: ArchiveCase) -> tuple[tuple[str, str], ...]:
    found, said, words = case.enquiry, case.said, Words(case.said.language)
    recorded = words.date(day_of(found.recorded_at))
    digits = case.evidence.hash
    size = -(-len(case.evidence.content) // _KILOBYTE)
    rows = {
        "title": found.matter,
        "public_title": found.public_title,
        "received_on": words.date(found.received_on),
        "sender": found.sender,
        "receiver": case.receiver,
        "site": case.channel,
        "restriction": case.restriction or said("copy.labels.open"),
        "basis": found.basis,
        "recorded": f"{recorded}, {case.recorder}" if case.recorder else recorded,
        "evidence": f"{case.evidence_file}, {size} kB",
    }
    told = tuple((said(f"copy.labels.{key}"), _printable(value)) for key, value in rows.items() if value)
    return (*told, (ALGORITHM, f"{digits[:_HALF]} {digits[_HALF:]}"))


def _lines(text: str) -> tuple[str, ...]:
    """Return the lines of a text that aren't empty, as they can be printed."""
    return tuple(_printable(line) for line in text.splitlines() if clean_words(line))


def _printable(text: str) -> str:
    """Return a text with the name of every sign that no font of ours has in its place."""
    for sign in unprintable(text):
        name = unicodedata.name(sign, f"U+{ord(sign):04X}")
        # A selector only says how the sign before it looks.
        text = text.replace(sign, "" if name.startswith("VARIATION SELECTOR") else f"[{name.lower()}]")
    return text


def _zipped(files: Mapping[str, bytes]) -> bytes:
    """Return a zip that says nothing of when and where it was made."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, _BEFORE_ZIP)
            entry.compress_type, entry.external_attr, entry.create_system = zipfile.ZIP_DEFLATED, _PLAIN_FILE, _UNIX
            archive.writestr(entry, content)
    return file.getvalue()
