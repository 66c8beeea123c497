"""Tables as files: opened again they say the same, and no cell runs."""

from datetime import date
from io import BytesIO
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as some

from planner.services.table_files import csv_file, harmless, xlsx_file

TABLE: dict[str, list[Any]] = {
    "Nettstad": ["Klassebloggen 7B", "Ærlig; «talt»", 'Sitat "her"', "to\nlinjer"],
    "Svar": [3, 0, 12, 7],
    "Open frå": [date(2026, 11, 24), date(2027, 1, 2), date(2027, 1, 3), None],
}


def test_a_csv_file_opened_again_is_equal() -> None:
    back = pd.read_csv(BytesIO(csv_file(TABLE)), sep=";", parse_dates=["Open frå"])
    assert list(back["Nettstad"]) == TABLE["Nettstad"]
    assert list(back["Svar"]) == TABLE["Svar"]
    assert [one.date() for one in back["Open frå"][:3]] == TABLE["Open frå"][:3]


def test_a_workbook_opened_again_is_equal() -> None:
    back = pd.read_excel(BytesIO(xlsx_file({"Nettstader": TABLE})), sheet_name="Nettstader", engine="calamine")
    assert list(back["Nettstad"]) == TABLE["Nettstad"]
    assert list(back["Svar"]) == TABLE["Svar"]
    assert [one.date() for one in back["Open frå"][:3]] == TABLE["Open frå"][:3]


def test_an_empty_table_keeps_its_head() -> None:
    empty: dict[str, list[object]] = {"Nettstad": [], "Svar": []}
    assert list(pd.read_csv(BytesIO(csv_file(empty)), sep=";")) == ["Nettstad", "Svar"]
    assert list(pd.read_excel(BytesIO(xlsx_file({"x" * 40: empty})), engine="calamine")) == ["Nettstad", "Svar"]


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r"])
def test_a_cell_that_begins_like_a_formula_is_made_harmless(sign: str) -> None:
    said = f"{sign}HYPERLINK(1)"
    assert b";" not in csv_file({"A": [said]})
    assert f"'{sign}".encode() in csv_file({"A": [said]})
    sheet = pd.read_excel(BytesIO(xlsx_file({"A": {"A": [said]}})), engine="calamine")
    assert sheet["A"][0].startswith("'")


@given(some.text())
def test_no_text_runs_and_all_of_it_is_kept(text: str) -> None:
    told = str(harmless(text))
    assert not told.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    assert told.removeprefix("'") in {text, text.removeprefix("'")}
