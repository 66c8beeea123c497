"""`planner roster import`, line by line of the contract (what rosters may look like is tested with their readers)."""

import sqlite3
import zipfile
from contextlib import closing

import pytest
from openpyxl import Workbook

from planner.storage import open_database
from tests.cli.conftest import Planner, Refused
from tests.cli.handed_in import ROSTER, written

NOTHING = {"added": 0, "updated": 0, "left": 0, "errors": []}
HALF = "fornamn;etternamn;klasse;fodselsdato\nAda;Berg;7B;2014-03-09\nJo;Vik;7B;2014-02-31\n"


def test_counts_of_pupils_are_printed_as_json(planner: Planner) -> None:
    more = ROSTER.replace("e3;Emil;Abel;;7B", "e4;Oda;Abel;;7B").replace("Jakub", "Kuba")
    called = planner.good("roster", "import", written(planner.folder, "roster.csv", more), "--json")
    assert called.json == {"added": 1, "updated": 1, "left": 1, "errors": []}


def test_the_same_roster_twice_changes_nothing(planner: Planner) -> None:
    called = planner.good("roster", "import", written(planner.folder, "roster.csv", ROSTER), "--json")
    assert called.json == NOTHING


def test_without_json_the_counts_come_in_words(planner: Planner) -> None:
    called = planner.good("roster", "import", written(planner.folder, "roster.csv", ROSTER))
    assert called.out == "0 nye, 0 endra, 0 har slutta.\n"


def test_only_pupils_of_classes_in_the_file_can_have_left(planner: Planner) -> None:
    other = "fornamn;etternamn;klasse\nSelam;Tesfay;9A\n"
    called = planner.good("roster", "import", written(planner.folder, "roster.csv", other), "--json")
    assert called.json == NOTHING | {"added": 1}


def test_a_row_with_an_error_stops_all_and_is_told_by_file_row_and_column(planner: Planner) -> None:
    before = planner.dump()
    called = planner("roster", "import", written(planner.folder, "half.csv", HALF), "--json")
    assert planner.dump() == before
    assert called.problem.startswith("1 rad har feil.")
    (error,) = called.json["errors"]
    assert called.json == NOTHING | {"errors": [error]}
    assert (error["file"], error["row"], error["column"]) == ("half.csv", 3, "fodselsdato")
    assert error["message"].endswith(".")


def test_without_json_the_errors_are_lines(planner: Planner) -> None:
    called = planner("roster", "import", written(planner.folder, "half.csv", HALF))
    assert called.problem.startswith("1 rad har feil.")
    assert called.out.startswith("half.csv, rad 3, fodselsdato: ")
    assert called.out.count("\n") == 1


def test_an_error_of_a_whole_row_is_told_without_a_column(planner: Planner) -> None:
    called = planner(
        "roster", "import", written(planner.folder, "half.csv", "fornamn;etternamn;klasse\nAda;Berg;7B;8\n")
    )
    assert called.out.startswith("half.csv, rad 2: Rada har fleire celler")


def test_what_is_not_kept_of_a_row_is_a_warning_beside_the_import(planner: Planner) -> None:
    file = written(planner.folder, "roster.csv", "fornamn;etternamn;klasse;adresse\nSiv;Lie;6A;Vegen 1\n")
    told = planner.good("roster", "import", file, "--json").json
    (warning,) = told["warnings"]
    assert told == NOTHING | {"added": 1, "warnings": [warning]}
    assert (warning["file"], warning["row"], warning["column"]) == ("roster.csv", 2, "adresse")
    lines = planner.good("roster", "import", file).out.splitlines()
    assert lines[0] == "0 nye, 0 endra, 0 har slutta."
    assert lines[1].startswith("roster.csv, rad 2, adresse: Adressa blir ikkje lagra")


def test_good_rows_are_imported_when_asked_for(planner: Planner) -> None:
    path = written(planner.folder, "half.csv", HALF.replace("Ada;Berg", "Siv;Lie"))
    called = planner.good("roster", "import", path, "--json", "--good-rows")
    assert (called.json["added"], len(called.json["errors"])) == (1, 1)


def test_a_class_of_the_file_belongs_to_the_school_year_of_today(
    planner: Planner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NETTPLAN_TODAY", "2027-08-20")
    planner.good("roster", "import", written(planner.folder, "roster.csv", ROSTER.replace("7B", "8B")))
    with closing(sqlite3.connect(planner.data / "nettplan.db")) as database:
        classes = set(database.execute("select school_year, label from school_class"))
    assert classes == {(2026, "7B"), (2027, "8B")}


def test_a_folder_a_zip_and_a_workbook_are_read_too(planner: Planner) -> None:
    folder = planner.folder / "lists"
    folder.mkdir()
    written(folder, "7b.csv", ROSTER)
    assert planner.good("roster", "import", folder, "--json").json == NOTHING
    with zipfile.ZipFile(planner.folder / "lists.zip", "w") as packed:
        packed.writestr("7b.csv", ROSTER)
    assert planner.good("roster", "import", planner.folder / "lists.zip", "--json").json == NOTHING
    book = Workbook()
    for line in ROSTER.splitlines():
        book.worksheets[0].append(line.split(";"))
    book.save(planner.folder / "7b.xlsx")
    assert planner.good("roster", "import", planner.folder / "7b.xlsx", "--json").json == NOTHING


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("columns.csv", "fornamn;etternamn\nAda;Berg\n"),
        ("empty.csv", ""),
        ("noise.csv", bytes(range(256))),
        ("half.xlsx", b"PK\x03\x04half"),
        ("unicode.csv", ROSTER.encode("utf-16")),
    ],
)
def test_a_file_that_is_no_roster_gets_one_line(
    refused: Refused, planner: Planner, name: str, content: str | bytes
) -> None:
    assert name in refused("roster", "import", written(planner.folder, name, content), "--json")


def test_a_zip_that_points_outside_itself_is_refused(refused: Refused, planner: Planner) -> None:
    with zipfile.ZipFile(planner.folder / "evil.zip", "w") as packed:
        packed.writestr("../evil.csv", ROSTER)
    assert "evil.zip" in refused("roster", "import", planner.folder / "evil.zip")


def test_a_roster_that_is_not_there_is_refused(refused: Refused, planner: Planner) -> None:
    assert "nothere.csv" in refused("roster", "import", planner.folder / "nothere.csv")


def test_a_roster_needs_a_school_first(empty: Planner) -> None:
    open_database(f"sqlite:///{empty.data / 'nettplan.db'}")
    told = empty("roster", "import", written(empty.folder, "roster.csv", ROSTER)).problem
    assert told == "Skulen er ikkje sett opp enno. Set opp skulen først."
