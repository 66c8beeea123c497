"""Folders, zip files and xlsx as an attacker would make them: one line, and nothing read that shouldn't be."""

import io
import stat
import struct
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.errors import InvalidInput
from planner.readers import archive
from planner.readers.archive import Handed, open_zip
from planner.readers.roster import read_roster
from tests.cast import TODAY
from tests.readers.files import HEADINGS, read, rezipped, xlsx, zipped

LIST = f"{HEADINGS}\nAda;Berg;7B\n"
SHEET = "xl/worksheets/sheet1.xml"


def refusal(data: bytes, name: str = "liste.zip") -> str:
    with pytest.raises(InvalidInput) as refused:
        read(data, name)
    assert "\n" not in str(refused.value)
    return str(refused.value)


def workbook() -> bytes:
    return xlsx([HEADINGS.split(";"), ["Ada", "Berg", "7B"]])


def with_sheet(old: str, new: str, count: int = 1) -> bytes:
    """The workbook with a part of its sheet's XML replaced."""
    data = workbook()
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        sheet = book.read(SHEET).decode()
    assert old in sheet
    return rezipped(data, {SHEET: sheet.replace(old, new, count)})


@pytest.mark.parametrize(
    "name", ["../liste.csv", "a/../../liste.csv", "/etc/liste.csv", "..\\liste.csv", "C:\\liste.csv", "\\liste.csv"]
)
def test_a_zip_that_points_outside_itself_is_refused(name: str) -> None:
    assert "utanfor seg sjølv" in refusal(zipped({"7B.csv": LIST, name: LIST}))


def test_a_zip_with_a_link_is_refused() -> None:
    link = zipfile.ZipInfo("users.csv")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        made.writestr(link, "/etc/passwd")
    assert "utanfor seg sjølv" in refusal(file.getvalue())


def test_a_zip_that_swells_is_refused_by_what_it_says_of_itself() -> None:
    assert "200 MB" in refusal(zipped({"7B.csv": b"0" * 120_000_000, "7A.csv": b"0" * 90_000_000}))


def test_a_zip_that_lies_about_its_size_is_refused() -> None:
    data = zipped({"7B.csv": (LIST + ";;\n" * 5_000).encode()})
    lied = data.replace(struct.pack("<L", len(LIST.encode()) + 15_000), struct.pack("<L", 40))
    assert lied != data
    assert "skadd" in refusal(lied)


def test_a_zip_with_too_many_files_is_refused() -> None:
    assert "2001 filer" in refusal(zipped({f"{n}.csv": b"" for n in range(2_001)}))


def test_a_zip_in_a_zip_is_never_opened() -> None:
    inner = zipped({"7B.csv": LIST})
    assert "Fann inga elevliste" in refusal(zipped({"indre.zip": inner}))
    assert "skadd" in refusal(zipped({"7B.xlsx": inner}))


def test_a_zip_with_two_files_of_one_name_is_refused() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        made.writestr("7B.csv", LIST)
        with pytest.warns(UserWarning, match="Duplicate"):
            made.writestr("7B.csv", LIST)
    assert "same namn" in refusal(file.getvalue())


