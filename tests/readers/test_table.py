"""The simple class list: csv, xlsx and pasted text, and what is told of rows that can't be used."""

import io
import zipfile
from contextlib import suppress
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.roster import RosterGuardian, RosterSource, class_key
from planner.errors import InvalidInput
from planner.i18n import Words
from planner.readers import text
from planner.readers.roster import read_roster
from tests.cast import TODAY
from tests.readers.files import DATA, HEADINGS, read, rezipped, xlsx, zipped

FULL = "elev_id;fornamn;etternamn;fodselsdato;klasse;foresatt1_namn;foresatt1_epost;foresatt1_telefon;foresatt1_sprak;foresatt1_foreldreansvar;skjul"
ROWS: list[list[object]] = [
    ["fornamn", "etternamn", "klasse", "fødselsdato"],
    ["Ada", "Berg", "7B", date(2014, 3, 9)],
    ["Jakub", "Żółkiewski", "7B", "02.08.2014"],
]


def problems(data: bytes | str, name: str = "liste.csv") -> list[tuple[int, str]]:
    """The row and column of each error, and that each says something."""
    roster = read(data, name)
    assert all(error.in_words(Words("nn")) for error in roster.errors)
    return [(error.row, error.column) for error in roster.errors]


def refusal(data: bytes | str, name: str = "liste.csv") -> str:
    with pytest.raises(InvalidInput) as refused:
        read(data, name)
    assert "\n" not in str(refused.value)
    return str(refused.value)


def test_the_sample_list_is_read_whole_with_names_from_many_languages() -> None:
    roster = read_roster(DATA / "klasseliste.csv", today=TODAY)
    assert roster.errors == ()
    assert roster.source is RosterSource.TABLE
    assert [pupil.given_name for pupil in roster.pupils] == [
        "Åse Marie",
        "Łukasz",
        "Олена",
        "Nguyễn Thị Hồng",
        "محمد",
        "Elle Máret",
        "Seán",
    ]
    assert {one.label: one.grades for one in roster.classes} == {"7B": (7,), "7A": (7,), "5-6": (5, 6)}
    first = roster.pupils[0]
    assert (first.row, first.external_id, first.birth_date, first.never_show) == (2, "1001", date(2014, 3, 9), False)
    assert first.guardians[1] == RosterGuardian(
        "Tor Bråten", 2, "", "tor.braten@heime.example", "900 10 002", "nn", True, "Gamlevegen 4", "3800", "Bø"
    )
    assert roster.pupils[5].never_show is None
    assert roster.pupils[6].guardians[1].responsibility is False


def test_windows_1252_with_commas_and_bokmaal_headings_is_read() -> None:
    roster = read_roster(DATA / "windows.csv", today=TODAY)
    assert roster.errors == ()
    assert [(one.given_name, one.family_name) for one in roster.pupils] == [
        ("Bjørn", "Ødegård"),
        ("Æsa, Maria", "Åkre"),
    ]
    assert [one.guardians[0].language for one in roster.pupils] == ["nb", "nn"]


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_every_delimiter_encoding_and_line_ending_gives_the_same(delimiter: str, encoding: str, ending: str) -> None:
    lines = [HEADINGS, "Åse;Ødegård;7B", "Bjørn;Æsen;7B"]
    data = ending.join(line.replace(";", delimiter) for line in lines).encode(encoding)
    assert [one.family_name for one in read(data).pupils] == ["Ødegård", "Æsen"]


def test_pasted_cells_are_read_like_a_file() -> None:
    roster = read_roster("Fornamn\tEtternamn\tKlasse\nOla «Kalle»\tDahl\t7B", today=TODAY)
    assert [(one.given_name, one.row) for one in roster.pupils] == [("Ola «Kalle»", 2)]


@pytest.mark.parametrize(
    "headings",
    [
        "KLASSE;Etternamn;FORNAMN",
        "klasse ; etternavn ; fornavn",
        "Class;Last name;First name",
        "Basisgruppe;Family-Name;given_name",
        "klasse;Elevens etternavn;Elevens fornavn",
    ],
)
def test_headings_come_in_any_order_and_in_the_words_people_use(headings: str) -> None:
    (pupil,) = read(f"{headings}\n7B;Berg;Ada").pupils
    assert (pupil.given_name, pupil.family_name, pupil.classes) == ("Ada", "Berg", ("7B",))


