"""TOML that somebody hands in, parsed: what is wrong is told by file and line."""

import re
import tomllib
from typing import Any

from planner.errors import N_, InvalidInput

# A key such as a.a.a takes memory by the square of its dots, and a key never goes on to the next line.
_MOST_DOTS = 60
_LINE = re.compile(r"line (\d+)")


def parsed(text: str, name: str) -> dict[str, Any]:
    """Return the tables of a TOML text.

    Args:
        text: the whole file.
        name: of the file, to be told.

    Raises:
        InvalidInput: it isn't TOML, or one of its lines is made to break the parser.
    """
    message = N_("{file} er ikkje rett skriven TOML. Sjå på linje {line}.")
    for number, line in enumerate(text.split("\n"), 1):
        if line.count(".") > _MOST_DOTS:
            raise InvalidInput(message, file=name, line=number)
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        if found := _LINE.search(str(error)):
            raise InvalidInput(message, file=name, line=found[1]) from None
        raise InvalidInput(N_("{file} er ikkje rett skriven TOML. Manglar slutten?"), file=name) from None
