"""The agreement in doubt as a document."""

from forms.agreement import agreement_pdf
from tests.forms.papers import AGREEMENT, opened, page_text


def test_the_agreement_says_everything_it_is_given() -> None:
    text = page_text(agreement_pdf(AGREEMENT))
    said = (AGREEMENT.title, AGREEMENT.intro, AGREEMENT.rule.quoted, AGREEMENT.reasons[0], *AGREEMENT.promises)
    for expected in (*said, "Open: Alle kan sjå.", "Lukka:", *AGREEMENT.terms, *AGREEMENT.signatures, "Side 1 av 1"):
        assert expected in text


def test_the_agreement_is_one_side_and_the_same_each_time() -> None:
    assert len(opened(agreement_pdf(AGREEMENT))) == 1
    assert agreement_pdf(AGREEMENT) == agreement_pdf(AGREEMENT)


def test_each_place_to_sign_has_a_place_for_the_date() -> None:
    assert page_text(agreement_pdf(AGREEMENT)).count("Dato") == len(AGREEMENT.signatures)
