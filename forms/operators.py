"""Operators: how a line of text is shown on a page."""

from functools import lru_cache
from itertools import groupby
from operator import attrgetter

from forms.fonts import Font
from forms.lines import Line
from forms.objects import text_string
from forms.shaping import Shaped, Show


@lru_cache(maxsize=2_000)
def shown(line: Line, size: float) -> str:
    """Return the operators that show a line at a size in points; what stands in every letter is made once."""
    return " ".join(_said(font, list(pieces), size) for font, pieces in groupby(line.pieces, attrgetter("font")))


def _said(font: Font, pieces: list[Shaped], size: float) -> str:
    large = size * font.scale
    face = f"/F{font.number} {large:.4g} Tf"
    if all(piece.is_plain for piece in pieces):
        return f"{face} {_array(''.join(piece.shows[0].array for piece in pieces))}"
    said = [face]
    shows = [one for piece in pieces for one in piece.shows]
    for plain, group in groupby(shows, lambda one: one.rise == 0 and one.actual is None):
        # What can is shown in one go: a space that stands alone is lost to some who read the text back.
        together = list(group)
        said += (
            [_array("".join(one.array for one in together))] if plain else [_special(one, large) for one in together]
        )
    return " ".join(said)


def _array(inside: str) -> str:
    # Codes that follow one another without a move are one string.
    return f"[{inside}]TJ".replace("><", "")


def _special(show: Show, size: float) -> str:
    """Show glyphs above or below the line, or such as stand for a text that their codes don't tell."""
    said = f"[{show.array}]TJ"
    if show.rise:
        said = f"{show.rise * size / 1000:.2f} Ts {said} 0 Ts"
    return said if show.actual is None else f"/Span<</ActualText{text_string(show.actual)}>>BDC {said} EMC"
