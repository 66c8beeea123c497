"""Enquiries that are records: what may be written down, names in a title, and what stays when one is handed over."""

from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta

import pytest

from planner.domain.enquiry import (
    DAYS_TO_HAND_OVER,
    LONGEST_CASE_NUMBER,
    LONGEST_MATTER,
    Enquiry,
    EnquiryDetails,
    EnquiryLine,
    Evidence,
    EvidenceType,
    checked,
    handed_over,
    names_in_title,
)
from planner.errors import InvalidInput
from tests.cast import PUPILS_7B, SCHOOL, TODAY

TOLD = EnquiryDetails(
    "SIT0000001", date(2026, 11, 20), "Liv Berg", "Klage på biletbruk", "Klage", "confidential", "§ 13"
)
ENQUIRY = Enquiry(
    "ENQ0000001",
    SCHOOL.id,
    TOLD.site_id,
    TOLD.received_on,
    TOLD.sender,
    TOLD.matter,
    TOLD.public_title,
    TOLD.restriction,
    TOLD.basis,
    EvidenceType.PNG,
    "ab" * 32,
    None,
    datetime(2026, 11, 21, tzinfo=UTC),
)


def test_texts_are_kept_on_one_line_and_without_signs_that_nobody_sees() -> None:
    told = checked(replace(TOLD, sender=" Liv\nBerg ", matter="Klage\x00\ufffe  her"), TODAY)
    assert (told.sender, told.matter) == ("Liv Berg", "Klage her")


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"received_on": TODAY + timedelta(days=1)}, "dagen han kom"),
        ({"site_id": ""}, "nettstaden"),
        ({"sender": " "}, "kven"),
        ({"matter": "\n"}, "kva"),
        ({"public_title": ""}, "offentleg tittel"),
        ({"matter": "x" * (LONGEST_MATTER + 1)}, f"høgst {LONGEST_MATTER}"),
        ({"basis": "x" * 201}, "høgst 200"),
    ],
)
def test_what_is_missing_too_long_or_to_come_is_refused(wrong: dict[str, object], told: str) -> None:
    with pytest.raises(InvalidInput, match=told):
        checked(replace(TOLD, **wrong), TODAY)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("Klage på biletbruk", ()),
        ("Klage frå Liv", ("Liv",)),
        ("BERGS klage om Ada", ("Berg", "Ada")),
        ("Klage på bergtur", ()),
    ],
)
def test_names_of_the_sender_and_of_pupils_are_seen_in_a_public_title(title: str, names: tuple[str, ...]) -> None:
    assert names_in_title(title, "Liv Berg, mor til ein elev", PUPILS_7B) == names


def test_when_it_is_handed_over_nothing_stays_but_the_reference() -> None:
    reference = handed_over(ENQUIRY, " 26/123-4 ", TODAY, TODAY)
    kept = {one.name for one in fields(Enquiry) if getattr(reference, one.name)}
    assert kept == {
        "id",
        "school_id",
        "site_id",
        "received_on",
        "evidence_hash",
        "recorded_at",
        "handed_over_on",
        "case_number",
    }
    assert reference.case_number == "26/123-4"


@pytest.mark.parametrize(
    ("number", "on", "told"),
    [
        (" ", TODAY, "saksnummeret"),
        ("1" * (LONGEST_CASE_NUMBER + 1), TODAY, "kortare"),
        ("1", TODAY + timedelta(days=1), "Vel ein dag"),
        ("1", ENQUIRY.received_on - timedelta(days=1), "Vel ein dag"),
    ],
)
def test_a_hand_over_needs_a_case_number_and_a_day_that_can_be_right(number: str, on: date, told: str) -> None:
    with pytest.raises(InvalidInput, match=told):
        handed_over(ENQUIRY, number, on, TODAY)


def test_it_is_late_a_week_after_it_came_and_never_once_it_is_handed_over() -> None:
    line = EnquiryLine("E", "S", "Bloggen", TODAY - timedelta(days=DAYS_TO_HAND_OVER), "Klage", "", "", None, "", "")
    assert not line.is_late(TODAY)
    assert line.is_late(TODAY + timedelta(days=1))
    assert not replace(line, handed_over_on=TODAY).is_late(TODAY + timedelta(days=1))


def test_evidence_is_known_by_its_hash() -> None:
    assert Evidence(EvidenceType.TEXT, b"abc").hash.startswith("ba7816bf8f01cfea414140de5dae2223")
    assert {one.suffix for one in EvidenceType} == {"png", "jpg", "pdf", "txt"}
