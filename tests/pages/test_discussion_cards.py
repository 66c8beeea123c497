"""The discussion cards on the pages: choosing, thinking before the advice, and recording a role card meeting."""

from datetime import date

import pytest

from planner.content.cards import cards
from planner.services.meetings import meetings, record_meeting
from planner.storage import Engine, transaction
from tests.cast import ADA, KARI, NILS, PER, TODAY, actor
from tests.pages.visits import click, errors, everything, field, visit

FRIENDS = cards("nn")["veneforespurnad"]
NO = "Hos oss seier vi nei."


def agreed(school: Engine) -> list[str]:
    with transaction(school) as session:
        return [one.practice for one in meetings(session, actor(KARI))]


def test_the_list_says_what_is_not_talked_about_what_is_agreed_and_what_is_due(school: Engine) -> None:
    with transaction(school) as session:
        for card, year in (("veneforespurnad", 2026), ("to-roller", 2025)):
            day, review = date(year, 11, 1), date(year + 1, 11, 1)
            told = {"held_on": day, "present": 30, "practice": NO, "review_on": review}
            record_meeting(session, actor(KARI), card, **told, today=TODAY)  # type: ignore[arg-type]
    page = visit(PER, "discussion_cards")
    text = everything(page)
    assert text.count("Ikkje snakka om enno") == 8
    assert "1 avtale er klar til å sjåast på nytt" in text
    assert "Avtalt 01.11.2025, 30 til stades, sjå på nytt 01.11.2026" in text
    assert "Ta bort" not in text
    assert "10 kort, 117 minutt" in text
    page = page.checkbox(key="take-veneforespurnad").check().run()
    assert "1 kort, 10 minutt" in everything(page)


def test_the_staff_think_before_they_read_the_advice(school: Engine) -> None:
    page = visit(KARI, "discussion_show", card=FRIENDS.id)
    shown = {"situation": everything(page)}
    for step, label in {"questions": "Vis spørsmåla", "advice": "Vis råda"}.items():
        shown[step] = everything(page := click(page, label))
    assert FRIENDS.situation in shown["situation"]
    assert FRIENDS.questions[0] not in shown["situation"]
    assert FRIENDS.questions[0] in shown["questions"]
    assert [FRIENDS.advice[0] in text for text in shown.values()] == [False, False, True]


def test_a_role_card_meeting_is_recorded(school: Engine) -> None:
    page = visit(KARI, "discussion_show", card=FRIENDS.id, step="agree", cards=f"{FRIENDS.id},to-roller")
    assert "Kort 1 av 2" in everything(page)
    field(page, "text_area", "Slik gjer vi det hos oss").set_value(NO)
    page = click(page, "Lagre avtalen")
    assert errors(page) == ["Skriv kor mange som var til stades, frå 1 til 500."]
    field(page, "number_input", "Til stades").set_value(31)
    page = click(page, "Lagre avtalen")
    assert "De ser på han på nytt 24. november 2027." in page.success[0].value.replace("\\", "")
    assert agreed(school) == [NO]


def test_a_pupils_name_in_the_practice_is_warned_of_once(school: Engine) -> None:
    page = visit(KARI, "discussion_show", card=FRIENDS.id, step="agree")
    field(page, "text_area", "Slik gjer vi det hos oss").set_value(f"Vi svarar {ADA.given_name} nei.")
    field(page, "number_input", "Til stades").set_value(31)
    page = click(page, "Lagre avtalen")
    assert ADA.given_name in page.warning[-1].value
    assert agreed(school) == []
    click(page, "Lagre avtalen")
    assert len(agreed(school)) == 1


def test_an_unknown_card_is_one_clear_line(school: Engine) -> None:
    wrong = visit(KARI, "discussion_show", card="xx")
    assert errors(wrong) == ["Kortet finst ikkje. Gå til samtalekorta og vel eit anna."]


def test_the_municipality_has_no_page_of_cards(school: Engine) -> None:
    with pytest.raises(ValueError, match="navigation page"):
        visit(NILS, "discussion_cards")
