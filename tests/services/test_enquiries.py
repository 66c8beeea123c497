"""The register of enquiries: who reaches what, what is kept of it, and what stays when it is handed over."""

from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from shutil import copy
from typing import Any

import pytest
from PIL import Image
from sqlalchemy import select

from planner.domain.enquiry import Enquiry, EnquiryDetails, EvidenceType, names_in_title
from planner.domain.plain_line import plain_line
from planner.domain.project import Audience
from planner.domain.school import Staff
from planner.errors import InvalidInput, NotAllowed, NotFound, NotReady
from planner.services.archive_package import export_package
from planner.services.enquiries import (
    change_enquiry,
    enquiries,
    hand_over,
    names_in_public_title,
    read_enquiry,
    record_enquiry,
    remove_enquiry,
    sites_for_records,
    waiting,
)
from planner.services.site_changes import SiteDetails, add_site, change_site, details_of_site
from planner.storage import Session, audit, open_database, sites, transaction
from planner.storage import enquiries as stored
from planner.storage.tables import enquiry as table
from tests.cast import ADA, ASTRID, KARI, NILS, OLA, OPERATOR_OF_SCHOOL, PER, SCHOOL, TODAY, actor

SENDER, MATTER = "Liv Berg", "Klage på biletet av Ada"
PRIVATE = (SENDER, "Liv", MATTER, ADA.given_name, "teieplikta")


def a_site(session: Session, who: Staff = KARI, **change: Any) -> str:
    """Let somebody run a wall."""
    details = SiteDetails("https://padlet.com/kari/vegg", "Veggen", audience=Audience.CLASS)
    return add_site(session, actor(who), replace(details, **change), TODAY).id


def told(site_id: str, **change: Any) -> EnquiryDetails:
    """Return what is said about a complaint."""
    details = EnquiryDetails(site_id, date(2026, 11, 20), SENDER, MATTER, "Klage på bilete", "confidential")
    return replace(details, **change)


def a_complaint(session: Session, who: Staff = KARI, site_id: str = "", **change: Any) -> Enquiry:
    """Record a complaint with a screenshot."""
    file = BytesIO()
    Image.new("RGB", (60, 90), "lightblue").save(file, "PNG")
    return record_enquiry(session, actor(who), told(site_id or a_site(session), **change), file.getvalue(), TODAY)


def row_of(session: Session, enquiry_id: str) -> dict[str, Any]:
    """Return all that the database has of an enquiry."""
    return dict(session.execute(select(table).where(table.c.id == enquiry_id)).one()._mapping)


def test_what_is_recorded_is_there_and_a_restriction_rests_on_its_usual_basis(session: Session) -> None:
    made = a_complaint(session)
    found = read_enquiry(session, actor(KARI), made.id)
    assert found == made
    assert (found.sender, found.matter, found.recorded_by) == (SENDER, MATTER, KARI.id)
    assert found.basis == "Offl. § 13, jf. teieplikta i forvaltningslova"
    evidence = stored.evidence(session, made.id)
    assert evidence
    assert (evidence.type, evidence.hash) == (EvidenceType.PNG, found.evidence_hash)


def test_what_is_open_to_all_has_no_basis_and_an_unknown_restriction_is_refused(session: Session) -> None:
    assert a_complaint(session, restriction="", basis="§ 13").basis == ""
    with pytest.raises(InvalidInput, match="skjerming"):
        a_complaint(session, restriction="secret")


def test_after_the_hand_over_nothing_but_the_reference_is_in_the_row(session: Session) -> None:
    made = a_complaint(session)
    hand_over(session, actor(KARI), made.id, "26/123-4", TODAY, TODAY)
    left = {name: value for name, value in row_of(session, made.id).items() if value not in {None, ""}}
    assert left == {
        "id": made.id,
        "school_id": SCHOOL.id,
        "site_id": made.site_id,
        "received_on": made.received_on,
        "evidence_hash": made.evidence_hash,
        "recorded_by": KARI.id,
        "recorded_at": made.recorded_at,
        "handed_over_on": TODAY,
        "case_number": "26/123-4",
    }
    register = enquiries(session, actor(KARI), TODAY)
    assert (register.waiting, [one.case_number for one in register.handed_over]) == ((), ["26/123-4"])
    for again in (read_enquiry, export_package, remove_enquiry):
        with pytest.raises(NotReady, match="saksnummeret"):
            again(session, actor(KARI), made.id)


def test_the_audit_says_who_read_and_changed_what_and_nothing_of_what_it_says(session: Session) -> None:
    made = a_complaint(session)
    read_enquiry(session, actor(ASTRID), made.id)
    export_package(session, actor(KARI), made.id)
    hand_over(session, actor(KARI), made.id, "26/123-4", TODAY, TODAY)
    lines = [line for line in audit.actions_of(session, SCHOOL.id) if line[2] == made.id]
    assert {(who, action) for who, action, _ in lines} == {
        (KARI.id, "record_enquiry"),
        (ASTRID.id, "read_enquiry"),
        (KARI.id, "export_enquiry"),
        (KARI.id, "hand_over_enquiry"),
    }
    kept = {action for _, action, _ in lines}
    details = " ".join(audit.details_of(session, SCHOOL.id, kept))
    assert not [one for one in PRIVATE if one in details]


def test_the_list_says_nothing_that_not_anybody_may_read(session: Session) -> None:
    a_complaint(session)
    (line,) = waiting(session, actor(KARI), TODAY)
    assert (line.public_title, line.recorder, line.site_name) == ("Klage på bilete", KARI.name, "Veggen")
    assert not [one for one in PRIVATE if one in repr(line)]


