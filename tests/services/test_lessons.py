"""Lessons of classes: planning, holding, taking away, and who may."""

from datetime import date, timedelta

import pytest

from planner.domain.lesson import ClassLesson, Topic
from planner.domain.lesson_copy import text_of
from planner.domain.lesson_year import LeftOut
from planner.domain.project import Project
from planner.domain.school import SchoolClass
from planner.errors import InvalidInput, NotAllowed, NotFound
from planner.services.adapted_lessons import adapt_lesson, lesson
from planner.services.lesson_years import carried_year, classes_to_copy, copy_year
from planner.services.lessons import (
    LastTime,
    before_opening,
    class_lessons,
    hold_lesson,
    last_time,
    lesson_coverage,
    names_in_note,
    plan_lesson,
    remove_lesson,
)
from planner.storage import Session, lessons, people, projects
from tests.cast import ADA, ASTRID, CLASS_7B, CLASS_9A, KARI, NILS, OLA, PER, SCHOOL, TODAY, actor
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


def held_both(session: Session) -> None:
    held(session)
    joke = "tulla-eller-mobba"
    hold_lesson(session, actor(KARI), CLASS_7B.id, joke, held_on=TODAY, minutes=60, worked="", today=TODAY)


def ticked(session: Session, project: Project) -> bool:
    return next(one.done_at is not None for one in projects.tasks(session, project.id) if one.subject == "lessons_held")


def test_a_class_that_has_had_netiquette_and_bullying_has_its_projects_ticked(session: Session) -> None:
    project = a_decided_blog(session)
    held(session)
    assert not ticked(session, project)
    held_both(session)
    assert ticked(session, project)


def test_a_decision_after_the_lessons_doesnt_ask_for_them_again(session: Session) -> None:
    held_both(session)
    assert ticked(session, a_decided_blog(session))


def test_before_a_site_opens_each_topic_has_a_lesson_that_was_held_or_one_that_fits(session: Session) -> None:
    netiquette, bullying = before_opening(session, actor(KARI), CLASS_7B.id, "nn")
    assert (netiquette.topic, bullying.topic) == (Topic.NETIQUETTE, Topic.BULLYING)
    assert all(one.held_on is None and one.lesson and 7 in one.lesson.grades for one in (netiquette, bullying))
    held(session)
    netiquette, bullying = before_opening(session, actor(OLA), CLASS_7B.id, "nn")
    assert netiquette.lesson
    assert (netiquette.held_on, netiquette.lesson.id) == (TODAY, CHAT)
    assert bullying.held_on is None
    with pytest.raises(NotFound):
        before_opening(session, actor(KARI), "CLA0000009", "nn")


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


def test_a_lesson_planned_twice_for_one_day_stands_there_once(session: Session) -> None:
    first, second = (plan_lesson(session, actor(KARI), CLASS_7B.id, CHAT, TODAY, TODAY) for _ in range(2))
    assert (second,) == class_lessons(session, actor(KARI), CLASS_7B.id) == (first,)


def test_an_unknown_lesson_is_told_as_such(session: Session) -> None:
    with pytest.raises(NotFound, match="Opplegget"):
        lesson(session, actor(KARI), "xx", "nn")
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


def a_class_of_last_year(session: Session) -> SchoolClass:
    """Make last year's 7B, which Per taught: one lesson held with a note, one without, one that was planned."""
    old = SchoolClass("CLA0000009", SCHOOL.id, 2025, "7B", (7,))
    people.save_class(session, old)
    made = [
        ClassLesson("LES0000001", SCHOOL.id, old.id, CHAT, None, date(2025, 10, 8), 60, "Lappane tok tid.", PER.id),
        ClassLesson("LES0000002", SCHOOL.id, old.id, CHAT, None, date(2026, 2, 11), 60, "", PER.id),
        ClassLesson("LES0000003", SCHOOL.id, old.id, "spel-og-chat", planned_on=date(2026, 4, 15), teacher_id=PER.id),
        ClassLesson("LES0000004", SCHOOL.id, old.id, "ein-god-ven", planned_on=date(2026, 5, 6), teacher_id=PER.id),
    ]
    for one in made:
        lessons.save(session, one)
    return old


def test_what_was_written_last_year_shows_for_the_same_grade_and_for_whoever_wrote_it(session: Session) -> None:
    a_class_of_last_year(session)
    for who, class_id in ((KARI, CLASS_7B.id), (PER, CLASS_9A.id)):
        found = last_time(session, actor(who), class_id, CHAT)
        assert found == LastTime(date(2025, 10, 8), "7B", "Lappane tok tid.")
    assert last_time(session, actor(ASTRID), CLASS_9A.id, CHAT) is None
    assert last_time(session, actor(KARI), CLASS_7B.id, "spel-og-chat") is None


def test_what_was_written_about_a_lesson_shows_with_its_copy(session: Session) -> None:
    a_class_of_last_year(session)
    copy = adapt_lesson(session, actor(KARI), CHAT, text_of(lesson(session, actor(KARI), CHAT, "nn")), "nn")
    assert last_time(session, actor(KARI), CLASS_7B.id, copy.id)


def test_this_years_notes_are_no_notes_of_last_year(session: Session) -> None:
    held(session)
    assert last_time(session, actor(KARI), CLASS_7B.id, CHAT) is None


def test_last_years_plan_is_copied_with_what_is_wanted_and_fits(session: Session) -> None:
    old = a_class_of_last_year(session)
    assert classes_to_copy(session, actor(KARI), TODAY) == (old,)
    found = carried_year(session, actor(KARI), old.id, CLASS_7B.id, TODAY)
    assert [(one.id, one.left_out) for one in found] == [
        ("LES0000001", LeftOut.PAST),
        ("LES0000002", None),
        ("LES0000003", None),
        ("LES0000004", LeftOut.GRADES),
    ]
    wanted = {"LES0000001", "LES0000003", "LES0000004"}
    assert copy_year(session, actor(KARI), old.id, CLASS_7B.id, wanted, TODAY) == 1
    (planned,) = class_lessons(session, actor(KARI), CLASS_7B.id)
    assert (planned.lesson_id, planned.planned_on, planned.teacher_id) == ("spel-og-chat", date(2027, 4, 14), KARI.id)
    assert copy_year(session, actor(KARI), old.id, CLASS_7B.id, wanted, TODAY) == 0


def test_only_last_years_classes_are_copied_from_and_only_own_classes_to(session: Session) -> None:
    old = a_class_of_last_year(session)
    held(session)
    with pytest.raises(NotFound, match="i fjor"):
        copy_year(session, actor(ASTRID), CLASS_7B.id, CLASS_9A.id, set(), TODAY)
    with pytest.raises(NotAllowed):
        copy_year(session, actor(KARI), old.id, CLASS_9A.id, set(), TODAY)
