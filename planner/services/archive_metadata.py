"""What the archive system is told of an enquiry: names near those of Noark 5, as JSON and XML, and what each is."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from textwrap import wrap
from typing import Any
from xml.etree import ElementTree as ET

from planner.content.record_check import restrictions
from planner.content.texts import Texts
from planner.domain.enquiry import Enquiry, Evidence, EvidenceType
from planner.domain.school import School
from planner.domain.site import SiteEntry

COPY, MANIFEST, README = "arkivkopi.pdf", "manifest-sha256.txt", "README.txt"
JSON, XML = "metadata.json", "metadata.xml"
# Which words tell of a kind of evidence; of the others "picture" does.
NOTES = {EvidenceType.PDF: "pdf", EvidenceType.TEXT: "text"}
ALGORITHM, _ROOT = "SHA-256", "arkivpakke"
# Noark 5's own names, which are Bokmål in every archive system; a list's elements have its name.
_NAMES = {
    "title": "tittel",
    "public_title": "offentligTittel",
    "received_on": "dokumentetsDato",
    "sender": "avsender",
    "receiver": "mottaker",
    "site": "kanal",
    "restriction": "skjerming",
    "files": "dokumentobjekt",
}
_COLUMN, _LINE = 24, 96


@dataclass(frozen=True)
class ArchiveCase:
    """All that a package tells of."""

    enquiry: Enquiry
    evidence: Evidence
    school: School
    site: SiteEntry
    recorder: str
    logo: bytes | None
    said: Texts

    @property
    def evidence_file(self) -> str:
        """The name of the evidence's file."""
        return f"bevis.{self.evidence.type.suffix}"

    @property
    def receiver(self) -> str:
        """Who the enquiry came to: the school and its municipality."""
        return ", ".join(part for part in (self.school.name, self.school.municipality) if part)

    @property
    def channel(self) -> str:
        """Where it came: the site and its address."""
        return ", ".join(part for part in (self.site.name, self.site.address) if part)

    @property
    def restriction(self) -> str:
        """What the archive is told, in the school's language; empty when anybody may read it."""
        known = restrictions(self.said.language).get(self.enquiry.restriction)
        return known.text if known else self.enquiry.restriction


def metadata(case: ArchiveCase, documents: Mapping[str, bytes]) -> dict[str, Any]:
    """Return what is known of an enquiry and its documents, given by the names of their files."""
    found = case.enquiry
    variants = {COPY: ("Arkivformat", EvidenceType.PDF), case.evidence_file: ("Produksjonsformat", case.evidence.type)}
    told = {
        "title": found.matter,
        "public_title": found.public_title,
        "received_on": found.received_on.isoformat(),
        "sender": found.sender,
        "receiver": case.receiver,
        "site": case.channel,
        "restriction": {"tilgangsrestriksjon": case.restriction, "skjermingshjemmel": found.basis},
        "files": [
            {
                "referanseDokumentfil": name,
                "variantformat": variants[name][0],
                "format": variants[name][1].media_type,
                "filstoerrelse": len(content),
                "sjekksum": sha256(content).hexdigest(),
                "sjekksumAlgoritme": ALGORITHM,
            }
            for name, content in documents.items()
        ],
    }
    if not found.restriction:
        del told["restriction"]
    return {"systemID": found.id, **{_NAMES[key]: value for key, value in told.items()}}


def as_json(told: Mapping[str, Any]) -> bytes:
    """Return metadata as JSON."""
    return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode()


def as_xml(told: Mapping[str, Any]) -> bytes:
    """Return metadata as XML: an element for each name, and one for each entry of a list."""
    root = ET.Element(_ROOT)
    for name, value in told.items():
        for one in value if isinstance(value, list) else [value]:
            element = ET.SubElement(root, name)
            if isinstance(one, dict):
                for inner, text in one.items():
                    ET.SubElement(element, inner).text = str(text)
            else:
                element.text = str(one)
    ET.indent(root)
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"


def readme(case: ArchiveCase) -> str:
    """Return what lies in a package and what its names mean, in the school's language."""
    said = case.said
    files = {
        COPY: "sheet" if case.evidence.type is EvidenceType.PDF else "copy",
        case.evidence_file: "evidence",
        JSON: "json",
        XML: "xml",
        MANIFEST: "manifest",
        README: "readme",
    }
    fields = {name: key for key, name in _NAMES.items()}
    parts = [
        said("readme.title", id=case.enquiry.id, school=case.school.name),
        _wrapped(said("readme.lead")),
        "\n".join(f"{name:<{_COLUMN}}{said(f'readme.files.{key}')}" for name, key in files.items()),
        _wrapped(said("readme.fields_lead")),
        "\n".join(f"{name:<{_COLUMN}}{said(f'readme.fields.{key}')}" for name, key in fields.items()),
        _wrapped(said(f"readme.notes.{NOTES.get(case.evidence.type, 'picture')}")),
    ]
    return "\n\n".join(parts) + "\n"


def _wrapped(text: str) -> str:
    return "\n".join(wrap(text, _LINE))
