"""The site overview: a school's sites as a table, to hang up or hand over."""

from dataclasses import dataclass
from io import BytesIO

from forms.flow import draw_story
from forms.layout import Document, Sender
from forms.story import Block, Table, Text, Title

_SHARES = (0.35, 0.16, 0.17, 0.09, 0.11, 0.12)


@dataclass(frozen=True)
class SiteOverview:
    """What the site overview says, in one language.

    Attributes:
        head: one a column: site with address, who can see it, editor, class, state, confirmed.
        rows: each with as many cells as the head.
        none: instead of the table when it has no rows.
        page_of: with the places {page} and {pages}.
    """

    sender: Sender
    title: str
    intro: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    none: str
    page_of: str
    footer: str


def site_overview_pdf(overview: SiteOverview) -> bytes:
    """Return the site overview as a file."""
    file = BytesIO()
    document = Document(file, overview.sender)
    document.begin_part(overview.sender.language)
    draw_story(document, _story(overview), footer=overview.footer, page_of=overview.page_of)
    document.save()
    return file.getvalue()


def _story(overview: SiteOverview) -> list[Block]:
    if not overview.rows:
        return [Title(overview.title), Text(overview.none)]
    table = Table(overview.head, overview.rows, _SHARES, repeats=True)
    return [Title(overview.title), Text(overview.intro), table]
