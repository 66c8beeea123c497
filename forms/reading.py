"""Reading: what a language asks of the page: the direction of its lines, and how much room they need."""

from dataclasses import dataclass
from functools import cache

from forms.style import Style

_RIGHT_TO_LEFT = frozenset({"ar", "fa", "ur"})
# Arabic letters reach further above and below the line than Latin ones, the letters of Ge'ez a little.
_ROOM = {"ar": 1.12, "fa": 1.12, "ur": 1.16, "ti": 1.06}


@dataclass(frozen=True)
class Reading:
    """How a language is set.

    Attributes:
        language: its code.
        base: 1 when its lines run from right to left, else 0.
        room: the distance of its lines, compared to that of Latin ones.
        scale: how large it is set; smaller when that saves a leaf.
    """

    language: str
    base: int = 0
    room: float = 1.0
    scale: float = 1.0

    def style(self, style: Style) -> Style:
        """Return a style with the room the language needs."""
        if self.room == self.scale == 1.0:
            return style
        return Style(style.size * self.scale, style.leading * self.room, style.face, style.ink, style.above)


@cache
def reading(language: str) -> Reading:
    """Return how a language is set."""
    return Reading(language, int(language in _RIGHT_TO_LEFT), _ROOM.get(language, 1.0))
