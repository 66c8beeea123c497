"""One call of the command line from its words to its exit code: 0, 2 when something is wrong, 130 when stopped."""

import io
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import typer

from planner.cli.caller import Caller
from planner.cli.out import one_line
from planner.cli.usage import usage_line
from planner.cli.verbs import BEFORE_OR_AFTER, app
from planner.errors import N_, InvalidInput, PlannerError

FAILED = 2
STOPPED = 130
_BUG = N_("Noko gjekk gale i Nettplan ({kind}). Ingenting er endra.")


def main(words: Sequence[str] | None = None) -> int:
    """Do what the words of a command line say.

    Args:
        words: those after the program's name; the process's own by default.

    Returns:
        The exit code.
    """
    caller = Caller()
    _speak_utf_8()
    with _surroundings_kept():
        try:
            found = app(
                _options_first(sys.argv[1:] if words is None else words),
                prog_name="planner",
                standalone_mode=False,
                obj=caller,
            )
        except KeyboardInterrupt:
            return STOPPED
        except PlannerError as error:
            return _fail(error.in_words(caller.words))
        except typer.TyperException as error:
            return _fail(usage_line(error, caller.words))
        except Exception as error:
            # Where a programmer looks (python -X dev), the traceback; elsewhere it could show names of pupils.
            if sys.flags.dev_mode:
                raise
            return _fail(caller.words(_BUG, kind=type(error).__name__))
    return found if isinstance(found, int) else 0


def _options_first(words: Sequence[str]) -> list[str]:
    """Move the options that belong to every verb to the front, from wherever they stand."""
    first: list[str] = []
    rest = list(words)
    end = rest.index("--") if "--" in rest else len(rest)
    place = 0
    while place < end:
        name, has_value, _ = rest[place].partition("=")
        if name not in BEFORE_OR_AFTER:
            place += 1
            continue
        taken = 1 if has_value else 2
        if place + taken > end:
            raise InvalidInput(N_("Skriv ein verdi etter {option}."), option=name)
        first += rest[place : place + taken]
        del rest[place : place + taken]
        end -= taken
    return first + rest


@contextmanager
def _surroundings_kept() -> Iterator[None]:
    """Put back what --data and `demo` change, for those who call `main` more than once in a process."""
    before = {name: os.environ.get(name) for name in ("NETTPLAN_DATA", "DATABASE_URL")}
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name, None)
            if value is not None:
                os.environ[name] = value


def _speak_utf_8() -> None:
    """Names have signs that other encodings lack; what a terminal can't show must not stop the work."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")


def _fail(line: str) -> int:
    """Say in one line on standard error what is wrong."""
    if sys.stderr:
        sys.stderr.write(f"{one_line(line)}\n")
    return FAILED
