"""Operators: how a line of text is shown on a page."""

from functools import lru_cache

from forms.file import text_string
from forms.fonts import Font
from forms.shaping import Show
from forms.text import Line


@lru_cache(maxsize=20_000)
def shown(line: Line, size: float) -> str:
    """Return the operators that show a line at a size in points; what stands in every letter is made once."""
    said: list[str] = []
    font: Font | None = None
    array = ""
    for piece in line.pieces:
        if piece.font is not font:
            said += _array(array)
            font, array = piece.font, ""
            said.append(f"/F{font.number} {size * font.scale:.4g} Tf")
        for show in piece.shows:
            if show.rise or show.actual is not None:
                said += [*_array(array), _special(show, size * piece.font.scale)]
                array = ""
            else:
                array += show.array
    return " ".join([*said, *_array(array)])


def _array(inside: str) -> list[str]:
    # Codes that follow one another without a move are one string.
    return [f"[{inside}]TJ".replace("><", "")] if inside else []


def _special(show: Show, size: float) -> str:
    """Show glyphs above or below the line, or such as stand for a text that their codes don't tell."""
    said = f"[{show.array}]TJ"
    if show.rise:
        said = f"{show.rise * size / 1000:.2f} Ts {said} 0 Ts"
    return said if show.actual is None else f"/Span<</ActualText{text_string(show.actual)}>>BDC {said} EMC"
