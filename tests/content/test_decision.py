"""The content of the decision: loads in every language, has words for everything, and never waives consent."""

import re
import shutil
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from planner.content import decision
from planner.content.decision import decision_words, fact, facts, read_rule_set, rule_set, rule_set_of, rule_sets
from planner.content.decision_words import read_words
from planner.content.files import CONTENT
from planner.content.guideline import guideline
from planner.domain.decision import UNSURE, Effect, Outcome
from planner.domain.judgement import judge
from planner.errors import ContentError
from tests.cast import TODAY

LANGUAGES = ("nn", "nb", "en")
SOURCES = {*guideline().ids, *facts()}
NEWEST = rule_sets()[-1]
FOLDER = CONTENT / "decision" / NEWEST.version

# Ways of saying that consent isn't needed. "Nobody is shown without consent" says the opposite and is taken out first.
_OPPOSITE = {"nn": "utan samtykke", "nb": "uten samtykke", "en": "without consent"}
WAIVERS = {
    "nn": r"(ikkje|ingen|ingenting|slepp\w*|utan å)\b[^.:;]{0,40}samtykk|samtykk\w*[^.:;]{0,25}\bikkje\b[^.:;]{0,15}(nødvend|treng|krav|krev)",
    "nb": r"(ikke|ingen|ingenting|slipp\w*|uten å)\b[^.:;]{0,40}samtykk|samtykk\w*[^.:;]{0,25}\bikke\b[^.:;]{0,15}(nødvend|treng|krav|krev)",
    "en": r"(not|n't|no|without asking for)\b[^.:;]{0,30}consent|consent\w*[^.:;]{0,25}(\bnot\b|n't)[^.:;]{0,15}(need|requir|necess)",
}
# Sentences that hold both words and mean something else: what a decision doesn't replace, and who isn't shown.
ALLOWED = {
    "Avgjerda erstattar ikkje samtykke.",
    "Avgjørelsen erstatter ikke samtykke.",
    "The decision does not replace consent.",
}
BAD = {
    "nn": [
        "På ein lukka nettstad treng de ikkje samtykke.",
        "Lukka: samtykke er ikkje nødvendig.",
        "De slepp å spørje om samtykke.",
    ],
    "nb": [
        "På et lukket nettsted trenger dere ikke samtykke.",
        "Lukket: samtykke er ikke nødvendig.",
        "Dere slipper å spørre om samtykke.",
    ],
    "en": ["On a closed site you don't need consent.", "Closed: consent is not needed.", "No consent is required."],
}


