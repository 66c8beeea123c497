"""Every text a person can meet, by language: the code's messages and their translations, and the content files."""

import ast
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from planner.domain.school import LETTER_LANGUAGES
from planner.settings import ASSETS, ROOT
from tests.words.check import TOOLS, Text
from tests.words.messages import messages, translations

LANGUAGES = ("nn", "nb", "en")  # of pages and letters; the rest of the letters' languages have letters alone
WITH_DICTIONARY = tuple(language for language in LETTER_LANGUAGES if language in TOOLS)
CONTENT = ASSETS / "content"
_SAMPLE_TEXTS = {"title", "purpose", "reason", "text"}  # the rest of the sample school are names and ids


@cache
def texts(language: str) -> tuple[Text, ...]:
    """Return all texts of a language."""
    if language not in LANGUAGES:
        return content(language)
    return (*_interface(language), *content(language), *((*_sample(), *_usage()) if language == "nn" else ()))


@cache
def content(language: str) -> tuple[Text, ...]:
    """Return the strings of all content files of a language, keyed by file and key.

    The guideline's Nynorsk is a quotation in a file without a language in its name, and so stands outside.
    """
    return tuple(
        Text(language, f"{path.parent.relative_to(CONTENT)}:{key}", value)
        for path in sorted(CONTENT.rglob(f"{language}.toml"))
        for key, value in _strings(tomllib.loads(path.read_text("utf-8")))
    )


@cache
def letter(language: str) -> dict[str, str]:
    """Return the letter's texts by key, in the order of their file; `version` and the reviewer are among them."""
    return dict(_strings(tomllib.loads((CONTENT / "letters" / f"{language}.toml").read_text("utf-8"))))


def content_folders() -> list[Path]:
    """Return the folders that hold texts, one file a language."""
    return sorted({path.parent for language in LANGUAGES for path in CONTENT.rglob(f"{language}.toml")})


def _interface(language: str) -> Iterator[Text]:
    known = {} if language == "nn" else translations(language)
    for message in messages():
        forms = message if language == "nn" else known.get(message, ())
        yield from (Text(language, f"code:{message[0]}", form) for form in forms if form)


def _sample() -> Iterator[Text]:
    for path in sorted((CONTENT / "sample").glob("*.toml")):
        for key, value in _strings(tomllib.loads(path.read_text("utf-8"))):
            if key.rpartition(".")[2] in _SAMPLE_TEXTS:
                yield Text("nn", f"sample/{path.name}:{key}", value)


def _usage() -> Iterator[Text]:
    for path in sorted((ROOT / "planner" / "cli").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef) and any(isinstance(one, ast.Call) for one in node.decorator_list):
                # A command: its docstring is its help.
                yield Text("nn", f"cli/{path.name}:{node.name}", ast.get_docstring(node) or "")
            elif isinstance(node, ast.keyword) and node.arg == "help" and isinstance(node.value, ast.Constant):
                yield Text("nn", f"cli/{path.name}:help", str(node.value.value))


def _strings(value: object, key: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield key, value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from _strings(inner, f"{key}.{name}" if key else name)
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _strings(inner, f"{key}[{number}]")
