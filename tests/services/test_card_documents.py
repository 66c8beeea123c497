"""The discussion cards on paper: a leaf each with the advice on its back, and what is agreed on."""

import pytest

from planner.content.cards import cards
from planner.domain.school import PAGE_LANGUAGES
from planner.errors import NotFound
from planner.services.card_documents import discussion_cards
from planner.services.meetings import record_meeting
from planner.storage import Session
from tests.cast import KARI, TODAY, actor
from tests.conftest import missing
from tests.forms.papers import all_text, opened, page_text
from tests.validator.verapdf import lacking, verdicts

pytestmark = pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
TEACHER = actor(KARI)
ALL = tuple(cards("nn"))
FRIENDS = "veneforespurnad"


def agreed(session: Session, practice: str) -> None:
    review_on = TODAY.replace(year=2027)
    record_meeting(
        session, TEACHER, FRIENDS, held_on=TODAY, present=30, practice=practice, review_on=review_on, today=TODAY
    )


@pytest.mark.parametrize("language", PAGE_LANGUAGES)
def test_every_card_is_a_leaf_with_the_advice_on_its_back(session: Session, language: str) -> None:
    pdf = discussion_cards(session, TEACHER, ALL, TODAY, language, agreed=False)
    assert len(opened(pdf)) == 2 * len(ALL)
    for place, card in enumerate(cards(language).values()):
        front, back = ("".join(page_text(pdf, 2 * place + side).split()) for side in (0, 1))
        for said in (card.title, card.situation, *card.questions):
            assert "".join(said.split()) in front, card.id
        for said in (*card.advice, card.before, card.practice):
            assert "".join(said.split()) in back, card.id
            assert "".join(said.split()) not in front, card.id


def test_the_chosen_cards_come_in_their_order_with_the_guidelines_words(session: Session) -> None:
    pdf = discussion_cards(session, TEACHER, ("to-roller", FRIENDS), TODAY, "nn", agreed=True)
    assert len(opened(pdf)) == 4
    assert "Veneførespurnaden" in page_text(pdf)
    assert "«Diskuter problemstillingar knytt til profesjonelle roller" in page_text(pdf, 1)
    assert "16/4053 - 5, 11. januar 2017" in page_text(pdf, 1)


def test_the_last_leaf_lists_what_is_agreed_on_however_long_it_is(session: Session) -> None:
    words = " ".join(f"ord{number}" for number in range(250))
    agreed(session, words)
    pdf = discussion_cards(session, TEACHER, (FRIENDS,), TODAY, "nn", agreed=True)
    assert page_text(pdf, 2).startswith("Bø skule")
    assert "Dette er vi samde om" in page_text(pdf, 2)
    assert "".join(words.split()) in all_text(pdf)
    assert "24.11.2027" in page_text(pdf, 2)


def test_an_unknown_card_is_told_of(session: Session) -> None:
    with pytest.raises(NotFound, match="Kortet"):
        discussion_cards(session, TEACHER, ("../cards",), TODAY, "nn", agreed=False)


def test_cards_can_be_read_by_all_and_kept_for_ever(session: Session) -> None:
    if lacking():
        missing(lacking())
    agreed(session, "Hos oss seier vi nei, same svar til alle.")
    files = {
        "all with what is agreed": discussion_cards(session, TEACHER, ALL, TODAY, "nn", agreed=True),
        "one in English": discussion_cards(session, TEACHER, (FRIENDS,), TODAY, "en", agreed=False),
    }
    found = verdicts(files)
    assert {which: verdict.broken for which, verdict in found.items() if verdict.broken} == {}
    assert all(verdict.checks > 400 for verdict in found.values())
