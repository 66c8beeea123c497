"""Nynorsk, Bokmål and English: message catalogues, dates and numbers in words.

The source texts in the code are Nynorsk; `assets/locale/<language>.po` holds the other two. They are read as they are,
so that a translator's change shows at the next start and nothing has to be compiled.
"""

import datetime as dt
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from babel import Locale
from babel.dates import format_date
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

SOURCE_LANGUAGE = "nn"
LOCALES = Path(__file__).parents[1] / "assets" / "locale"
# Each language's locale, and how it writes a day, alone and with its day of the week (Unicode's patterns). The letters
# are written in more languages than the pages.
_DATES = {
    "nn": ("nn_NO", "d. MMMM y", "EEEE d. MMMM y"),
    "nb": ("nb_NO", "d. MMMM y", "EEEE d. MMMM y"),
    "en": ("en_GB", "d MMMM y", "EEEE d MMMM y"),
    "se": ("se_NO", "MMMM d. 'b.' y", "EEEE, MMMM d. 'b.' y"),
    "pl": ("pl_PL", "d MMMM y", "EEEE, d MMMM y"),
    "uk": ("uk_UA", "d MMMM y", "EEEE, d MMMM y"),
    "ar": ("ar_001", "d MMMM y", "EEEE، d MMMM y"),
    "lt": ("lt_LT", "y 'm'. MMMM d 'd'.", "y 'm'. MMMM d 'd'., EEEE"),
    "so": ("so_SO", "d MMMM y", "EEEE, d MMMM y"),
    "ti": ("ti_ER", "d MMMM y", "EEEE፣ d MMMM y"),
    "fa": ("fa_AF", "d MMMM y", "EEEE d MMMM y"),
    "ur": ("ur_PK", "d MMMM y", "EEEE، d MMMM y"),
    "tr": ("tr_TR", "d MMMM y", "d MMMM y EEEE"),
    "de": ("de_DE", "d. MMMM y", "EEEE, d. MMMM y"),
}


@dataclass(frozen=True)
class Words:
    """Speaks one language: call it with a Nynorsk message and the values of its {named} places."""

    language: str

    def __call__(self, message: str, **values: object) -> str:
        """Return the message in this language, its places filled; a date is told in words."""
        text = _catalogue(self.language).get(message) or message
        told = {name: self.date(value) if isinstance(value, dt.date) else value for name, value in values.items()}
        return text.format(**told) if told else text

    def plural(self, one: str, many: str, n: int, **values: object) -> str:
        """Return the form that fits the number n, which fills {n} unless given."""
        singular = n == 1
        found = _catalogue(self.language).get(one + "\0" + many)
        forms = found.split("\0") if found else [one, many]
        return forms[0 if singular else 1].format(**{"n": n, **values})

    def language_name(self, code: str) -> str:
        """Return the name of a language in this one: polsk; the code itself when nobody has named it."""
        # Among Norwegians nobody says "norsk nynorsk".
        return str(Locale.parse(self._locale).languages.get(code, code)).removeprefix("norsk ")

    def country(self, code: str) -> str:
        """Return the name of a country by its ISO 3166 code: Noreg; the code itself when nobody has named it."""
        return str(Locale.parse(self._locale).territories.get(code, code))

    def date(self, day: dt.date) -> str:
        """Return a date in words: 12. mars 2027."""
        return self._dated(day, _DATES[self.language][1])

    def short_date(self, day: dt.date) -> str:
        """Return a date in eight digits with points: 12.03.2027."""
        return self._dated(day, "dd.MM.y" if self.language != "en" else "d MMM y")

    def weekday_date(self, day: dt.date) -> str:
        """Return a date with its day of the week: fredag 12. mars 2027."""
        return self._dated(day, _DATES[self.language][2])

    @property
    def _locale(self) -> str:
        return _DATES[self.language][0]

    def _dated(self, day: dt.date, pattern: str) -> str:
        said = format_date(day, pattern, locale=self._locale)
        # In a Sami date the month stands in the genitive; Unicode's data have the nominative.
        return said.replace("mánnu ", "mánu ") if self.language == "se" else said


def from_browser(locale: str | None) -> str:
    """Return the page language for a browser's locale: neighbours read Bokmål, all others but Norwegians English."""
    tag = (locale or "").lower()
    if tag.startswith(("nb", "no-bok", "da", "sv")):
        return "nb"
    return "nn" if tag.startswith(("nn", "no")) or not tag else "en"


@cache
def _catalogue(language: str) -> dict[str, str]:
    path = LOCALES / f"{language}.po"
    if language == SOURCE_LANGUAGE or not path.exists():
        return {}
    with path.open("rb") as file:
        return dict(_texts(read_po(file, locale=language)))


def _texts(catalogue: Catalog) -> list[tuple[str, str]]:
    pairs = []
    for entry in catalogue:
        if not entry.id or entry.fuzzy:
            continue
        source = entry.id if isinstance(entry.id, str) else "\0".join(entry.id)
        target = entry.string if isinstance(entry.string, str) else "\0".join(entry.string or ())
        if target.strip("\0"):
            pairs.append((source, target))
    return pairs
