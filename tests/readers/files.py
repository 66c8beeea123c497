"""Files for the readers' tests, made in memory."""

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from openpyxl import Workbook

from planner.domain.roster import Roster
from planner.readers.archive import Handed
from planner.readers.roster import read_roster
from tests.cast import TODAY

DATA = Path(__file__).parents[1] / "data" / "roster"
HEADINGS = "fornamn;etternamn;klasse"


def read(data: bytes | str, name: str = "liste.csv") -> Roster:
    """Read a file as a browser hands it in."""
    return read_roster(Handed(name, data.encode() if isinstance(data, str) else data), today=TODAY)


def xlsx(*sheets: Iterable[Sequence[object]]) -> bytes:
    """An xlsx with these rows."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for number, rows in enumerate(sheets, 1):
        sheet = book.create_sheet(f"Ark{number}")
        for row in rows:
            sheet.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def zipped(members: Mapping[str, bytes | str]) -> bytes:
    """A zip with these members."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


def rezipped(data: bytes, changed: Mapping[str, bytes | str]) -> bytes:
    """The same zip with some members changed or added."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members: dict[str, bytes | str] = {name: archive.read(name) for name in archive.namelist()}
    return zipped(members | dict(changed))


def folder(name: str, **changed: str | None) -> dict[str, bytes | str]:
    """The csv files of a sample folder, by name; some changed, or left out (None)."""
    files: dict[str, bytes | str] = {path.name: path.read_bytes() for path in (DATA / name).iterdir()}
    for stem, content in changed.items():
        if content is None:
            del files[f"{stem}.csv"]
        else:
            files[f"{stem}.csv"] = content
    return files
