"""The guideline's file as the municipality hands it in: the one we give reads back, and all else is told."""

import unicodedata
from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.content.guideline import guideline
from planner.domain.guideline import Guideline, as_file
from planner.errors import InvalidInput
from planner.readers.archive import Handed
from planner.readers.guideline_file import LARGEST, read_guideline_file

FILE = as_file(guideline(), "Råda\nslik dei gjeld")


def read(content: str | bytes) -> Guideline:
    return read_guideline_file(Handed("raad.toml", content.encode() if isinstance(content, str) else content))


def test_the_file_we_give_reads_back_to_the_letter() -> None:
    assert read(FILE) == guideline()
    assert FILE.startswith("# Råda\n# slik dei gjeld\nversion = ")
    assert read(b"\xef\xbb\xbf" + FILE.replace("\n", "\r\n").encode()) == guideline()


@given(st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=200))
def test_any_words_of_a_sentence_read_back(text: str) -> None:
    first, *others = guideline().sentences
    file = as_file(replace(guideline(), sentences=(first, replace(others[0], text=text), *others[1:])), "")
    assert read(file).sentences[1].text == unicodedata.normalize("NFC", text)


@given(st.text(), st.binary())
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_whatever_is_handed_in_is_refused_plainly(text: str, data: bytes) -> None:
    with pytest.raises(InvalidInput):
        read(text)
    with pytest.raises(InvalidInput):
        read(data)
    with suppress(InvalidInput):
        read(FILE + text)


BOMBS = {
    "not UTF-8": (FILE.encode("utf-16"), "UTF-8"),
    "Windows' letters": (FILE.encode("cp1252", "replace"), "UTF-8"),
    "too large": (b"#" * (LARGEST + 1), "256 kB"),
    "nested lists": (b"a=" + b"[" * 100_000, "TOML"),
    "nested tables": (b"a=" + b"{a=" * 60_000, "TOML"),
    "a key of many parts": (b".".join([b"a"] * 100_000) + b" = 1", "linje 1"),
    "a number without end": (b"a=" + b"1" * 100_000, "TOML"),
    "many sentences": (FILE.encode() + b'[[sentences]]\nkey = "a"\n' * 400, "høgst 400"),
}


@pytest.mark.parametrize(("data", "told"), BOMBS.values(), ids=BOMBS)
def test_a_hostile_file_is_told_and_costs_nothing(data: bytes, told: str) -> None:
    with pytest.raises(InvalidInput, match=told):
        read(data)


SLIPS = {
    "a quotation mark that is missing": ('id = "what"\n', 'id = "what\n', r"TOML. Sjå på linje \d+"),
    "a key twice in one sentence": ('id = "what"\n', 'id = "what"\nid = "what"\n', r"linje \d+"),
    "a key in two sentences": ('"special.3"', '"special.2"', r"nøkkelen special\.2"),
    "a key that nobody knows": ('id = "what"\n', 'id = "what"\ncolour = "red"\n', r"what\.1: colour"),
    "a key that is missing": ('id = "what"\n', "", r"what\.1: id manglar"),
    "an unknown kind": ('kind = "table"', 'kind = "poem"', "poem.*heading"),
    "a number for a text": ('text = "Tips og råd"', "text = 1", r"tips\.1: text må vere tekst"),
    "an empty text": ('text = "Tips og råd"', 'text = "  "', "text er tom"),
    "a text without end": ("Tips og råd", "Tips " * 200, "høgst 600"),
    "a sign that nobody sees": ("Tips og råd", r"Tips\u202Eog råd", r"U\+202E"),
    "a sign that is no text": ("Tips og råd", r"Tips\u0000 og råd", r"U\+0000"),
    "a line break": ("Tips og råd", r"Tips\nog råd", r"U\+000A"),
    "an id in capitals": ('id = "what"', 'id = "WHAT"', "id kan berre ha"),
    "a date in quotation marks": ("date = 2017-01-11", 'date = "2017-01-11"', "date må vere ein dato"),
    "a moment for a date": ("date = 2017-01-11", "date = 2017-01-11T10:00:00", "date må vere ein dato"),
    "a name for a version": ('version = "2017-01"', 'version = "ny"', "version må vere år og månad"),
    "no title": ('kind = "title"', 'kind = "heading"', "kind = «title»"),
    "two titles": ('kind = "bullet"', 'kind = "title"', "kind = «title»"),
    "a title that was changed in one place": ('title = "Råd', 'title = "Nye råd', "må vere like"),
}


@pytest.mark.parametrize(("right", "wrong", "told"), SLIPS.values(), ids=SLIPS)
def test_a_slip_is_told_by_line_or_sentence_and_key(right: str, wrong: str, told: str) -> None:
    assert right in FILE
    with pytest.raises(InvalidInput, match=told):
        read(FILE.replace(right, wrong, 1))


def test_sentences_that_are_no_tables_are_told() -> None:
    head = FILE.split("\n[[sentences]]", maxsplit=1)[0]
    for wrong in ("sentences = []", 'sentences = "x"', "sentences = [1]"):
        with pytest.raises(InvalidInput, match=r"\[\[sentences\]\]"):
            read(f"{head}\n{wrong}\n")
