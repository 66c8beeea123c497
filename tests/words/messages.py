"""The texts in the code: taken out of its syntax tree, and kept in assets/locale. `make words` runs this file."""

import ast
import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from planner.i18n import LOCALES
from planner.settings import ROOT
from tests.words.check import has_words

TRANSLATIONS = ("nb", "en")
_SINGLE = {"_", "N_", "bare", "words"}
_ROOMS = ("planner", "forms")
_CONTENT_KEY = re.compile(r"[a-z_]+(\.[a-z_]+)+")  # LetterWords is called with the key of a text, not with the text
# Fixed, without dates: a catalogue changes when a text does, and never otherwise.
_HEADER = """msgid ""
msgstr ""
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""

Message = tuple[str, ...]


def messages() -> list[Message]:
    """Return every Nynorsk text in the code: one string, or two for singular and plural."""
    files = [ROOT / "app.py", *(file for room in _ROOMS for file in (ROOT / room).rglob("*.py"))]
    forms = {form for file in files for form in _in_code(file.read_text("utf-8"))}
    return sorted(one for one in forms if has_words(one[0]) and not _CONTENT_KEY.fullmatch(one[0]))


def _in_code(source: str) -> Iterator[Message]:
    # The syntax tree, since Babel sees no call inside an f-string before Python 3.12, and no N_( ) inside plural( ).
    told: set[ast.expr] = set()
    for node in ast.walk(ast.parse(source)):  # from the outside in
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        if name == "plural":
            told.update(node.args[:2])
            yield tuple(_text(one) for one in node.args[:2])
        elif name in _SINGLE and node not in told and _text(node):
            yield (_text(node),)


def _text(node: ast.expr) -> str:
    inner = node.args[0] if isinstance(node, ast.Call) and node.args else node
    return inner.value if isinstance(inner, ast.Constant) and isinstance(inner.value, str) else ""


def translations(language: str, folder: Path = LOCALES) -> dict[Message, Message]:
    """Return what a catalogue says: a message and its translation, which is empty strings when there is none."""
    return {
        _forms(entry.id): _forms(entry.string)
        for entry in _read(folder / f"{language}.po", language)
        if entry.id and not entry.fuzzy
    }


def update(language: str, folder: Path = LOCALES) -> None:
    """Write a catalogue anew: the code's messages in order, each with the translation it had."""
    known = translations(language, folder)
    catalogue = Catalog(locale=language)
    for message in messages():
        translated = known.get(message, ("",) * len(message))
        single = len(message) == 1
        catalogue.add(message[0] if single else message, translated[0] if single else translated)
    body = BytesIO()
    write_po(body, catalogue, width=110, omit_header=True, sort_output=True)
    text = _HEADER.format(language=language) + body.getvalue().decode()
    (folder / f"{language}.po").write_text(text, encoding="utf-8")


def _read(path: Path, language: str) -> Catalog:
    if not path.exists():
        return Catalog(locale=language)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def _forms(text: str | list[str] | tuple[str, ...] | None) -> Message:
    return (text or "",) if isinstance(text, str | None) else tuple(text)


if __name__ == "__main__":
    for each in TRANSLATIONS:
        update(each)
