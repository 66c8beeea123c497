"""Grades in words, as schools say them."""

from planner.pages.here import bare

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
