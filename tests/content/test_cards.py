"""The discussion cards: the same in every language, open questions, nobody named, and told by file and key when wrong."""

import re
import shutil
from pathlib import Path

import pytest

from planner.content import cards as module
from planner.content.cards import FOLDER, cards
from planner.content.guideline import guideline
from planner.domain.discussion import LONGEST_PRACTICE, Card
from planner.errors import ContentError

LANGUAGES = ("nn", "nb", "en")
NOT_PEOPLE = {"Facebook", "Year", "Friday", "Sunday", "Monday", "August", "Education", "Act"}
in_every_language = pytest.mark.parametrize("language", LANGUAGES)


def _shape(card: Card) -> tuple[object, ...]:
    return card.guideline, card.minutes, len(card.questions), len(card.advice)


@in_every_language
def test_there_are_ten_cards_of_the_same_shape(language: str) -> None:
    ours, nynorsk = cards(language), cards("nn")
    assert len(ours) == 10
    assert {id_: _shape(one) for id_, one in ours.items()} == {id_: _shape(one) for id_, one in nynorsk.items()}
    assert list(ours) == list(nynorsk)


def test_every_card_rests_on_sentences_of_the_guideline() -> None:
    for card in cards("nn").values():
        assert card.guideline[0] == "roles"
        assert set(card.guideline) <= set(guideline().ids)


@in_every_language
def test_a_card_is_short_enough_for_a_meeting(language: str) -> None:
    for card in cards(language).values():
        assert 60 <= len(card.situation.split()) <= 110, card.id
        assert 3 <= len(card.questions) <= 4
        assert 3 <= len(card.advice) <= 5
        assert len(card.practice) <= LONGEST_PRACTICE // 8


@in_every_language
def test_every_question_is_one(language: str) -> None:
    assert all(question.endswith("?") for card in cards(language).values() for question in card.questions)


@in_every_language
def test_nobody_is_named(language: str) -> None:
    for card in cards(language).values():
        for text in (
            card.title,
            card.summary,
            card.situation,
            *card.questions,
            *card.advice,
            card.before,
            card.practice,
        ):
            # A capital inside a sentence begins a name.
            names = re.findall(r"(?<=[a-zæøå,] )[A-ZÆØÅ][a-zæøå]+", text)
            assert set(names) <= NOT_PEOPLE, card.id


@pytest.mark.parametrize(
    ("path", "right", "wrong", "told"),
    [
        ("nn.toml", "\nbefore = ", "\nafter = ", "nn.toml: veneforespurnad.after"),
        ("nb.toml", "[to-roller]", "[tre-roller]", "nb.toml: tre-roller"),
        ("en.toml", 'title = "The friend request"', "title = 3", "en.toml: veneforespurnad.title"),
        ("cards.toml", "minutes = 10", "minutes = 60", "cards.toml: veneforespurnad.minutes"),
        ("cards.toml", "guideline = [", "rests_on = [", "cards.toml: veneforespurnad.rests_on"),
    ],
)
def test_what_is_wrong_is_told_by_file_and_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str, right: str, wrong: str, told: str
) -> None:
    folder = Path(shutil.copytree(FOLDER, tmp_path / "cards"))
    monkeypatch.setattr(module, "FOLDER", folder)
    file = folder / path
    file.write_text(file.read_text("utf-8").replace(right, wrong, 1), "utf-8")
    language = path.partition(".")[0] if path != "cards.toml" else "nn"
    with pytest.raises(ContentError, match=re.escape(told)):
        cards.__wrapped__(language)
