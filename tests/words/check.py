"""What is wrong with a text: unknown words, banned words, other places than in the Nynorsk, stray spaces."""

import re
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_HERE = Path(__file__).parent
ANALYSER = Path("/usr/share/apertium/apertium-nno-nob/nno-nob.automorf.bin")
DICTIONARIES = {"nb": "nb_NO", "en": "en_GB"}
TOOLS = {
    "nn": ("lt-proc", str(ANALYSER)),
    "nb": ("hunspell", "/usr/share/hunspell/nb_NO.dic"),
    "en": ("hunspell", "/usr/share/hunspell/en_GB.dic"),
}

_NOT_WORDS = re.compile(
    r"\{[^}]*\}"  # places
    r"|https?://\S*|\S+@\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:no|example|org|com|toml|csv|xlsx|zip|pdf)\b"
    r"|</?[a-zA-Z][^>]*>"
    r"|:material/\w+:|:\w+-(?:badge|background)(?=\[)|:(?:small|red|orange|yellow|blue|green|violet|gray)(?=\[)"
    r"|`[^`]*`|\b\w+_\w+\b|(?<!\S)--[\w-]+"  # code, names in files, options
    r"|\]\([^)]*\)"
)
_WORD = re.compile(r"(?<!\d)[^\W\d_]+(?:[-'’][^\W\d_]+)*")
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
            where.setdefault(word, []).append(text)
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


@cache
def _strange_nynorsk(found: tuple[str, ...]) -> frozenset[str]:
    if not found:
        return frozenset()
    # One word a line with a full stop after it: raw text with / ^ $ [ ] would stop the analyser.
    answer = _run("lt-proc", "-w", "-e", str(ANALYSER), text="".join(f"{word} .\n" for word in found))
    return frozenset(re.findall(r"\^([^/$]+)/\*", answer))


@cache
def _strange(dictionary: str, found: tuple[str, ...]) -> frozenset[str]:
    return frozenset(_run("hunspell", "-d", dictionary, "-i", "utf-8", "-l", text="\n".join(found)).split("\n"))


def _run(*command: str, text: str) -> str:
    return subprocess.run(command, input=text, capture_output=True, text=True, check=True, encoding="utf-8").stdout
