"""The receipt on paper: what it says, in whose language, and that nobody is named outside its page."""

from dataclasses import replace

import pytest

from planner.domain.consent import Answer, NewReply, Receipt, Route, Signer, SignerKind
from planner.domain.school import Guardian
from planner.errors import NotAllowed, NotFound, NotReady
from planner.services.own_answers import pupil_says_no
from planner.services.receipt_documents import receipt_name, receipt_pdf
from planner.services.replies import class_replies, record_replies, withdraw
from planner.storage import Session, class_lists
from tests.cast import ADA, ANNA, JAKUB, KARI, LIV, PER, TODAY, TOR, actor
from tests.conftest import missing
from tests.forms.papers import opened, page_text
from tests.projects import a_decided_blog
from tests.services.made import make
from tests.validator.verapdf import lacking, verdicts

pytestmark = pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
TEACHER = actor(KARI)


@pytest.fixture
def project(session: Session) -> str:
    """A project in which everybody has said yes to all; returns its id."""
    made = a_decided_blog(session)
    make(session, made)
    _, rows = class_replies(session, TEACHER, made.id, TODAY)
    new = [NewReply(row.letter_id, one, Answer.GIVEN, Route.PAPER, TODAY) for row in rows for one in row.cells]
    record_replies(session, TEACHER, made.id, new, TODAY)
    return made.id


def withdrawn(session: Session, project: str, who: Guardian) -> Receipt:
    signer = Signer(SignerKind.GUARDIAN, who.id)
    return withdraw(session, TEACHER, project, who.pupil_id, signer, None, Route.PHONE, TODAY, TODAY)


def test_the_receipt_says_what_when_by_when_and_whom_to_contact(session: Session, project: str) -> None:
    receipt = withdrawn(session, project, LIV)
    pdf = receipt_pdf(session, TEACHER, project, receipt)
    text = page_text(pdf)
    for said in (
        "Samtykket er trekt tilbake",
        f"Kvitteringsnummer {receipt.number}",
        "Ada Berg, 7B",
        "Liv Berg",
        "Klassebloggen 7B",
        "24. november 2026",
        "Skulen kan vise arbeid av Ada med fornamn på Klassebloggen 7B.",
        "seinast 1. desember 2026",
        "post@boskule.example",
        "Nils Haugen",
    ):
        assert said in text
    assert pdf == receipt_pdf(session, TEACHER, project, receipt)


def test_the_receipt_names_nobody_in_its_file_name_and_properties(session: Session, project: str) -> None:
    receipt = withdrawn(session, project, LIV)
    assert receipt_name(receipt) == f"kvittering-{receipt.number}.pdf"
    properties = opened(receipt_pdf(session, TEACHER, project, receipt)).get_metadata_dict()
    assert properties["Title"] == "Kvittering"
    assert "Berg" not in str(properties)


@pytest.mark.parametrize(
    ("who", "said"),
    [(TOR, "Samtykket er trukket tilbake"), (ANNA, "Samtykket er trekt tilbake")],
    ids=["own", "not a language of the pages"],
)
def test_it_is_in_the_language_of_the_person_where_the_pages_have_it(
    session: Session, project: str, who: Guardian, said: str
) -> None:
    assert said in page_text(receipt_pdf(session, TEACHER, project, withdrawn(session, project, who)))


def test_the_receipt_of_a_pupils_own_no_speaks_to_the_pupil_and_both_kinds_can_be_kept(
    session: Session, project: str
) -> None:
    class_lists.save_pupil(session, replace(ADA, language="en"))
    no = pupil_says_no(session, TEACHER, project, ADA.id, None, Route.IN_PERSON, TODAY, TODAY)
    pdf = receipt_pdf(session, TEACHER, project, no)
    text = page_text(pdf)
    assert "Ada has said no" in text
    assert "Receipt number" in text
    assert len(opened(pdf)) <= 2
    if lacking():
        missing(lacking())
    found = verdicts(
        {"no": pdf, "withdrawn": receipt_pdf(session, TEACHER, project, withdrawn(session, project, ANNA))}
    )
    assert {which: verdict.broken for which, verdict in found.items() if verdict.broken} == {}


def test_a_receipt_that_the_chain_does_not_bear_out_is_refused(session: Session, project: str) -> None:
    receipt = withdrawn(session, project, LIV)
    for wrong in (
        replace(receipt, number=receipt.number - 1),
        replace(receipt, pupil_id=JAKUB.id),
        replace(receipt, purposes=receipt.purposes[:1]),
    ):
        with pytest.raises(NotFound):
            receipt_pdf(session, TEACHER, project, wrong)
    with pytest.raises(NotAllowed):
        receipt_pdf(session, actor(PER), project, receipt)


def test_a_name_that_cannot_be_printed_makes_no_receipt_with_holes(session: Session, project: str) -> None:
    receipt = withdrawn(session, project, LIV)
    class_lists.save_pupil(session, replace(ADA, given_name="小明"))
    with pytest.raises(NotReady):
        receipt_pdf(session, TEACHER, project, receipt)
