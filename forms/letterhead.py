"""The letterhead: who sends a document, on its first page and small on those that follow; and the foot of each page."""

from forms.fonts import Face
from forms.layout import Document
from forms.lettering import boxed, words, words_right
from forms.lines import fitted
from forms.pictures import Logo, picture_of
from forms.style import ACCENT, HEIGHT, LEFT, MEASURE, PT, QUIET, RIGHT, SMALL, WIDTH, Style

_FOOT = HEIGHT - 12.0
_LOGO_WIDTH, _LOGO_HEIGHT, _LOGO_MIDDLE, _LOGO_GAP = 34.0, 17.0, 22.5, 4.0
_NAME = Style(14, 1.25, Face.BOLD, ACCENT)
_MUNICIPALITY = Style(9.5, 1.3, ink=QUIET)
_NAME_WIDTH, _CONTACT = 95.0, 130.0


def draw_head(document: Document) -> None:
    """Draw the letterhead of a first page: above the address window, with the school's name first."""
    letterhead = document.sender.letterhead
    if letterhead.logo:
        _draw_names_beside(document, LEFT + _draw_logo(document, letterhead.logo) + _LOGO_GAP)
    else:
        with document.within("P"):
            words(document, LEFT, 20, letterhead.school, _NAME, _NAME_WIDTH)
            words(document, LEFT, 25.6, letterhead.municipality, _MUNICIPALITY, _NAME_WIDTH)
    with document.within("P"):
        boxed(document, _CONTACT, 16, letterhead.contact, SMALL, WIDTH - RIGHT - _CONTACT, 16)
    document.rule(LEFT, 34, MEASURE, 0.5, ACCENT)


def _draw_logo(document: Document, logo: Logo) -> float:
    """Draw the logo as large as its room allows, and return how wide it is."""
    picture = picture_of(logo.png)
    scale = min(_LOGO_WIDTH / picture.width, _LOGO_HEIGHT / picture.height)
    width, height = picture.width * scale, picture.height * scale
    document.logo(LEFT, _LOGO_MIDDLE - height / 2, width, height, logo)
    return width


def _draw_names_beside(document: Document, x: float) -> None:
    """Draw the names to the right of a logo, their middle at its middle; a long name on two lines."""
    letterhead, room = document.sender.letterhead, _CONTACT - _LOGO_GAP - x
    size, lines = fitted((letterhead.school,), room, 2 * _NAME.line, _NAME.size, _NAME.face, _NAME.leading)
    apart = size * _NAME.leading * PT
    top = _LOGO_MIDDLE - (len(lines) * apart + (_MUNICIPALITY.line if letterhead.municipality else 0)) / 2
    with document.within("P"):
        for number, line in enumerate(lines):
            document.line(x, top + size * PT + number * apart, line, size, _NAME.ink)
        below = top + len(lines) * apart + _MUNICIPALITY.size * PT
        words(document, x, below, letterhead.municipality, _MUNICIPALITY, room)


def draw_running_head(document: Document) -> None:
    """Draw the small head of a following page."""
    with document.repeated("Header"):
        words(document, LEFT, 15, document.sender.letterhead.school, SMALL, 120)
        document.rule(LEFT, 17.5, MEASURE)


def draw_foot(document: Document, reference: str, page: str) -> None:
    """Draw the foot: what the page belongs to, and its number."""
    with document.repeated("Footer"):
        document.rule(LEFT, _FOOT - 5, MEASURE)
        words(document, LEFT, _FOOT, reference, SMALL, 120)
        words_right(document, WIDTH - RIGHT, _FOOT, page, SMALL)
