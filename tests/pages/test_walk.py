"""The walk question by question, and the decision that comes of it."""

import json
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from planner.cli import main
from planner.content.decision import decision_words, rule_set
from planner.domain.decision import relevant
from planner.domain.project import Audience
from planner.services.decisions import answers, verdict_of
from planner.services.progress import project_card
from planner.storage import Engine, projects, reading, transaction
from tests.answers import CALM, IN_DOUBT
from tests.cast import KARI, OLA, TODAY, actor
from tests.pages.visits import checked, click, errors, everything, titles, visit
from tests.projects import a_blog, a_decided_blog

RULES = rule_set(TODAY)
WORDS = decision_words(RULES.version, "nn")
NOT_ONLINE = CALM | {"sensitive_content": "yes"}
CLOSED = CALM | {"location": "needed"}


@pytest.fixture
def project(school: Engine) -> str:
    """A new project of Kari's; returns its id."""
    with transaction(school) as session:
        return a_blog(session).id


def kept(engine: Engine, project: str) -> dict[str, str]:
    """Return the answers that are in the database."""
    with reading(engine) as session:
        return answers(session, actor(KARI), project)


def answer(page: AppTest, option: str) -> AppTest:
    """Choose an option of the question that is shown."""
    return checked(page.radio[0].set_value(option).run())


def walk(page: AppTest, given: dict[str, str]) -> AppTest:
    """Answer every question that is asked and stop at the page with all answers."""
    while page.radio:
        question = str(page.radio[0].key).removeprefix("answer-")
        page = click(answer(page, given[question]), "Neste")
    return page


def title_of(question: str) -> str:
    """Return the title a question's page has."""
    return WORDS.questions[question].title


def shown(page: AppTest) -> str:
    """Return the title of a page as it is read, without the escapes of Markdown."""
    return titles(page)[0].replace("\\", "")


def test_the_walk_begins_with_the_first_question_and_nothing_chosen(school: Engine, project: str) -> None:
    page = visit(KARI, "walk", project=project)
    assert shown(page) == title_of("activity")
    assert page.radio[0].value is None
    assert WORDS.questions["activity"].why in everything(page)
    assert WORDS.questions["activity"].example in everything(page)


def test_an_answer_is_in_the_database_before_anybody_presses_next(school: Engine, project: str) -> None:
    answer(visit(KARI, "walk", project=project), "both")
    assert kept(school, project)["activity"] == "both"


def test_choosing_an_answer_does_not_turn_the_page(school: Engine, project: str) -> None:
    page = answer(visit(KARI, "walk", project=project), "both")
    assert shown(page) == title_of("activity")
    assert shown(click(page, "Neste")) == title_of("audience_purpose")


def test_going_back_shows_the_answer_that_was_given_and_a_change_is_kept(school: Engine, project: str) -> None:
    page = visit(KARI, "walk", project=project, question="activity")
    page = click(answer(page, "both"), "Neste")
    page = click(answer(page, "none"), "Tilbake")
    assert page.radio[0].value == "both"
    answer(page, "discussion")
    assert kept(school, project)["activity"] == "discussion"
    assert kept(school, project)["audience_purpose"] == "none"


def test_a_reload_or_another_device_goes_on_at_the_first_open_question(school: Engine, project: str) -> None:
    page = visit(KARI, "walk", project=project, question="activity")
    page = click(answer(page, "both"), "Neste")
    answer(page, "real_audience")
    again = visit(KARI, "walk", project=project)
    assert shown(again) == title_of("wanted_audience") or shown(again) == title_of("closed_enough")
    colleague = visit(OLA, "walk", project=project, question="activity")
    assert colleague.radio[0].value == "both"


def test_who_may_see_the_site_is_known_from_the_project_and_changes_it(school: Engine, project: str) -> None:
    page = visit(KARI, "walk", project=project, question="wanted_audience")
    assert page.radio[0].value == "world"
    answer(page, "class")
    with reading(school) as session:
        assert projects.site_of(session, project).audience is Audience.CLASS


def test_an_answer_that_makes_a_question_idle_takes_it_out_of_the_walk(school: Engine, project: str) -> None:
    page = visit(KARI, "walk", project=project, question="audience_purpose")
    before = page.get("progress")[0].proto.text
    after = answer(page, "none").get("progress")[0].proto.text
    assert (before[-2:], after[-2:]) == ("19", "18")


def test_all_answers_stand_on_one_page_and_each_can_be_changed(school: Engine, project: str) -> None:
    page = walk(visit(KARI, "walk", project=project, question="activity"), CALM)
    assert titles(page) == ["Sjå over svara dine"]
    for question, option in CALM.items():
        assert WORDS.questions[question].options[option].label in everything(page)
    page = checked(page.button(key="change-comments").click().run())
    assert shown(page) == title_of("comments")
    assert "Neste" not in [one.label for one in page.button]
    page = click(answer(page, "moderated"), "Til alle svara")
    assert titles(page) == ["Sjå over svara dine"]
    marked = [one.value for one in page.markdown if "Her var du nettopp" in one.value]
    assert len(marked) == 1
    assert title_of("comments") in marked[0].replace("\\", "")
    assert kept(school, project) == CALM | {"comments": "moderated"}


def test_missing_answers_are_told_before_the_decision(school: Engine, project: str) -> None:
    page = visit(KARI, "walk", project=project, question="all")
    asked = relevant(RULES, kept(school, project))
    told = f"{len(asked) - 1} spørsmål manglar svar"
    assert told in page.warning[0].value.replace("\\", "")


@pytest.mark.parametrize("given", [CALM, IN_DOUBT, CLOSED, NOT_ONLINE], ids=["open", "doubt", "closed", "not online"])
def test_the_walk_ends_in_the_verdict_that_the_command_line_gives(
    school: Engine, project: str, given: dict[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = walk(visit(KARI, "walk", project=project, question="activity"), given)
    page = click(page, "Ta avgjerda")
    assert not errors(page)
    with reading(school) as session:
        decided = project_card(session, actor(KARI), project, TODAY).decided
    assert decided
    verdict = verdict_of(decided)
    file = tmp_path / "answers.toml"
    file.write_text("".join(f'{question} = "{option}"\n' for question, option in given.items()), "utf-8")
    assert main(["decide", "--answers", str(file), "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["outcome"] == verdict.outcome
    assert {one["rule"] for one in said["reasons"]} == {rule.id for rule in verdict.rules}
    assert {one["id"] for one in said["conditions"]} == set(verdict.conditions)
    assert WORDS.outcomes[verdict.outcome].title in everything(page)


def test_a_walk_with_questions_left_out_counts_them_as_doubt(school: Engine, project: str) -> None:
    page = click(visit(KARI, "walk", project=project, question="all"), "Ta avgjerda")
    assert "I tvil" in everything(page)


def test_changing_the_answers_of_a_decision_keeps_all_the_others(school: Engine) -> None:
    with transaction(school) as session:
        decided = a_decided_blog(session)
    page = click(visit(KARI, "verdict", project=decided.id), "Endre svara")
    assert titles(page) == ["Sjå over svara dine"]
    assert not page.warning
    assert kept(school, decided.id) == CALM


def test_a_question_that_does_not_exist_shows_all_answers(school: Engine, project: str) -> None:
    page = visit(KARI, "walk", project=project, question="<img src=x>")
    assert titles(page) == ["Sjå over svara dine"]
