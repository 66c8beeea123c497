"""The letter in all its languages: the language's own letters, whole sentences, nothing left out, nothing left behind."""

import datetime as dt
import re
import unicodedata

import pytest

from planner.domain.school import LETTER_LANGUAGES, NORWEGIAN
from planner.settings import ROOT
from tests.words.alphabets import ALPHABETS, NAMES
from tests.words.check import has_words, listed, places, small, words
from tests.words.texts import CONTENT, LANGUAGES, letter

NORM = letter("nn")
TRANSLATED = tuple(language for language in LETTER_LANGUAGES if language != "nn")
ONLY_LETTERS = tuple(language for language in LETTER_LANGUAGES if language not in LANGUAGES)
ABOUT_THE_FILE = {"version", "reviewed_by", "reviewed_on"}
# Every language greets in its own way, and the note about translations is only theirs.
FREE = {"guardian.hello", "guardian.hello_unknown", "pupil.hello", "page.translation"}
# What a platform is and who stores there is a sentence in some languages, and none in others.
MAY_BE_A_SENTENCE = {"facts.platform_text", "facts.platform_own", "facts.platform_school"}
# Fewer sentences than in Nynorsk. A Lithuanian date ends with a full stop of its own: no second one may follow it.
FEWER = {("lt", "facts.until_text")}
# What stands in the texts where Nynorsk has "samtykke", and where it has "svarark". The word is in the list that each
# new language's file begins with.
TERMS = {
    "samtykke": {
        "nb": "samtykke",
        "en": "consent",
        "se": "mieht",
        "pl": "zgo",
        "uk": "згод",
        "ar": "موافق",
        "lt": "sutik",
        "so": "oggolaansh",
        "ti": "ፍቓድ",
        "fa": "رضایت",
        "ur": "رضامندی",
        "tr": "onay",
        "de": "einwilligung",
    },
    "svarark": {
        "nb": "svarark",
        "en": "reply sheet",
        "se": "vástidanskov",
        "pl": "odpowiedzi",
        "uk": "відповідей",
        "ar": "ورقة الرد",
        "lt": "atsakymo lap",
        "so": "warqadda jawaabta",
        "ti": "ወረቐት መልሲ",
        "fa": "ورقهٔ جواب",
        "ur": "جوابی پرچ",
        "tr": "cevap kâğıd",
        "de": "antwortblatt",
    },
}
# Words of the address that a guardian, who is a stranger, isn't spoken to with; a pupil is.
FAMILIAR = {
    "pl": "ty ciebie tobie tobą cię ci twój twoja twoje twojego twoją",
    "uk": "ти тебе тобі тобою твій твоя твоє твої твого",
    "lt": "tu tave tau tavo",
    "fa": "تو",
    "ur": "تم تمہیں تمہارا تمہاری تمہارے",
    "tr": "sen seni sana senin sende",
    "de": "du dich dir dein deine deinen deinem deiner",
}


# Words that the languages without a dictionary share with Norwegian or English: "still" and "logo", and "this".
SHARED = {"se": {"logo", "vel"}, "so": {"kan"}}


def _kind(text: str, ends: str) -> str:
    """Return what a text ends like: a sentence, what announces more, or neither."""
    last = text.rstrip("”“»)")[-1:]
    return "sentence" if last and last in ends else "colon" if last in {":", "፦"} else "none"


def _sentences(text: str, ends: str) -> int:
    # "nr. 1" is no end.
    return len(re.findall(rf"[{re.escape(ends)}][”“»)]*(?=$|\s(?!\d))", text))


def _differing(language: str, free: set[str]) -> list[str]:
    ends = ALPHABETS[language].ends
    return [
        f"{key}: {text}"
        for key, text in letter(language).items()
        if key not in free | FREE | ABOUT_THE_FILE and _kind(text, ends) != _kind(NORM[key], ".!?")
    ]


def test_every_language_of_the_letters_has_its_file_and_its_alphabet() -> None:
    assert {path.stem for path in (CONTENT / "letters").glob("*.toml")} == set(LETTER_LANGUAGES) == set(ALPHABETS)


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_letter_has_the_keys_of_the_nynorsk_in_their_order_and_the_same_places(language: str) -> None:
    found = letter(language)
    assert list(found) == list(NORM)
    assert not [key for key, text in found.items() if places(text) != places(NORM[key])]


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_text_is_empty_where_the_nynorsk_is_not(language: str) -> None:
    assert not [key for key, text in letter(language).items() if NORM[key] and not text]


