"""The package for the archive: a copy that lasts, metadata that read back as they were told, and right checksums."""

import json
import zipfile
from hashlib import sha256
from io import BytesIO
from xml.etree import ElementTree as ET

import pytest
from PIL import Image

from planner.domain.enquiry import EnquiryDetails
from planner.domain.project import Audience
from planner.services.archive_package import export_package, package_name
from planner.services.enquiries import record_enquiry
from planner.services.site_changes import SiteDetails, add_site
from planner.storage import Session
from tests.cast import KARI, SCHOOL, TODAY, actor
from tests.conftest import missing
from tests.forms.papers import all_text, opened
from tests.readers.test_evidence import PDF
from tests.validator.verapdf import lacking, verdicts

pytestmark = pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
MATTER = "Klage på «bilete» & film <av> Ada"
TEXT = "Hei! 😀 Kan du ta ned biletet?\n\nHelsing Liv\n" + "\n".join(f"Linje {n}" for n in range(60))


def picture(width: int, height: int, kind: str = "PNG") -> bytes:
    file = BytesIO()
    Image.linear_gradient("L").resize((width, height)).convert("RGB").save(file, kind)
    return file.getvalue()


def package(session: Session, evidence: bytes | str, restriction: str = "confidential") -> bytes:
    """Record a complaint and return its package."""
    site = add_site(session, actor(KARI), SiteDetails("padlet.com/vegg", "Veggen", audience=Audience.CLASS), TODAY)
    told = EnquiryDetails(site.id, TODAY, "Liv Berg", MATTER, "Klage på bilete", restriction)
    return export_package(session, actor(KARI), record_enquiry(session, actor(KARI), told, evidence, TODAY).id)


def files_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_every_file_has_its_checksum_in_the_manifest(session: Session) -> None:
    files = files_of(package(session, picture(300, 200, "JPEG")))
    assert set(files) == {
        "arkivkopi.pdf",
        "bevis.jpg",
        "metadata.json",
        "metadata.xml",
        "README.txt",
        "manifest-sha256.txt",
    }
    told = files.pop("manifest-sha256.txt").decode().splitlines()
    assert told == [f"{sha256(content).hexdigest()}  {name}" for name, content in files.items()]


def test_the_metadata_read_back_as_they_were_told(session: Session) -> None:
    files = files_of(package(session, TEXT))
    told = json.loads(files["metadata.json"])
    assert {name: value for name, value in told.items() if name not in {"systemID", "dokumentobjekt"}} == {
        "tittel": MATTER,
        "offentligTittel": "Klage på bilete",
        "dokumentetsDato": "2026-11-24",
        "avsender": "Liv Berg",
        "mottaker": f"{SCHOOL.name}, {SCHOOL.municipality}",
        "kanal": "Veggen, https://padlet.com/vegg",
        "skjerming": {
            "tilgangsrestriksjon": "Unnateke offentleg innsyn",
            "skjermingshjemmel": "Offl. § 13, jf. teieplikta i forvaltningslova",
        },
    }
    assert [(one["referanseDokumentfil"], one["format"], one["sjekksum"]) for one in told["dokumentobjekt"]] == [
        (name, kind, sha256(files[name]).hexdigest())
        for name, kind in (("arkivkopi.pdf", "application/pdf"), ("bevis.txt", "text/plain"))
    ]
    root = ET.fromstring(files["metadata.xml"])  # noqa: S314 - our own
    assert (root.findtext("tittel"), root.findtext("skjerming/skjermingshjemmel")) == (
        MATTER,
        told["skjerming"]["skjermingshjemmel"],
    )
    assert [one.findtext("sjekksum") for one in root.findall("dokumentobjekt")] == [
        one["sjekksum"] for one in told["dokumentobjekt"]
    ]
    assert all(name in files["README.txt"].decode() for name in (*files, *list(told)[1:]))


def test_what_anybody_may_read_has_no_restriction(session: Session) -> None:
    files = files_of(package(session, TEXT, restriction=""))
    assert "skjerming" not in json.loads(files["metadata.json"])
    assert "Opeforinnsyn" in all_text(files["arkivkopi.pdf"])


def test_the_copy_has_the_details_and_all_of_a_text_also_what_no_font_has(session: Session) -> None:
    files = files_of(package(session, TEXT))
    text = all_text(files["arkivkopi.pdf"])
    for said in ("Klage på bilete", "Liv Berg", sha256(files["bevis.txt"]).hexdigest(), "[grinning face]", "Linje 59"):
        assert "".join(said.split()) in text
    assert files["bevis.txt"].decode() == TEXT


def test_a_pdf_goes_along_unchanged_beside_a_sheet_that_says_so(session: Session) -> None:
    files = files_of(package(session, PDF))
    assert files["bevis.pdf"] == PDF
    assert "bevis.pdf" in all_text(files["arkivkopi.pdf"])
    assert "kan ha skjult innhald" in " ".join(files["README.txt"].decode().split())


def test_the_same_enquiry_gives_the_same_bytes_and_names_are_neutral(session: Session) -> None:
    site = add_site(session, actor(KARI), SiteDetails("padlet.com/vegg", "Veggen", audience=Audience.CLASS), TODAY)
    told = EnquiryDetails(site.id, TODAY, "Liv Berg", MATTER, "Klage på bilete")
    made = record_enquiry(session, actor(KARI), told, TEXT, TODAY)
    assert export_package(session, actor(KARI), made.id) == export_package(session, actor(KARI), made.id)
    assert package_name(made.id) == f"arkiv-{made.id}.zip"


def test_copies_of_pictures_and_texts_can_be_read_by_all_and_kept_for_ever(session: Session) -> None:
    if lacking():
        missing(lacking())
    evidence: dict[str, bytes | str] = {
        "text": TEXT,
        "long picture": picture(300, 3_000),
        "photograph": picture(400, 300, "JPEG"),
    }
    copies = {name: files_of(package(session, shown))["arkivkopi.pdf"] for name, shown in evidence.items()}
    assert [len(opened(copy)) for copy in copies.values()] == [3, 5, 2]
    found = verdicts(copies)
    assert {which: verdict.broken for which, verdict in found.items() if verdict.broken} == {}
