"""Every text of interface and content, in each language: words, places, spaces, translations."""

import shutil
from pathlib import Path

import pytest

from planner.domain.school import LETTER_LANGUAGES
from tests.conftest import missing
from tests.words.check import TOOLS, Text, banned, listed, places, small, spaces, unknown, words
from tests.words.messages import TRANSLATIONS, messages, translations
from tests.words.texts import LANGUAGES, WITH_DICTIONARY, content, content_folders, texts


def _need(language: str) -> None:
    for tool in TOOLS[language]:
        if not (shutil.which(tool) or Path(tool).exists()):
            missing(tool)


def _allowed(language: str) -> set[str]:
    return {small(word) for word in (*listed("allow.txt"), *listed(f"allow_{language}.txt"))}


def _told(text: Text) -> str:
    return f"{text.language} {text.key}: {text.text[:100]}"


@pytest.mark.parametrize("language", WITH_DICTIONARY)
def test_every_word_is_in_the_dictionary_or_allowed(language: str) -> None:
    _need(language)
    strange = unknown(language, texts(language))
    assert not [
        f"{word} in {_told(where[0])}" for word, where in strange.items() if small(word) not in _allowed(language)
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_is_one_that_we_do_not_write(language: str) -> None:
    found = banned(language, texts(language))
    assert not [f"{wrong} (write {right}) in {_told(text)}" for wrong, right, text in found]


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_every_message_is_translated(language: str) -> None:
    known = translations(language)
    assert not [message for message in messages() if not all(known.get(message, ("",)))]


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_no_translation_is_left_of_a_message_that_is_gone(language: str) -> None:
    assert not set(translations(language)) - set(messages()), "run make words"


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_content_has_the_same_keys_in_every_language(language: str) -> None:
    ours, nynorsk = ({text.key for text in content(one)} for one in (language, "nn"))
    assert {key for key in ours if not key.startswith("guideline/")} == nynorsk


def test_content_comes_in_every_language_wherever_it_comes_in_one() -> None:
    alone = [
        (folder, one) for folder in content_folders() for one in LANGUAGES if not (folder / f"{one}.toml").exists()
    ]
    assert [(folder, one) for folder, one in alone if (folder.parent.name, one) != ("guideline", "nn")] == []


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_a_translation_has_the_places_of_the_nynorsk(language: str) -> None:
    nynorsk = {text.key: text.text for text in content("nn")}
    pairs = [(text.key, nynorsk.get(text.key, text.text), text.text) for text in content(language)]
    for message, forms in translations(language).items():
        pairs += [(one, one, form) for one, form in zip(message, forms, strict=True) if form]
    assert not [key for key, source, target in pairs if places(source) != places(target)]


@pytest.mark.parametrize("language", LETTER_LANGUAGES)
def test_no_text_has_stray_spaces(language: str) -> None:
    assert not [_told(text) for text in texts(language) if spaces(text.text)]


# Bokmål shares many short labels with Nynorsk, and its dictionary finds the words that it doesn't.
@pytest.mark.parametrize(("language", "shortest"), [("nb", 5), ("en", 1)])
def test_a_text_is_equal_to_the_nynorsk_only_where_that_is_listed(language: str, shortest: int) -> None:
    nynorsk = {text.key: text.text for text in content("nn")}
    same = {text.text for text in content(language) if text.text == nynorsk.get(text.key)}
    for message, forms in translations(language).items():
        same |= {form for one, form in zip(message, forms, strict=True) if form == one}
    assert {text for text in same if len(words(text)) >= shortest} == set(listed(f"same_{language}.txt"))


def test_an_allowed_word_is_used_and_unknown_without_its_line() -> None:
    for language in WITH_DICTIONARY:
        _need(language)
    strange = {one: {small(word) for word in unknown(one, texts(one))} for one in WITH_DICTIONARY}
    idle = {f"allow.txt: {word}" for word in listed("allow.txt") if not any(word in of for of in strange.values())}
    for one in WITH_DICTIONARY:
        idle |= {f"allow_{one}.txt: {word}" for word in listed(f"allow_{one}.txt") if word not in strange[one]}
    assert not idle


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_banned_word_is_allowed(language: str) -> None:
    assert not set(listed(f"ban_{language}.txt")) & _allowed(language)


@pytest.mark.parametrize(
    "name",
    ["allow.txt", *(f"allow_{one}.txt" for one in WITH_DICTIONARY), *(f"ban_{one}.txt" for one in LANGUAGES)],
)
def test_a_list_is_sorted_in_small_letters_without_doubles(name: str) -> None:
    entries = list(listed(name))
    assert entries == sorted({small(entry) for entry in entries})
