"""`planner sites list`: the contract's form, and lines for people."""

from tests.cli.conftest import Planner
from tests.cli.handed_in import PROJECT  # noqa: F401


def test_the_list_has_the_contracts_form(planner: Planner) -> None:
    (site,) = planner.good("sites", "list", "--json").json["sites"]
    assert site.pop("site")
    assert site == {}
