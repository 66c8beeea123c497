"""From a story to pages: strips are placed from page to page and drawn."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from forms.fields import rectangle
from forms.layout import Document
from forms.letterhead import draw_foot, draw_head, draw_running_head
from forms.reading import Reading
from forms.setting import set_block
from forms.signs import draw_sign
from forms.story import Block
from forms.strips import Area, Drawn, Mark, Setting, Square, Strip, Ticking, Typing, Words
from forms.style import BOTTOM, HEIGHT, LEFT, RIGHT, TOP, WIDTH
from forms.tags import Element

_BOX, _BOX_LINE, _SIGN = 4.6, 0.35, 6.0
_TIGHTER = (0.85, 0.7, 0.55)
_SMALLER = (0.96, 0.92)


@dataclass(frozen=True)
class Placed:
    """A strip, its top on the page, and which block it is of; one that stands there again is read only once."""

    y: float
    strip: Strip
    block: int
    again: bool = False


Pages = tuple[tuple[Placed, ...], ...]


def paginate(settings: Sequence[Setting], first_top: float = TOP) -> Pages:
    """Place a story on pages; the first begins at `first_top` millimetres, the others at the top margin.

    What just spills over to a new leaf is set a little tighter when that saves the leaf.
    """
    pages = _placed(settings, first_top, 1.0)
    if len(pages) % 2 and len(pages) > 1:
        tighter = (_placed(settings, first_top, air) for air in _TIGHTER)
        return next((fewer for fewer in tighter if len(fewer) < len(pages)), pages)
    return pages


def _placed(settings: Sequence[Setting], first_top: float, air: float) -> Pages:
    pages: list[list[Placed]] = [[]]
    y = first_top
    for group in _groups((strip, block) for block, setting in enumerate(settings) for strip in setting.strips):
        above = group[0][0].above * air if pages[-1] else 0.0
        height = sum(strip.height for strip, _ in group) + sum(strip.above * air for strip, _ in group[1:])
        if pages[-1] and y + above + height > HEIGHT - BOTTOM:
            y, above = TOP, 0.0
            again, goes_on = settings[group[0][1]].again, pages[-1][-1].block == group[0][1]
            pages.append([])
            if again and goes_on:
                pages[-1].append(Placed(y, again, group[0][1], again=True))
                y += again.height
        for number, (strip, block) in enumerate(group):
            y += strip.above * air if number else above
            pages[-1].append(Placed(y, strip, block))
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
    one_side: bool = False,
) -> None:
    """Draw a story from a new leaf on, with letterhead, feet and page numbers.

    Args:
        document: drawn on.
        story: what it says.
        footer: what each page belongs to.
        page_of: with the places {page} and {pages}.
        first_top: where the story begins on its first page.
        on_first: draws what else the first page has.
        one_side: whether it is set a little smaller when that brings it on one side, and not only to save a leaf.
    """
    document.end_leaf()
    settings, pages = _set(story, document.reading, first_top, one_side=one_side)
    elements: dict[int, list[Element]] = {}
    for number, page in enumerate(pages, 1):
        if number == 1:
            draw_head(document)
            if on_first:
                on_first()
        else:
            draw_running_head(document)
        for placed in page:
            if placed.block not in elements:
                elements[placed.block] = _elements(document, settings[placed.block])
            for mark in placed.strip.marks:
                _draw(document, mark, placed.y, () if placed.again else elements[placed.block])
        draw_foot(document, footer, page_of.format(page=number, pages=len(pages)))
        document.end_page()


def _set(story: Sequence[Block], reading: Reading, first_top: float, *, one_side: bool) -> tuple[list[Setting], Pages]:
    """Set a story, a little smaller when that saves a leaf or a side: some languages need more words."""
    first = _set_at(1.0, story, reading, first_top)
    if len(first[1]) == 1 or (len(first[1]) % 2 == 0 and not one_side):
        return first
    smaller = (_set_at(scale, story, reading, first_top) for scale in _SMALLER)
    return next((one for one in smaller if len(one[1]) < len(first[1])), first)


def _set_at(scale: float, story: Sequence[Block], reading: Reading, first_top: float) -> tuple[list[Setting], Pages]:
    scaled = replace(reading, scale=scale)
    settings = [set_block(block, scaled) for block in story]
    return settings, paginate(settings, first_top)


def _elements(document: Document, setting: Setting) -> list[Element]:
    """Add a block's elements to the tree, in the order they are read; cells without text are there too."""
    elements: list[Element] = []
    for node in setting.nodes:
        parent = elements[node.parent] if node.parent >= 0 else None
        elements.append(document.element(node.role, node.attributes, parent))
    return elements


def _groups(strips: Iterable[tuple[Strip, int]]) -> Iterator[list[tuple[Strip, int]]]:
    """Gather strips that stay together; what is taller than half a page is let go strip by strip."""
    group: list[tuple[Strip, int]] = []
    for one in strips:
        group.append(one)
        if not one[0].keep:
            yield from [group] if sum(strip.height for strip, _ in group) < HEIGHT / 2 else [[one] for one in group]
            group = []
    if group:
        yield group


def _draw(document: Document, mark: Mark, y: float, elements: Sequence[Element]) -> None:
    match mark:
        case Words():
            start = _start(document, mark.x, mark.line.width(mark.size))
            document.line(start, y + mark.y, mark.line, mark.size, mark.ink, elements[mark.node] if elements else None)
        case Area():
            document.area(_start(document, mark.x, mark.width), y + mark.y, mark.width, mark.height, mark.ink)
        case Square():
            document.square(_start(document, mark.x, 0), y + mark.y, _BOX, _BOX_LINE)
        case Drawn():
            draw_sign(document, mark.sign, _start(document, mark.x, 0), y + mark.y, _SIGN)
        case Typing():
            place = rectangle(_start(document, mark.x, mark.width), y + mark.y, mark.width, mark.height)
            document.writing(mark.name, mark.told, place, mark.lines, elements[mark.node])
        case Ticking():
            x, top = _start(document, mark.x, 0), y + mark.y
            document.square(x, top, _BOX, _BOX_LINE)
            place = rectangle(x - _BOX / 2, top - _BOX / 2, _BOX, _BOX)
            document.tick(mark.name, mark.told, place, elements[mark.node])


def _start(document: Document, x: float, width: float) -> float:
    """Return the left end of what begins x millimetres from where the lines begin."""
    return WIDTH - RIGHT - x - width if document.reading.base else LEFT + x
