"""Files of long texts: one TOML file a language, all with the keys and places of the Nynorsk one."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from string import Formatter
from typing import Any

from planner.content.files import CONTENT, read
from planner.errors import N_, ContentError

NORM = "nn"


@dataclass(frozen=True)
class Texts:
    """One file's texts in one language: call it with a key such as `reply.title` and the values of its places."""

    language: str
    version: str
    by_key: Mapping[str, str]

    def __call__(self, key: str, **values: object) -> str:
        """Return a text, its places filled. Values are people's words: nothing in them is read as a place."""
        return self.by_key[key].format(**values)

    def group(self, name: str) -> dict[str, str]:
        """Return the texts of one table, by the last part of their keys."""
        start = f"{name}."
        return {key.removeprefix(start): text for key, text in self.by_key.items() if key.startswith(start)}


@cache
def texts(folder: str, language: str) -> Texts:
    """Read `assets/content/<folder>/<language>.toml`.

    Raises:
        ContentError: the file is missing or no TOML, or its keys or places are not those of the Nynorsk one.
    """
    flat = _read(folder, language)
    if language != NORM:
        _compare(f"{folder}/{language}.toml", flat, texts(folder, NORM).by_key)
    return Texts(language, flat.get("version", ""), flat)


def _read(folder: str, language: str) -> dict[str, str]:
    return dict(_flat(read(CONTENT / folder / f"{language}.toml").values))


def _flat(table: dict[str, Any], before: str = "") -> list[tuple[str, str]]:
    pairs: list[tuple[str, str]] = []
    for key, value in table.items():
        if isinstance(value, dict):
            pairs += _flat(value, f"{before}{key}.")
        else:
            pairs.append((f"{before}{key}", str(value)))
    return pairs


def _compare(name: str, found: Mapping[str, str], norm: Mapping[str, str]) -> None:
    for key in sorted(norm.keys() ^ found.keys()):
        message = N_("Fila {file} manglar {key}.") if key in norm else N_("Fila {file}: {key} er ikkje i bruk.")
        raise ContentError(message, file=name, key=key)
    for key, text in norm.items():
        if places(text) != places(found[key]):
            message = N_("Fila {file}: plassane i {key} er ikkje dei same som på nynorsk.")
            raise ContentError(message, file=name, key=key)


def places(text: str) -> set[str]:
    """Return the names of a text's {places}."""
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}
