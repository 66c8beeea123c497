"""A person's words on one line, without signs that nobody sees or that turn text round."""

import unicodedata

_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
# Names in Persian or Hindi are spelt with them, between letters.
_JOINERS = "\u200c\u200d"


def plain_line(text: str) -> str:
    """Return a text on one line, its spaces single; empty when nobody would see anything of it."""
    around = zip(" " + text, text, text[1:] + " ", strict=False)
    kept = "".join(sign if _is_seen(sign, before, after) else "" for before, sign, after in around)
    return " ".join(kept.split())


def _is_seen(sign: str, before: str, after: str) -> bool:
    if sign in _JOINERS:
        return all(unicodedata.category(one)[0] in "LM" for one in (before, after))
    return sign.isspace() or unicodedata.category(sign) not in _UNSEEN
