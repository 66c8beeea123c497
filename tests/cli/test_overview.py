"""`planner overview`: the contract's form, and lines for people."""

from planner.domain.overview_marks import RowId
from tests.cli.conftest import Planner


def test_the_overview_has_the_contracts_form(planner: Planner) -> None:
    told = planner.good("overview", "--json").json
    assert told.keys() == {"decide", "guideline", "counts"}
    assert [one["id"] for one in told["guideline"]] == [str(id_) for id_ in RowId]
    assert all(one.keys() == {"id", "figure", "of", "late", "failed"} for one in told["guideline"])
    assert [(one["kind"], one["count"], len(one["id"])) for one in told["decide"]] == [("inform", 1, 10)]
    assert (told["counts"]["planned"], told["counts"]["classes"]) == (1, 1)


def test_the_overview_for_people_says_what_to_do_first(planner: Planner) -> None:
    first, *rows = planner.good("overview").out.splitlines()
    assert first == "1 nettstad er du ikkje informert om."
    assert "Open eller lukka er avgjort: 0 av 1" in rows
