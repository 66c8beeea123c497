"""What a call prints on standard output: lines for people, or one JSON text for programs."""

import errno
import json
import os
import sys

from planner.errors import N_, StorageFailed

_NOBODY = N_("Ingen tek imot det som blir skrive ut. Ingenting er endra.")
_FULL = N_("Disken er full. Ingenting er lagra. Rydd plass og prøv igjen.")
# Zero-width joiners can't be seen, but names in Persian are spelt with them.
_SPELT_WITH = "\u200c\u200d"


def show(*lines: str) -> None:
    """Print lines at once. Inside a transaction, nothing is changed when they can't be printed.

    Raises:
        StorageFailed: nobody takes them, or what they are written to is full.
    """
    _write("".join(f"{one_line(line)}\n" for line in lines))


def show_json(value: object) -> None:
    """Print a value as JSON, in UTF-8, under the same rules as lines."""
    _write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def one_line(text: str) -> str:
    """Return a text as one line that says nothing to a terminal but its letters, whatever people have written in it."""
    plain = (sign if sign.isprintable() or sign in _SPELT_WITH else " " for sign in text)
    return "".join(plain).rstrip()


def _write(text: str) -> None:
    if sys.stdout is None:
        raise StorageFailed(_NOBODY)
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except OSError as error:
        _forget_output()
        raise StorageFailed(_FULL if error.errno == errno.ENOSPC else _NOBODY) from None


def _forget_output() -> None:
    """Point standard output at nothing: Python would try again, and fail again, when it ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
