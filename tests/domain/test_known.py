"""What the project itself says about the walk's questions."""

from dataclasses import replace
from datetime import date

import pytest

from planner.content.decision import rule_set
from planner.domain.decision import check_answers
from planner.domain.known import HINTED, known_answers
from planner.domain.project import Audience, Project, Purpose, Site, What, Where
from planner.domain.school import Pupil
from tests.cast import ADA, EMIL, JAKUB, KARI, OLA, SCHOOL, SELAM, TODAY

PROJECT = Project(
    "PRO0000001", SCHOOL.id, "CLA0000001", "Blogg", "", TODAY, date(2027, 6, 18), TODAY, (Purpose(What.VIDEO),), KARI.id
)
SITE = Site("SIT0000001", SCHOOL.id, PROJECT.id, "Bloggen", "", "wordpress", Audience.WORLD, KARI.id, OLA.id)


def asked(*whats: What) -> str:
    purposes = tuple(Purpose(what) for what in whats)
    return known_answers(replace(PROJECT, purposes=purposes), SITE, (), TODAY)["pupils_shown"]


def test_the_hints_are_answers_that_the_rules_know() -> None:
    hints = known_answers(PROJECT, SITE, (ADA, JAKUB), TODAY)
    check_answers(rule_set(TODAY), hints)
    assert set(hints) == HINTED


def test_an_editor_without_a_deputy_is_told() -> None:
    assert known_answers(PROJECT, replace(SITE, deputy_id=None), (), TODAY)["editor"] == "editor_only"
    assert known_answers(PROJECT, SITE, (), TODAY)["editor"] == "editor_and_deputy"


@pytest.mark.parametrize(
    ("pupils", "option"), [((ADA, SELAM), "under_thirteen"), ((SELAM,), "thirteen_to_fourteen"), ((ADA, EMIL), None)]
)
def test_the_youngest_is_told_when_every_birth_date_is_known(pupils: tuple[Pupil, ...], option: str | None) -> None:
    assert known_answers(PROJECT, SITE, pupils, TODAY).get("youngest_pupil") == option


def test_what_is_asked_for_tells_how_pupils_are_shown() -> None:
    assert asked(What.WORK_UNNAMED, What.TAKE_NOT_PUBLISH) == "no_person"
    assert asked(What.WORK_FIRST_NAME) == "first_name"
    assert asked(What.WORK_FIRST_NAME, What.GROUP_PICTURE) == "group_picture"
    assert asked(What.GROUP_PICTURE, What.VOICE) == "recognisable"
    assert asked(What.WORK_FULL_NAME) == "first_name"
    assert asked(What.WORK_FULL_NAME, What.PICTURE) == "full_name_and_picture"


def test_a_picture_for_the_paper_counts_as_well() -> None:
    press = replace(PROJECT, purposes=(Purpose(What.PICTURE, Where.PRESS),))
    assert known_answers(press, SITE, (), TODAY)["pupils_shown"] == "recognisable"
