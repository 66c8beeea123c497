"""The guideline's file: equal to the source to the letter, each sentence with its place and translation."""

import re
from pathlib import Path

import pytest

from planner.content.files import CONTENT
from planner.content.guideline import guideline, read_guideline
from planner.errors import ContentError

SOURCE = Path(__file__).parents[1] / "data" / "raad-for-bruk-av-sosiale-medium.txt"
# The ids of the design's table, each with how many sentences of the document it has (headings not counted).
TABLE = {
    "what": 4,
    "special": 4,
    "own-use": 3,
    "speak": 1,
    "role": 4,
    "tips": 6,
    "people": 1,
    "experience": 1,
    "heard": 1,
    "spread": 2,
    "no-cases": 1,
    "inform-leader": 1,
    "overview": 1,
    "editor": 1,
    "delete-inactive": 1,
    "answer": 1,
    "picture-consent": 1,
    "archive": 2,
    "stand-behind": 1,
    "confidential": 1,
    "password": 1,
    "crisis": 1,
    "open-closed": 2,
    "netiquette": 1,
    "bullying": 1,
    "roles": 1,
    "national": 2,
    "document": 2,
}


def _letters(text: str) -> str:
    """Return the text without bullets and with single spaces."""
    return " ".join(re.sub(r"(?m)^- ", "", text).split())


def test_the_quotations_joined_are_the_source_to_the_letter() -> None:
    assert " ".join(_letters(sentence.text) for sentence in guideline().sentences) == _letters(
        SOURCE.read_text("utf-8")
    )


def test_bullets_of_the_source_are_bullets_here() -> None:
    bullets = re.findall(r"(?m)^- (.+)$", SOURCE.read_text("utf-8"))
    ours = [sentence.text for sentence in guideline().sentences if sentence.kind == "bullet"]
    assert len(ours) == len(bullets)
    assert all(theirs.startswith(one) for one, theirs in zip(ours, bullets, strict=True))


def test_every_row_of_the_table_has_its_sentences() -> None:
    points = [one.id for one in guideline().sentences if one.kind not in {"title", "heading"}]
    assert {id_: points.count(id_) for id_ in guideline().ids} == TABLE


def test_the_card_of_the_document_is_the_sources() -> None:
    card = guideline()
    assert f"{card.reference}\t{card.responsible}\t{card.date:%d.%m.%y}" == card.sentences[-1].text


def test_closed_accounts_are_quoted_beside_what_spreads() -> None:
    assert guideline().quote("spread").endswith("også frå lukka og private kontoar.")


@pytest.mark.parametrize("language", ["nb", "en"])
def test_each_sentence_is_translated_and_keeps_its_place(language: str) -> None:
    ours, source = guideline(language).sentences, guideline().sentences
    assert [(one.key, one.id, one.kind) for one in ours] == [(one.key, one.id, one.kind) for one in source]
    assert sum(one.text == other.text for one, other in zip(ours, source, strict=True)) <= (
        3 if language == "nb" else 0
    )


def test_keys_are_unique() -> None:
    keys = [sentence.key for sentence in guideline().sentences]
    assert len(set(keys)) == len(keys)


def test_a_translation_that_lacks_a_sentence_is_told_by_file_and_key(tmp_path: Path) -> None:
    path = tmp_path / "en.toml"
    text = (CONTENT / "guideline" / "2017-01" / "en.toml").read_text("utf-8")
    path.write_text("\n".join(line for line in text.splitlines() if not line.startswith('"bullying.1"')), "utf-8")
    with pytest.raises(ContentError, match=r"en\.toml: bullying\.1"):
        read_guideline(CONTENT / "guideline" / "2017-01.toml", path)
