"""The letter's words: every file whole, every purpose a sentence, plain enough, and errors that name file and key."""

import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from planner.content import texts as texts_module
from planner.content.letters import WRITTEN, letter_words
from planner.content.texts import places, texts
from planner.domain.project import Audience, Purpose, What, Where
from planner.domain.school import PAGE_LANGUAGES
from planner.errors import ContentError

SITE, PUPIL = "Klassebloggen 7B", "Ada"
EVERY_PURPOSE = [Purpose(what, where) for what, where in product(What, [None, *Where])]
# How a sentence ends in any of the scripts.
ENDS = re.compile(r"[.!?۔؟።]$")


@pytest.mark.parametrize("language", WRITTEN)
@pytest.mark.parametrize("pupil", [PUPIL, None])
def test_every_purpose_is_a_sentence_of_its_own(language: str, pupil: str | None) -> None:
    said = [letter_words(language).statement(purpose, SITE, pupil) for purpose in EVERY_PURPOSE]
    assert len(set(said)) == len(EVERY_PURPOSE)
    assert all(ENDS.search(sentence) and "{" not in sentence for sentence in said)


@pytest.mark.parametrize("language", WRITTEN)
def test_a_sentence_about_a_pupil_names_the_pupil_and_one_to_a_pupil_does_not(language: str) -> None:
    for purpose in EVERY_PURPOSE:
        assert PUPIL in letter_words(language).statement(purpose, SITE, PUPIL)
        assert PUPIL not in letter_words(language).statement(purpose, SITE)


@pytest.mark.parametrize("language", WRITTEN)
def test_every_audience_has_its_words(language: str) -> None:
    said = {letter_words(language)(f"audience.{audience}") for audience in Audience}
    assert len(said) == len(Audience)
    # A note follows them in the same paragraph.
    assert all(ENDS.search(text) for text in said)


@pytest.mark.parametrize(
    ("folder", "language"), [*product(["letters"], WRITTEN), *product(["documents"], PAGE_LANGUAGES)]
)
def test_every_language_has_the_keys_and_places_of_the_nynorsk(folder: str, language: str) -> None:
    norm, found = texts(folder, "nn").by_key, texts(folder, language).by_key
    assert list(found) == list(norm)
    assert {key: places(text) for key, text in found.items()} == {key: places(text) for key, text in norm.items()}


@pytest.mark.parametrize("language", WRITTEN)
def test_all_languages_have_the_same_version_and_the_same_days_to_removal(language: str) -> None:
    words, norm = letter_words(language), letter_words("nn")
    assert re.fullmatch(r"\d{4}-\d{2}", words.version)
    assert (words.version, words.days_to_removal) == (norm.version, norm.days_to_removal)


@pytest.mark.parametrize("language", ["nn", "nb"])
def test_the_letter_is_easy_to_read(language: str) -> None:
    words = letter_words(language)
    for group in ("guardian", "pupil", "facts", "what", "doubt"):
        sentences = [text for text in words.texts.group(group).values() if ENDS.search(text)]
        assert lix(" ".join(re.sub(r"\{[^}]*\}", "Ada", text) for text in sentences)) <= 38


def lix(text: str) -> float:
    """Return the readability index: words a sentence, and the share of words longer than six letters in per cent."""
    words = re.findall(r"[^\W\d_]+", text)
    sentences = len(re.findall(r"[.!?:](?=\s|$)", text))
    return len(words) / sentences + 100 * sum(len(word) > 6 for word in words) / len(words)


@pytest.mark.parametrize("language", WRITTEN)
def test_yes_and_no_are_one_short_word_each(language: str) -> None:
    yes, no = (letter_words(language)(f"reply.{answer}") for answer in ("yes", "no"))
    assert yes != no
    assert all(re.fullmatch(r"\w{2,5}", answer) for answer in (yes, no))  # Ja, Evet, نہیں, Hayır


def test_values_are_not_read_as_places() -> None:
    assert letter_words("nn")("reply.title", site="{pupil} {0}") == "Svarark: {pupil} {0}"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A content folder of this test's own."""
    monkeypatch.setattr(texts_module, "CONTENT", tmp_path)
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "nn.toml").write_text('[reply]\nyes = "Ja"\nto = "Til {name}"\n', "utf-8")
    _forget()
    yield tmp_path / "letters"
    _forget()


def _forget() -> None:
    texts.cache_clear()
    letter_words.cache_clear()


@pytest.mark.parametrize(
    ("content", "named"),
    [
        ('[reply]\nyes = "Yes"\n', "reply.to"),
        ('[reply]\nyes = "Yes"\nto = "To {name}"\nmaybe = "Maybe"\n', "reply.maybe"),
        ('[reply]\nyes = "Yes"\nto = "To {pupil}"\n', "reply.to"),
        ('[reply\nyes = "Yes"', "en.toml"),
    ],
)
def test_a_wrong_file_is_told_by_file_and_key(folder: Path, content: str, named: str) -> None:
    (folder / "en.toml").write_text(content, "utf-8")
    with pytest.raises(ContentError, match=re.escape(named)) as caught:
        texts("letters", "en")
    assert "en.toml" in str(caught.value)


def test_a_missing_file_is_told_by_its_name(folder: Path) -> None:
    with pytest.raises(ContentError, match=r"nb\.toml"):
        texts("letters", "nb")


def test_a_letter_without_words_for_a_purpose_is_told(folder: Path) -> None:
    with pytest.raises(ContentError, match=r"what\.\w+"):
        letter_words("nn")
