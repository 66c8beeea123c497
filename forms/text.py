"""The one door for text: what people wrote is cleaned, set apart, and never read as markup."""

import re
import unicodedata
from functools import lru_cache

from forms.bidi import END, ISOLATE, is_mixed, paired, without_controls
from forms.fonts import JOINERS, Face, font_for
from forms.reading import reading


@lru_cache(maxsize=2_000)
def clean(text: str) -> str:
    """Return text as it is printed: composed (NFC), on one line, without control and direction signs.

    The signs that `isolate` sets stay; they come in pairs.
    """
    visible = paired("".join(map(_visible, text))) if not text.isprintable() else text
    return re.sub(" +", " ", unicodedata.normalize("NFC", visible)).strip(" ")


def isolate(value: object) -> str:
    """Set a value apart in a sentence, so that neither changes the other's direction; it can't undo that itself."""
    return f"{ISOLATE}{clean_words(str(value))}{END}"


def apart(value: object, language: str) -> str:
    """Return a value as it is put into a sentence of a language: set apart when their directions can differ."""
    text = str(value)
    return isolate(text) if text and (reading(language).base or is_mixed(text)) else text


def clean_words(text: str) -> str:
    """Return text for where no paper is: cleaned, and without the signs that set values apart."""
    return clean(without_controls(text))


@lru_cache(maxsize=2_000)
def unprintable(text: str) -> frozenset[str]:
    """Return the characters of a text that no font of ours has; empty when it can be printed."""
    return frozenset(sign for sign in clean_words(text) if sign not in JOINERS and font_for(sign, Face.REGULAR) is None)


def _visible(sign: str) -> str:
    category = unicodedata.category(sign)
    if category in {"Zl", "Zp"} or (category == "Cc" and sign.isspace()):
        return " "
    return "" if category in {"Cc", "Cf", "Cs"} and sign not in JOINERS + ISOLATE + END else sign