def test_a_title_above_the_headings_is_skipped_and_rows_keep_their_numbers() -> None:
    roster = read(f"sep=;\nKlasseliste 7B;;\n\n{HEADINGS}\nAda;Berg;7B\n\nJakub;Dahl;7B\n")
    assert [one.row for one in roster.pupils] == [5, 7]


def test_a_row_with_a_line_break_in_a_cell_counts_as_one_row() -> None:
    roster = read(f'{HEADINGS}\n"Ada\nMarie";Berg;7B\nJakub;Dahl;7B\n')
    assert [(one.given_name, one.row) for one in roster.pupils] == [("Ada Marie", 2), ("Jakub", 3)]


def test_columns_we_do_not_know_are_ignored_and_a_national_identity_number_is_never_taken_in() -> None:
    (pupil,) = read(f"fodselsnummer;{HEADINGS};merknad;merknad\n01010750160;Ada;Berg;7B;a;b").pupils
    assert "01010750160" not in repr(pupil)


@pytest.mark.parametrize("number", ["01010750160", "010107 50160"])
@pytest.mark.parametrize(
    ("line", "column"),
    [
        ("%s;Ada;Berg;;7B;;;;;;", "elev_id"),
        (";Ada %s;Berg;;7B;;;;;;", "fornamn"),
        (";Ada;Berg;%s;7B;;;;;;", "fodselsdato"),
        (";Ada;Berg;;7B;Liv %s;;;;;", "foresatt1_namn"),
        (";Ada;Berg;;7B;Liv;%s@heime.example;;;;", "foresatt1_epost"),
        (";Ada;Berg;;7B;Liv;;%s;;;", "foresatt1_telefon"),
    ],
)
def test_a_row_with_a_national_identity_number_is_refused_without_repeating_it(
    line: str, column: str, number: str
) -> None:
    roster = read(f"{FULL}\n{line % number}")
    (error,) = roster.errors
    assert error.column == column
    assert "tek ikkje imot fødselsnummer" in error.in_words(Words("nn"))
    assert "50160" not in repr(roster)


def test_several_classes_stand_in_one_cell() -> None:
    roster = read(f'{HEADINGS}\nAda;Berg;"7B, Musikk; Spansk"\nJakub;Dahl;7b')
    assert roster.pupils[0].classes == ("7B", "Musikk", "Spansk")
    assert [one.label for one in roster.classes] == ["7B", "Musikk", "Spansk"]


def test_the_rows_own_address_is_that_of_guardians_without_one() -> None:
    columns = "foresatt1_namn;foresatt2_namn;foresatt2_adresse;foresatt2_postnr;adresse;postnr;poststad"
    (pupil,) = read(f"{HEADINGS};{columns}\nAda;Berg;7B;Liv;Tor;Vegen 2;0301;Vegen 1;3800;Bø").pupils
    assert [(one.address, one.postal_code, one.town) for one in pupil.guardians] == [
        ("Vegen 1", "3800", "Bø"),
        ("Vegen 2", "0301", ""),
    ]


@pytest.mark.parametrize(
    ("columns", "line", "warned"),
    [
        ("adresse;postnr;poststad", "Vegen 1;3800;Bø", ["adresse"]),
        ("adresse;postnr;poststad", ";3800;Bø", ["postnr"]),
        ("adresse;foresatt1_namn;foresatt1_adresse", "Vegen 1;;Vegen 2", ["foresatt1_adresse", "adresse"]),
        ("adresse;foresatt1_namn;foresatt2_namn;foresatt2_poststad", "Vegen 1;Liv;;Bø", ["foresatt2_poststad"]),
        ("adresse;foresatt1_namn", "Vegen 1;Liv", []),
        ("adresse;foresatt1_namn", ";", []),
    ],
)
def test_an_address_without_a_guardian_is_not_kept_and_that_is_told(columns: str, line: str, warned: list[str]) -> None:
    roster = read(f"{HEADINGS};{columns}\nAda;Berg;7B;{line}\n")
    assert (len(roster.pupils), roster.errors) == (1, ())
    assert [(one.file, one.row, one.column) for one in roster.warnings] == [("liste.csv", 2, each) for each in warned]
    assert all("blir ikkje lagra" in one.in_words(Words("nn")) for one in roster.warnings)


