"""The decision record and the agreement in doubt, from the database to paper."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from planner.content.guideline import guideline
from planner.domain.decision import Outcome
from planner.domain.permission import Actor
from planner.domain.record import Agreement, Approval
from planner.errors import NotAllowed, NotReady
from planner.services.approvals import approve, override
from planner.services.documents import agreement_pdf, decision_record_pdf
from planner.storage import Session, audit, decisions
from tests.answers import CALM, IN_DOUBT
from tests.cast import ASTRID, KARI, NILS, PER, SCHOOL, TODAY, actor
from tests.forms.papers import opened, page_text
from tests.projects import a_blog, a_decided_blog

pytestmark = pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
TEACHER, PRINCIPAL = actor(KARI), actor(ASTRID)


def record_of(session: Session, project_id: str, who: Actor = TEACHER, language: str = "nn") -> str:
    return read(decision_record_pdf(session, who, project_id, language))


def agreement_of(session: Session, project_id: str, language: str = "nn") -> str:
    return read(agreement_pdf(session, TEACHER, project_id, language))


def read(pdf: bytes) -> str:
    return " ".join(page_text(pdf, page) for page in range(len(opened(pdf))))


def test_the_record_says_what_was_decided_why_by_whom_and_what_follows(session: Session) -> None:
    text = record_of(session, a_decided_blog(session, CALM | {"maturity": "draft"}).id)
    for part in (
        "Nettstaden skal vere lukka",
        "Lokalhistorie på nett",
        "Klassebloggen 7B",
        "https://blogg.example/7b",
        "Elevane viser noko dei ikkje er ferdige med.",
        "Kari Dale",
        "Fortel leiaren din om nettstaden",
        "Kor ferdig er det elevane viser?",
        "Utkast",
        "«Ferdig»: open",
        "2026-11",
        "Avgjerda erstattar ikkje samtykke.",
    ):
        assert part in text


def test_a_reason_stands_with_the_guidelines_sentence_and_reference(session: Session) -> None:
    text = record_of(session, a_decided_blog(session, CALM | {"activity": "unsure"}).id)
    assert guideline().quote("open-closed").replace("\n", " ") in text
    assert "16/4053 - 5" in text


@pytest.mark.parametrize("language", ["nn", "nb", "en"])
@pytest.mark.parametrize("answers", [CALM, IN_DOUBT, CALM | {"maturity": "draft"}, CALM | {"bullying": "ongoing"}])
def test_the_record_fits_on_one_leaf(session: Session, language: str, answers: dict[str, str]) -> None:
    project = a_decided_blog(session, answers)
    assert len(opened(decision_record_pdf(session, TEACHER, project.id, language))) == 2


def test_an_approval_and_the_lack_of_one_are_told(session: Session) -> None:
    project = a_decided_blog(session)
    assert "Rektor har ikkje godkjent opninga enno." in record_of(session, project.id)
    approve(session, PRINCIPAL, project.id)
    assert "Godkjent av rektor Astrid Lie" in record_of(session, project.id)


def test_an_override_is_told_with_its_reason_and_its_outcome_leads(session: Session) -> None:
    project = a_decided_blog(session, CALM | {"maturity": "draft"})
    override(session, PRINCIPAL, project.id, Outcome.DOUBT, "Utkasta er gode nok til å visast fram")
    text = record_of(session, project.id)
    assert "I tvil: avtal med elevar og føresette" in text.split("Prosjekt")[0]
    assert "Utkasta er gode nok til å visast fram" in text
    assert "Astrid Lie" in text


def test_an_agreement_is_told_with_whom_and_when(session: Session) -> None:
    project = a_decided_blog(session, IN_DOUBT)
    assert "Avtalen er ikkje skriven ned enno." in record_of(session, project.id)
    decided = decisions.in_force(session, project.id)
    assert decided
    agreed = Agreement(Outcome.OPEN, "alle i 7B", TODAY, KARI.id)
    decisions.change(session, replace(decided, agreement=agreed, approval=Approval(None, datetime.now(UTC))))
    assert "avtalt med alle i 7B 24. november 2026" in record_of(session, project.id)


def test_the_record_of_the_operator_names_the_school(session: Session) -> None:
    project = a_decided_blog(session)
    decided = decisions.in_force(session, project.id)
    assert decided
    decisions.change(session, replace(decided, recorded_by=None))
    assert "Vurdert av Bø skule" in record_of(session, project.id)


def test_without_a_decision_there_are_no_papers(session: Session) -> None:
    project = a_blog(session)
    for paper in (decision_record_pdf, agreement_pdf):
        with pytest.raises(NotReady):
            paper(session, TEACHER, project.id, "nn")


def test_without_doubt_there_is_no_agreement(session: Session) -> None:
    with pytest.raises(NotReady, match="ikkje i tvil"):
        agreement_pdf(session, TEACHER, a_decided_blog(session).id, "nn")


@pytest.mark.parametrize("language", ["nn", "nb", "en"])
def test_the_agreement_is_one_side_with_places_to_sign(session: Session, language: str) -> None:
    pdf = agreement_pdf(session, TEACHER, a_decided_blog(session, IN_DOUBT).id, language)
    assert len(opened(pdf)) == 1
    assert read(pdf).count("Kari Dale") >= 2


def test_the_agreement_says_why_the_school_is_in_doubt(session: Session) -> None:
    text = agreement_of(session, a_decided_blog(session, IN_DOUBT).id)
    assert "Elevane kan kjennast att på gruppebilete." in text
    assert "Ved tvil, avtal dette med elev og føresette." in text
    assert "Skulen har også tatt andre omsyn" not in text


@pytest.mark.parametrize("question", ["protected_pupil", "sensitive_content", "bullying"])
def test_what_stays_with_the_staff_is_one_neutral_sentence_in_the_agreement(session: Session, question: str) -> None:
    project = a_decided_blog(session, IN_DOUBT | {question: "unsure"})
    text = agreement_of(session, project.id)
    assert text.count("Skulen har også tatt andre omsyn i vurderinga.") == 1
    others = agreement_of(session, a_decided_blog(session, IN_DOUBT | {"sensitive_content": "unsure"}).id)
    assert text == others


@pytest.mark.parametrize("paper", [decision_record_pdf, agreement_pdf])
def test_papers_are_for_those_who_work_with_the_project(session: Session, paper: type) -> None:
    project = a_decided_blog(session, IN_DOUBT)
    for person in (PER, NILS):
        with pytest.raises(NotAllowed):
            paper(session, actor(person), project.id, "nn")


def test_making_a_paper_leaves_an_audit_line(session: Session) -> None:
    project = a_decided_blog(session, IN_DOUBT)
    record_of(session, project.id)
    agreement_of(session, project.id)
    actions = [action for _, action, _ in audit.actions_of(session, SCHOOL.id)]
    assert actions[-2:] == ["decision_record_pdf", "agreement_pdf"]


def test_the_same_decision_gives_the_same_bytes(session: Session) -> None:
    project = a_decided_blog(session, IN_DOUBT)
    for paper in (decision_record_pdf, agreement_pdf):
        assert paper(session, TEACHER, project.id, "nn") == paper(session, TEACHER, project.id, "nn")
