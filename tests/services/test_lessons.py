"""Lessons of classes: planning, holding, taking away, and who may."""

from datetime import timedelta

import pytest

from planner.domain.lesson import Topic
from planner.errors import InvalidInput, NotAllowed, NotFound
from planner.services.lessons import (
    hold_lesson,
    lesson,
    lesson_coverage,
    names_in_note,
    plan_lesson,
    remove_lesson,
)
from planner.storage import Session, lessons, projects
from tests.cast import ADA, ASTRID, CLASS_7B, CLASS_9A, KARI, NILS, TODAY, actor
from tests.projects import a_decided_blog

CHAT = "klassechatten"


def held(session: Session, class_id: str = CLASS_7B.id) -> str:
    done = hold_lesson(session, actor(KARI), class_id, CHAT, held_on=TODAY, minutes=55, worked=" Bra. ", today=TODAY)
    return done.id


def test_a_lesson_that_was_planned_is_the_one_that_is_held(session: Session) -> None:
    planned = plan_lesson(session, actor(KARI), CLASS_7B.id, CHAT, TODAY + timedelta(3), TODAY)
    assert held(session) == planned.id
    (one,) = lessons.lessons_of(session, [CLASS_7B.id])
    assert (one.planned_on, one.held_on, one.minutes, one.worked) == (planned.planned_on, TODAY, 55, "Bra.")


def test_a_class_that_has_had_netiquette_and_bullying_has_its_projects_ticked(session: Session) -> None:
    project = a_decided_blog(session)

    def ticked() -> bool:
        return next(
            one.done_at is not None for one in projects.tasks(session, project.id) if one.subject == "lessons_held"
        )

    held(session)
    assert not ticked()
    joke = "tulla-eller-mobba"
    hold_lesson(session, actor(KARI), CLASS_7B.id, joke, held_on=TODAY, minutes=60, worked="", today=TODAY)
    assert ticked()


def test_a_lesson_held_on_two_days_counts_twice_and_on_one_day_once(session: Session) -> None:
    assert held(session) == held(session)
    assert lesson_coverage(session, actor(KARI), TODAY).grades[7][Topic.NETIQUETTE] == 1
    hold_lesson(
        session,
        actor(KARI),
        CLASS_7B.id,
        CHAT,
        held_on=TODAY - timedelta(7),
        minutes=60,
        worked="",
        today=TODAY,
    )
    assert lesson_coverage(session, actor(KARI), TODAY).grades[7][Topic.NETIQUETTE] == 2


def test_a_lesson_is_planned_for_a_day_to_come_in_the_same_school_year(session: Session) -> None:
    for day in (TODAY - timedelta(1), TODAY + timedelta(400)):
        with pytest.raises(InvalidInput, match="Vel ein annan dag"):
            plan_lesson(session, actor(KARI), CLASS_7B.id, CHAT, day, TODAY)


def test_an_unknown_lesson_is_told_as_such(session: Session) -> None:
    with pytest.raises(NotFound, match="Opplegget"):
        lesson(actor(KARI), "xx", "nn")
    with pytest.raises(NotFound, match="Opplegget"):
        plan_lesson(session, actor(KARI), CLASS_7B.id, "xx", TODAY, TODAY)


def test_a_teacher_holds_lessons_in_own_classes_alone(session: Session) -> None:
    with pytest.raises(NotAllowed):
        held(session, CLASS_9A.id)


def test_the_municipality_holds_no_lessons(session: Session) -> None:
    with pytest.raises(NotAllowed):
        hold_lesson(session, actor(NILS), CLASS_7B.id, CHAT, held_on=TODAY, minutes=55, worked="", today=TODAY)


def test_a_lesson_recorded_by_mistake_is_taken_away(session: Session) -> None:
    remove_lesson(session, actor(KARI), held(session))
    assert lessons.lessons_of(session, [CLASS_7B.id]) == ()
    with pytest.raises(NotFound):
        remove_lesson(session, actor(KARI), "LES0000009")


def test_the_principal_sees_all_classes_and_a_teacher_their_own(session: Session) -> None:
    held(session)
    mine, all_ = (lesson_coverage(session, actor(who), TODAY) for who in (KARI, ASTRID))
    assert [one.school_class.label for one in mine.classes] == [CLASS_7B.label]
    assert {one.school_class.label for one in all_.classes} == {CLASS_7B.label, CLASS_9A.label}
    assert mine.classes[0].next is not None


def test_a_name_in_a_note_is_noticed_before_anything_is_stored(session: Session) -> None:
    assert names_in_note(session, actor(KARI), CLASS_7B.id, f"{ADA.given_name} var stille.") == (ADA.given_name,)
    assert names_in_note(session, actor(KARI), CLASS_7B.id, "Klassen var stille.") == ()
