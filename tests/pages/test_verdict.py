"""The decision page: each outcome, and what principal and teacher do with it."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from planner.content.decision import decision_words, rule_set
from planner.domain.decision import Outcome
from planner.domain.school import Staff
from planner.services.progress import project_card
from planner.storage import Engine, reading, transaction
from tests.answers import CALM, IN_DOUBT
from tests.cast import ASTRID, KARI, OLA, TODAY, actor
from tests.pages.visits import click, errors, everything, field, visit
from tests.projects import a_blog, a_decided_blog

WORDS = decision_words(rule_set(TODAY).version, "nn")
CASES = {
    Outcome.OPEN: CALM,
    Outcome.DOUBT: IN_DOUBT,
    Outcome.CLOSED: CALM | {"location": "needed"},
    Outcome.NOT_ONLINE: CALM | {"account": "private_account"},
}
SHIELDED = {
    "a protected pupil": CALM | {"protected_pupil": "may_be_recognised"},
    "sensitive content": CALM | {"sensitive_content": "yes"},
    "bullying": CALM | {"bullying": "ongoing"},
}


def decided(engine: Engine, given: dict[str, str]) -> str:
    """Record a decision from answers; returns the project's id."""
    with transaction(engine) as session:
        return a_decided_blog(session, given).id


def buttons(page: AppTest) -> set[str]:
    """Return the labels of the page's buttons and downloads."""
    return {one.label for one in (*page.button, *page.get("download_button"))}


@pytest.mark.parametrize("outcome", Outcome)
def test_every_outcome_is_told_in_words_with_reasons_conditions_and_what_to_do(
    school: Engine, outcome: Outcome
) -> None:
    shown = everything(visit(KARI, "verdict", project=decided(school, CASES[outcome])))
    words = WORDS.outcomes[outcome]
    assert all(text in shown for text in (words.title, words.lead, words.next))
    assert ("Grunnane" in shown) is (outcome is not Outcome.OPEN)
    assert "Dette må vere på plass" in shown
    assert WORDS.version in shown


def test_every_reason_stands_with_its_source(school: Engine) -> None:
    shown = everything(visit(KARI, "verdict", project=decided(school, CALM | {"activity": "discussion"})))
    assert "16/4053" in shown
    assert "11.01.2017" in shown
    assert "Ved tvil, avtal dette med elev og føresette." in shown


def test_before_there_is_a_decision_the_page_says_so(school: Engine) -> None:
    with transaction(school) as session:
        project = a_blog(session).id
    page = visit(KARI, "verdict", project=project)
    assert len(page.info) == 1
    assert not page.title


@pytest.mark.parametrize(("outcome", "has_agreement"), [(Outcome.OPEN, False), (Outcome.DOUBT, True)])
def test_the_agreement_can_be_printed_in_doubt_alone(school: Engine, outcome: Outcome, has_agreement: bool) -> None:
    labels = buttons(visit(KARI, "verdict", project=decided(school, CASES[outcome])))
    assert "Avgjerda som PDF" in labels
    assert ("Avtalen som PDF" in labels) is has_agreement


def test_the_principal_approves_and_the_day_is_told_to_all(school: Engine) -> None:
    project = decided(school, CALM)
    page = click(visit(ASTRID, "verdict", project=project), "Godkjenn at nettstaden blir open")
    assert not errors(page)
    assert "Rektor godkjende opninga" in everything(visit(KARI, "verdict", project=project))
    assert "Godkjenn at nettstaden blir open" not in buttons(page)


@pytest.mark.parametrize("who", [KARI, OLA], ids=lambda one: str(one.role))
def test_nobody_but_the_principal_approves_or_overrides(school: Engine, who: Staff) -> None:
    labels = buttons(visit(who, "verdict", project=decided(school, CALM)))
    assert not labels & {"Godkjenn at nettstaden blir open", "Gjer om"}


def test_the_principal_overrides_with_a_reason_that_stays(school: Engine) -> None:
    project = decided(school, CASES[Outcome.CLOSED])
    page = visit(ASTRID, "verdict", project=project)
    field(page, "radio", "Nytt utfall").set_value(Outcome.OPEN)
    field(page, "text_area", "Grunngiving").set_value("Staden er eit *museum* som er ope for alle.")
    page = click(page, "Gjer om")
    assert not errors(page)
    shown = everything(visit(KARI, "verdict", project=project))
    assert "Staden er eit *museum* som er ope for alle." in shown
    assert WORDS.outcomes[Outcome.OPEN].title in shown


def test_an_override_without_a_reason_is_refused_in_one_line(school: Engine) -> None:
    project = decided(school, CASES[Outcome.CLOSED])
    page = click(visit(ASTRID, "verdict", project=project), "Gjer om")
    assert len(errors(page)) == 1
    with reading(school) as session:
        kept = project_card(session, actor(ASTRID), project, TODAY).decided
    assert kept
    assert kept.override is None


@pytest.mark.parametrize("given", SHIELDED.values(), ids=SHIELDED)
def test_what_protects_a_pupil_cannot_be_overridden(school: Engine, given: dict[str, str]) -> None:
    page = visit(ASTRID, "verdict", project=decided(school, given))
    assert "Gjer om" not in buttons(page)
    assert "kan ikkje gjerast om" in everything(page)


def test_in_doubt_the_teacher_records_what_was_agreed(school: Engine) -> None:
    project = decided(school, IN_DOUBT)
    page = visit(KARI, "verdict", project=project)
    field(page, "radio", "De blei samde om").set_value(Outcome.CLOSED)
    field(page, "text_input", "Avtalt med").set_value("Alle i 7B [x](http://x.example)")
    field(page, "date_input", "Dato").set_value(date(2026, 11, 20))
    page = click(page, "Lagre avtalen")
    assert not errors(page)
    shown = everything(page)
    assert "Alle i 7B [x](http://x.example)" in shown
    assert "20. november 2026" in shown


def test_an_agreement_with_nobody_is_refused_in_one_line(school: Engine) -> None:
    page = click(visit(KARI, "verdict", project=decided(school, IN_DOUBT)), "Lagre avtalen")
    assert len(errors(page)) == 1


def test_every_other_answer_that_changes_the_outcome_is_listed(school: Engine) -> None:
    page = visit(KARI, "verdict", project=decided(school, CALM))
    assert WORDS.questions["account"].options["private_account"].label in everything(page)
