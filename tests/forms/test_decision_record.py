"""The decision record as a document."""

from dataclasses import replace

import pytest

from forms.decision_record import DecisionRecord, decision_record_pdf
from forms.signs import INKS
from forms.story import Outcome, Quote, Sign
from tests.forms.papers import SENDER, opened, page_text

RECORD = DecisionRecord(
    sender=SENDER,
    title="Avgjerd: open eller lukka nettstad",
    outcome=Outcome(Sign.CLOSED, "Nettstaden skal vere lukka", "Alle som blir viste, må ha gitt samtykke."),
    about=(("Prosjekt", "Lokalhistorie på nett"),),
    history=(("Vurdert av", "Kari Dale, 24. november 2026"),),
    reasons_heading="Grunnane som avgjorde",
    reasons=(Quote("Kvar elev kan kjennast att.", "«Ved tvil, avtal dette.»", "Frå råda, 16/4053 - 5"),),
    other_reasons_heading="Andre grunnar",
    other_reasons=(),
    conditions_heading="Vilkår",
    conditions_head=("Kva som skal gjerast", "Kven", "Innan"),
    conditions=(("Fortel leiaren din om nettstaden", "Kari Dale", "1. desember 2026"),),
    answers_heading="Svara",
    answers_head=("Spørsmål", "Svar", "Dette ville ha endra avgjerda"),
    answers=(("Kor ferdig er det elevane viser?", "Ferdig", "«Utkast»: lukka"),),
    remarks=("Avgjerda erstattar ikkje samtykke.",),
    page_of="Side {page} av {pages}",
    footer="Avgjerd DEC0000001 · Reglar 2026-11",
)


def test_the_record_says_everything_it_is_given() -> None:
    text = page_text(decision_record_pdf(RECORD))
    cells = [cell for row in (*RECORD.about, *RECORD.history, *RECORD.conditions, *RECORD.answers) for cell in row]
    for expected in (RECORD.title, RECORD.outcome.word, RECORD.outcome.sentence, *cells, *RECORD.remarks):
        assert expected in text
    assert "«Ved tvil, avtal dette.» Frå råda, 16/4053 - 5" in text


def test_a_heading_without_anything_under_it_is_left_out() -> None:
    assert "Andre grunnar" not in page_text(decision_record_pdf(RECORD))
    other = replace(RECORD, other_reasons=RECORD.reasons, conditions=(), reasons=())
    text = page_text(decision_record_pdf(other))
    assert "Andre grunnar" in text
    assert "Vilkår" not in text
    assert "Grunnane som avgjorde" not in text


@pytest.mark.parametrize("sign", Sign)
def test_every_outcome_has_its_sign_in_its_own_colour(sign: Sign) -> None:
    record = replace(RECORD, outcome=Outcome(sign, "Ord", "Setning."))
    page = opened(decision_record_pdf(record))[0]
    image = page.render(scale=2).to_numpy()
    ink = INKS[sign]
    wanted = [round(part * 255) for part in (ink.blue, ink.green, ink.red)]
    near = (abs(image[:, :, :3].astype(int) - wanted) < 3).all(axis=2)
    assert near.sum() > 2_000


def test_the_four_signs_differ_in_shape() -> None:
    papers = {sign: decision_record_pdf(replace(RECORD, outcome=Outcome(sign, "Ord", "S"))) for sign in Sign}
    pictures = {sign: opened(pdf)[0].render(scale=1, grayscale=True).to_numpy() > 200 for sign, pdf in papers.items()}
    assert len({picture.tobytes() for picture in pictures.values()}) == len(Sign)


def test_the_same_record_gives_the_same_bytes() -> None:
    assert decision_record_pdf(RECORD) == decision_record_pdf(RECORD)