def test_those_who_run_the_site_whoever_recorded_it_and_the_principal_reach_an_enquiry(session: Session) -> None:
    shared = a_site(session, KARI, deputy_id=PER.id)
    made = a_complaint(session, KARI, shared)
    for who in (actor(KARI), actor(PER), actor(ASTRID), OPERATOR_OF_SCHOOL):
        assert read_enquiry(session, who, made.id) == made
        assert [one.id for one in enquiries(session, who, TODAY).waiting] == [made.id]
    # A librarian may record on all sites, and reaches what they recorded: other people's cases are not theirs.
    with pytest.raises(NotAllowed, match="høyrer til ein annan"):
        read_enquiry(session, actor(OLA), made.id)
    assert enquiries(session, actor(OLA), TODAY).waiting == ()
    theirs = a_complaint(session, OLA, shared)
    assert [one.id for one in waiting(session, actor(OLA), TODAY)] == [theirs.id]


def test_an_enquiry_is_recorded_on_own_sites_alone(session: Session) -> None:
    site_id = a_site(session)
    assert [one.name for one in sites_for_records(session, actor(KARI))] == ["Veggen"]
    assert sites_for_records(session, actor(PER)) == ()
    assert [one.id for one in sites_for_records(session, actor(OLA))] == [site_id]
    with pytest.raises(NotAllowed):
        a_complaint(session, PER, site_id)
    pers = a_site(session, PER, address="https://padlet.com/per/vegg")
    with pytest.raises(NotAllowed):
        change_enquiry(session, actor(KARI), a_complaint(session, KARI, site_id).id, told(pers), TODAY)


def test_nobody_outside_the_school_reaches_anything(session: Session) -> None:
    made = a_complaint(session)
    for who in (actor(NILS), replace(actor(KARI), school_id="SCH0000009")):
        with pytest.raises((NotAllowed, NotFound)):
            read_enquiry(session, who, made.id)
    with pytest.raises(NotFound, match="Arkiv"):
        remove_enquiry(session, actor(KARI), "ENQ0000009")


def test_a_change_keeps_the_evidence_unless_there_is_new(session: Session) -> None:
    made = a_complaint(session)
    changed = change_enquiry(session, actor(KARI), made.id, told(made.site_id, matter="Klage på film"), TODAY)
    assert (changed.matter, changed.evidence_hash) == ("Klage på film", made.evidence_hash)
    assert stored.evidence(session, made.id)
    changed = change_enquiry(session, actor(KARI), made.id, told(made.site_id), TODAY, "Hei!")
    evidence = stored.evidence(session, made.id)
    assert evidence
    assert (evidence.type, evidence.hash) == (EvidenceType.TEXT, changed.evidence_hash)


def test_what_is_no_record_after_all_is_gone(session: Session) -> None:
    made = a_complaint(session)
    remove_enquiry(session, actor(KARI), made.id)
    assert enquiries(session, actor(ASTRID), TODAY).waiting == ()


def test_what_waits_is_told_with_what_is_late_first(session: Session) -> None:
    site_id = a_site(session)
    old = a_complaint(session, site_id=site_id, received_on=TODAY - timedelta(days=8))
    new = a_complaint(session, site_id=site_id, received_on=TODAY)
    register = enquiries(session, actor(KARI), TODAY)
    assert [one.id for one in register.waiting] == [old.id, new.id]
    assert register.late == 1


def test_names_in_the_public_title_are_noticed_before_anything_is_stored(session: Session) -> None:
    for title, names in (("Klage på bilete", ()), ("Klage frå Liv om Ada", ("Liv", "Ada"))):
        assert names_in_public_title(session, actor(KARI), told("SIT0000001", public_title=title)) == names


def test_nobody_becomes_the_editor_to_read_what_waits(session: Session) -> None:
    site_id = a_site(session)
    a_complaint(session, site_id=site_id)
    entry = sites.entry(session, site_id)
    assert entry
    details = replace(details_of_site(entry), deputy_id=OLA.id)
    with pytest.raises(NotAllowed, match="arkivet"):
        change_site(session, actor(OLA), site_id, details)
    assert change_site(session, actor(ASTRID), site_id, details).deputy_id == OLA.id


@pytest.mark.parametrize("title", ["Klage om L\u200biv", "Klage om L\u00adiv", "Klage om ＬＩＶ", "Klage om Liv-Anne"])
def test_a_senders_name_in_disguise_is_warned_of_too(title: str) -> None:
    assert names_in_title(plain_line(title), "Liv Berg", []) == ("Liv",)


def test_what_is_handed_over_is_out_of_the_databases_log_too(tmp_path: Path, template: Path) -> None:
    copy(template, tmp_path / "nettplan.db")
    database = open_database(f"sqlite:///{tmp_path / 'nettplan.db'}")
    with transaction(database) as session:
        kept = a_complaint(session, site_id=a_site(session), sender="Gunnvor Særheim")
    with transaction(database) as session:
        hand_over(session, actor(KARI), kept.id, "26/1", TODAY, TODAY)
    left = b"".join(file.read_bytes() for file in tmp_path.glob("nettplan.db*"))
    assert kept.matter.encode() not in left
    assert kept.sender.encode() not in left


def test_one_endless_word_is_a_copy_in_a_moment(session: Session) -> None:
    kept = record_enquiry(session, actor(KARI), told(a_site(session)), "x" * 20_000, TODAY)
    assert export_package(session, actor(KARI), kept.id)
