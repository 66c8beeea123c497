"""Lessons in short: grades as schools say them, length and topic."""

from planner.content.lessons import topics
from planner.domain.lesson import Lesson
from planner.pages.here import _, bare, here
from planner.pages.look import quiet

_LAST_OF_TEN = 10


def grade_name(grade: int) -> str:
    """Return a grade as people say it: 7. trinn, Vg1."""
    return bare("{n}. trinn", n=grade) if grade <= _LAST_OF_TEN else f"Vg{grade - _LAST_OF_TEN}"


def grades_name(grades: tuple[int, ...]) -> str:
    """Return the grades from the first to the last: 5.–7. trinn, 9. trinn–Vg3."""
    first, last = grades[0], grades[-1]
    if first == last:
        return grade_name(first)
    if last <= _LAST_OF_TEN:
        return bare("{first}.–{last}. trinn", first=first, last=last)
    return f"{grade_name(first)}–{grade_name(last)}"


def show_in_short(lesson: Lesson) -> None:
    """Show whom a lesson is for, how long it is and what about."""
    quiet(
        _(
            "{grades} · {n} minutt · {topic}",
            grades=grades_name(lesson.grades),
            n=lesson.minutes,
            topic=topics(here().words.language)[lesson.topic],
        )
    )
