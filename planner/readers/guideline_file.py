"""A version of the guideline as the municipality hands it in: a TOML file, hostile until every sign is looked at."""

import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from planner.domain.guideline import FILE_KEYS, SENTENCE_KEYS, Guideline, Kind, Sentence
from planner.errors import N_, InvalidInput
from planner.readers.archive import Handed
from planner.readers.cells import clean
from planner.readers.toml_text import parsed

LARGEST = 256_000
MOST_SENTENCES = 400
LONGEST = 600
_SHORT, _SHOWN = 200, 60
_KILOBYTE = 1_000
# A year and a month, and a letter when it isn't the first version of that month: the newest sorts last.
_VERSION = re.compile(r"\d{4}-\d{2}[a-z]?")
_NAME = re.compile(r"[a-z0-9][a-z0-9.-]{0,39}")
# Controls, halves of signs, what turns or hides text, and separators that no page shows.
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})


@dataclass(frozen=True)
class _Table:
    """A table of the file; `where` is the file's name, with the sentence's key in a sentence."""

    where: str
    values: dict[str, Any]

    def wrong(self, message: str, key: str, **values: object) -> InvalidInput:
        return InvalidInput(message, file=self.where, key=_shown(key), **values)

    def only(self, names: Collection[str]) -> None:
        for name in self.values:
            if name not in names:
                message = N_("{file}: {key} er ikkje ein kjend nøkkel. Sjå om han er rett skriven, eller ta han bort.")
                raise self.wrong(message, name)
        for name in names:
            if name not in self.values:
                raise self.wrong(N_("{file}: {key} manglar. Legg til nøkkelen."), name)

    def text(self, key: str, limit: int, *, tabs: bool = False) -> str:
        value = self.values[key]
        if not isinstance(value, str):
            raise self.wrong(N_("{file}: {key} må vere tekst i hermeteikn."), key)
        value = unicodedata.normalize("NFC", value).strip(" ")
        if not value.strip():
            raise self.wrong(N_("{file}: {key} er tom. Skriv ein verdi."), key)
        if len(value) > limit:
            message = N_("{file}: {key} har {length} teikn. Skriv høgst {limit}.")
            raise self.wrong(message, key, length=len(value), limit=limit)
        for sign in value:
            if unicodedata.category(sign) in _UNSEEN and not (tabs and sign == "\t"):
                message = N_("{file}: {key} har eit teikn som ikkje kan visast (U+{code}). Ta det bort.")
                raise self.wrong(message, key, code=f"{ord(sign):04X}")
        return value

    def name(self, key: str) -> str:
        value = self.text(key, _SHORT)
        if not _NAME.fullmatch(value):
            message = N_("{file}: {key} kan berre ha små bokstavar frå a til z, tal, punktum og bindestrek.")
            raise self.wrong(message, key)
        return value

    def day(self, key: str) -> date:
        value = self.values[key]
        if type(value) is not date:
            raise self.wrong(N_("{file}: {key} må vere ein dato utan hermeteikn, som 2026-12-01."), key)
        return value


def read_guideline_file(file: Handed) -> Guideline:
    """Read a version that somebody hands in.

    Raises:
        InvalidInput: it is too large, no TOML in UTF-8, or a key is missing, unknown, doubled or wrong; the message
            names the line, or the sentence and the key.
    """
    name = _shown(file.name)
    if len(file.data) > LARGEST:
        raise InvalidInput(
            N_("{file} er på {size} kB. Råda kan vere på høgst {limit} kB. Sjå om det er rett fil."),
            file=name,
            size=-(-len(file.data) // _KILOBYTE),
            limit=LARGEST // _KILOBYTE,
        )
    try:
        text = file.data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InvalidInput(N_("{file} er ikkje i UTF-8. Lagre ho som UTF-8 og prøv igjen."), file=name) from None
    return read_guideline_text(text, name)


def read_guideline_text(text: str, name: str = "") -> Guideline:
    """Read the text of a version's file; `name` is what errors call it.

    Raises:
        InvalidInput: as for a file.
    """
    table = _Table(name, parsed(text, name))
    table.only(FILE_KEYS)
    sentences = tuple(map(_sentence, _sentences(table)))
    version = table.text("version", _SHORT)
    if not _VERSION.fullmatch(version):
        raise table.wrong(N_("{file}: {key} må vere år og månad, som 2027-02, eller 2027-02a."), "version")
    title = table.text("title", _SHORT)
    _check_order(table, title, sentences)
    return Guideline(
        version=version,
        title=title,
        reference=table.text("reference", _SHORT),
        responsible=table.text("responsible", _SHORT),
        date=table.day("date"),
        sentences=sentences,
    )


def _sentences(table: _Table) -> Iterator[_Table]:
    found = table.values["sentences"]
    if not isinstance(found, list) or not found or not all(isinstance(one, dict) for one in found):
        raise table.wrong(N_("{file}: skriv kvar setning i ein tabell som begynner med [[{key}]]."), "sentences")
    if len(found) > MOST_SENTENCES:
        message = N_("{file} har {count} setningar. Råda kan ha høgst {limit}.")
        raise InvalidInput(message, file=table.where, count=len(found), limit=MOST_SENTENCES)
    for number, values in enumerate(found, 1):
        key = values.get("key")
        yield _Table(f"{table.where}, {_shown(key) if isinstance(key, str) and key else f'[[{number}]]'}", values)


def _sentence(entry: _Table) -> Sentence:
    entry.only(SENTENCE_KEYS)
    kind = entry.text("kind", _SHORT)
    if kind not in set(Kind):
        message = N_("{file}: «{value}» er ikkje ein kjend verdi for {key}. Vel ein av desse: {options}.")
        raise entry.wrong(message, "kind", value=_shown(kind), options=", ".join(Kind))
    text = entry.text("text", LONGEST, tabs=kind == Kind.TABLE)
    return Sentence(entry.name("key"), entry.name("id"), Kind(kind), text)


def _check_order(table: _Table, title: str, sentences: tuple[Sentence, ...]) -> None:
    """Refuse a document whose title doesn't stand first and once, or where a key names two sentences."""
    if [one.kind for one in sentences].count(Kind.TITLE) != 1 or sentences[0].kind is not Kind.TITLE:
        raise table.wrong(N_("{file}: den første setninga, og berre ho, skal ha kind = «{key}»."), Kind.TITLE)
    if sentences[0].text != title:
        raise table.wrong(N_("{file}: {key} øvst i fila og den første setninga må vere like."), "title")
    seen: set[str] = set()
    for one in sentences:
        if one.key in seen:
            raise table.wrong(N_("{file}: to setningar har nøkkelen {key}. Gi den eine eit anna namn."), one.key)
        seen.add(one.key)


def _shown(text: str) -> str:
    return clean(text)[:_SHOWN]
