"""What is wrong with a text: unknown words, banned words, other places than in the Nynorsk, stray spaces."""

import re
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_HERE = Path(__file__).parent
ANALYSER = Path("/usr/share/apertium/apertium-nno-nob/nno-nob.automorf.bin")
DICTIONARIES = {
    "nb": "nb_NO",
    "en": "en_GB",
    "pl": "pl_PL",
    "uk": "uk_UA",
    "ar": "ar",
    "lt": "lt_LT",
    "tr": "tr_TR",
    "de": "de_DE",
}
TOOLS = {"nn": ("lt-proc", str(ANALYSER))} | {
    language: ("hunspell", f"/usr/share/hunspell/{name}.dic") for language, name in DICTIONARIES.items()
}

_NOT_WORDS = re.compile(
    r"\{[^}]*\}"  # places
    r"|https?://\S*|\S+@\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:no|example|org|com|toml|csv|xlsx|zip|pdf)\b"
    r"|</?[a-zA-Z][^>]*>"
    r"|:material/\w+:|:\w+-(?:badge|background)(?=\[)|:(?:small|red|orange|yellow|blue|green|violet|gray)(?=\[)"
    r"|`[^`]*`|\b\w+_\w+\b|(?<!\S)--[\w-]+"  # code, names in files, options
    r"|\]\([^)]*\)"
)
_LETTER = r"(?:[^\W\d_]|[\u064b-\u0654])"  # Arabic vowel signs belong to their word, and are no letters to \w
_WORD = re.compile(rf"(?<!\d){_LETTER}+(?:[-'’]{_LETTER}+)*")
_PLACE = re.compile(r"\{(\w*)[^}]*\}")


@dataclass(frozen=True)
class Text:
    """One text of interface or content, and where it stands."""

    language: str
    key: str
    text: str


def words(text: str) -> list[str]:
    """Return the words of a text, without places, addresses, tags, icons and code."""
    return _WORD.findall(_NOT_WORDS.sub(" ", text))


def has_words(text: str) -> bool:
    """Whether there is anything to read or translate."""
    return bool(words(text))


def places(text: str) -> set[str]:
    """Return the names of a text's {places}."""
    return set(_PLACE.findall(text))


def small(word: str) -> str:
    """Return a word in small letters, as it stands in a list; of a Turkish İ no dot is left over."""
    return word.replace("İ", "i").casefold()


def listed(name: str) -> dict[str, str]:
    """Read a list beside this file: one entry a line, what to write instead after a tab, # for remarks."""
    path = _HERE / name
    lines = path.read_text("utf-8").splitlines() if path.exists() else []
    rows = [line.partition("\t") for line in lines if line and not line.startswith("#")]
    return {wrong: right for wrong, _, right in rows}


def unknown(language: str, texts: Iterable[Text]) -> dict[str, list[Text]]:
    """Return the words that the language's dictionary doesn't know, each with the texts it stands in."""
    where: dict[str, list[Text]] = {}
    for text in texts:
        for word in words(text.text):
            for part in _parts(language, word):
                where.setdefault(part, []).append(text)
    strange = _strange_nynorsk(tuple(where)) if language == "nn" else _strange(DICTIONARIES[language], tuple(where))
    return {word: where[word] for word in strange if word in where}


def banned(language: str, texts: Iterable[Text]) -> list[tuple[str, str, Text]]:
    """Return the words that the dictionary knows and we don't write: the word, what to write instead, the text."""
    bans = listed(f"ban_{language}.txt")
    found = []
    for text in texts:
        read = f" {' '.join(words(text.text))} ".casefold()
        found += [(ban, right, text) for ban, right in bans.items() if f" {ban} " in read]
    return found


def spaces(text: str) -> bool:
    """Whether a text has doubled spaces inside a line, or stray ones at its ends."""
    return text != text.strip(" ") or bool(re.search(r"(?<=\S) {2,}(?=\S)", text))


def _parts(language: str, word: str) -> list[str]:
    # A dictionary of whole words knows no Excel-fil; the analyser takes compounds apart by itself.
    if language == "nn" or "-" not in word:
        return [word]
    return [part for part in word.split("-") if len(part) > 1]


@cache
def _strange_nynorsk(found: tuple[str, ...]) -> frozenset[str]:
    if not found:
        return frozenset()
    # One word a line with a full stop after it: raw text with / ^ $ [ ] would stop the analyser.
    answer = _run("lt-proc", "-w", "-e", str(ANALYSER), text="".join(f"{word} .\n" for word in found))
    return frozenset(re.findall(r"\^([^/$]+)/\*", answer))


@cache
def _strange(dictionary: str, found: tuple[str, ...]) -> frozenset[str]:
    # -L gives back whole lines: of a word with an apostrophe -l would tell the unknown part alone.
    return frozenset(_run("hunspell", "-d", dictionary, "-i", "utf-8", "-L", text="\n".join(found)).split("\n"))


def _run(*command: str, text: str) -> str:
    return subprocess.run(command, input=text, capture_output=True, text=True, check=True, encoding="utf-8").stdout
