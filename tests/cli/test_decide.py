"""`planner decide`, line by line of the contract."""

import sqlite3
from contextlib import closing

import pytest

from tests.answers import CALM
from tests.cli.conftest import Planner, Refused
from tests.cli.handed_in import SCHOOL, answers, written

KEYS = {"outcome", "rule_set", "reasons", "conditions", "flips"}
EFFECTS = {"doubt", "closed", "not_online", "condition"}
OUTCOMES = {"open", "doubt", "closed", "not_online"}


def test_without_a_project_it_judges_with_no_school_and_no_database(empty: Planner) -> None:
    called = empty.good("decide", "--answers", answers(empty.folder), "--json")
    assert called.json["outcome"] == "open"
    assert not empty.data.exists()


def test_the_json_has_the_keys_of_the_contract(empty: Planner) -> None:
    told = empty.good("decide", "--answers", answers(empty.folder, comments="open", editor=None), "--json").json
    assert told.keys() == KEYS
    assert all(reason.keys() == {"rule", "effect", "source", "text"} for reason in told["reasons"])
    assert {reason["effect"] for reason in told["reasons"]} <= EFFECTS
    assert all(condition.keys() == {"id", "text"} for condition in told["conditions"])
    assert all(flip.keys() == {"question", "answer", "outcome"} for flip in told["flips"])
    assert {flip["outcome"] for flip in told["flips"]} <= OUTCOMES - {told["outcome"]}
    assert all(value for reason in told["reasons"] for value in reason.values())


@pytest.mark.parametrize(
    ("changed", "outcome"),
    [
        ({}, "open"),
        ({"activity": "discussion"}, "doubt"),
        ({"comments": "open"}, "closed"),
        ({"data_agreement": "none"}, "not_online"),
        ({"activity": "discussion", "comments": "open", "data_agreement": "none"}, "not_online"),
    ],
)
def test_a_verdict_of_any_outcome_is_exit_0(empty: Planner, changed: dict[str, str], outcome: str) -> None:
    assert empty.good("decide", "--answers", answers(empty.folder, **changed), "--json").json["outcome"] == outcome


def test_a_relevant_answer_that_is_missing_counts_as_unsure(empty: Planner) -> None:
    missing = empty.good("decide", "--answers", answers(empty.folder, bullying=None), "--json").json
    unsure = empty.good("decide", "--answers", answers(empty.folder, bullying="unsure"), "--json").json
    assert missing == unsure
    assert missing["outcome"] == "doubt"


@pytest.mark.parametrize("content", ["", "# ikkje svart\n"])
def test_no_answers_at_all_are_doubt(empty: Planner, content: str) -> None:
    told = empty.good("decide", "--answers", written(empty.folder, "answers.toml", content), "--json").json
    assert told["outcome"] == "doubt"


def test_an_irrelevant_answer_is_ignored(empty: Planner) -> None:
    closed = {"wanted_audience": "class"}
    with_it = empty.good("decide", "--answers", answers(empty.folder, **closed, closed_enough="partly"), "--json").json
    without = empty.good("decide", "--answers", answers(empty.folder, **closed, closed_enough=None), "--json").json
    assert with_it == without


def test_flips_are_true_and_leave_unsure_out(empty: Planner) -> None:
    told = empty.good("decide", "--answers", answers(empty.folder, comments="open"), "--json").json
    assert told["flips"]
    for flip in told["flips"]:
        assert flip["answer"] != "unsure"
        changed = {"comments": "open", flip["question"]: flip["answer"]}
        again = empty.good("decide", "--answers", answers(empty.folder, **changed), "--json").json
        assert again["outcome"] == flip["outcome"]


@pytest.mark.parametrize(
    ("content", "named"),
    [
        ('favourite_colour = "red"\n', "favourite_colour"),
        ('comments = "loud"\n', "loud"),
        ("comments = true\n", "comments"),
        ('comments = "off\n', "answers.toml"),
    ],
)
def test_an_unknown_question_or_option_is_exit_2(planner: Planner, refused: Refused, content: str, named: str) -> None:
    path = written(planner.folder, "answers.toml", content)
    assert named in refused("decide", "--answers", path)
    assert named in refused("decide", planner.project, "--answers", path, "--json")


def test_with_a_project_the_decision_is_recorded_as_it_was_judged(planner: Planner) -> None:
    path = answers(planner.folder, activity="discussion")
    judged = planner.good("decide", "--answers", path, "--json").json
    recorded = planner.good("decide", planner.project, "--answers", path, "--json").json
    assert recorded == judged
    with closing(sqlite3.connect(planner.data / "nettplan.db")) as database:
        rows = list(database.execute("select project_id, outcome, rule_set from decision where superseded_at is null"))
        tasks = {subject for (subject,) in database.execute("select subject from task where done_at is null")}
    assert rows == [(planner.project, "doubt", recorded["rule_set"])]
    assert tasks == {condition["id"] for condition in recorded["conditions"]}


def test_a_new_decision_supersedes_the_one_before(planner: Planner) -> None:
    for changed in ({}, {"comments": "open"}):
        planner.good("decide", planner.project, "--answers", answers(planner.folder, **changed))
    with closing(sqlite3.connect(planner.data / "nettplan.db")) as database:
        rows = set(database.execute("select outcome, superseded_at is null from decision"))
    assert rows == {("open", 0), ("closed", 1)}


def test_the_projects_audience_is_the_only_one(planner: Planner, refused: Refused) -> None:
    told = refused("decide", planner.project, "--answers", answers(planner.folder, wanted_audience="class"))
    assert "wanted_audience = class" in told
    assert "world" in told
    planner.good("decide", planner.project, "--answers", answers(planner.folder, wanted_audience=None))


def test_an_unknown_project_is_exit_2(planner: Planner, refused: Refused) -> None:
    assert "Prosjektet finst ikkje" in refused("decide", "NOPE", "--answers", answers(planner.folder), "--json")


def test_without_a_school_the_texts_are_nynorsk_and_with_one_its_own(empty: Planner) -> None:
    path = answers(empty.folder, activity="discussion")
    nynorsk = empty.good("decide", "--answers", path, "--json").json["reasons"][0]["text"]
    bokmaal = SCHOOL.replace('language = "nn"', 'language = "nb"')
    empty.good("school", "set", written(empty.folder, "school.toml", bokmaal))
    assert empty.good("decide", "--answers", path, "--json").json["reasons"][0]["text"] != nynorsk
    empty.good("school", "set", written(empty.folder, "school.toml", SCHOOL))
    assert empty.good("decide", "--answers", path, "--json").json["reasons"][0]["text"] == nynorsk


def test_judging_alone_goes_on_when_the_database_cannot_be_opened(empty: Planner) -> None:
    empty.data.write_text("a file where the folder should be")
    assert empty.good("decide", "--answers", answers(empty.folder), "--json").json["outcome"] == "open"


def test_people_read_the_outcome_the_reasons_the_tasks_and_what_would_change_it(empty: Planner) -> None:
    out = empty.good("decide", "--answers", answers(empty.folder, comments="open")).out
    for heading in ("Grunnar:", "Dette må gjerast:", "Dette ville endra utfallet:"):
        assert heading in out
    assert "None" not in out
    assert "{" not in out


def test_every_question_of_the_contract_is_asked(empty: Planner) -> None:
    told = empty("decide", "--answers", written(empty.folder, "answers.toml", 'x = "y"\n')).problem
    assert all(question in told for question in CALM)
