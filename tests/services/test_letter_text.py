"""What the letters say, filled from project, pupil and signer; hostile names and names that can't be printed."""

from dataclasses import replace
from datetime import date

import pytest

from forms.agreement import agreement_pdf
from forms.letter import letter_pdf
from forms.text import unprintable
from planner.content.letters import WRITTEN, LetterWords, letter_words
from planner.domain.decision import Outcome
from planner.domain.record import Agreement
from planner.domain.school import NORWEGIAN, ConsentRules, Contact, Guardian, GuardianRule
from planner.services.letter_files import merged_pdf
from planner.services.letter_plan import UNPRINTABLE
from planner.storage import Session, class_lists, decisions, letters, people
from tests.answers import CALM, IN_DOUBT
from tests.cast import (
    ADA,
    ANNA,
    EMIL,
    JAKUB,
    KARI,
    LIV,
    SCHOOL,
    TODAY,
    TOR,
)
from tests.forms.papers import all_text, page_text
from tests.projects import a_decided_blog
from tests.services.made import changed, make, read

LATIN = tuple(code for code in WRITTEN if code not in {"ar", "fa", "ur"})
pytestmark = pytest.mark.parametrize("engine", ["sqlite"], indirect=True)

HANNE = Guardian(
    "GUA0000009", EMIL.id, 1, "Hanne Abel", language="nn", address="Bøgata 12", postal_code="3800", town="Bø"
)


def test_the_letter_to_a_pupil_speaks_to_the_pupil(session: Session) -> None:
    class_lists.save_pupil(session, replace(ADA, birth_date=date(2011, 3, 9)))
    made = make(session, a_decided_blog(session))
    text = read(made, ADA)
    assert "Vil du vere med på Klassebloggen 7B?" in text
    assert "Vi viser berre det som både du og dei seier ja til." in text
    assert "Skulen kan vise film der du er med" in text
    assert "Ada har fylt 15 år og får eit eige brev." in read(made, LIV)


def test_the_letter_to_a_pupil_of_age_asks_no_guardian(session: Session) -> None:
    class_lists.save_pupil(session, replace(ADA, birth_date=date(2008, 3, 9)))
    text = read(make(session, a_decided_blog(session)), ADA)
    assert "Du har fylt 18 år og svarar åleine." in text
    assert "Føresett" not in text


@pytest.mark.parametrize("name", ["王小明", "ธนพล"])
def test_a_name_that_cannot_be_printed_is_skipped_and_told_and_the_rest_is_made(session: Session, name: str) -> None:
    class_lists.save_pupil(session, replace(JAKUB, given_name=name))
    project = a_decided_blog(session)
    made = make(session, project)
    assert [(skipped.pupil.id, skipped.reason) for skipped in made.skipped] == [(JAKUB.id, UNPRINTABLE)]
    assert {one.pupil.id for one in made.letters} == {ADA.id, EMIL.id}
    stored = letters.letters_of(session, made.sources.request.id)
    assert JAKUB.id not in {letter.pupil_id for letter in stored}


def test_a_guardian_whose_name_cannot_be_printed_is_skipped_alone(session: Session) -> None:
    class_lists.save_guardian(session, replace(LIV, name="王小明"))
    made = make(session, a_decided_blog(session))
    assert [skipped.signer.person_id for skipped in made.skipped] == [LIV.id]
    assert TOR.id in {one.letter.signer.person_id for one in made.letters}


@pytest.mark.parametrize("name", ["<b>Ada</b>", "A & B", '<img src="file:///etc/passwd">', "{pupil}", "W" * 290])
def test_a_hostile_name_comes_out_as_text(session: Session, name: str) -> None:
    class_lists.save_pupil(session, replace(ADA, given_name=name))
    made = make(session, a_decided_blog(session))
    text = all_text(merged_pdf(made))
    assert text.count(name.replace(" ", "")) > 10


def test_the_window_has_the_address_or_says_whose_guardian_it_is_for(session: Session) -> None:
    class_lists.save_guardian(session, HANNE)
    made = make(session, a_decided_blog(session))
    by_signer = {one.letter.signer.person_id: one.document.recipient for one in made.letters}
    assert by_signer[HANNE.id] == ("Hanne Abel", "Bøgata 12", "3800 Bø")
    assert by_signer[LIV.id] == ("Til føresette til Ada Berg, 7B", "Liv Berg")


def test_the_letter_to_an_unknown_guardian_names_the_pupil_and_the_class(session: Session) -> None:
    text = read(make(session, a_decided_blog(session)), None)
    assert "Til føresette til Emil Abel, 7B" in text
    assert "Underskrift og namn med blokkbokstavar, føresett" in text
    assert "Spør skulen om eit brev til." in text


