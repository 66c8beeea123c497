"""The peer of a page: the same page code and widgets, but all that it asks for is answered from memory."""

import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from inspect import isfunction
from types import ModuleType
from typing import Any

from planner.pages import here

# The rooms whose answers are canned, and how pages see them: by module, or by name in a module of their own.
_ROOMS = ("planner.services.", "planner.readers.", "forms.")


class Memory:
    """What each function answered in one run of a page, in the order it was asked."""

    def __init__(self) -> None:
        self._told: dict[str, list[tuple[Any, BaseException | None]]] = defaultdict(list)
        self._asked: dict[str, int] = defaultdict(int)
        self._inside = False

    def start(self) -> None:
        """Begin a run from the first answer."""
        self._asked.clear()

    def remembering(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """Return a function that asks the real one and keeps its answer."""

        @wraps(function)
        def ask(*values: Any, **named: Any) -> Any:
            if self._inside:
                return function(*values, **named)
            self._inside = True
            try:
                found = function(*values, **named)
            except Exception as error:
                self._told[name].append((None, error))
                raise
            finally:
                self._inside = False
            self._told[name].append((found, None))
            return found

        return ask

    def answering(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """Return a function that answers from memory."""
        told, asked = self._told, self._asked

        @wraps(function)
        def answer(*_values: Any, **_named: Any) -> Any:
            place = asked[name]
            asked[name] = place + 1
            found, error = told[name][place]
            if error:
                raise error
            return found

        return answer


@contextmanager
def remembered(memory: Memory) -> Iterator[None]:
    """Let a page run as it is, and keep what it is answered."""
    with _replaced(memory.remembering):
        yield


@contextmanager
def answered(memory: Memory) -> Iterator[None]:
    """Let a page run on what was kept; no database is opened."""
    with _replaced(memory.answering, {here.reading_session: _nothing, here.writing_session: _nothing}):
        yield


@contextmanager
def _nothing() -> Iterator[None]:
    yield None


@contextmanager
def _replaced(
    make: Callable[[str, Callable[..., Any]], Callable[..., Any]], also: dict[Any, Any] | None = None
) -> Iterator[None]:
    rooms = [module for name, module in list(sys.modules.items()) if name.startswith(_ROOMS)]
    functions = {found for module in rooms for found in _own(module)}
    stand_ins = {one: make(f"{one.__module__}.{one.__name__}", one) for one in functions} | (also or {})
    pages = [module for name, module in list(sys.modules.items()) if name.startswith("planner.pages.")]
    places = [
        (module, name, found)
        for module in [*rooms, *pages]
        for name, found in list(vars(module).items())
        if isfunction(found) and found in stand_ins and (module in pages or found.__module__ == module.__name__)
    ]
    for module, name, found in places:
        setattr(module, name, stand_ins[found])
    try:
        yield
    finally:
        for module, name, found in places:
            setattr(module, name, found)


def _own(module: ModuleType) -> list[Callable[..., Any]]:
    return [
        found
        for name, found in vars(module).items()
        if isfunction(found) and found.__module__ == module.__name__ and not name.startswith("_")
    ]