def test_a_row_with_an_error_has_no_warnings_beside_it() -> None:
    assert read(f"{HEADINGS};adresse\n;Berg;7B;Vegen 1\n").warnings == ()


def test_a_guardian_may_be_named_in_two_columns() -> None:
    (pupil,) = read(f"{HEADINGS};Foresatt 1 fornavn;Foresatt 1 etternavn\nAda;Berg;7B;Liv;Berg").pupils
    assert (pupil.guardians[0].name, pupil.guardian_places) == ("Liv Berg", 1)


@pytest.mark.parametrize(
    ("line", "column"),
    [
        (";;Berg;;7B;;;;;;", "fornamn"),
        (";Ada; ;;7B;;;;;;", "etternamn"),
        (";Ada;\u200b;;7B;;;;;;", "etternamn"),
        (";Ada;Berg;;;;;;;;", "klasse"),
        (";Ada;Berg;31.02.2014;7B;;;;;;", "fodselsdato"),
        (";Ada;Berg;09.03.14;7B;;;;;;", "fodselsdato"),
        (";Ada;Berg;2031-01-01;7B;;;;;;", "fodselsdato"),
        (";Ada;Berg;1985-01-01;7B;;;;;;", "fodselsdato"),
        (";Ada;Berg;;01.feb;;;;;;", "klasse"),
        (";Ada;Berg;;7B;Liv;liv(at)heime;;;;", "foresatt1_epost"),
        (";Ada;Berg;;7B;;liv@heime.example;;;;", "foresatt1_namn"),
        (";Ada;Berg;;7B;Liv;;;;kanskje;", "foresatt1_foreldreansvar"),
        (";Ada;Berg;;7B;;;;;;kode", "skjul"),
        (";=1+1;Berg;;7B;;;;;;", "fornamn"),
        (";Ada;Berg;;=7&B;;;;;;", "klasse"),
        (f";{'A' * 201};Berg;;7B;;;;;;", "fornamn"),
        (f";{'A' * 300};Berg;;7B;;;;;;", "fornamn"),
        (f";Ada;Berg;;{'7' * 61};;;;;;", "klasse"),
        (f"{'1' * 121};Ada;Berg;;7B;;;;;;", "elev_id"),
        (f";Ada;Berg;;7B;Liv;;{'9' * 41};;;", "foresatt1_telefon"),
        (";Ada;Berg;;7B;;;;;;;for mykje", ""),
    ],
)
def test_a_wrong_cell_is_told_by_row_and_column_and_the_others_are_read(line: str, column: str) -> None:
    assert problems(f"{FULL}\n{line}\n;Jakub;Dahl;;7B;;;;;;\n") == [(2, column)]
    roster = read(f"{FULL}\n{line}\n;Jakub;Dahl;;7B;;;;;;\n")
    assert [one.given_name for one in roster.pupils] == ["Jakub"]
    assert len(roster.rejected) == 1


def test_what_stands_in_skjul_is_never_repeated() -> None:
    roster = read(f"{HEADINGS};skjul\nAda;Berg;7B;kode 6")
    assert "kode 6" not in repr(roster)


def test_a_name_of_200_signs_and_hostile_names_are_text_like_any_other() -> None:
    names = [
        "A" * 200,
        "<b>Ada</b>",
        "Ada & Co",
        '<img src="file:///etc/passwd">',
        "'; DROP TABLE pupil; --",
        "{name}",
        "%s",
    ]
    lines = "\n".join('"' + name.replace('"', '""') + '";Berg;7B' for name in names)
    assert [one.given_name for one in read(f"{HEADINGS}\n{lines}\n").pupils] == names


