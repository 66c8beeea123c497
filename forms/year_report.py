"""The year report: how a school follows the guideline, for its council; figures, no pupil and nobody's own words."""

from dataclasses import dataclass
from io import BytesIO

from forms.flow import draw_story
from forms.layout import Document, Sender
from forms.story import Block, Fine, Heading, Listing, Table, Text, Title

_ROWS = (0.52, 0.16, 0.16, 0.16)
_SITES = (0.5, 0.32, 0.18)
_PRACTICES = (0.56, 0.22, 0.22)
_WHAT = 0.6


@dataclass(frozen=True)
class ReportTable:
    """A table with its heading; what stands instead of it when it has no rows, and a remark below it."""

    heading: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    none: str = ""
    remark: str = ""


@dataclass(frozen=True)
class ReportList:
    """A list with its heading; it isn't there when it has no items."""

    heading: str
    items: tuple[str, ...]


@dataclass(frozen=True)
class YearReport:
    """What a year report says, in one language.

    Attributes:
        short: the year in a few sentences.
        rows: the guideline row by row: advice, what is in order, what is late, what is against it.
        follow: what is to be put right.
        done: what was done this year, and last year where it is known.
        planned: what is to come.
        sites: those in use: name, who can see it, class.
        practices: discussion card, when it was agreed, when it is looked at again.
        remark: where the figures come from, in small print.
        page_of: with the places {page} and {pages}.
    """

    sender: Sender
    title: str
    intro: str
    short: ReportList
    rows: ReportTable
    follow: ReportList
    done: ReportTable
    planned: ReportList
    sites: ReportTable
    practices: ReportTable
    remark: str
    page_of: str
    footer: str


def year_report_pdf(report: YearReport) -> bytes:
    """Return a year report as a file."""
    file = BytesIO()
    document = Document(file, report.sender)
    document.begin_part(report.sender.language)
    draw_story(document, _story(report), footer=report.footer, page_of=report.page_of)
    document.save()
    return file.getvalue()


def _story(report: YearReport) -> list[Block]:
    years = len(report.done.head) - 1
    return [
        Title(report.title),
        Text(report.intro),
        *_list(report.short),
        *_table(report.rows, _ROWS),
        *_list(report.follow),
        *_table(report.done, (_WHAT, *[(1 - _WHAT) / years] * years)),
        *_list(report.planned),
        *_table(report.practices, _PRACTICES),
        *_table(report.sites, _SITES),
        Fine(report.remark),
    ]


def _list(found: ReportList) -> list[Block]:
    return [Heading(found.heading), Listing(found.items)] if found.items else []


def _table(table: ReportTable, shares: tuple[float, ...]) -> list[Block]:
    if not table.rows:
        return [Heading(table.heading), Text(table.none)]
    told: list[Block] = [Heading(table.heading), Table(table.head, table.rows, shares, repeats=True)]
    return [*told, Fine(table.remark)] if table.remark else told
