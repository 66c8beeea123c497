"""A new version of the guideline: what is not the same in it, and when it can't be issued."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.guideline import Guideline, Kind, Sentence, translated
from planner.domain.guideline_change import ChangeKind, Mark, changed_quotes, changes, check_new, word_parts
from planner.errors import InvalidInput
from tests.cast import TODAY

HEAD, OPEN, DOUBT, BULLY, TIP = (
    Sentence("t", "document", Kind.TITLE, "Råd"),
    Sentence("a", "open", Kind.BULLET, "Tenk over om nettstaden skal vere open."),
    Sentence("b", "open", Kind.TEXT, "Ved tvil, avtal dette."),
    Sentence("c", "bullying", Kind.BULLET, "Ver merksam på mobbing"),
    Sentence("d", "tips", Kind.HEADING, "Tips"),
)
OLD = Guideline("2017-01", "Råd", "16/1", "Webansvarleg", date(2017, 1, 11), (HEAD, OPEN, DOUBT, BULLY, TIP))
NEW_DOUBT = replace(DOUBT, text="Ved tvil, avtal dette skriftleg.")
AI = Sentence("e", "ai", Kind.BULLET, "Snakk om KI")


def new(*sentences: Sentence, version: str = "2026-11", day: date = TODAY) -> Guideline:
    return replace(OLD, version=version, date=day, sentences=sentences)


def test_changes_come_sentence_by_sentence_in_the_documents_order() -> None:
    found = changes(OLD, new(HEAD, AI, OPEN, NEW_DOUBT, replace(TIP, id="bullying")))
    assert [(one.kind, (one.after or one.before or HEAD).key) for one in found] == [
        (ChangeKind.ADDED, "e"),
        (ChangeKind.CHANGED, "b"),
        (ChangeKind.REMOVED, "c"),
        (ChangeKind.MOVED, "d"),
    ]
    assert [(part.mark, part.text) for part in found[1].parts] == [
        (Mark.SAME, "Ved tvil, avtal "),
        (Mark.STRUCK, "dette."),
        (Mark.NEW, "dette skriftleg."),
    ]


def test_a_sentence_in_another_place_is_told_once_as_moved() -> None:
    (moved,) = changes(OLD, new(HEAD, BULLY, OPEN, DOUBT, TIP))
    assert (moved.kind, moved.after) == (ChangeKind.MOVED, BULLY)


@given(st.text(), st.text())
def test_the_words_of_both_texts_are_all_there(before: str, after: str) -> None:
    parts = word_parts(before, after)
    assert "".join(part.text for part in parts if part.mark is not Mark.NEW) == before
    assert "".join(part.text for part in parts if part.mark is not Mark.STRUCK) == after


def test_decisions_are_touched_by_what_can_be_quoted_and_not_by_headings() -> None:
    found = changed_quotes(OLD, new(HEAD, OPEN, NEW_DOUBT, BULLY, replace(TIP, text="Gode råd")))
    assert list(found) == ["open"]
    assert found["open"].after.endswith("Ved tvil, avtal dette skriftleg.")


@pytest.mark.parametrize(
    ("version", "day", "told"),
    [
        ("2026-11", date(2026, 11, 25), "fram i tid"),
        ("2016-12", date(2016, 12, 31), "eldre"),
        ("2017-01", date(2017, 1, 12), "Skriv 2017-01a"),
        ("2027-01", TODAY, "Skriv 2026-11"),
    ],
)
def test_date_and_number_follow_those_in_force(version: str, day: date, told: str) -> None:
    with pytest.raises(InvalidInput, match=told):
        check_new(new(HEAD, OPEN, NEW_DOUBT, BULLY, TIP, version=version, day=day), OLD, TODAY)


def test_a_second_version_of_a_month_gets_a_letter() -> None:
    sentences = (HEAD, OPEN, NEW_DOUBT, BULLY, TIP)
    check_new(new(*sentences, version="2017-01a", day=OLD.date), OLD, TODAY)
    check_new(new(*sentences), OLD, TODAY)


def test_a_matter_that_has_nothing_but_a_heading_left_is_told_by_its_id() -> None:
    with pytest.raises(InvalidInput, match=r"id bullying\."):
        check_new(new(HEAD, OPEN, DOUBT, replace(BULLY, kind=Kind.HEADING), TIP), OLD, TODAY)


def test_a_version_without_anything_new_is_refused() -> None:
    with pytest.raises(InvalidInput, match="dei same"):
        check_new(new(*OLD.sentences), OLD, TODAY)


def test_only_sentences_that_are_as_they_were_keep_their_translation() -> None:
    words = replace(OLD, sentences=tuple(replace(one, text=f"en {one.key}") for one in OLD.sentences))
    found = translated(new(HEAD, OPEN, NEW_DOUBT, BULLY, AI), OLD, words)
    assert [one.text for one in found.sentences] == ["en t", "en a", NEW_DOUBT.text, "en c", AI.text]
    assert found.untranslated == {"b", "e"}
    assert (found.title, found.version) == ("en t", "2026-11")
