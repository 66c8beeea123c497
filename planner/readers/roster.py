"""Reads a roster in whatever form it comes: a folder, a zip, csv, xlsx, or cells pasted from a spreadsheet."""

from collections.abc import Collection
from datetime import date
from pathlib import Path, PurePosixPath

from planner import settings
from planner.domain.roster import Roster
from planner.errors import N_, InvalidInput
from planner.readers.archive import Bundle, Handed, check_size, open_folder, open_zip, read_file
from planner.readers.oneroster import read_oneroster
from planner.readers.records import Records
from planner.readers.sds import read_sds
from planner.readers.table import merged, read_csv, read_text, read_xlsx
from planner.readers.workbook import OLD_EXCEL_START, ZIP_START, is_workbook

_TABLES = frozenset({".csv", ".tsv", ".txt", ".xlsx"})
_PASTED = "utklipp.csv"


def read_roster(source: Path | Handed | str, *, today: date | None = None, school: Collection[str] = ()) -> Roster:
    """Read a roster; rows with errors are kept apart and told of, the others can be used.

    Args:
        source: the path of a file or folder, a file handed in by a browser, or pasted text (a str is never a path).
        today: no birth date lies after it; left out, it is today.
        school: names and numbers of the school to choose when a file holds several.

    Raises:
        InvalidInput: the source as a whole can't be used; one line says why and what to do.
    """
    day = today or settings.today()
    if isinstance(source, str):
        return read_text(_PASTED, source, day)
    if isinstance(source, Path):
        if source.is_dir():
            return _read_bundle(open_folder(source), day, school)
        source = Handed(source.name, read_file(source))
    check_size(source.name, len(source.data))
    if source.data.startswith(ZIP_START):
        return _read_packed(source, day, school)
    if source.data.startswith(OLD_EXCEL_START):
        raise InvalidInput(
            N_("{file} er i eit gammalt Excel-format eller låst med passord. Lagre ho som xlsx utan passord."),
            file=source.name,
        )
    return read_csv(source, day)


def _read_packed(file: Handed, today: date, school: Collection[str]) -> Roster:
    bundle = open_zip(file)
    return read_xlsx(file, today) if is_workbook(bundle) else _read_bundle(bundle, today, school)


def _read_bundle(bundle: Bundle, today: date, school: Collection[str]) -> Roster:
    if Records.are_in(bundle):
        records = Records(bundle)
        is_sds = records.has_column("classes.csv", "orgSourcedId") and "manifest.csv" not in records
        return read_sds(records, today, school) if is_sds else read_oneroster(records, today, school)
    tables = [name for name in bundle.names if PurePosixPath(name).suffix.lower() in _TABLES]
    if not tables:
        raise InvalidInput(
            N_("Fann inga elevliste i {file}. Vel OneRoster- eller SDS-filer, eller ei csv- eller xlsx-fil."),
            file=bundle.name,
        )
    return merged([_read_table(Handed(PurePosixPath(name).name, bundle.read(name)), today) for name in tables])


def _read_table(file: Handed, today: date) -> Roster:
    check_size(file.name, len(file.data))
    return read_xlsx(file, today) if file.data.startswith(ZIP_START) else read_csv(file, today)
