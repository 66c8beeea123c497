"""A year's plan carried over: weeks, days of the week, order, and what is left out."""

from datetime import date, timedelta

from hypothesis import assume, given
from hypothesis import strategies as st

from planner.content.lessons import lessons
from planner.domain.lesson import ClassLesson
from planner.domain.lesson_year import CarriedLesson, LeftOut, carried, first_day, moved
from planner.domain.school import school_year_of
from tests.cast import CLASS_7B, TODAY

LIBRARY = lessons("nn")
YEARS = st.integers(2000, 2100)
DAYS = st.integers(0, 364)


def had(lesson_id: str, day: date, number: int = 1) -> ClassLesson:
    return ClassLesson(f"LES000000{number}", CLASS_7B.school_id, "CLA0000009", lesson_id, held_on=day)


@given(YEARS, YEARS, DAYS)
def test_a_moved_day_is_a_weekday_of_the_other_school_year(from_year: int, to_year: int, days: int) -> None:
    found = moved(first_day(from_year) + timedelta(days), from_year, to_year)
    assert school_year_of(found) == to_year
    assert found.weekday() < 5


@given(YEARS, YEARS, st.integers(14, 350))
def test_a_weekday_well_inside_the_year_stays_the_same_day_of_the_week(from_year: int, to_year: int, days: int) -> None:
    day = first_day(from_year) + timedelta(days)
    assume(day.weekday() < 5)
    assert moved(day, from_year, to_year).weekday() == day.weekday()


@given(YEARS, YEARS, DAYS, DAYS)
def test_the_order_of_the_year_is_kept(from_year: int, to_year: int, one: int, other: int) -> None:
    first, second = (first_day(from_year) + timedelta(days) for days in sorted((one, other)))
    assert moved(first, from_year, to_year) <= moved(second, from_year, to_year)


@given(YEARS, YEARS, st.integers(30, 140))
def test_the_weeks_of_the_autumn_have_the_same_numbers(from_year: int, to_year: int, days: int) -> None:
    day = first_day(from_year) + timedelta(days)
    assume(day.weekday() < 5)
    assert moved(day, from_year, to_year).isocalendar().week == day.isocalendar().week


def test_a_weekend_becomes_the_nearest_weekday_and_the_ends_hold() -> None:
    assert moved(date(2026, 4, 25), 2025, 2026) == date(2027, 4, 23)
    assert moved(date(2026, 4, 26), 2025, 2026) == date(2027, 4, 26)
    assert moved(date(2025, 8, 1), 2025, 2026) == date(2026, 8, 3)
    assert moved(date(2026, 7, 31), 2025, 2026) == date(2027, 7, 30)


def test_what_is_left_out_is_told_with_why() -> None:
    last_year = [
        had("gone", date(2026, 3, 2), 1),
        had("ein-god-ven", date(2026, 3, 3), 2),
        had("klassechatten", date(2026, 3, 4), 3),
        had("tulla-eller-mobba", date(2025, 9, 1), 4),
        had("spel-og-chat", date(2026, 3, 5), 5),
        ClassLesson("LES0000006", CLASS_7B.school_id, "CLA0000009", "spel-og-chat"),
    ]
    there = [ClassLesson("LES0000007", CLASS_7B.school_id, CLASS_7B.id, "klassechatten", planned_on=TODAY)]
    found = carried(last_year, 2025, CLASS_7B, LIBRARY, there, TODAY)
    assert {one.lesson_id: one.left_out for one in found} == {
        "gone": LeftOut.GONE,
        "ein-god-ven": LeftOut.GRADES,
        "klassechatten": LeftOut.THERE,
        "tulla-eller-mobba": LeftOut.PAST,
        "spel-og-chat": None,
    }
    assert found[-1] == CarriedLesson("LES0000005", "spel-og-chat", date(2026, 3, 5), date(2027, 3, 4))
