"""The cards of Home and of a project: the same for both, and asked for in as few queries for many as for one."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from sqlalchemy import event

from planner.services.decisions import tasks, tick
from planner.services.letters import make_letters
from planner.services.progress import my_cards, project_card
from planner.storage import Session
from tests.cast import CLASS_9A, KARI, OLA, PER, TODAY, actor
from tests.projects import BLOG, a_blog, a_decided_blog


def queries(session: Session, ask: Callable[[], object]) -> int:
    """Return how many queries something asks."""
    asked = []

    def note(*given: Any) -> None:
        asked.append(given)

    event.listen(session, "before_cursor_execute", note)
    ask()
    event.remove(session, "before_cursor_execute", note)
    return len(asked)


def test_home_asks_as_little_about_many_projects_as_about_one(session: Session) -> None:
    project = a_decided_blog(session)
    make_letters(session, actor(KARI), project.id, today=TODAY)
    one = queries(session, lambda: my_cards(session, actor(OLA), TODAY))
    for number in range(5):
        a_blog(session, details=replace(BLOG, title=f"Prosjekt {number}"))
    assert len(my_cards(session, actor(OLA), TODAY)) > 1
    assert queries(session, lambda: my_cards(session, actor(OLA), TODAY)) == one


def test_home_and_the_projects_own_page_show_the_same(session: Session) -> None:
    project = a_decided_blog(session)
    a_blog(session, actor(PER), replace(BLOG, class_id=CLASS_9A.id, editor_id=PER.id))
    card = project_card(session, actor(KARI), project.id, TODAY)
    assert card in my_cards(session, actor(OLA), TODAY)
    assert my_cards(session, actor(KARI), TODAY) == (card,)


def test_a_card_has_its_own_projects_tasks_as_they_stand(session: Session) -> None:
    project, other = a_decided_blog(session), a_blog(session)
    tick(session, actor(KARI), project.id, tasks(session, actor(KARI), project.id)[0].id, done=True)
    card = project_card(session, actor(KARI), project.id, TODAY)
    assert card.tasks == tasks(session, actor(KARI), project.id)
    assert card.tasks[0].done_at
    assert project_card(session, actor(KARI), other.id, TODAY).tasks == ()