def _leaves(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _leaves(inner)


def _texts(language: str) -> list[str]:
    return list(_leaves(tomllib.loads((FOLDER / f"{language}.toml").read_text("utf-8"))))


def _waives(language: str, text: str) -> bool:
    sentences = re.split(r"(?<=[.!?])\s+", text)
    told = (re.sub(_OPPOSITE[language], "", one, flags=re.IGNORECASE) for one in sentences if one not in ALLOWED)
    return any(re.search(WAIVERS[language], one, re.IGNORECASE) for one in told)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_closed_verdict_never_says_that_no_consent_is_needed(language: str) -> None:
    assert [text for text in _texts(language) if _waives(language, text)] == []


@pytest.mark.parametrize(("language", "text"), [(language, text) for language, texts in BAD.items() for text in texts])
def test_the_search_for_waived_consent_finds_one(language: str, text: str) -> None:
    assert _waives(language, f"Hei. {text}")


@pytest.mark.parametrize(("language", "word"), [("nn", "samtykke"), ("nb", "samtykke"), ("en", "consent")])
def test_a_closed_verdict_says_that_consent_is_needed(language: str, word: str) -> None:
    words = decision_words(NEWEST.version, language)
    assert word in words.outcomes[Outcome.CLOSED].lead
    assert word in words.outcomes[Outcome.CLOSED].next
    assert word in words.agreement["consent_note"]
    assert word in words.record["consent_note"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_in_the_rule_set_has_words(language: str) -> None:
    words = decision_words(NEWEST.version, language)
    assert set(words.rules) == {rule.id for rule in NEWEST.all_rules}
    assert set(words.doubts) == {rule.id for rule in NEWEST.all_rules if rule.effect is Effect.DOUBT}
    assert set(words.conditions) == {condition.id for condition in NEWEST.conditions}
    assert set(words.outcomes) == set(Outcome)
    assert set(words.facts) == set(facts())
    for question in NEWEST.questions:
        assert tuple(words.questions[question.id].options) == (*question.options, UNSURE)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_empty_and_every_question_is_one(language: str) -> None:
    assert all(text.strip() for text in _texts(language))
    words = decision_words(NEWEST.version, language)
    assert all(question.title.endswith("?") for question in words.questions.values())
    assert all(not condition.task.endswith((".", "!")) for condition in words.conditions.values())
    assert all(reason.endswith(".") for reason in words.rules.values())


@pytest.mark.parametrize("language", ["nb", "en"])
def test_the_papers_have_the_same_texts_in_every_language(language: str) -> None:
    ours, nynorsk = decision_words(NEWEST.version, language), decision_words(NEWEST.version, "nn")
    assert ours.record.keys() == nynorsk.record.keys()
    assert ours.agreement.keys() == nynorsk.agreement.keys()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_neutral_sentence_names_none_of_the_shielded_reasons(language: str) -> None:
    telling = r"mobb|bull|vern|verj|protect|sensitiv|skjerm|adress|address|konflikt|conflict|elev|pupil"
    assert not re.search(telling, decision_words(NEWEST.version, language).neutral, re.IGNORECASE)


def test_every_reason_of_any_verdict_can_show_its_source() -> None:
    for rule in judge(NEWEST, {}).rules:
        found = fact(rule.source)
        assert found.title if found else guideline().quote(rule.source)


def test_a_fact_says_where_and_when_it_was_read() -> None:
    for one in facts().values():
        assert one.address.startswith("https://")
        assert one.verified_by == "Nettplan"
        assert one.verified_on == date(2026, 11, 22)


def test_a_guideline_id_is_no_fact() -> None:
    assert fact("open-closed") is None
    assert not set(facts()) & set(guideline().ids)


def test_the_newest_rule_set_valid_on_a_day_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    newer = replace(NEWEST, version="2027-08", valid_from=date(2027, 8, 1))
    monkeypatch.setattr(decision, "rule_sets", lambda: (NEWEST, newer))
    assert rule_set(date(2027, 7, 31)) is NEWEST
    assert rule_set(date(2027, 8, 1)) is newer
    assert rule_set_of("2027-08") is newer


def test_a_day_before_all_rules_is_an_error() -> None:
    with pytest.raises(ContentError, match="2016-12-31"):
        rule_set(date(2016, 12, 31))
    assert rule_set(NEWEST.valid_from) is rule_set(TODAY + timedelta(days=3650))


def test_a_version_that_is_not_there_is_told_by_name() -> None:
    with pytest.raises(ContentError, match="1999-01"):
        rule_set_of("1999-01")


def test_a_language_without_a_file_is_told_by_file() -> None:
    with pytest.raises(ContentError, match=r"fi\.toml"):
        decision_words(NEWEST.version, "fi")


def test_a_rule_set_with_a_fault_does_not_load(tmp_path: Path) -> None:
    text = (FOLDER / "rules.toml").read_text("utf-8").replace('source = "password"', 'source = "hearsay"')
    (tmp_path / "rules.toml").write_text(text, "utf-8")
    with pytest.raises(ContentError, match=r"rules\.toml.*always\.own_password.*hearsay"):
        read_rule_set(tmp_path / "rules.toml", SOURCES)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('effect = "doubt"', 'effect = "maybe"', r"rules\[0\]\.effect"),
        ('owner = "teacher"', 'owner = "janitor"', r"conditions\[0\]\.owner"),
        ('due = "before_letters"', 'due = "some_day"', r"conditions\[0\]\.due"),
        ("valid_from = 2026-01-01", 'valid_from = "soon"', "valid_from"),
        ("without_effect = ", "harmless = ", r"questions\[0\]\.harmless"),
        ('when = { activity = ["discussion", "both"] }', "when = { activity = 3 }", r"rules\[0\]\.when\.activity"),
    ],
)
def test_a_wrong_value_in_a_rule_set_is_told_by_file_and_key(tmp_path: Path, old: str, new: str, told: str) -> None:
    text = (FOLDER / "rules.toml").read_text("utf-8")
    assert old in text
    (tmp_path / "rules.toml").write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(ContentError, match=rf"rules\.toml.*{told}"):
        read_rule_set(tmp_path / "rules.toml", SOURCES)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('"editor.none" =', '"editor.nobody" =', r"rules\.editor\.none"),
        ("[conditions.own_password]", "[conditions.passwords]", r"conditions\.own_password"),
        ('off = { label = "Nei" }', 'off = { label = " " }', r"questions\.comments\.options\.off\.label"),
        ("[outcomes.closed]", "[outcomes.shut]", r"outcomes\.closed"),
        ("neutral =", "extra = 1\nneutral =", "extra"),
        ("[facts]", '[facts]\nrumour = "Det blir sagt."', r"facts\.rumour"),
    ],
)
def test_words_that_are_missing_or_idle_are_told_by_file_and_key(tmp_path: Path, old: str, new: str, told: str) -> None:
    text = (FOLDER / "nn.toml").read_text("utf-8")
    assert old in text
    (tmp_path / "nn.toml").write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(ContentError, match=rf"nn\.toml: {told}"):
        read_words(tmp_path / "nn.toml", "nn", NEWEST, facts())


def test_a_second_version_beside_the_first_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(CONTENT / "decision", tmp_path / "decision")
    shutil.copytree(FOLDER, tmp_path / "decision" / "2027-08")
    rules = tmp_path / "decision" / "2027-08" / "rules.toml"
    text = rules.read_text("utf-8").replace('"2026-11"', '"2027-08"').replace("2026-01-01", "2027-08-01")
    rules.write_text(text, "utf-8")
    monkeypatch.setattr(decision, "_FOLDER", tmp_path / "decision")
    rule_sets.cache_clear()
    try:
        assert [one.version for one in rule_sets()] == ["2026-11", "2027-08"]
    finally:
        rule_sets.cache_clear()