NEEDED = (
    "Bø skule",
    "Midt-Telemark kommune",
    "7B",
    "Kari Dale",  # teacher and editor
    "Ola Moen",  # deputy
    "Klassebloggen 7B",
    "https://blogg.example/7b",
    "WordPress",
    "Ada Berg",
    "post@boskule.example",
    "35 05 00 00",
    "Nils Haugen",  # data protection officer
    "personvern@kommune.example",
    "datatilsynet.no",
    "2026-11",  # the text's version
    "garden dei bur på",  # why
)
NEEDED_IN_WORDS = {
    "nn": (
        "Svar innan fredag 11. desember 2026",
        "Til 18. juni 2027",
        "Alle på internett",
        "frivillig",
        "likeverdig alternativ",
        "ingen følger",
        "trekke tilbake",
        "innan 7 dagar",
        "ikkje garantere",
        "reknar vi det som nei",
        "artikkel 6 nr. 1 bokstav a",
        "behandlingsansvarleg",
        "sjå, rette, slette",
        "kvittering",
        "har rett til å bli høyrd",
        "treng ja frå alle",
        "lagra",
    ),
    "nb": (
        "Svar innen fredag 11. desember 2026",
        "Til 18. juni 2027",
        "Alle på internett",
        "frivillig",
        "likeverdig alternativ",
        "ingen følger",
        "trekke tilbake",
        "innen 7 dager",
        "ikke garantere",
        "regner vi det som nei",
        "artikkel 6 nr. 1 bokstav a",
        "behandlingsansvarlig",
        "se, rette, slette",
        "kvittering",
        "har rett til å bli hørt",
        "trenger ja fra alle",
    ),
    "en": (
        "Please reply by Friday 11 December 2026",
        "Until 18 June 2027",
        "Anyone on the internet",
        "free to say no",
        "activity of equal worth",
        "makes no difference",
        "withdraw your consent",
        "within 7 days",
        "cannot promise",
        "we take it as a no",
        "article 6(1)(a)",
        "data controller",
        "see, correct, delete",
        "receipt",
        "right to be heard",
        "we need a yes from all",
        "The Norwegian letter that comes with this one is the valid text.",
    ),
}


@pytest.mark.parametrize("language", NEEDED_IN_WORDS)
def test_a_letter_says_all_that_the_law_and_the_family_need(session: Session, language: str) -> None:
    class_lists.save_guardian(session, replace(LIV, language=language))
    text = read(make(session, a_decided_blog(session)), LIV)
    missing = [part for part in (*NEEDED, *NEEDED_IN_WORDS[language]) if part not in text]
    assert missing == []


@pytest.mark.parametrize("language", NORWEGIAN)
@pytest.mark.parametrize("answers", [CALM, IN_DOUBT])
def test_the_information_fits_on_one_leaf(session: Session, language: str, answers: dict[str, str]) -> None:
    for one in make(session, a_decided_blog(session, answers), language=language).letters:
        pdf = letter_pdf(one.document)
        assert one.document.page_of.format(page=2, pages=2) in page_text(pdf, 1)
        assert one.document.reply.page_of.format(page=1, pages=1) in page_text(pdf, 2)


@pytest.mark.parametrize("language", LATIN)
def test_the_first_page_is_enough_to_act(session: Session, language: str) -> None:
    made = make(session, a_decided_blog(session), language=language)
    words = letter_words(language)
    first = page_text(letter_pdf(made.letters[0].document), 0)
    for part in (words("guardian.todo_lead"), *made.letters[0].document.reply.statements):
        assert part in first


def test_a_translation_that_nobody_has_reviewed_comes_with_the_norwegian_letter(session: Session) -> None:
    people.save_school(session, replace(SCHOOL, letter_languages=("nn", "pl")))
    class_lists.save_guardian(session, replace(LIV, language="pl"))
    made = make(session, a_decided_blog(session))
    polish = next(one.document for one in made.letters if one.letter.signer.person_id == LIV.id)
    pages = [page_text(letter_pdf(polish), page) for page in range(6)]
    assert letter_words("pl")("page.translation") in pages[0]
    assert "Kan Ada vere med på Klassebloggen 7B?" in pages[2]
    assert "Skulen kan vise film der Ada er med, på Klassebloggen 7B." in pages[4]
    assert polish.reply.statements[0] in pages[4]
    assert "Tak" in pages[4]
    assert "Ja" in pages[4]


def test_a_norwegian_letter_is_valid_by_itself(session: Session) -> None:
    made = make(session, a_decided_blog(session), language="nb")
    assert {one.document.valid for one in made.letters} == {None}


