"""Excel files (xlsx): the cells of the sheets as values, and which of them are formulas, which are never computed."""

import io
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from xml.parsers import expat

from python_calamine import CalamineError, CalamineWorkbook, SheetMetadata, SheetTypeEnum, SheetVisibleEnum

from planner.errors import N_, InvalidInput
from planner.readers.archive import Bundle, Handed, open_zip
from planner.readers.cells import Cell

ZIP_START = b"PK\x03\x04"
OLD_EXCEL_START = b"\xd0\xcf\x11\xe0"
WORKBOOK = "xl/workbook.xml"
RELATIONS = "xl/_rels/workbook.xml.rels"
MOST_CELLS = 3_000_000
MOST_CHARACTERS = 200_000_000
LONGEST_TEXT = 32_767  # as in Excel itself
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_ROW = re.compile(r"[0-9]{1,7}")
_LETTERS = 26
_BROKEN = N_("Excel-fila {file} er skadd eller berre halv. Lagre ho på nytt, og prøv igjen.")


@dataclass(frozen=True)
class Sheet:
    """One sheet: its rows from row 1 on, and the places (row and column from 0) that hold formulas."""

    name: str
    rows: list[list[Cell]]
    formulas: frozenset[tuple[int, int]]


def is_workbook(bundle: Bundle) -> bool:
    """Whether a zip is an xlsx."""
    return WORKBOOK in bundle.names


def read_workbook(file: Handed) -> Iterator[Sheet]:
    """Give the sheets of an xlsx that people can see, in their order.

    Raises:
        InvalidInput: the file is broken, or a sheet is far larger than any school.
    """
    bundle = open_zip(file)
    # The reader of cells reserves memory up to the outermost cell, so nothing is given to it before all is measured.
    measures = {name: _Measure(file.name) for name in bundle.names if name.lower().endswith(".xml")}
    for name, measure in measures.items():
        _parse(file.name, bundle.read(name), measure.start, measure.characters)
    _check_texts(file.name, measures.values())
    paths = _sheet_paths(file.name, bundle)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(file.data))
        for name in (one.name for one in book.sheets_metadata if _is_shown(one)):
            formulas = frozenset(measures[paths[name]].formulas)
            yield Sheet(name, book.get_sheet_by_name(name).to_python(skip_empty_area=False), formulas)
    except (CalamineError, KeyError):
        raise InvalidInput(_BROKEN, file=file.name) from None


def _check_texts(name: str, measures: Collection["_Measure"]) -> None:
    """Refuse texts that would fill the memory: the reader of cells copies a shared text once for each cell with it."""
    lengths = [length for measure in measures for length in measure.shared]
    longest = max((measure.longest for measure in measures), default=0)
    asked_for = Counter(index for measure in measures for index in measure.copies)
    copied = sum(lengths[index] * count for index, count in asked_for.items() if index < len(lengths))
    if longest > LONGEST_TEXT or copied > MOST_CHARACTERS:
        raise InvalidInput(N_("Excel-fila {file} har for lange tekstar for ei liste. Vel ei anna fil."), file=name)


def _is_shown(sheet: SheetMetadata) -> bool:
    return sheet.typ == SheetTypeEnum.WorkSheet and sheet.visible == SheetVisibleEnum.Visible


def _sheet_paths(name: str, bundle: Bundle) -> dict[str, str]:
    """Return which part of the file each sheet lies in."""
    targets: dict[str, str] = {}
    paths: dict[str, str] = {}

    def relation(tag: str, attributes: dict[str, str]) -> None:
        if tag == "Relationship":
            targets[attributes.get("Id", "")] = attributes.get("Target", "")

    def sheet(tag: str, attributes: dict[str, str]) -> None:
        if tag == "sheet":
            number = next((value for key, value in attributes.items() if key.endswith(":id")), "")
            target = targets.get(number, "")
            paths[attributes.get("name", "")] = target[1:] if target.startswith("/") else f"xl/{target}"

    if RELATIONS in bundle.names:
        _parse(name, bundle.read(RELATIONS), relation)
    _parse(name, bundle.read(WORKBOOK), sheet)
    return paths


def _parse(
    name: str,
    xml: bytes,
    start: Callable[[str, dict[str, str]], None],
    characters: Callable[[str], None] | None = None,
) -> None:
    """Call `start` with the name and attributes of each element, `characters` with text; definitions are refused."""

    def refuse(*_definition: object) -> None:
        raise InvalidInput(_BROKEN, file=name)

    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda tag, attributes: start(tag.rpartition(":")[2], attributes)
    parser.CharacterDataHandler = characters
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(xml, True)
    except expat.ExpatError:
        raise InvalidInput(_BROKEN, file=name) from None


class _Measure:
    """Follows a part as it is parsed: how far out its cells lie, which are formulas, and how long its texts are.

    Attributes:
        shared: the length of each shared text; copies: the number of the shared text in each cell that has one.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self.row, self.column = -1, -1
        self.height, self.width = 0, 0
        self.formulas: set[tuple[int, int]] = set()
        self.shared: list[int] = []
        self.copies: list[int] = []
        self.longest = 0
        self._length = 0
        self._is_shared = self._is_index = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._is_index = tag == "v" and self._is_shared
        match tag:
            case "si":
                self.shared.append(0)
                self._length = 0
            case "row":
                self._begin_row(attributes.get("r", ""))
            case "c":
                self.column += 1
                self._length = 0
                self._is_shared = attributes.get("t") == "s"
                self._place(attributes.get("r", ""))
            case "v" | "is":
                self._check()
            case "f":
                self._check()
                self.formulas.add((self.row, self.column))

    def characters(self, text: str) -> None:
        self._length += len(text)
        self.longest = max(self.longest, self._length)
        if self.shared:
            self.shared[-1] = self._length
        if self._is_index and text.isdecimal():
            self.copies.append(int(text))

    def _begin_row(self, number: str) -> None:
        self.row, self.column = self.row + 1, -1
        if number:
            self.row = int(self._match(_ROW, number)[0]) - 1

    def _place(self, reference: str) -> None:
        if reference:
            found = self._match(_REFERENCE, reference)
            self.row, self.column = int(found[2]) - 1, _column(found[1])

    def _match(self, pattern: re.Pattern[str], text: str) -> re.Match[str]:
        found = pattern.fullmatch(text)
        if not found:
            raise InvalidInput(_BROKEN, file=self.name)
        return found

    def _check(self) -> None:
        self.height, self.width = max(self.height, self.row + 1), max(self.width, self.column + 1)
        if self.height * self.width > MOST_CELLS:
            raise InvalidInput(
                N_("Excel-fila {file} har celler langt utanfor lista. Kopier lista til eit nytt ark, og lagre det."),
                file=self.name,
            )


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * _LETTERS + ord(letter) - ord("A") + 1
    return number - 1
