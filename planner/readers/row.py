"""One row while it is read: gives its cells as values and collects what is wrong with them."""

import math
from collections.abc import Collection, Mapping
from datetime import date, datetime

from planner.domain.roster import RowError
from planner.errors import N_
from planner.readers.cells import (
    Cell,
    as_text,
    clean,
    has_national_id,
    is_birth_date,
    is_email,
    is_excel_date,
    parse_date,
    parse_yes_no,
)
from planner.readers.languages import language_code

LONGEST_NAME = 200
LONGEST_ID = 120
LONGEST_EMAIL = 254
LONGEST_PHONE = 40
LONGEST_CLASS = 60
LONGEST_ADDRESS = 300
LONGEST_TOWN = 120
LONGEST_POSTAL_CODE = 20
_SHOWN = 40
_NO_NATIONAL_IDS = N_(
    "Her står eit fødselsnummer. Nettplan tek ikkje imot fødselsnummer. Ta det bort, eller bruk eit anna nummer."
)


class Row:
    """The cells of a row by column name.

    Args:
        file: the file's name.
        number: the row as a person sees it.
        cells: column name to value.
        headings: column name to the heading as it stands in the file.
        formulas: the columns whose cell is a formula.
    """

    def __init__(
        self,
        file: str,
        number: int,
        cells: Mapping[str, Cell],
        headings: Mapping[str, str],
        formulas: Collection[str] = (),
    ) -> None:
        self.file = file
        self.number = number
        self.errors: list[RowError] = []
        self.warnings: list[RowError] = []
        self._cells = cells
        self._headings = headings
        self._formulas = formulas

    def fault(self, column: str, message: str, **values: object) -> None:
        """Note what is wrong with a cell, once however often it is read; the message says what to write instead."""
        error = self._report(column, message, values)
        if error not in self.errors:
            self.errors.append(error)

    def warn(self, column: str, message: str, **values: object) -> None:
        """Note what is not kept of a cell although the row can be used."""
        self.warnings.append(self._report(column, message, values))

    def text(self, column: str, limit: int = LONGEST_NAME) -> str:
        """Return a cell's text, cleaned; empty when the cell or the column isn't there, or the text can't be used."""
        cell = self._cells.get(column, "")
        if cell == "" and column not in self._formulas:
            return ""
        if isinstance(cell, float) and not math.isfinite(cell):
            self.fault(column, N_("Cella har eit tal som ikkje kan lesast. Skriv verdien som tekst."))
            return ""
        text = clean(cell if isinstance(cell, str) else as_text(cell))
        if has_national_id(text):
            self.fault(column, _NO_NATIONAL_IDS)
            return ""
        if text.startswith("=") or (column in self._formulas and not text):
            self.fault(column, N_("Cella er ein formel. Skriv verdien som vanleg tekst."))
            return ""
        return text if self.fits(column, text, limit) else ""

    def fits(self, column: str, text: str, limit: int) -> bool:
        """Whether a text is short enough; if not, that is noted."""
        if len(text) > limit:
            self.fault(column, N_("Cella har {length} teikn. Skriv høgst {limit}."), length=len(text), limit=limit)
        return len(text) <= limit

    def name(self, column: str, limit: int = LONGEST_NAME) -> str:
        """Return a name that has to be there and to be typed, not computed."""
        if column in self._formulas:
            self.fault(column, N_("Cella er ein formel. Skriv verdien som vanleg tekst."))
            return ""
        text = self.text(column, limit)
        if not text and not any(error.column == self._heading(column) for error in self.errors):
            self.fault(column, N_("Cella er tom. Fyll ho ut."))
        return text

    def external_id(self, column: str) -> str:
        """Return an id of another system."""
        return self.text(column, LONGEST_ID)

    def classes(self, column: str) -> tuple[str, ...]:
        """Return the labels of one or more classes; several stand with a comma or semicolon between them."""
        if isinstance(self._cells.get(column), date | datetime) or is_excel_date(self._as_shown(column)):
            self.fault(column, N_("Excel har gjort klassen om til ein dato. Gjer cella om til tekst, og skriv 1-2."))
            return ()
        text = self.name(column, LONGEST_ADDRESS)
        labels = [label.strip() for label in text.replace(";", ",").split(",")]
        if any(len(label) > LONGEST_CLASS for label in labels):
            self.fault(column, N_("Klassen har for langt namn. Skriv høgst {limit} teikn."), limit=LONGEST_CLASS)
            return ()
        return tuple(dict.fromkeys(filter(None, labels)))

    def day(self, column: str) -> date | None:
        """Return a date, or None when the cell is empty or wrong."""
        text = self.text(column)
        try:
            day = parse_date(text)
        except ValueError:
            self.fault(column, N_("Datoen {value} finst ikkje. Skriv datoen som 2014-03-09."), value=text[:_SHOWN])
            return None
        if text and day is None:
            self.fault(
                column, N_("«{value}» er ikkje ein dato vi kan lese. Skriv han som 2014-03-09."), value=text[:_SHOWN]
            )
        return day

    def birth_date(self, column: str, today: date) -> date | None:
        """Return a date that a pupil can be born on, or None when the cell is empty or wrong."""
        day = self.day(column)
        if day and not is_birth_date(day, today):
            self.fault(
                column,
                N_("{value} kan ikkje vere fødselsdatoen til ein elev. Sjå over årstalet."),
                value=day.isoformat(),
            )
            return None
        return day

    def yes_no(self, column: str) -> bool | None:
        """Return what ja, nei, 1 or 0 says, or None when the cell is empty or wrong."""
        text = self.text(column)
        answer = parse_yes_no(text)
        if text and answer is None:
            self.fault(column, N_("Skriv ja, nei, 1 eller 0, eller la cella stå tom."))
        return answer

    def language(self, column: str) -> str | None:
        """Return a language's code, "" for one we don't have, or None when the cell is empty."""
        text = self.text(column)
        return language_code(text) if text else None

    def email(self, column: str) -> str:
        """Return an e-mail address."""
        text = self.text(column, LONGEST_EMAIL)
        if text and not is_email(text):
            self.fault(
                column, N_("«{value}» er ikkje ei e-postadresse. Skriv ho som namn@example.no."), value=text[:_SHOWN]
            )
            return ""
        return text

    def _as_shown(self, column: str) -> str:
        return clean(as_text(self._cells.get(column, "")))

    def _heading(self, column: str) -> str:
        return self._headings.get(column, column)

    def _report(self, column: str, message: str, values: Mapping[str, object]) -> RowError:
        return RowError(self.file, self.number, self._heading(column), message, values)
