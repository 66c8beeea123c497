"""From a story to pages: strips are placed from page to page and drawn."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from forms.layout import Document
from forms.setting import strips_of
from forms.signs import draw_sign
from forms.story import Block
from forms.strips import Area, Drawn, Mark, Square, Strip, Words
from forms.style import BOTTOM, HEIGHT, LEFT, TOP

_BOX, _BOX_LINE, _SIGN = 4.6, 0.35, 6.0
_TIGHTER = (0.85, 0.7, 0.55)


@dataclass(frozen=True)
class Placed:
    """A strip and its top on the page."""

    y: float
    strip: Strip


Pages = tuple[tuple[Placed, ...], ...]


def paginate(blocks: Sequence[Block], first_top: float = TOP) -> Pages:
    """Place a story on pages; the first begins at `first_top` millimetres, the others at the top margin.

    What just spills over to a new leaf is set a little tighter when that saves the leaf.
    """
    pages = _placed(blocks, first_top, 1.0)
    if len(pages) % 2 and len(pages) > 1:
        tighter = (_placed(blocks, first_top, air) for air in _TIGHTER)
        return next((fewer for fewer in tighter if len(fewer) < len(pages)), pages)
    return pages


def _placed(blocks: Sequence[Block], first_top: float, air: float) -> Pages:
    pages: list[list[Placed]] = [[]]
    y = first_top
    for group in _groups(strip for block in blocks for strip in strips_of(block)):
        above = group[0].above * air if pages[-1] else 0.0
        height = sum(strip.height for strip in group) + sum(strip.above * air for strip in group[1:])
        if pages[-1] and y + above + height > HEIGHT - BOTTOM:
            pages.append([])
            y, above = TOP, 0.0
        for number, strip in enumerate(group):
            y += strip.above * air if number else above
            pages[-1].append(Placed(y, strip))
            y += strip.height
    return tuple(tuple(page) for page in pages)


def draw_story(
    document: Document,
    story: Sequence[Block],
    *,
    footer: str,
    page_of: str,
    first_top: float = 42.0,
    on_first: Callable[[], None] | None = None,
) -> None:
    """Draw a story from a new leaf on, with letterhead, feet and page numbers; a blank back fills the last leaf.

    Args:
        document: drawn on.
        story: what it says.
        footer: what each page belongs to.
        page_of: with the places {page} and {pages}.
        first_top: where the story begins on its first page.
        on_first: draws what else the first page has.
    """
    document.end_leaf()
    pages = paginate(story, first_top)
    for number, page in enumerate(pages, 1):
        if number == 1:
            document.head()
            if on_first:
                on_first()
        else:
            document.running_head()
        for placed in page:
            for mark in placed.strip.marks:
                _draw(document, mark, placed.y)
        document.foot(footer, page_of.format(page=number, pages=len(pages)))
        document.end_page()
    document.end_leaf()


def _groups(strips: Iterable[Strip]) -> Iterator[list[Strip]]:
    """Gather strips that stay together; what is taller than half a page is let go strip by strip."""
    group: list[Strip] = []
    for strip in strips:
        group.append(strip)
        if not strip.keep:
            yield from [group] if sum(one.height for one in group) < HEIGHT / 2 else [[one] for one in group]
            group = []
    if group:
        yield group


def _draw(document: Document, mark: Mark, y: float) -> None:
    match mark:
        case Words():
            document.line(LEFT + mark.x, y + mark.y, mark.line, mark.size, mark.ink)
        case Area():
            document.area(LEFT + mark.x, y + mark.y, mark.width, mark.height, mark.ink)
        case Square():
            document.square(LEFT + mark.x, y + mark.y, _BOX, _BOX_LINE)
        case Drawn():
            draw_sign(document, mark.sign, LEFT + mark.x, y + mark.y, _SIGN)
