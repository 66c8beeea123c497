"""Directions: which way each character of a paragraph runs, and in which order the pieces of a line stand."""

import re
from collections.abc import Iterator, Sequence
from typing import Any, TypeVar
from unicodedata import bidirectional

from bidi import algorithm

# A value inside a sentence is set apart (UAX #9: first strong isolate), so that a number or a name in another script
# keeps its own order and changes nobody else's.
ISOLATE, END = "\u2068", "\u2069"
_CONTROLS = ISOLATE + END
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_OBJECT = "\ufffc"
_BRACKETS = {"(": ")", "[": "]", "{": "}"}
# The classes of characters that a printed text can have; one without a class has no direction of its own.
_KNOWN = frozenset(["L", "R", "AL", "EN", "ES", "ET", "AN", "CS", "NSM", "BN", "WS", "ON"])
_STRONG = frozenset({"L", "R", "AL"})

T = TypeVar("T")


def is_mixed(text: str) -> bool:
    """Whether a text has letters that run from right to left."""
    return bool(_RIGHT_TO_LEFT.search(text))


def levels(text: str, base: int) -> list[int]:
    """Return each character's level: an odd one runs from right to left.

    Args:
        text: a paragraph, in the order it is read.
        base: 0 for a paragraph from left to right, 1 for one from right to left.
    """
    found = [base] * len(text)
    outer: list[int] = []
    inner: list[tuple[int, int]] = []
    place = 0
    while place < len(text):
        if text[place] == ISOLATE:
            end = _end_of(text, place)
            inner.append((place + 1, end))
            outer.append(place)
            place = end
        elif text[place] != END:
            outer.append(place)
        place += 1
    shown = "".join(_OBJECT if text[one] == ISOLATE else text[one] for one in outer)
    for one, level in zip(outer, _resolved(shown, base), strict=True):
        found[one] = level
    for start, end in inner:
        found[start:end] = levels(text[start:end], _next_level(base, text[start:end]))
    return found


def first_base(text: str) -> int:
    """Return 1 when the first letter of a text runs from right to left, else 0 (UAX #9, rules P2 and P3).

    Values that are set apart don't count, unless there is nothing else.
    """
    depth, inside = 0, "L"
    for sign in text:
        kind = bidirectional(sign)
        depth += (sign == ISOLATE) - (sign == END)
        if kind in _STRONG and depth == 0:
            return int(kind != "L")
        if kind in _STRONG and inside == "L":
            inside = kind
    return int(inside != "L")


def without_controls(text: str) -> str:
    """Return a text without the signs that set values apart: they have no shape."""
    return text.replace(ISOLATE, "").replace(END, "") if ISOLATE in text or END in text else text


def paired(text: str) -> str:
    """Return a text without those of the signs that have no partner."""
    kept, opened = list(text), []
    for place, sign in enumerate(text):
        if sign == ISOLATE:
            opened.append(place)
        elif sign == END and opened:
            opened.pop()
        elif sign == END:
            kept[place] = ""
    for place in opened:
        kept[place] = ""
    return "".join(kept)


def controls(character: str) -> bool:
    """Whether a character only sets values apart."""
    return character in _CONTROLS


def in_visual_order(pieces: Sequence[tuple[int, T]]) -> list[T]:
    """Return the pieces of a line from left to right (UAX #9, rule L2), each given with its level."""
    ordered = list(pieces)
    highest = max((level for level, _ in ordered), default=0)
    lowest = min((level for level, _ in ordered if level % 2), default=highest + 1)
    for level in range(highest, lowest - 1, -1):
        for start, end in _stretches([one for one, _ in ordered], level):
            ordered[start:end] = reversed(ordered[start:end])
    return [piece for _, piece in ordered]


def _resolved(text: str, base: int) -> list[int]:
    """Return the levels of a text without isolates, with the rules W, N and I of UAX #9."""
    text = "".join(sign if bidirectional(sign) in _KNOWN else _OBJECT for sign in text)
    kept = [place for place, sign in enumerate(text) if bidirectional(sign) != "BN"]
    storage = algorithm.get_empty_storage()
    storage["base_level"], storage["base_dir"] = base, "LR"[base % 2]
    algorithm.get_embedding_levels("".join(text[place] for place in kept), storage)
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    _resolve_brackets(storage["chars"], base)
    algorithm.resolve_neutral_types(storage, debug=False)
    algorithm.resolve_implicit_levels(storage, debug=False)
    found: list[int | None] = [None] * len(text)
    for place, character in zip(kept, storage["chars"], strict=True):
        found[place] = int(character["level"])
    # Signs without a direction, such as joiners, go with the character before them.
    result, before = [], base
    for level in found:
        before = before if level is None else level
        result.append(before)
    return result


def _resolve_brackets(signs: Sequence[dict[str, Any]], base: int) -> None:
    """Give both brackets of a pair one direction (rule N0, which the library lacks)."""
    opened: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    for place, sign in enumerate(signs):
        if sign["ch"] in _BRACKETS:
            opened.append((_BRACKETS[sign["ch"]], place))
        elif any(closing == sign["ch"] for closing, _ in opened):
            while opened[-1][0] != sign["ch"]:
                opened.pop()
            pairs.append((opened.pop()[1], place))
    own = "LR"[base % 2]
    for start, end in sorted(pairs):
        inside = {_side(sign) for sign in signs[start + 1 : end]} - {""}
        before = next((side for sign in reversed(signs[:start]) if (side := _side(sign))), own)
        if inside:
            signs[start]["type"] = signs[end]["type"] = own if own in inside else before


def _side(sign: dict[str, Any]) -> str:
    """Return L or R for what has a direction; numbers count as R."""
    return {"L": "L", "R": "R", "EN": "R", "AN": "R"}.get(sign["type"], "")


def _end_of(text: str, start: int) -> int:
    depth = 0
    for place in range(start, len(text)):
        depth += (text[place] == ISOLATE) - (text[place] == END)
        if depth == 0:
            return place
    return len(text)


def _next_level(base: int, text: str) -> int:
    return (base + 1) | 1 if first_base(text) else (base + 2) & ~1


def _stretches(found: Sequence[int], level: int) -> Iterator[tuple[int, int]]:
    start = None
    for place, one in enumerate((*found, -1)):
        if one >= level and start is None:
            start = place
        elif one < level and start is not None:
            yield start, place
            start = None
