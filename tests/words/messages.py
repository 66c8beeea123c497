"""The texts in the code: taken out with Babel, and kept in assets/locale. `make words` runs this file."""

import re
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir, extract_from_file
from babel.messages.pofile import read_po, write_po

from planner.i18n import LOCALES
from planner.settings import ROOT
from tests.words.check import has_words

TRANSLATIONS = ("nb", "en")
_KEYWORDS = {"_": None, "N_": None, "bare": None, "words": None, "plural": (1, 2)}
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
    found = [row[1] for row in extract_from_file("python", str(ROOT / "app.py"), keywords=_KEYWORDS)]
    for room in _ROOMS:
        rows = extract_from_dir(str(ROOT / room), [("**.py", "python")], keywords=_KEYWORDS)
        found += [row[2] for row in rows]
    forms = {(one,) if isinstance(one, str) else tuple(one) for one in found}
    return sorted(one for one in forms if has_words(one[0]) and not _CONTENT_KEY.fullmatch(one[0]))


def translations(language: str, folder: Path = LOCALES) -> dict[Message, Message]:
    """Return what a catalogue says: a message and its translation, which is empty strings when there is none."""
    return {_forms(entry.id): _forms(entry.string) for entry in _read(folder / f"{language}.po", language) if entry.id and not entry.fuzzy}


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
