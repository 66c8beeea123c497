"""The csv files of OneRoster and Microsoft SDS: found by name, read by heading, never more columns than we need."""

from pathlib import PurePosixPath

from planner.errors import N_, InvalidInput
from planner.readers import text
from planner.readers.archive import Bundle, check_size
from planner.readers.row import Row

USERS = "users.csv"
_GONE = frozenset({"tobedeleted", "inactive", "deleted"})


class Records:
    """The files that lie beside users.csv in a folder or zip, whatever the case of their names.

    Args:
        bundle: the folder or zip.

    Raises:
        InvalidInput: there is more than one users.csv.
    """

    def __init__(self, bundle: Bundle) -> None:
        self._bundle = bundle
        found = [path for path in map(PurePosixPath, bundle.names) if path.name.lower() == USERS]
        if len(found) > 1:
            raise InvalidInput(N_("{file} har fleire users.csv. Vel éi mappe om gongen."), file=bundle.name)
        self._paths = {
            path.name.lower(): path for path in map(PurePosixPath, bundle.names) if path.parent == found[0].parent
        }

    @staticmethod
    def are_in(bundle: Bundle) -> bool:
        """Whether a folder or zip holds such files."""
        return any(PurePosixPath(name).name.lower() == USERS for name in bundle.names)

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._paths

    def has_column(self, name: str, column: str) -> bool:
        """Whether a file is there and has this column."""
        return name in self and column.lower() in self._grid(name)[0]

    def rows(self, name: str, required: str, optional: str = "") -> list[Row]:
        """Return the rows of a file, with the columns named (space between them) and no others.

        Raises:
            InvalidInput: the file, or one of its required columns, is missing; or it can't be read.
        """
        if name not in self:
            raise InvalidInput(N_("{file} manglar fila {name}. Eksporter på nytt."), file=self._bundle.name, name=name)
        shown = self._paths[name.lower()].name
        headings, *lines = self._grid(name)
        missing = [column for column in required.split() if column.lower() not in headings]
        if missing:
            raise InvalidInput(
                N_("{file} manglar desse kolonnane: {columns}. Skriv overskriftene i første rad."),
                file=shown,
                columns=", ".join(missing),
            )
        places = {
            column: headings.index(column.lower())
            for column in f"{required} {optional}".split()
            if column.lower() in headings
        }
        titles = {column: column for column in places}
        return [
            Row(shown, number, {c: line[at] for c, at in places.items() if at < len(line)}, titles)
            for number, line in enumerate(lines, 2)
            if any(cell.strip() for cell in line)
        ]

    def rows_if_there(self, name: str, required: str, optional: str = "") -> list[Row]:
        """Return the rows of a file that may be left out."""
        return self.rows(name, required, optional) if name in self else []

    def _grid(self, name: str) -> list[list[str]]:
        path = self._paths[name.lower()]
        data = self._bundle.read(str(path))
        check_size(path.name, len(data))
        content = text.decode(path.name, data)
        headings, *lines = text.rows(path.name, content, lambda heading: heading.strip().lower().endswith("sourcedid"))
        folded = [heading.strip().lower() for heading in headings]
        twice = next((heading for at, heading in enumerate(folded) if heading and heading in folded[:at]), None)
        if twice:
            raise InvalidInput(
                N_("{file} har to kolonnar med overskrifta «{column}». Behald berre den eine."),
                file=path.name,
                column=twice[:60],
            )
        return [folded, *lines]


def is_gone(row: Row) -> bool:
    """Whether the other system has marked a row as deleted."""
    return row.text("status").lower() in _GONE
