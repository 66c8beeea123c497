"""A school's copies of lessons: making, changing and removing them, whose they are, and what they count as."""

from dataclasses import replace

import pytest

from planner.content.lessons import lessons as library
from planner.domain.lesson import Lesson, Topic
from planner.domain.lesson_copy import LessonText, text_of
from planner.errors import InvalidInput, NotAllowed, NotFound, NotReady
from planner.services.adapted_lessons import (
    adapt_lesson,
    change_adapted,
    copy_standing,
    lesson,
    plans,
    remove_adapted,
)
from planner.services.lesson_documents import lesson_plan
from planner.services.lessons import hold_lesson, lesson_coverage, remove_lesson
from planner.storage import Session, adapted_lessons, people
from tests.cast import ASTRID, CLASS_7B, KARI, NILS, OPERATOR_OF_SCHOOL, PER, SCHOOL, TODAY, actor
from tests.forms.papers import all_text

CHAT = "klassechatten"
TEXT = replace(text_of(library("nn")[CHAT]), title="Chatten på Bø skule")


def a_copy(session: Session, text: LessonText = TEXT, language: str = "nn") -> Lesson:
    return adapt_lesson(session, actor(KARI), CHAT, text, language)


def test_a_copy_stands_after_its_origin_in_the_language_it_was_written_in(session: Session) -> None:
    copy = a_copy(session)
    found = list(plans(session, actor(PER), "en").values())
    assert [one.id for one in found].index(copy.id) == [one.id for one in found].index(CHAT) + 1
    assert lesson(session, actor(PER), copy.id, "en") == copy == plans(session, actor(PER), "en")[copy.id]
    assert (copy.title, copy.language, copy.surfaces) == (TEXT.title, "nn", library("nn")[CHAT].surfaces)


def test_a_copy_is_held_and_counts_under_its_topic(session: Session) -> None:
    copy = a_copy(session)
    hold_lesson(session, actor(KARI), CLASS_7B.id, copy.id, held_on=TODAY, minutes=60, worked="", today=TODAY)
    found = lesson_coverage(session, actor(KARI), TODAY)
    assert found.grades[7][Topic.NETIQUETTE] == 1
    assert found.plans[copy.id].title == TEXT.title
    assert found.classes[0].next
    assert found.classes[0].next.topic is not Topic.NETIQUETTE


def test_a_copy_is_printed_in_its_own_language(session: Session) -> None:
    text = all_text(lesson_plan(session, actor(KARI), a_copy(session).id, TODAY, "en"))
    assert "".join(TEXT.title.split()) in "".join(text.split())
    assert "Målfortimen" in "".join(text.split())


def test_an_origin_that_has_changed_shows_until_the_copy_is_saved_again(session: Session) -> None:
    copy = a_copy(session)
    assert not copy_standing(session, actor(KARI), copy.id).is_newer
    (stored,) = adapted_lessons.copies_of(session, SCHOOL.id)
    adapted_lessons.save(session, replace(stored, origin_hash="0" * 64))
    assert copy_standing(session, actor(KARI), copy.id).is_newer
    again = adapt_lesson(session, actor(PER), copy.id, TEXT, "nn")
    assert copy_standing(session, actor(PER), again.id).is_newer
    change_adapted(session, actor(KARI), copy.id, replace(TEXT, title="Chatten vår"))
    found = copy_standing(session, actor(KARI), copy.id)
    assert (found.is_newer, found.origin.id) == (False, CHAT)
    assert lesson(session, actor(KARI), copy.id, "nn").title == "Chatten vår"


def test_a_copy_of_a_copy_has_the_same_origin_and_another_owner(session: Session) -> None:
    first = a_copy(session)
    second = adapt_lesson(session, actor(PER), first.id, replace(TEXT, title="Per sin time"), "nn")
    assert (second.origin_id, second.title) == (CHAT, "Per sin time")
    assert copy_standing(session, actor(PER), second.id).is_mine
    assert not copy_standing(session, actor(PER), first.id).is_mine


def test_a_copy_is_changed_and_removed_by_who_made_it_or_the_principal(session: Session) -> None:
    copy = a_copy(session)
    with pytest.raises(NotAllowed, match="kollega"):
        change_adapted(session, actor(PER), copy.id, TEXT)
    with pytest.raises(NotAllowed, match="kollega"):
        remove_adapted(session, actor(PER), copy.id)
    change_adapted(session, actor(ASTRID), copy.id, TEXT)
    assert copy_standing(session, actor(KARI), copy.id).is_mine
    remove_adapted(session, actor(KARI), copy.id)
    with pytest.raises(NotFound):
        lesson(session, actor(KARI), copy.id, "nn")
    remove_adapted(session, OPERATOR_OF_SCHOOL, a_copy(session).id)
    assert adapted_lessons.copies_of(session, SCHOOL.id) == ()


def test_a_copy_that_a_class_has_stays(session: Session) -> None:
    copy = a_copy(session)
    held = hold_lesson(session, actor(KARI), CLASS_7B.id, copy.id, held_on=TODAY, minutes=60, worked="", today=TODAY)
    with pytest.raises(NotReady, match="7B"):
        remove_adapted(session, actor(KARI), copy.id)
    remove_lesson(session, actor(KARI), held.id)
    remove_adapted(session, actor(KARI), copy.id)


def test_another_school_sees_no_copy(session: Session) -> None:
    copy = a_copy(session)
    people.save_school(session, replace(SCHOOL, id="SCH0000002", name="Lunde skule"))
    stranger = replace(actor(KARI), school_id="SCH0000002")
    assert copy.id not in plans(session, stranger, "nn")
    with pytest.raises(NotFound):
        lesson(session, stranger, copy.id, "nn")
    with pytest.raises(NotFound):
        change_adapted(session, stranger, copy.id, TEXT)


def test_text_that_cannot_be_printed_is_refused_by_its_signs(session: Session) -> None:
    with pytest.raises(InvalidInput, match="𓀀"):
        a_copy(session, replace(TEXT, goal="Vi teiknar 𓀀."))
    with pytest.raises(InvalidInput, match="alle felta"):
        a_copy(session, replace(TEXT, title=""))
    assert adapted_lessons.copies_of(session, SCHOOL.id) == ()


def test_the_municipality_adapts_no_lessons(session: Session) -> None:
    with pytest.raises(NotAllowed):
        adapt_lesson(session, replace(actor(NILS), school_id=SCHOOL.id), CHAT, TEXT, "nn")
