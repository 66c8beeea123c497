"""Room for what is written by hand: lines under a text, and the boxes and blanks inside it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from forms.fonts import Face
from forms.lines import width_of
from forms.strips import Area, Mark, Square, Strip, Words
from forms.style import HAIR, MEASURE

_APART, _THICK = 9.0, 0.3
# No font of ours has a box. What is drawn stands on spaces that no line ends at, and a screen reader passes over.
_SPACE = "\u00a0"
_BOX, _BLANK = 8 * _SPACE, 5 * _SPACE
_LONGEST_OPTION = 30
_BEFORE_BOX, _MIDDLE_OF_BOX, _BELOW = 2.3, 4.7, 0.7


def with_room(text: str) -> str:
    """Return a text with room for its boxes (☐) and blanks (__, the more the longer); an option stays on one line."""
    before, *options = re.split("☐ ?", re.sub("_{2,}", lambda found: _BLANK * len(found[0]), text))
    return before + "".join(_BOX + _unbroken(option) for option in options)


def with_lines(asked: Sequence[Strip], count: int) -> tuple[Strip, ...]:
    """Draw the boxes and blanks of a set text, and put lines to write on under it; they stay with it."""
    drawn = [replace(strip, marks=tuple(_with_drawn(strip))) for strip in asked]
    rule = Strip(_APART, (Area(0, _APART - _THICK, MEASURE, _THICK, HAIR),))
    strips = [*drawn, *[rule] * count]
    return tuple(replace(strip, keep=strip.keep or n < len(strips) - 1) for n, strip in enumerate(strips))


def _with_drawn(strip: Strip) -> Iterator[Mark]:
    for one in strip.marks:
        if not isinstance(one, Words):
            yield one
            continue
        mark = replace(one, x=one.x - _BEFORE_BOX) if one.line.text.startswith(_BOX) else one
        yield mark
        for found in re.finditer(f"{_SPACE}{{{len(_BOX)},}}", mark.line.text):
            x = mark.x + width_of(mark.line.text[: found.start()], Face.REGULAR, mark.size)
            if found[0] == _BOX:
                yield Square(x + _MIDDLE_OF_BOX, strip.height / 2)
            else:
                yield Area(x, mark.y + _BELOW, width_of(found[0], Face.REGULAR, mark.size), _THICK, HAIR)


def _unbroken(option: str) -> str:
    said = option.rstrip(" ")
    return option if len(said) > _LONGEST_OPTION else said.replace(" ", _SPACE) + option[len(said) :]
