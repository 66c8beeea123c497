"""Calendar files, read back: one lesson, a class's year, and nothing about any pupil."""

from datetime import date, timedelta

import pytest
from icalendar import Calendar, Component

from planner.errors import NotAllowed, NotFound
from planner.services.lesson_calendar import calendar_name, lesson_calendar, year_calendar
from planner.services.lessons import hold_lesson, plan_lesson
from planner.storage import Session
from tests.cast import CLASS_7B, KARI, PER, PUPILS_7B, TODAY, actor

pytestmark = pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
SOON = TODAY + timedelta(9)


def events(file: bytes) -> list[Component]:
    return list(Calendar.from_ical(file).walk("VEVENT"))


def test_a_planned_lesson_is_a_whole_day_with_title_and_class(session: Session) -> None:
    planned = plan_lesson(session, actor(KARI), CLASS_7B.id, "klassechatten", SOON, TODAY)
    file = lesson_calendar(session, actor(KARI), planned.id)
    (event,) = events(file)
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (SOON, SOON + timedelta(1))
    assert (str(event["summary"]), str(event["uid"])) == ("Klassechatten vår, 7B", f"{planned.id}@nettplan")
    assert event["dtstart"].params["VALUE"] == "DATE"
    assert file == lesson_calendar(session, actor(KARI), planned.id)


def test_the_year_has_what_is_held_and_what_is_planned_by_day_and_no_names(session: Session) -> None:
    plan_lesson(session, actor(KARI), CLASS_7B.id, "tulla-eller-mobba", SOON, TODAY)
    note = f"{PUPILS_7B[0].name} var stille."
    day = date(2026, 9, 9)
    hold_lesson(session, actor(KARI), CLASS_7B.id, "klassechatten", held_on=day, minutes=60, worked=note, today=TODAY)
    file = year_calendar(session, actor(KARI), CLASS_7B.id)
    assert [one.decoded("dtstart") for one in events(file)] == [day, SOON]
    text = file.decode()
    assert not [one for pupil in PUPILS_7B for one in (pupil.given_name, pupil.family_name) if one in text]
    assert KARI.name not in text


def test_a_class_without_lessons_has_an_empty_calendar(session: Session) -> None:
    assert events(year_calendar(session, actor(KARI), CLASS_7B.id)) == []


def test_another_teachers_calendar_is_not_for_all(session: Session) -> None:
    planned = plan_lesson(session, actor(KARI), CLASS_7B.id, "klassechatten", SOON, TODAY)
    with pytest.raises(NotAllowed):
        lesson_calendar(session, actor(PER), planned.id)
    with pytest.raises(NotAllowed):
        year_calendar(session, actor(PER), CLASS_7B.id)
    with pytest.raises(NotFound):
        lesson_calendar(session, actor(KARI), "LES0000009")


def test_the_file_is_named_after_the_class_alone(session: Session) -> None:
    assert calendar_name("7B") == "timeplan-7B.ics"
    assert calendar_name("../1 ÅPÅ\r\n") == "timeplan-1-ÅPÅ.ics"
    assert calendar_name("™") == "timeplan-klasse.ics"
