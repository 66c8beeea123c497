"""When somebody is bullied: the steps are there for all staff, and nothing can be written."""

import pytest

from planner.content.duty import duty
from planner.domain.school import Staff
from planner.storage import Engine
from tests.cast import KARI, NILS
from tests.pages.visits import everything, nodes, visit

DOWNLOAD = "download_button"


@pytest.mark.parametrize("who", [KARI, NILS])
def test_all_staff_see_the_steps_in_order_the_numbers_first_and_no_field(school: Engine, who: Staff) -> None:
    page = visit(who, "bullying")
    text = everything(page)
    found = duty("nn")
    places = [text.index(f"{number} {step.title}") for number, step in enumerate(found.steps, 1)]
    assert places == sorted(places)
    assert text.index("tel:112") < places[0]
    for said in (*found.plan_points, *found.online, found.not_kept, found.steps[1].say):
        assert said in text
    assert "lese av Nettplan den 22. november 2026" in text
    assert "ingen hos oss har lese sida enno" in text
    widgets = [one.type for one in nodes(page) if getattr(getattr(one, "proto", None), "id", "")]
    assert widgets == [DOWNLOAD, DOWNLOAD]
