"""Reads one content file and asks for its keys; what is missing or wrong is told by file and key."""

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from planner.errors import N_, ContentError
from planner.settings import ASSETS

CONTENT = ASSETS / "content"


@dataclass(frozen=True)
class Table:
    """A table of a content file; `where` is its key in the file, empty for the file itself."""

    file: str
    where: str
    values: dict[str, Any]

    def key(self, name: str) -> str:
        """Return the full key of a name in this table."""
        return f"{self.where}.{name}" if self.where else name

    def wrong(self, name: str) -> ContentError:
        """Return the error for a key that is missing, empty or of the wrong kind."""
        return ContentError(
            N_("Fila {file}: {key} manglar, er tom eller er av feil slag."), file=self.file, key=self.key(name)
        )

    def text(self, name: str) -> str:
        """Return a text that isn't empty."""
        value = self.values.get(name)
        if not isinstance(value, str) or not value.strip():
            raise self.wrong(name)
        return value

    def optional(self, name: str) -> str:
        """Return a text, or an empty one when the key isn't there."""
        return self.text(name) if name in self.values else ""

    def texts(self, name: str) -> tuple[str, ...]:
        """Return a list of texts; it may be empty."""
        value = self.values.get(name)
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self.wrong(name)
        return tuple(value)

    def day(self, name: str) -> date:
        """Return a date."""
        value = self.values.get(name)
        if type(value) is not date:
            raise self.wrong(name)
        return value

    def table(self, name: str) -> "Table":
        """Return a table within this one."""
        value = self.values.get(name)
        if not isinstance(value, dict):
            raise self.wrong(name)
        return Table(self.file, self.key(name), value)

    def tables(self, name: str) -> Iterator["Table"]:
        """Return the tables of a list."""
        value = self.values.get(name)
        if not isinstance(value, list):
            raise self.wrong(name)
        for number, item in enumerate(value):
            if not isinstance(item, dict):
                raise self.wrong(f"{name}[{number}]")
            yield Table(self.file, self.key(f"{name}[{number}]"), item)

    def only(self, names: Iterable[str]) -> None:
        """Refuse keys that nothing reads.

        Raises:
            ContentError: the table has another key; the message names it.
        """
        for name in self.values.keys() - set(names):
            raise ContentError(N_("Fila {file}: {key} er ikkje i bruk."), file=self.file, key=self.key(name))


def read(path: Path) -> Table:
    """Read a content file.

    Raises:
        ContentError: the file isn't there or isn't TOML.
    """
    name = str(path.relative_to(CONTENT)) if path.is_relative_to(CONTENT) else path.name
    try:
        return Table(name, "", tomllib.loads(path.read_text(encoding="utf-8")))
    except OSError:
        raise ContentError(N_("Fila {file} finst ikkje eller kan ikkje lesast."), file=name) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ContentError(N_("Fila {file} er ikkje gyldig TOML: {error}"), file=name, error=str(error)) from None
