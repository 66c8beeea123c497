"""The letterhead: who sends a document, on its first page and small on those that follow; and the foot of each page."""

from forms.fonts import Face
from forms.layout import Document
from forms.lettering import boxed, words, words_right
from forms.style import ACCENT, HEIGHT, LEFT, MEASURE, QUIET, RIGHT, SMALL, WIDTH, Style

_FOOT = HEIGHT - 12.0
_LOGO_HEIGHT, _LOGO_WIDTH, _LOGO_GAP = 17.0, 34.0, 4.0
_NAME = Style(14, 1.25, Face.BOLD, ACCENT)
_MUNICIPALITY = Style(9.5, 1.3, ink=QUIET)
_NAME_WIDTH, _CONTACT = 95.0, 130.0


def draw_head(document: Document) -> None:
    """Draw the letterhead of a first page: above the address window, with the school's name first."""
    letterhead = document.sender.letterhead
    with document.within("P"):
        words(document, LEFT, 20, letterhead.school, _NAME, _NAME_WIDTH)
        words(document, LEFT, 25.6, letterhead.municipality, _MUNICIPALITY, _NAME_WIDTH)
    with document.within("P"):
        boxed(document, _CONTACT, 16, letterhead.contact, SMALL, WIDTH - RIGHT - _CONTACT, 16)
    document.rule(LEFT, 34, MEASURE, 0.5, ACCENT)


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
