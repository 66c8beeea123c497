"""`planner project new`, line by line of the contract."""

import sqlite3
from contextlib import closing

import pytest

from tests.cli.conftest import Planner, Refused
from tests.cli.handed_in import PROJECT, ROSTER, written


def test_the_project_id_is_all_that_is_printed(planner: Planner) -> None:
    out = planner.good("project", "new", written(planner.folder, "project.toml", PROJECT)).out
    assert out.strip().isalnum()
    assert out.count("\n") == 1
    assert out.strip() != planner.project


def test_editor_and_deputy_are_found_or_made_as_staff(planner: Planner) -> None:
    planner.good("project", "new", written(planner.folder, "project.toml", PROJECT.replace("Ola Moen", "Per Vik")))
    with closing(sqlite3.connect(planner.data / "nettplan.db")) as database:
        names = [name for (name,) in database.execute("select name from staff order by name")]
    assert names == ["Astrid Lie", "Kari Dale", "Ola Moen", "Per Vik"]


def test_the_class_is_the_one_of_the_school_year_in_which_the_project_starts(
    planner: Planner, refused: Refused, monkeypatch: pytest.MonkeyPatch
) -> None:
    next_year = PROJECT.replace("2026-12-01", "2027-09-01").replace("2027-06-18", "2027-12-01")
    next_year = next_year.replace("2026-12-11", "2027-09-10")
    path = written(planner.folder, "project.toml", next_year)
    assert "7B" in refused("project", "new", path)
    monkeypatch.setenv("NETTPLAN_TODAY", "2027-08-20")
    planner.good("roster", "import", written(planner.folder, "roster.csv", ROSTER))
    planner.good("project", "new", path)


def test_a_deputy_and_an_address_can_wait(planner: Planner) -> None:
    lean = PROJECT.replace(', deputy = "Ola Moen"', "").replace('address = "https://blogg.example/7b", ', "")
    planner.good("project", "new", written(planner.folder, "project.toml", lean))


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("title =", "tittel =", "tittel"),
        ('platform = "wordpress"', 'plattform = "wordpress"', "site.plattform"),
        ('"wordpress"', '"myspace"', "wordpress"),
        ('"world"', '"everybody"', "world"),
        ('"video"', '"hologram"', "group_picture"),
        ('"group_picture@press"', '"group_picture@radio"', "group_picture@radio"),
        ("2027-06-18", "2027-02-30", "project.toml"),
        ("2027-06-18", '"2027-06-18"', "ends"),
        ("2027-06-18", "2026-06-18", "sluttar før"),
        ("2026-12-11", "2027-07-01", "Svarfristen"),
        ('"7B"', '"8C"', "8C"),
        (
            'purposes = ["work_first_name", "group_picture", "video", "group_picture@press"]',
            "purposes = []",
            "purposes",
        ),
        ('deputy = "Ola Moen"', 'deputy = "Kari Dale"', "to ulike personar"),
        ('editor = "Kari Dale", ', "", "site.editor"),
        ("starts = 2026-12-01\n", "", "starts"),
    ],
)
def test_a_wrong_file_gets_one_line_that_names_what_is_wrong_or_known(
    refused: Refused, planner: Planner, old: str, new: str, named: str
) -> None:
    assert old in PROJECT
    assert named in refused("project", "new", written(planner.folder, "project.toml", PROJECT.replace(old, new)))


def test_a_date_that_does_not_exist_is_told_by_its_line(refused: Refused, planner: Planner) -> None:
    wrong = PROJECT.replace("2027-06-18", "2027-02-30")
    assert "6" in refused("project", "new", written(planner.folder, "project.toml", wrong))
