"""Tables as files that people open in a spreadsheet: csv and xlsx, with no cell that runs as a formula."""

import csv
from collections.abc import Mapping, Sequence
from datetime import date
from io import BytesIO, StringIO

from xlsxwriter import Workbook

Columns = Mapping[str, Sequence[object]]

# What a spreadsheet takes for the beginning of a formula or a command (OWASP: CSV injection).
_RISKY = ("=", "+", "-", "@", "\t", "\r", "\n")
_WIDEST, _LONGEST_NAME = 60, 31


def csv_file(table: Columns) -> bytes:
    """Return a table as csv: semicolons and a mark of UTF-8, as a Norwegian spreadsheet expects.

    Args:
        table: the values of each column by its heading; all of one length.
    """
    file = StringIO()
    writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
    writer.writerow(map(harmless, table))
    writer.writerows([harmless(one) for one in row] for row in zip(*table.values(), strict=True))
    return file.getvalue().encode("utf-8-sig")


def xlsx_file(tables: Mapping[str, Columns]) -> bytes:
    """Return tables as a workbook: a sheet each, with a head that stays and filters.

    Args:
        tables: by the name of the sheet.
    """
    file = BytesIO()
    with Workbook(file, {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}) as book:
        bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "dd.mm.yyyy"})
        for name, table in tables.items():
            sheet = book.add_worksheet(name[:_LONGEST_NAME])
            sheet.freeze_panes(1, 0)
            for place, (heading, values) in enumerate(table.items()):
                sheet.write(0, place, harmless(heading), bold)
                for row, value in enumerate(values, 1):
                    cell = harmless(value)
                    sheet.write(row, place, cell, day if isinstance(cell, date) else None)
                longest = max(len(str(one)) for one in (heading, *values))
                sheet.set_column(place, place, min(longest + 2, _WIDEST))
            rows = max((len(values) for values in table.values()), default=0)
            sheet.autofilter(0, 0, max(rows, 1), max(len(table) - 1, 0))
    return file.getvalue()


def harmless(value: object) -> object:
    """Return a value; before a text that begins with a sign a spreadsheet runs stands an apostrophe."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_RISKY) else value