def test_a_locked_zip_is_told_of() -> None:
    data = bytearray(zipped({"7B.csv": LIST}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert "passord" in refusal(bytes(data))


def test_half_a_zip_and_half_an_xlsx_are_refused() -> None:
    for data in (zipped({"7B.csv": LIST * 50}), workbook()):
        assert "skadd" in refusal(data[: len(data) // 2])


def test_a_zip_with_a_wrong_checksum_is_refused() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        made.writestr("7B.csv", LIST)
    assert "skadd" in refusal(file.getvalue().replace(b"Ada;Berg", b"Eva;Berg"))


def test_an_old_or_locked_excel_file_is_told_of() -> None:
    assert "xlsx utan passord" in refusal(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "liste.xls")


def test_a_file_of_200_mb_is_refused_before_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    huge = tmp_path / "liste.csv"
    with huge.open("wb") as file:
        file.truncate(200_000_000)
    monkeypatch.setattr(Path, "read_bytes", lambda _path: pytest.fail("it was read"))
    with pytest.raises(InvalidInput, match="200 MB"):
        read_roster(huge, today=TODAY)


def test_a_file_handed_in_is_refused_by_size_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "LARGEST_FILE", 10)
    assert "MB" in refusal(LIST.encode())


def test_a_path_that_is_no_file_is_told_of(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match=r"Fann ikkje fila finst-ikkje.csv"):
        read_roster(tmp_path / "finst-ikkje.csv", today=TODAY)
    with pytest.raises(InvalidInput, match="Fann inga elevliste"):
        read_roster(tmp_path, today=TODAY)


def test_a_folder_is_read_without_hidden_files_and_folders(tmp_path: Path) -> None:
    (tmp_path / "7B.csv").write_text(LIST)
    (tmp_path / ".7C.csv").write_text("tull")
    (tmp_path / "~$7B.xlsx").write_text("tull")
    (tmp_path / "7D.csv").mkdir()
    assert len(read_roster(tmp_path, today=TODAY).pupils) == 1


def test_a_cell_at_the_end_of_the_sheet_does_not_fill_the_memory() -> None:
    for row, place in (("1048576", "XFD1048576"), ("99999999", "A9999999"), ("3000001", "A3000001"), ("2", "XFD200")):
        far = f'<row r="{row[:7]}"><c r="{place}"><v>1</v></c></row></sheetData>'
        assert "langt utanfor lista" in refusal(with_sheet("</sheetData>", far), "liste.xlsx")


def test_a_cell_whose_place_can_not_be_read_is_refused() -> None:
    for place in ("A12345678", "a5", "XFDX1", "5A", "A-1"):
        odd = f'<row r="5"><c r="{place}"><v>1</v></c></row></sheetData>'
        assert "skadd" in refusal(with_sheet("</sheetData>", odd), "liste.xlsx")
    assert "skadd" in refusal(with_sheet("</sheetData>", f'<row r="{"9" * 5000}"/></sheetData>'), "liste.xlsx")


def test_empty_cells_and_rows_far_down_do_no_harm() -> None:
    far = '<row r="1048576"><c r="A1048576" s="0"/></row></sheetData>'
    assert len(read(with_sheet("</sheetData>", far), "liste.xlsx").pupils) == 1


def test_an_xlsx_with_entities_of_its_own_is_refused() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><worksheet'
    assert "skadd" in refusal(with_sheet("<worksheet", bomb), "liste.xlsx")


def test_a_sheet_that_lies_somewhere_unexpected_is_refused() -> None:
    data = workbook()
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        relations = book.read("xl/_rels/workbook.xml.rels").decode()
        sheet = book.read(SHEET)
    moved = relations.replace("/xl/worksheets/sheet1.xml", "/xl/evil.bin")
    assert moved != relations
    data = rezipped(data, {"xl/_rels/workbook.xml.rels": moved, "xl/evil.bin": sheet})
    assert "skadd" in refusal(data, "liste.xlsx")


@given(st.data())
def test_an_xlsx_with_any_bytes_changed_is_read_or_refused(data: st.DataObject) -> None:
    book = bytearray(WORKBOOK)
    for _ in range(data.draw(st.integers(1, 5))):
        book[data.draw(st.integers(0, len(book) - 1))] = data.draw(st.integers(0, 255))
    with suppress(InvalidInput):
        assert read(bytes(book), "liste.xlsx").pupils is not None


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=60))
def test_a_zip_member_of_any_name_is_listed_or_refused(name: str) -> None:
    with suppress(InvalidInput):
        listed = open_zip(Handed("liste.zip", zipped({name: LIST}))).names
        assert not any(".." in one.split("/") or one.startswith(("/", "\\")) for one in listed)


WORKBOOK = workbook()