@pytest.mark.parametrize("language", LETTER_LANGUAGES)
def test_a_text_is_written_in_its_own_letters_and_signs_alone(language: str) -> None:
    alphabet = ALPHABETS[language]
    allowed = {*alphabet.letters, *alphabet.letters.upper(), *alphabet.signs}
    named = re.compile("|".join(map(re.escape, (*NAMES, *alphabet.names))))
    strange = []
    for key, text in letter(language).items():
        if key not in ABOUT_THE_FILE:
            left = set(named.sub("", re.sub(r"\{\w+\}", "", text))) - allowed
            strange += [f"{key}: {unicodedata.name(sign, repr(sign))} in {text}" for sign in sorted(left)]
    assert strange == []


@pytest.mark.parametrize("language", LETTER_LANGUAGES)
def test_a_text_is_in_unicode_s_composed_form(language: str) -> None:
    assert not [key for key, text in letter(language).items() if not unicodedata.is_normalized("NFC", text)]


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_text_ends_as_the_nynorsk_does(language: str) -> None:
    assert _differing(language, MAY_BE_A_SENTENCE) == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_text_says_it_in_no_fewer_sentences_than_the_nynorsk(language: str) -> None:
    ends = ALPHABETS[language].ends
    fewer = {
        (language, key)
        for key, text in letter(language).items()
        if key not in FREE | ABOUT_THE_FILE and _sentences(text, ends) < _sentences(NORM[key], ".!?")
    }
    assert fewer == {one for one in FEWER if one[0] == language}


# English and Bokmål are compared in test_words.py, with the texts of the pages.
@pytest.mark.parametrize("language", ONLY_LETTERS)
def test_a_text_is_equal_to_the_nynorsk_or_english_only_where_that_is_listed(language: str) -> None:
    english = letter("en")
    same = {text for key, text in letter(language).items() if text in {NORM[key], english[key]} and has_words(text)}
    assert same == set(listed(f"same_{language}.txt"))


@pytest.mark.parametrize("language", SHARED)
def test_no_norwegian_or_english_word_is_left_where_no_dictionary_tells(language: str) -> None:
    ours, *others = (
        {small(word) for text in letter(one).values() for word in words(text)} for one in (language, *LANGUAGES)
    )
    assert {word for word in ours & set().union(*others) if len(word) > 2} - {small(name) for name in NAMES} == SHARED[
        language
    ]


@pytest.mark.parametrize("language", LETTER_LANGUAGES)
def test_a_reviewer_is_named_with_the_day_of_the_review_or_not_at_all(language: str) -> None:
    by, on = (letter(language)[key] for key in ("reviewed_by", "reviewed_on"))
    assert bool(by.strip()) == bool(on)
    assert not on or dt.date.fromisoformat(on).isoformat() == on


def test_the_table_of_languages_tells_who_is_reviewed() -> None:
    rows = re.findall(r"(?m)^\| (\w\w) \| [^|]+ \| ([^|]+) \|", (ROOT / "docs" / "languages.md").read_text("utf-8"))
    assert rows == [
        (language, "valid" if language in NORWEGIAN else letter(language)["reviewed_on"] or "not yet")
        for language in LETTER_LANGUAGES
    ]


@pytest.mark.parametrize("language", TRANSLATED)
@pytest.mark.parametrize("term", TERMS)
def test_a_term_is_the_same_word_wherever_it_stands(term: str, language: str) -> None:
    stem = TERMS[term][language]
    source = (CONTENT / "letters" / f"{language}.toml").read_text("utf-8")
    assert language in LANGUAGES or stem in source.partition("\nversion")[0].casefold()
    where = [key for key, text in NORM.items() if term in text.casefold()]
    assert where
    assert not [f"{key}: {letter(language)[key]}" for key in where if stem not in letter(language)[key].casefold()]


@pytest.mark.parametrize("language", FAMILIAR)
def test_a_guardian_is_not_spoken_to_as_a_pupil_is(language: str) -> None:
    familiar = set(FAMILIAR[language].split())
    spoken = {
        key: familiar & set(re.findall(r"[^\s.,:;?!،۔]+", text.casefold())) for key, text in letter(language).items()
    }
    assert not [key for key, found in spoken.items() if found and not key.startswith(("pupil.", "what_pupil."))]
    assert any(found for key, found in spoken.items() if key.startswith("pupil."))
