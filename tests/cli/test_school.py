"""`planner school set`, line by line of the contract."""

import sqlite3
from contextlib import closing
from typing import Any

import pytest

from planner.cli.demo import prepare
from planner.settings import ROOT
from tests.cli.conftest import Planner, Refused
from tests.cli.handed_in import SCHOOL, written
from tests.readers.test_logo import PICTURE


def test_the_first_file_sets_the_school_up_with_its_principal(empty: Planner) -> None:
    assert empty.good("school", "set", written(empty.folder, "school.toml", SCHOOL)).out == "Bø skule er sett opp.\n"
    row = _school(empty)
    assert (row["name"], row["municipality"], row["organisation_number"]) == (
        "Bø skule",
        "Midt-Telemark kommune",
        "974564556",
    )
    assert (row["officer_name"], row["officer_email"]) == ("Nils Haugen", "personvern@kommune.example")
    assert (row["language"], row["letter_languages"]) == ("nn", '["nn", "nb", "en"]')
    assert (row["guardians"], row["guardian_below"], row["pupil_alone_from"], row["valid_months"]) == (
        "all",
        15,
        18,
        12,
    )
    assert _staff(empty) == [("Astrid Lie", "principal")]


def test_a_second_file_changes_the_school_and_makes_no_other(planner: Planner) -> None:
    changed = SCHOOL.replace("Bø skule", "Bø sentralskule").replace("valid_months = 12", "valid_months = 6")
    planner.good("school", "set", written(planner.folder, "school.toml", changed))
    row = _school(planner)
    assert (row["name"], row["valid_months"]) == ("Bø sentralskule", 6)
    assert ("Astrid Lie", "principal") in _staff(planner)


def test_only_the_name_is_required(empty: Planner) -> None:
    called = empty.good("school", "set", written(empty.folder, "school.toml", 'name = "Bø skule"\n'))
    assert called.out.splitlines()[1].startswith("Skriv e-post eller telefon")
    row = _school(empty)
    assert (row["language"], row["letter_languages"], row["valid_months"]) == ("nn", '["nn", "nb", "en"]', 12)


@pytest.mark.parametrize(
    ("content", "named"),
    [
        (SCHOOL.replace("email =", "epost =", 1), "epost"),
        (SCHOOL.replace("guardian_below", "guardian_under"), "consent.guardian_under"),
        (SCHOOL.replace('"all"', '"both"'), "consent.guardians"),
        (SCHOOL.replace('language = "nn"', 'language = "en"'), "language"),
        (SCHOOL.replace('"en"]', '"fr"]'), "letter_languages"),
        (SCHOOL.replace("valid_months = 12", 'valid_months = "12"'), "consent.valid_months"),
        (SCHOOL.replace('name = "Bø skule"\n', ""), "name"),
        ('name = "Bø skule"\nname = "Bø"\n', "2"),
        ("name = \n", "1"),
    ],
)
def test_a_wrong_file_names_the_file_and_the_key_or_line(
    refused: Refused, planner: Planner, content: str, named: str
) -> None:
    told = refused("school", "set", written(planner.folder, "school.toml", content))
    assert "school.toml" in told
    assert named in told


def test_a_file_that_is_not_there_a_folder_and_other_encodings_are_refused(refused: Refused, planner: Planner) -> None:
    assert "nothere.toml" in refused("school", "set", planner.folder / "nothere.toml")
    assert planner.folder.name in refused("school", "set", planner.folder)
    assert "UTF-8" in refused("school", "set", written(planner.folder, "school.toml", SCHOOL.encode("cp1252")))


@pytest.mark.parametrize("kind", ["png", "svg"])
def test_a_logo_comes_with_the_school(empty: Planner, kind: str) -> None:
    content = (ROOT / "assets" / "images" / "logo.svg").read_bytes() if kind == "svg" else PICTURE
    school = written(empty.folder, "school.toml", SCHOOL)
    empty.good("school", "set", school, "--logo", written(empty.folder, "logo.bin", content))
    kept = _logo(empty)
    assert kept
    assert kept.startswith(b"\x89PNG")
    empty.good("school", "set", school)
    assert _logo(empty) == kept


def test_a_wrong_logo_is_one_line_and_leaves_no_data_folder_behind(empty: Planner) -> None:
    school = written(empty.folder, "school.toml", SCHOOL)
    assert "PNG" in empty("school", "set", school, "--logo", school).problem
    assert "nothere.png" in empty("school", "set", school, "--logo", empty.folder / "nothere.png").problem
    script = written(empty.folder, "logo.svg", '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')
    assert "<script>" in empty("school", "set", school, "--logo", script).problem
    assert not empty.data.exists()


def test_a_wrong_file_leaves_no_data_folder_behind(empty: Planner) -> None:
    assert "epost" in empty("school", "set", written(empty.folder, "school.toml", 'name = "Bø"\nepost = "x"\n')).problem
    assert not empty.data.exists()


def test_the_sample_school_is_not_turned_into_a_real_one(empty: Planner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NETTPLAN_DATA", str(empty.data))
    prepare()
    before = empty.dump()
    assert "prøveskulen" in empty("school", "set", written(empty.folder, "school.toml", SCHOOL)).problem
    assert empty.dump() == before


def _logo(planner: Planner) -> bytes | None:
    with closing(sqlite3.connect(planner.data / "nettplan.db")) as database:
        found = database.execute("select png from school_logo").fetchone()
        return bytes(found[0]) if found else None


def _school(planner: Planner) -> dict[str, Any]:
    with closing(sqlite3.connect(planner.data / "nettplan.db")) as database:
        database.row_factory = sqlite3.Row
        (row,) = database.execute("select * from school")
        return dict(row)


def _staff(planner: Planner) -> list[tuple[str, str]]:
    with closing(sqlite3.connect(planner.data / "nettplan.db")) as database:
        return list(database.execute("select name, role from staff order by name"))
