"""Lists of sites that schools keep: csv, xlsx, cells or addresses pasted in, and a browser's bookmarks."""

from collections.abc import Mapping, Sequence

from planner.domain.site_import import ListedSite, SiteList
from planner.errors import N_, InvalidInput
from planner.readers import text
from planner.readers.archive import Handed, check_size
from planner.readers.bookmarks import is_bookmarks, read_bookmarks
from planner.readers.cells import Cell, as_text, clean
from planner.readers.headings import by_spelling, fold
from planner.readers.row import LONGEST_CLASS, LONGEST_NAME, Row
from planner.readers.workbook import OLD_EXCEL_START, ZIP_START, Sheet, read_workbook

PASTED = "utklipp.csv"
LONGEST_ADDRESS, LONGEST_SUBJECT, LONGEST_WORD = 300, 100, 60
MOST_SITES = 5_000
_HEADING_WITHIN = 10
_MOST_COLUMNS = 200
_COLUMN = by_spelling(
    {
        "adresse": "adresse adressa nettadresse webadresse url lenke lenkje lenka link address web_address",
        "namn": "namn navn tittel title name nettstad nettsted namn_pa_nettstaden site",
        "plattform": "plattform platform teneste tjeneste verktoy service tool",
        "kven_kan_sja": "kven_kan_sja hvem_kan_se malgruppe tilgang open_lukka open_eller_lukka apen_lukket audience",
        "redaktor": "redaktor ansvarleg ansvarlig ansvarleg_redaktor eigar eier editor owner",
        "vararedaktor": "vararedaktor vara deputy deputy_editor",
        "klasse": "klasse klassen class",
        "fag": "fag subject",
        "laga_av": "laga_av laget_av innhald innhold made_by",
        "slutt": "slutt sluttar slutter sluttdato ends end_date",
        "offentleg": "offentleg offentlig offentleg_liste public",
    }
)


def read_sites(source: Handed | str) -> SiteList:
    """Read a list of sites; rows with errors are kept apart and told of.

    Args:
        source: a file handed in by a browser, or pasted text.

    Raises:
        InvalidInput: the source as a whole can't be used; one line says why and what to do.
    """
    if isinstance(source, str):
        return _read_text(PASTED, text.check_text(PASTED, source))
    check_size(source.name, len(source.data))
    if source.data.startswith(OLD_EXCEL_START):
        raise InvalidInput(
            N_("{file} er i eit gammalt Excel-format eller låst med passord. Lagre ho som xlsx utan passord."),
            file=source.name,
        )
    if source.data.startswith(ZIP_START):
        return _read_workbook(source)
    if is_bookmarks(source.data):
        return read_bookmarks(source)
    return _read_text(source.name, text.decode(source.name, source.data))


def _read_text(name: str, content: str) -> SiteList:
    lines = [clean(line) for line in content.splitlines()]
    if all(_is_bare_address(line) for line in lines if line):
        return _checked(name, [ListedSite(name, row, line) for row, line in enumerate(lines, 1) if line])
    rows = text.rows(name, content, _is_known)
    return _read(name, Sheet(name, list(map(list, rows)), frozenset()))


def _is_bare_address(line: str) -> bool:
    return "." in line and not set(line) & set(' \t;,"') and not _is_known(line)


def _read_workbook(file: Handed) -> SiteList:
    """Read the first sheet that has the heading of an address, or else tell what the first one lacks."""
    sheets = [sheet for sheet in read_workbook(file) if any(any(row) for row in sheet.rows)]
    lists = [sheet for sheet in sheets if "adresse" in _columns(_heading(sheet)[1])] or sheets
    if not lists:
        raise InvalidInput(N_("Fila {file} er tom. Vel ei anna fil."), file=file.name)
    return _read(file.name, lists[0])


def _read(name: str, sheet: Sheet) -> SiteList:
    start, headings = _heading(sheet)
    columns = _columns(headings)
    if "adresse" not in columns:
        raise InvalidInput(N_("{file} manglar kolonnen adresse. Skriv overskriftene i første rad."), file=name)
    titles = {column: headings[place] for column, place in columns.items()}
    filled = [at for at in range(start + 1, len(sheet.rows)) if any(str(cell).strip() for cell in sheet.rows[at])]
    read = [(row := _row(name, sheet, at, columns, titles), _site(row)) for at in filled]
    good = [site for row, site in read if not row.errors]
    found = _checked(name, good if good or any(row.errors for row, _ in read) else [])
    return SiteList(found.sites, tuple(error for row, _ in read for error in row.errors), titles)


def _checked(name: str, sites: Sequence[ListedSite]) -> SiteList:
    if len(sites) > MOST_SITES:
        raise InvalidInput(N_("{file} har fleire enn {most} nettstader. Del lista."), file=name, most=MOST_SITES)
    return SiteList(tuple(sites))


def _heading(sheet: Sheet) -> tuple[int, list[str]]:
    """Return the row with most known headings among the first ones, and what stands there."""
    at = max(range(min(len(sheet.rows), _HEADING_WITHIN)), key=lambda at: _known(sheet.rows[at]))
    return at, [clean(as_text(cell)) for cell in sheet.rows[at][:_MOST_COLUMNS]]


def _known(row: Sequence[Cell]) -> int:
    return sum(_is_known(cell) for cell in row if isinstance(cell, str))


def _is_known(heading: str) -> bool:
    return fold(heading) in _COLUMN


def _columns(headings: Sequence[str]) -> dict[str, int]:
    """Return where each known column is; of two that mean the same, the first."""
    columns: dict[str, int] = {}
    for place, heading in enumerate(headings):
        if _is_known(heading):
            columns.setdefault(_COLUMN[fold(heading)], place)
    return columns


def _row(name: str, sheet: Sheet, at: int, columns: Mapping[str, int], titles: Mapping[str, str]) -> Row:
    cells = sheet.rows[at]
    given = {column: cells[place] for column, place in columns.items() if place < len(cells)}
    computed = [column for column, place in columns.items() if (at, place) in sheet.formulas]
    return Row(name, at + 1, given, titles, computed)


def _site(row: Row) -> ListedSite:
    return ListedSite(
        file=row.file,
        row=row.number,
        address=row.name("adresse", LONGEST_ADDRESS),
        name=row.text("namn"),
        platform=row.text("plattform", LONGEST_WORD),
        audience=row.text("kven_kan_sja", LONGEST_WORD),
        editor=row.text("redaktor", LONGEST_NAME),
        deputy=row.text("vararedaktor", LONGEST_NAME),
        class_label=row.text("klasse", LONGEST_CLASS),
        subject=row.text("fag", LONGEST_SUBJECT),
        made_by=row.text("laga_av", LONGEST_WORD),
        ends=row.day("slutt"),
        is_public=row.yes_no("offentleg"),
    )
