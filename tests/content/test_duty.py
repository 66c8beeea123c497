"""The duty to act: the same in every language, in its order, short, and told by file and key when wrong."""

import re
import shutil
from pathlib import Path

import pytest

from planner.content import duty as module
from planner.content.duty import FOLDER, duty
from planner.content.texts import texts
from planner.domain.duty import Doer, Duty, Help, Step
from planner.domain.school import PAGE_LANGUAGES
from planner.errors import ContentError

MINUTES, WORDS_A_MINUTE = 2, 230
in_every_language = pytest.mark.parametrize("language", PAGE_LANGUAGES)


def shape(of: Duty) -> tuple[object, ...]:
    steps = [(one.step, one.doer, one.pace, len(one.do), bool(one.say), len(one.avoid)) for one in of.steps]
    calls = [(one.id, one.help, one.number, one.address) for one in of.calls]
    return (of.since, steps, calls, len(of.plan_points), len(of.online), of.sources)


@in_every_language
def test_the_duty_has_the_same_shape_in_every_language(language: str) -> None:
    assert shape(duty(language)) == shape(duty("nn"))


@in_every_language
def test_the_steps_come_in_the_order_of_the_law_and_are_short(language: str) -> None:
    steps = duty(language).steps
    assert [one.step for one in steps] == list(Step)
    assert [one.doer for one in steps] == [Doer.EVERYONE] * 3 + [Doer.SCHOOL] * 2
    assert all(3 <= len(one.do) <= 5 and one.avoid for one in steps)
    said = " ".join(text for one in steps for text in (one.title, one.say, *one.do, *one.avoid))
    assert len(said.split()) <= MINUTES * WORDS_A_MINUTE


def test_the_plan_has_the_five_points_of_the_law_and_so_does_the_form() -> None:
    assert len(duty("nn").plan_points) == 5
    asked = texts("duty/forms", "nn").group("plan")
    numbered = [asked[key][0] for key in ("problem", "measures", "when", "who", "evaluated")]
    assert numbered == ["1", "2", "3", "4", "5"]


def test_only_numbers_of_the_whole_country_are_named_and_danger_comes_with_one() -> None:
    calls = duty("nn").calls
    assert {one.number for one in calls if one.number} == {"112", "113", "116 117", "116 111", "02800"}
    assert all(one.number for one in duty("nn").calls_for(Help.DANGER))
    assert all(re.fullmatch(r"https://[a-z0-9.-]+", one.address) for one in calls if one.address)


def test_every_source_is_named_once_and_says_who_has_read_it_or_nobody() -> None:
    sources = duty("nn").sources
    assert [one.id for one in sources] == ["duty-to-act", "duty-staff", "bullying-online"]
    assert [bool(one.verified_by) for one in sources] == [True, False, False]


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of the content that the loader reads instead."""
    folder = Path(shutil.copytree(FOLDER, tmp_path / "duty"))
    monkeypatch.setattr(module, "FOLDER", folder)
    return folder


@pytest.mark.parametrize(
    ("path", "right", "wrong", "told"),
    [
        ("nn.toml", "lead = ", "led = ", "nn.toml: led"),
        ("nn.toml", "[steps.tell]", "[steps.report]", "nn.toml: steps.report"),
        ("nn.toml", "[calls.police]", "[calls.politi]", "nn.toml: calls.politi"),
        ("nn.toml", 'name = "Rektor"', "name = 3", "nn.toml: calls.principal.name"),
        ("duty.toml", 'doer = "everyone"', 'doer = "teacher"', "duty.toml: steps.notice.doer"),
        ("duty.toml", 'pace = "soon"', 'pace = "later"', "duty.toml: steps.investigate.pace"),
        ("duty.toml", '"duty-staff"]', '"duty-stuff"]', "duty.toml: steps.tell.sources"),
        ("duty.toml", 'help = "danger"', 'help = "fare"', "duty.toml: calls.police.help"),
        ("facts.toml", "address = ", "adress = ", "facts.toml: duty-staff.adress"),
    ],
)
def test_what_is_wrong_is_told_by_file_and_key(copy: Path, path: str, right: str, wrong: str, told: str) -> None:
    text = (copy / path).read_text("utf-8")
    assert right in text
    (copy / path).write_text(text.replace(right, wrong, 1), "utf-8")
    with pytest.raises(ContentError) as raised:
        duty.__wrapped__("nn")
    assert told in str(raised.value)
