"""The guideline as the municipality wrote it, and its translations for reading."""

from functools import cache
from pathlib import Path

from planner.content.files import CONTENT, Table, read
from planner.domain.guideline import Guideline, Kind, Sentence

SOURCE_LANGUAGE = "nn"
_VERSION = "2017-01"


@cache
def guideline(language: str = SOURCE_LANGUAGE) -> Guideline:
    """Return the guideline. Only the Nynorsk text is a quotation; the others are translations of each sentence.

    Raises:
        ContentError: a file is missing or wrong.
    """
    folder = CONTENT / "guideline"
    words = None if language == SOURCE_LANGUAGE else folder / _VERSION / f"{language}.toml"
    return read_guideline(folder / f"{_VERSION}.toml", words)


def read_guideline(path: Path, translation: Path | None = None) -> Guideline:
    """Read a guideline file, its sentences in the words of a translation when there is one.

    Raises:
        ContentError: a file is missing or wrong.
    """
    file = read(path)
    words = read(translation) if translation else None
    sentences = tuple(_sentence(entry, words) for entry in file.tables("sentences"))
    if words:
        words.only(sentence.key for sentence in sentences)
    return Guideline(
        version=file.text("version"),
        title=words.text(sentences[0].key) if words else file.text("title"),
        reference=file.text("reference"),
        responsible=file.text("responsible"),
        date=file.day("date"),
        sentences=sentences,
    )


def _sentence(entry: Table, words: Table | None) -> Sentence:
    entry.only(("key", "id", "kind", "text"))
    key = entry.text("key")
    if entry.text("kind") not in set(Kind):
        raise entry.wrong("kind")
    text = words.text(key) if words else entry.text("text")
    return Sentence(key, entry.text("id"), Kind(entry.text("kind")), text)
