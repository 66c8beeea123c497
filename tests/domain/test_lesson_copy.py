"""A school's copy of a lesson: what is kept of its origin, what text is taken, and when the origin is newer."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.content.lessons import lessons
from planner.domain.lesson import Lesson, Phase
from planner.domain.lesson_copy import AdaptedLesson, LessonText, as_lesson, checked, fingerprint, text_of, words_of
from planner.errors import InvalidInput
from tests.cast import KARI, SCHOOL

CHAT = lessons("nn")["klassechatten"]
TEXT = text_of(CHAT)


def a_copy(text: LessonText) -> AdaptedLesson:
    moment = datetime(2026, 11, 24, tzinfo=UTC)
    return AdaptedLesson("COP0000001", SCHOOL.id, CHAT.id, fingerprint(CHAT), "nn", text, KARI.id, moment)


@pytest.mark.parametrize("lesson", lessons("nn").values(), ids=lambda lesson: lesson.id)
def test_every_lesson_of_the_library_can_be_copied_as_it_is(lesson: Lesson) -> None:
    assert checked(text_of(lesson)) == text_of(lesson)


def test_a_copy_has_its_own_text_and_what_may_not_be_changed_from_its_origin() -> None:
    found = as_lesson(a_copy(replace(TEXT, title="Chatten", phases=(Phase("Alt", 45, ("Snakk.",)),))), CHAT)
    assert (found.title, found.minutes, found.family) == ("Chatten", 45, CHAT.id)
    for kept in ("topic", "grades", "aims", "surfaces", "sheet", "easier", "harder"):
        assert getattr(found, kept) == getattr(CHAT, kept)


def test_the_fingerprint_follows_what_a_copy_takes_and_nothing_else() -> None:
    assert fingerprint(replace(CHAT, home="Hei! Noko nytt.")) != fingerprint(CHAT)
    assert fingerprint(replace(CHAT, surfaces="Noko nytt.", aims=())) == fingerprint(CHAT)


def test_a_text_is_tidied() -> None:
    phases = (Phase(" Start ", 10, ("- Snakk\tsaman.", "", " ")), Phase(" ", 10, ("\u200b",)))
    found = checked(replace(TEXT, title=" Chatten \n vår\u00ad ", materials=("", "- Papir"), phases=phases))
    assert (found.title, found.materials) == ("Chatten vår", ("Papir",))
    assert found.phases == (Phase("Start", 10, ("Snakk saman.",)),)


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"title": " "}, "alle felta"),
        ({"home": ""}, "alle felta"),
        ({"title": "x" * 121}, "for lang"),
        ({"know": "x" * 2001}, "for lang"),
        ({"materials": ("x" * 801,)}, "for lang"),
        ({"materials": tuple("abcdefghijklmnopqrstuvwxyz")}, "høgst 20 linjer"),
        ({"goal": "Vi \x00 snakkar"}, "styreteikn"),
        ({"reflection": ("Snu \u202e dette",)}, "styreteikn"),
        ({"phases": ()}, "1 til 12 delar"),
        ({"phases": (Phase("Alt", 5, ("Snakk.",)),) * 13}, "1 til 12 delar"),
        ({"phases": (Phase("Alt", 0, ("Snakk.",)),)}, "minutt del 1"),
        ({"phases": (Phase("Alt", 200, ("Snakk.",)),) * 2}, "meir enn 300"),
        ({"phases": (Phase("Alt", 10, ()),)}, "Del 1"),
        ({"phases": (Phase("", 10, ("Snakk.",)),)}, "Del 1"),
    ],
)
def test_a_text_that_makes_no_lesson_is_refused(wrong: dict[str, object], told: str) -> None:
    with pytest.raises(InvalidInput, match=told):
        checked(replace(TEXT, **wrong))  # type: ignore[arg-type]


@given(st.text(max_size=200), st.lists(st.text(max_size=60), max_size=5))
def test_any_text_is_taken_tidied_or_refused_in_words(text: str, lines: list[str]) -> None:
    try:
        found = checked(replace(TEXT, title=text, materials=tuple(lines)))
    except InvalidInput:
        return
    assert all(one and one == " ".join(one.split()) for one in words_of(found))
    assert checked(found) == found