def test_names_with_turning_and_hidden_marks_lose_the_marks_alone() -> None:
    (pupil,) = read(f"{HEADINGS}\n\u202eadA\u2069;Ber\u200bg\ufeff;7B").pupils
    assert pupil.given_name == "adA"
    assert pupil.family_name == "Berg"


def test_missing_columns_are_named() -> None:
    assert "etternamn, klasse" in refusal("fornamn;født\nAda;2014-03-09")
    assert "fornamn, etternamn, klasse" in refusal("berre tull")


def test_a_file_with_headings_alone_is_refused() -> None:
    assert "ingen elevar" in refusal(f"{HEADINGS}\n;;\n\n")


def test_two_headings_for_the_same_are_named() -> None:
    assert "«Fornamn» og «fornavn»" in refusal("Fornamn;fornavn;etternamn;klasse\nAda;Ada;Berg;7B")


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b" \n\t\r\n"])
def test_an_empty_file_is_refused(data: bytes) -> None:
    assert "tom" in refusal(data)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_told_by_name(encoding: str) -> None:
    assert "UTF-16" in refusal(f"{HEADINGS}\nÅse;Berg;7B\n".encode(encoding))


@pytest.mark.parametrize("encoding", ["utf-32", "utf-32-le", "utf-32-be"])
def test_utf_32_is_told_by_name(encoding: str) -> None:
    assert "UTF-32" in refusal(f"{HEADINGS}\nÅse;Berg;7B\n".encode(encoding))
    assert "UTF-32" in refusal("\ufeff\n".encode("utf-32-be"))


@pytest.mark.parametrize(
    "data",
    [
        f"{HEADINGS}\n\x81da;Berg;7B\n".encode("latin-1"),
        f"{HEADINGS}\nA\0da;Berg;7B\n".encode(),
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n\x01\x02",
    ],
)
def test_bytes_that_are_no_text_are_refused(data: bytes) -> None:
    assert "tekstfil" in refusal(data)


def test_utf_8_cut_in_the_middle_of_a_sign_is_not_taken_for_windows_1252() -> None:
    assert "berre halv" in refusal(f"{HEADINGS}\nÅse;Ødegård;7B\nBjørn;Bø".encode()[:-1])


def test_a_file_that_ends_inside_quotation_marks_is_refused() -> None:
    assert "rad 2" in refusal(f'{HEADINGS}\nAda;Berg;7B\nJakub;"Dahl;7B\n')


def test_a_cell_as_long_as_a_book_is_told_by_the_row_before_it() -> None:
    told = refusal(f"{HEADINGS}\nAda;Berg;7B\n{'A' * 131_073};Dahl;7B\n")
    assert "rad 2" in told
    assert "for lang" in told


def test_a_file_cut_in_the_middle_of_its_last_row_is_told() -> None:
    assert problems(f"{HEADINGS};fodselsdato\nAda;Berg;7B;2014-03-09\nJakub;Dahl;7B") == [(3, "")]
    assert problems(f"{HEADINGS};fodselsdato\nAda;Berg;7B\nJakub;Dahl;7B") == []


def test_an_xlsx_gives_dates_numbers_and_text() -> None:
    rows: list[list[object]] = [
        ["elev_id", *ROWS[0], "foresatt1_namn", "foresatt1_telefon", "skjul"],
        [1001.0, *ROWS[1], "Liv Berg", 90000001, False],
        [1002, "Jakub", "Żółkiewski", 7, datetime(2014, 8, 2), None, None, None],  # noqa: DTZ001 - as Excel has it
    ]
    roster = read(xlsx(rows), "liste.xlsx")
    assert roster.errors == ()
    assert [(one.external_id, one.birth_date, one.classes) for one in roster.pupils] == [
        ("1001", date(2014, 3, 9), ("7B",)),
        ("1002", date(2014, 8, 2), ("7",)),
    ]
    assert (roster.pupils[0].guardians[0].phone, roster.pupils[0].never_show) == ("90000001", False)


