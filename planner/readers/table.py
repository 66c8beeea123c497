"""The simple class list: csv, xlsx or text pasted from a spreadsheet, with headings in any order."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from planner.domain.roster import (
    Roster,
    RosterClass,
    RosterGuardian,
    RosterPupil,
    RosterSource,
    class_key,
    grades_of,
)
from planner.errors import N_, InvalidInput
from planner.readers import text
from planner.readers.archive import Handed
from planner.readers.cells import Cell, as_text
from planner.readers.headings import columns_of, is_known
from planner.readers.row import LONGEST_ADDRESS, LONGEST_NAME, LONGEST_PHONE, LONGEST_POSTAL_CODE, LONGEST_TOWN, Row
from planner.readers.workbook import Sheet, read_workbook

_HEADING_WITHIN = 10
_FEWEST_HEADINGS = 2
_MOST_GUARDIANS = 9
_ADDRESS = ("adresse", "postnr", "poststad")
_MOST_COLUMNS = 500
_HALF_NAME = LONGEST_NAME // 2 - 1


def read_csv(file: Handed, today: date) -> Roster:
    """Read a csv file.

    Raises:
        InvalidInput: the file as a whole can't be used.
    """
    return read_text(file.name, text.decode(file.name, file.data), today)


def read_text(name: str, content: str, today: date) -> Roster:
    """Read csv, or cells pasted from a spreadsheet.

    Raises:
        InvalidInput: the text as a whole can't be used.
    """
    rows = text.rows(name, text.check_text(name, content), is_known)
    may_be_cut = not content.endswith(("\n", "\r"))
    return _read(name, Sheet(name, list(map(list, rows)), frozenset()), today, may_be_cut=may_be_cut)


def read_xlsx(file: Handed, today: date) -> Roster:
    """Read all sheets of an xlsx that have the headings of a class list, or else tell what the first one lacks.

    Raises:
        InvalidInput: the file as a whole can't be used.
    """
    sheets = [sheet for sheet in read_workbook(file) if any(any(row) for row in sheet.rows)]
    lists = [sheet for sheet in sheets if _knows(sheet.rows)] or sheets[:1]
    if not lists:
        raise InvalidInput(N_("Fila {file} er tom. Vel ei anna fil."), file=file.name)
    names = [file.name] if len(lists) == 1 else [f"{file.name}, {sheet.name}" for sheet in lists]
    return merged([_read(name, sheet, today) for name, sheet in zip(names, lists, strict=True)])


def merged(rosters: Sequence[Roster]) -> Roster:
    """Return several class lists as one."""
    classes: dict[str, RosterClass] = {}
    for one in (one for roster in rosters for one in roster.classes):
        classes.setdefault(class_key(one.label), one)
    return Roster(
        RosterSource.TABLE,
        pupils=tuple(pupil for roster in rosters for pupil in roster.pupils),
        classes=tuple(classes.values()),
        errors=tuple(error for roster in rosters for error in roster.errors),
        warnings=tuple(warning for roster in rosters for warning in roster.warnings),
        rejected=tuple(pupil for roster in rosters for pupil in roster.rejected),
        headings=rosters[0].headings,
    )


def _knows(rows: Sequence[Sequence[Cell]]) -> bool:
    return any(_known_headings(row) >= _FEWEST_HEADINGS for row in rows[:_HEADING_WITHIN])


def _known_headings(row: Sequence[Cell]) -> int:
    return sum(is_known(cell) for cell in row if isinstance(cell, str))


def _read(name: str, sheet: Sheet, today: date, *, may_be_cut: bool = False) -> Roster:
    """Read a sheet: its heading is the row with most known headings among the first ones."""
    start = max(range(min(len(sheet.rows), _HEADING_WITHIN)), key=lambda at: _known_headings(sheet.rows[at]))
    headings = [as_text(cell).strip() for cell in sheet.rows[start][:_MOST_COLUMNS]]
    columns = columns_of(name, headings)
    titles = {column: headings[place] for column, place in columns.items()}
    width = max(place + 1 for place, heading in enumerate(headings) if heading)
    filled = [at for at in range(start + 1, len(sheet.rows)) if any(map(_is_filled, sheet.rows[at]))]
    if not filled:
        raise InvalidInput(N_("{file} har ingen elevar under overskriftene."), file=name)
    places = [n for n in range(1, _MOST_GUARDIANS + 1) if any(one.startswith(f"foresatt{n}_") for one in columns)]
    read = [(row := _row(name, sheet, at, columns, titles), _pupil(row, places, today)) for at in filled]
    lengths = [len(sheet.rows[at]) for at in filled]
    for (row, _), at in zip(read, filled, strict=True):
        if any(map(_is_filled, sheet.rows[at][width:])):
            row.fault("", N_("Rada har fleire celler enn det er overskrifter. Set tekst med skiljeteikn i hermeteikn."))
    if may_be_cut and lengths[-1] < width <= max(lengths):
        read[-1][0].fault("", N_("Fila sluttar midt i denne rada. Er ho berre halv? Hent ho på nytt."))
    return _roster(read, titles)


def _is_filled(cell: Cell) -> bool:
    return bool(cell.strip()) if isinstance(cell, str) else True


def _row(name: str, sheet: Sheet, at: int, columns: Mapping[str, int], titles: Mapping[str, str]) -> Row:
    cells = sheet.rows[at]
    given = {column: cells[place] for column, place in columns.items() if place < len(cells)}
    computed = [column for column, place in columns.items() if (at, place) in sheet.formulas]
    return Row(name, at + 1, given, titles, computed)


def _roster(read: Sequence[tuple[Row, RosterPupil]], titles: Mapping[str, str]) -> Roster:
    good = tuple(pupil for row, pupil in read if not row.errors)
    labels: dict[str, str] = {}
    for label in (label for pupil in good for label in pupil.classes):
        labels.setdefault(class_key(label), label)
    return Roster(
        RosterSource.TABLE,
        pupils=good,
        classes=tuple(RosterClass(label, grades_of(label)) for label in labels.values()),
        errors=tuple(error for row, _ in read for error in row.errors),
        warnings=tuple(warning for row, _ in read if not row.errors for warning in row.warnings),
        rejected=tuple(pupil for row, pupil in read if row.errors),
        headings=titles,
    )


def _pupil(row: Row, places: Sequence[int], today: date) -> RosterPupil:
    guardians = tuple(_guardians(row, places))
    if not guardians:
        _warn_of_address(row, "")
    return RosterPupil(
        file=row.file,
        row=row.number,
        given_name=row.name("fornamn"),
        family_name=row.name("etternamn"),
        classes=row.classes("klasse"),
        external_id=row.external_id("elev_id"),
        birth_date=row.birth_date("fodselsdato", today),
        language=row.language("sprak"),
        never_show=row.yes_no("skjul"),
        guardians=guardians,
        guardian_places=max(places, default=0),
    )


def _guardians(row: Row, places: Sequence[int]) -> Iterator[RosterGuardian]:
    """Give the guardians of a row; an address of the row's own is that of each guardian who has none."""
    home = _address(row, "")
    for place in places:
        own = f"foresatt{place}_"
        name = _guardian_name(row, own)
        email, phone = row.email(f"{own}epost"), row.text(f"{own}telefon", LONGEST_PHONE)
        language, responsibility = row.language(f"{own}sprak"), row.yes_no(f"{own}foreldreansvar")
        other_id, address = row.external_id(f"{own}id"), _address(row, own)
        if name:
            home_or_own = address if any(address) else home
            yield RosterGuardian(name, place, other_id, email, phone, language, responsibility, *home_or_own)
        elif email or phone:
            row.fault(f"{own}namn", N_("Skriv namnet på den føresette, eller ta bort e-post og telefon."))
        else:
            _warn_of_address(row, own)


def _warn_of_address(row: Row, own: str) -> None:
    """Tell that an address of nobody is not kept: we store no more than a letter needs."""
    column = next((column for column, part in zip(_ADDRESS, _address(row, own), strict=True) if part), None)
    if column:
        message = N_("Adressa blir ikkje lagra, for her står ingen føresett. Skriv namnet på den føresette også.")
        row.warn(f"{own}{column}", message)


def _guardian_name(row: Row, own: str) -> str:
    whole = row.text(f"{own}namn")
    return whole or f"{row.text(f'{own}fornamn', _HALF_NAME)} {row.text(f'{own}etternamn', _HALF_NAME)}".strip()


def _address(row: Row, own: str) -> tuple[str, str, str]:
    street, postal_code, town = (f"{own}{column}" for column in _ADDRESS)
    return (
        row.text(street, LONGEST_ADDRESS),
        row.text(postal_code, LONGEST_POSTAL_CODE),
        row.text(town, LONGEST_TOWN),
    )
