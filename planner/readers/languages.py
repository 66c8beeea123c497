"""Languages as other systems write them: names in Norwegian and English, and ISO 639 codes of two and three letters."""

import re

from planner.domain.school import LETTER_LANGUAGES

_NAMES = {
    "nn": "nn nno nynorsk",
    "nb": "nb nob bokmål bokmal bokmaal riksmål",
    "en": "en eng engelsk english",
    "se": "se sme nordsamisk samisk sami sápmi davvisámegiella sámegiella",
    "pl": "pl pol polsk polish polski",
    "uk": "uk ukr ukrainsk ukrainian українська",
    "ar": "ar ara arb arabisk arabic العربية",
    "lt": "lt lit litauisk lithuanian lietuvių",
    "so": "so som somali somalisk soomaali",
    "ti": "ti tir tigrinja tigrinya ትግርኛ",
    "fa": "fa per fas pes prs persisk farsi dari persian فارسی دری",
    "ur": "ur urd urdu اردو",
    "tr": "tr tur tyrkisk turkish türkçe",
    "de": "de ger deu tysk german deutsch",
}


_CODES = {word: code for code in LETTER_LANGUAGES for word in _NAMES[code].split()}
_TAG = re.compile(r"([a-z]{2,3})([-_][a-z0-9]+)*")
_SHORTEST_NAME = 4


def language_code(name: str) -> str:
    """Return the code of a language we have letters in, or "" (the school's own) for any other, and for plain norsk."""
    name = name.casefold()
    if tag := _TAG.fullmatch(name):
        return _CODES.get(tag[1], "")
    words = re.findall(r"\w+", name)
    return next((_CODES[word] for word in words if word in _CODES and len(word) >= _SHORTEST_NAME), "")
