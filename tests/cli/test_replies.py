"""`planner replies status`, line by line of the contract."""

from planner.domain.consent import Status
from tests.cli.conftest import Planner, Refused
from tests.cli.handed_in import answers

PURPOSES = ["work_first_name", "group_picture", "video", "group_picture@press"]


def test_the_json_has_a_status_per_pupil_and_purpose_and_no_names(planner: Planner) -> None:
    called = planner.good("replies", "status", planner.project, "--json")
    assert called.json.keys() == {"pupils"}
    assert len(called.json["pupils"]) == 3
    for row in called.json["pupils"]:
        assert row.keys() == {"pupil", "purposes"}
        assert list(row["purposes"]) == PURPOSES
        assert set(row["purposes"].values()) <= set(Status)
    assert not any(name in called.out for name in ("Ada", "Jakub", "Emil"))


def test_never_show_is_told_to_nobody(planner: Planner) -> None:
    planner.good("decide", planner.project, "--answers", answers(planner.folder))
    planner.good("letters", planner.project, "--out", planner.folder / "out")
    rows = planner.good("replies", "status", planner.project, "--json").json["pupils"]
    statuses = [set(row["purposes"].values()) for row in rows]
    assert sorted(map(sorted, statuses)) == [["no_contact"], ["not_answered"], ["not_answered"]]
    out = planner.good("replies", "status", planner.project).out
    assert "never" not in out
    assert "aldri" not in out


def test_people_get_counts_by_purpose(planner: Planner) -> None:
    lines = planner.good("replies", "status", planner.project).out.splitlines()
    assert lines[0] == "3 elevar."
    assert lines[1].startswith("work_first_name: ")
    assert len(lines) == 1 + len(PURPOSES)


def test_an_unknown_project_is_exit_2(refused: Refused) -> None:
    assert "Prosjektet finst ikkje" in refused("replies", "status", "NOPE", "--json")


def test_without_a_school_there_is_no_project(empty: Planner) -> None:
    assert "ingen skule" in empty("replies", "status", "NOPE").problem
