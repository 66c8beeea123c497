"""The words of the consent letter, in each language it is written in."""

from dataclasses import dataclass
from functools import cache

from planner.content.texts import Texts, texts
from planner.domain.project import Audience, Purpose, What, Where
from planner.domain.school import LETTER_LANGUAGES, NORWEGIAN
from planner.errors import N_, ContentError

WRITTEN = LETTER_LANGUAGES
_TABLES = (("what", What), ("what_pupil", What), ("where", Where), ("audience", Audience))


@dataclass(frozen=True)
class LetterWords:
    """The letter's texts in one language."""

    texts: Texts

    def __call__(self, key: str, **values: object) -> str:
        """Return a text, its {named} places filled."""
        return self.texts(key, **values)

    @property
    def language(self) -> str:
        """The language's code."""
        return self.texts.language

    @property
    def version(self) -> str:
        """The id of this text: what somebody answered is found again by it."""
        return self.texts.version

    @property
    def is_valid(self) -> bool:
        """Whether the text is valid by itself: it is Norwegian, or somebody has reviewed the translation.

        A letter in another text is a help for reading, and comes with the Norwegian one.
        """
        return self.language in NORWEGIAN or bool(self("reviewed_by") and self("reviewed_on"))

    @property
    def days_to_removal(self) -> int:
        """How many days the school has to take things down after a withdrawal."""
        return int(self("days_to_removal"))

    def statement(self, purpose: Purpose, site: str, pupil: str | None = None) -> str:
        """Return a purpose as a sentence to say yes or no to.

        Args:
            purpose: what is shown, and where.
            site: the name of the project's site.
            pupil: the given name; None speaks to the pupil.
        """
        template = self.texts.by_key[f"what.{purpose.what}" if pupil is not None else f"what_pupil.{purpose.what}"]
        where = self(f"where.{purpose.where}") if purpose.where else self("where.site", site=site)
        said = template.format(pupil=pupil, where=where)
        if purpose.where and "{where}" not in template:
            return f"{said} {self('where.only', where=where)}"
        return said


@cache
def letter_words(language: str) -> LetterWords:
    """Return the letter's texts.

    Raises:
        ContentError: the file is wrong; the message names it and the key.
    """
    found = texts("letters", language)
    for table, kinds in _TABLES:
        missing = {str(kind) for kind in kinds} - found.group(table).keys()
        if missing:
            key = f"{table}.{min(missing)}"
            raise ContentError(N_("Fila {file} manglar {key}."), file=f"letters/{language}.toml", key=key)
    return LetterWords(found)
