"""`planner sites list` and `planner sites check`: the contract's form, and lines for people."""

from collections.abc import Sequence
from datetime import UTC, datetime

import pytest

from planner.domain.check import CheckState, Result, Run, Target
from planner.domain.evidence import Evidence
from planner.services import site_checks
from tests.cli.conftest import Planner


def test_the_list_has_the_contracts_form(planner: Planner) -> None:
    (site,) = planner.good("sites", "list", "--json").json["sites"]
    assert len(site.pop("site")) == 10
    assert site == {
        "title": "Klassebloggen 7B",
        "address": "https://blogg.example/7b",
        "audience": "world",
        "state": "planned",
        "check": "not_checked",
        "editor": "Kari Dale",
    }


def test_the_list_for_people_is_a_line_a_site(planner: Planner) -> None:
    assert planner.good("sites", "list").out.splitlines() == [
        "1 nettstad.",
        "Klassebloggen 7B · https://blogg.example/7b · planlagd · Kari Dale",
    ]


AT = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> None:
    """A web where every address answers, and none is really asked."""

    def answers(targets: Sequence[Target], *_guard: object, **_how: object) -> Run:
        seen = [Evidence(AT, one.address, one.address, method="GET", status=200) for one in targets]
        return Run(
            tuple(
                Result(one.id, CheckState.OK, alarm=False, evidence=evidence, fresh=True)
                for one, evidence in zip(targets, seen, strict=True)
            )
        )

    monkeypatch.setattr(site_checks, "check", answers)


def test_the_check_has_the_contracts_form_and_is_kept(planner: Planner, web: None) -> None:
    told = planner.good("sites", "check", "--json").json
    assert told["checked"] == 1
    (site,) = told["sites"]
    assert (len(site["site"]), site["check"], site["alarm"]) == (10, "ok", False)
    assert (site["evidence"]["address"], site["evidence"]["status"]) == ("https://blogg.example/7b", 200)
    assert planner.good("sites", "list", "--json").json["sites"][0]["check"] == "ok"
    assert planner.audit()[-1] == ("operator", "check_sites")


def test_the_check_for_people_is_a_line_a_site(planner: Planner, web: None) -> None:
    assert planner.good("sites", "check").out.splitlines() == [
        "1 nettstad er sjekka.",
        "https://blogg.example/7b · svarar",
    ]


def test_without_network_the_check_says_so(planner: Planner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(site_checks, "check", lambda *_targets, **_how: Run((), offline=True))
    assert "Her er ikkje noko nett." in planner.good("sites", "check").out
