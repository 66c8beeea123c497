"""Lessons: which fit, what is a true record, names in notes, and how far the grades have come."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.content.lessons import lessons
from planner.domain.lesson import (
    ClassLesson,
    Topic,
    aims_of,
    check_held,
    coverage,
    lessons_for,
    names_in,
    suggestion,
)
from planner.errors import InvalidInput
from tests.cast import ADA, CLASS_7B, CLASS_9A, EMIL, JAKUB, TODAY

LIBRARY = lessons("nn")
CHAT, JOKE = LIBRARY["klassechatten"], LIBRARY["tulla-eller-mobba"]


def had(lesson_id: str, class_id: str = CLASS_7B.id, *, held: bool = True) -> ClassLesson:
    return ClassLesson(
        "LES0000001", CLASS_7B.school_id, class_id, lesson_id, held_on=TODAY if held else None, minutes=60
    )


def test_lessons_are_found_by_grade_topic_and_time() -> None:
    found = lessons_for(LIBRARY.values(), 7, Topic.BULLYING, 60)
    assert JOKE in found
    assert all(7 in one.grades and one.topic is Topic.BULLYING and one.minutes <= 60 for one in found)
    assert lessons_for(LIBRARY.values(), None, None, None) == list(LIBRARY.values())


def test_lessons_are_found_by_aim() -> None:
    found = lessons_for(LIBRARY.values(), None, None, None, "saf-7-konflikt")
    assert found
    assert all("saf-7-konflikt" in {aim.id for aim in one.aims} for one in found)


def test_a_grades_aims_are_those_its_pupils_work_towards() -> None:
    after = {grade: {aim.after for aim in aims_of(LIBRARY.values(), grade)} for grade in (1, 3, 5, 8, 13)}
    assert after == {1: {2}, 3: {4}, 5: {7}, 8: {10}, 13: {11}}
    order = [(aim.subject, aim.after) for aim in aims_of(LIBRARY.values(), None)]
    assert order == sorted(order)


@pytest.mark.parametrize(
    ("day", "minutes", "told"),
    [
        (date(2026, 11, 25), 60, "ikkje vore enno"),
        (date(2026, 6, 1), 60, "eit anna skuleår"),
        (TODAY, 0, "minutt"),
        (TODAY, 301, "minutt"),
    ],
)
def test_a_lesson_that_cannot_have_been_held_is_refused(day: date, minutes: int, told: str) -> None:
    with pytest.raises(InvalidInput, match=told):
        check_held(day, minutes, "", TODAY)


def test_a_note_that_is_a_whole_report_is_refused() -> None:
    with pytest.raises(InvalidInput, match="for langt"):
        check_held(TODAY, 60, "x" * 2001, TODAY)


def test_names_of_the_class_are_noticed_in_a_note_also_in_the_genitive() -> None:
    assert names_in("Adas gruppe heldt på lenge.", [ADA, EMIL, JAKUB]) == (ADA.given_name,)
    assert names_in(f"{JAKUB.family_name} sa lite.", [ADA, EMIL, JAKUB]) == (JAKUB.family_name,)
    assert names_in("Handa var eit godt bilete.", [ADA, EMIL, JAKUB]) == ()


@given(st.text(max_size=300))
def test_the_check_of_names_takes_any_text(text: str) -> None:
    assert set(names_in(text, [ADA])) <= {*ADA.given_name.split(), *ADA.family_name.split()}


def test_only_lessons_that_were_held_count_in_the_coverage() -> None:
    topics = {one.id: one.topic for one in LIBRARY.values()}
    found = coverage([CLASS_7B, CLASS_9A], [had(CHAT.id), had(CHAT.id), had(JOKE.id, held=False)], topics)
    assert found[7][Topic.NETIQUETTE] == 2
    assert sum(found[7].values()) == 2
    assert set(found) == {*CLASS_7B.grades, *CLASS_9A.grades}
    assert sum(found[9].values()) == 0


def test_a_lesson_that_has_left_the_library_or_the_school_counts_nowhere() -> None:
    topics = {CHAT.id: CHAT.topic}
    found = coverage([CLASS_7B], [had("gone"), had(CHAT.id, "CLA0000099")], topics)
    assert sum(found[7].values()) == 0


def test_the_next_lesson_fits_the_grade_and_is_on_what_the_class_has_least_of() -> None:
    first = suggestion(LIBRARY.values(), CLASS_7B, [])
    assert first
    assert first.topic is Topic.NETIQUETTE
    second = suggestion(LIBRARY.values(), CLASS_7B, [had(first.id)])
    assert second
    assert second.topic is Topic.BULLYING
    assert 7 in second.grades


def test_a_planned_lesson_is_not_suggested_again() -> None:
    first = suggestion(LIBRARY.values(), CLASS_7B, [])
    assert first
    assert suggestion(LIBRARY.values(), CLASS_7B, [had(first.id, held=False)]) != first


def test_a_class_that_has_had_all_is_suggested_nothing() -> None:
    assert suggestion(LIBRARY.values(), CLASS_7B, [had(one) for one in LIBRARY]) is None


def test_a_copy_counts_as_its_origin_and_is_never_suggested_itself() -> None:
    copy = replace(CHAT, id="COP0000001", origin_id=CHAT.id, phases=CHAT.phases[:1])
    library = [copy, *LIBRARY.values()]
    assert all(suggestion(library, CLASS_7B, [had(one) for one in LIBRARY if one != each]) != copy for each in LIBRARY)
    rest = [had(one) for one in LIBRARY if one != CHAT.id]
    assert suggestion(library, CLASS_7B, rest) == CHAT
    assert suggestion(library, CLASS_7B, [*rest, had(copy.id)]) is None