@pytest.mark.parametrize("value", ["1e400", "-1e400", "NaN"])
def test_a_number_that_is_none_is_refused_by_row_and_column(value: str) -> None:
    data = xlsx([ROWS[0], [123456, "Berg", "7B", ""]])
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").replace(b"123456", value.encode())
    assert problems(rezipped(data, {"xl/worksheets/sheet1.xml": sheet}), "liste.xlsx") == [(2, "fornamn")]


def test_a_class_that_excel_has_made_a_date_is_told() -> None:
    data = xlsx([ROWS[0], ["Ada", "Berg", date(2026, 2, 1), ""]])
    assert problems(data, "liste.xlsx") == [(2, "klasse")]


def test_every_sheet_with_a_list_is_read_and_others_are_left_alone() -> None:
    other: list[list[object]] = [["fornamn", "etternamn", "klasse"], ["Selam", "Tesfay", "9A"], ["", "Feil", "9A"]]
    roster = read(xlsx([["Rettleiing"]], ROWS, other), "liste.xlsx")
    assert [class_key(one.label) for one in roster.classes] == ["7b", "9a"]
    assert [(error.file, error.row) for error in roster.errors] == [("liste.xlsx, Ark3", 3)]


def test_an_xlsx_without_a_list_says_what_is_missing() -> None:
    assert "fornamn, etternamn, klasse" in refusal(xlsx([["Hei"]]), "liste.xlsx")
    assert "tom" in refusal(xlsx([]), "liste.xlsx")


def test_formulas_are_never_computed() -> None:
    rows: list[list[object]] = [
        [*ROWS[0], "foresatt1_namn"],
        ['=CONCAT("A","da")', "Berg", "7B", "", ""],
        ["Ada", "Berg", "=7&B", "", ""],
        ["Ada", "Berg", "7B", "", "=A2"],
        ["'=cmd|' /C calc'!A0", "Berg", "7B", "", ""],
        ["Jakub", "Dahl", "7B", "", "Liv"],
    ]
    data = xlsx(rows)
    assert problems(data, "liste.xlsx") == [(2, "fornamn"), (3, "klasse"), (4, "foresatt1_namn")]
    assert [one.given_name for one in read(data, "liste.xlsx").pupils] == ["'=cmd|' /C calc'!A0", "Jakub"]


def test_a_zip_or_folder_with_class_lists_is_read_as_one() -> None:
    data = zipped(
        {"lister/7A.csv": f"{HEADINGS}\nAda;Berg;7A\n", "lister/7B.xlsx": xlsx(ROWS), "__MACOSX/._7A.csv": b"\0"}
    )
    roster = read(data, "lister.zip")
    assert [one.label for one in roster.classes] == ["7A", "7B"]
    assert {one.file for one in roster.pupils} == {"7A.csv", "7B.xlsx"}


def test_a_file_with_far_too_many_cells_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text, "MOST_CELLS", 20)
    assert "langt større" in refusal(f"{HEADINGS}\n" + "\n" * 30)
    assert "langt større" in refusal(f"{HEADINGS}\n" + ";" * 30)


def test_more_columns_than_anybody_has_are_not_looked_at() -> None:
    assert "klasse" in refusal("fornamn;etternamn;" + ";" * 600 + "klasse\n")


cells = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30)


@given(st.lists(st.lists(cells, min_size=11, max_size=11), min_size=1, max_size=4))
def test_any_text_in_any_cell_gives_pupils_or_errors_but_never_a_crash(rows: list[list[str]]) -> None:
    quoted = "\n".join(";".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows)
    try:
        roster = read(f"{FULL}\n{quoted}\n")
    except InvalidInput:
        return
    assert len(roster.pupils) + len(roster.rejected) <= len(rows)
    assert {pupil.row for pupil in roster.rejected} == {error.row for error in roster.errors}
    for error in roster.errors:
        assert error.in_words(Words("nn"))


@given(st.text())
def test_any_pasted_text_is_read_or_refused(text: str) -> None:
    with suppress(InvalidInput):
        assert read_roster(text, today=TODAY).pupils is not None


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with suppress(InvalidInput):
        assert read(data).pupils is not None
