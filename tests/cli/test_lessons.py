"""`planner lessons coverage`: the contract's form, and lines for people."""

from tests.cli.conftest import Planner


def test_coverage_is_told_by_grade_and_topic(planner: Planner) -> None:
    told = planner.good("lessons", "coverage", "--json").json
    assert told.keys() == {"school_year", "grades"}
    assert told["school_year"] == "2026/27"
    assert told["grades"].keys() == {"7"}
    assert told["grades"]["7"].keys() == {"netiquette", "bullying", "privacy", "pictures", "sources", "discussion"}
    assert set(told["grades"]["7"].values()) == {0}


def test_coverage_for_people_names_grades_and_topics(planner: Planner) -> None:
    out = planner.good("lessons", "coverage").out
    assert "Skuleåret 2026/27:" in out
    assert "Trinn 7: nettvett og samhandling 0, mobbing 0" in out
