"""Coverage: how far a school's classes have come with netiquette and against bullying in a school year."""

from dataclasses import dataclass
from io import BytesIO

from forms.flow import draw_story
from forms.layout import Document, Sender
from forms.story import Block, Fine, Heading, Table, Text, Title

_DONE = (0.16, 0.14, 0.55, 0.15)
_CLASSES = (0.14, 0.13, 0.39, 0.34)
_TOPIC = 0.28


@dataclass(frozen=True)
class CoverageTable:
    """A table with its heading.

    Attributes:
        head: one a column.
        rows: each with as many cells as the head.
    """

    heading: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Coverage:
    """What the coverage of a school year says, in one language.

    Attributes:
        picture: a row a topic, a column a grade, how many lessons in each cell; no rows when no class has a grade.
        classes: class, lessons held, what is missing, and the plan that fits now.
        done: day, class, lesson and minutes of each lesson held.
        none_held: instead of the last table when it has no rows.
        remark: how it is counted, in small print.
        page_of: with the places {page} and {pages}.
    """

    sender: Sender
    title: str
    intro: str
    picture: CoverageTable
    classes: CoverageTable
    done: CoverageTable
    none_held: str
    remark: str
    page_of: str
    footer: str


def coverage_pdf(coverage: Coverage) -> bytes:
    """Return the coverage of a school year as a file."""
    file = BytesIO()
    document = Document(file, coverage.sender)
    document.begin_part(coverage.sender.language)
    draw_story(document, _story(coverage), footer=coverage.footer, page_of=coverage.page_of)
    document.save()
    return file.getvalue()


def _story(coverage: Coverage) -> list[Block]:
    grades = len(coverage.picture.head) - 1
    story: list[Block] = [Title(coverage.title), Text(coverage.intro)]
    if coverage.picture.rows:
        story += _table(coverage.picture, (_TOPIC, *[(1 - _TOPIC) / grades] * grades))
    story += _table(coverage.classes, _CLASSES)
    story += [Fine(coverage.remark)]
    if coverage.done.rows:
        return [*story, *_table(coverage.done, _DONE)]
    return [*story, Heading(coverage.done.heading), Text(coverage.none_held)]


def _table(table: CoverageTable, shares: tuple[float, ...]) -> list[Block]:
    return [Heading(table.heading), Table(table.head, table.rows, shares)]