def test_a_reviewed_translation_is_valid_by_itself(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(LetterWords, "is_valid", property(lambda _: True))
    made = make(session, a_decided_blog(session), language="pl")
    assert {one.document.valid for one in made.letters} == {None}
    assert letter_words("pl")("page.translation") not in read(made, LIV)


def test_a_letter_says_in_each_of_the_schools_languages_that_it_can_be_had(session: Session) -> None:
    people.save_school(session, replace(SCHOOL, letter_languages=WRITTEN))
    text = read(make(session, a_decided_blog(session)), LIV)
    # The line beside each of the others runs from right to left: PDFium then mixes the two up, the tags don't.
    for language in ("en", "se", "pl", "uk", "lt", "so", "de"):
        assert letter_words(language)("page.other_language") in text


@pytest.mark.parametrize("language", WRITTEN)
def test_every_letter_can_be_printed_whole(session: Session, language: str) -> None:
    people.save_school(session, replace(SCHOOL, letter_languages=WRITTEN))
    class_lists.save_guardian(session, replace(LIV, language=language))
    made = make(session, a_decided_blog(session, IN_DOUBT))
    document = next(one.document for one in made.letters if one.letter.signer.person_id == LIV.id)
    assert document.sender.language == language
    assert not [text for text in letter_words(language).texts.by_key.values() if unprintable(text)]
    assert len(document.story) >= 20


def test_the_rule_that_one_guardian_suffices_is_told(session: Session) -> None:
    people.save_school(session, replace(SCHOOL, consent=ConsentRules(guardians=GuardianRule.ONE)))
    made = make(session, a_decided_blog(session))
    assert "Det held at éin svarar ja." in read(made, LIV)
    assert "Det held at éin svarar ja." not in read(made, ANNA)


def test_a_school_without_an_officer_says_how_to_find_one(session: Session) -> None:
    people.save_school(session, replace(SCHOOL, officer=Contact()))
    assert "korleis du når personvernombodet" in read(make(session, a_decided_blog(session)), LIV)


def test_a_company_abroad_is_named_with_its_country(session: Session) -> None:
    project = a_decided_blog(session)
    changed(project, session, platform="teams")
    assert "Microsoft Teams frå Microsoft (USA), som lagrar det vi legg ut" in read(make(session, project), LIV)


def test_an_address_that_is_not_known_yet_is_told(session: Session) -> None:
    project = a_decided_blog(session)
    changed(project, session, address="")
    assert "De får vite ho før nettstaden opnar." in read(make(session, project), LIV)


def test_in_doubt_the_agreement_goes_with_each_letter_on_a_leaf_of_its_own(session: Session) -> None:
    made = make(session, a_decided_blog(session, IN_DOUBT))
    for one in made.letters:
        pdf = letter_pdf(one.document)
        assert one.document.agreement
        assert one.document.agreement.title in page_text(pdf, 4)
        assert page_text(pdf, 3) == ""
    text = read(made, LIV)
    assert "Vi treng ein avtale først" in text
    assert "Lærar: Kari Dale" in text
    assert "Føresett: Liv Berg" in text
    assert "Elev: Ada Berg" in text


def test_a_copy_of_the_agreement_names_its_pupil_and_is_signed_on_the_side_that_is_read(session: Session) -> None:
    made = make(session, a_decided_blog(session, IN_DOUBT), language="nn")
    for one in made.letters:
        assert one.document.agreement
        text = page_text(agreement_pdf(one.document.agreement))
        assert f"Elev {one.pupil.name}, 7B" in text
        assert "Side 1 av 1" in text
        assert one.document.agreement.tongues == ()


def test_who_reads_the_letter_in_arabic_finds_its_word_for_the_agreement_on_the_norwegian_paper(
    session: Session,
) -> None:
    letter = make(session, a_decided_blog(session, IN_DOUBT), language="ar").letters[0].document
    assert letter.agreement
    assert letter.agreement.tongues == (("ar", letter_words("ar")("doubt.heading")),)
    assert letter.agreement.sender.language == "nn"


def test_without_doubt_no_agreement_is_printed(session: Session) -> None:
    made = make(session, a_decided_blog(session))
    assert {one.document.agreement for one in made.letters} == {None}
    assert "Vi treng ein avtale" not in read(made, LIV)


def test_an_agreement_that_is_recorded_is_not_asked_for_again(session: Session) -> None:
    project = a_decided_blog(session, IN_DOUBT)
    decided = decisions.in_force(session, project.id)
    assert decided
    decisions.change(session, replace(decided, agreement=Agreement(Outcome.OPEN, "alle", TODAY, KARI.id)))
    assert {one.document.agreement for one in make(session, project).letters} == {None}


@pytest.mark.parametrize("question", ["protected_pupil", "sensitive_content", "bullying"])
def test_reasons_that_stay_with_the_staff_are_one_neutral_sentence_in_the_letters(
    session: Session, question: str
) -> None:
    made = make(session, a_decided_blog(session, IN_DOUBT | {question: "unsure"}))
    text = read(made, LIV)
    assert "Skulen har også tatt andre omsyn i vurderinga." in text
    for told in ("vernast", "sensitiv", "mobbing", "rektor før"):
        assert told not in text
