"""People and school years."""

from datetime import date

import pytest

from planner.domain.school import Pupil, name_order, school_year_name, school_year_of


@pytest.mark.parametrize(
    ("day", "year"), [(date(2026, 7, 31), 2025), (date(2026, 8, 1), 2026), (date(2027, 6, 18), 2026)]
)
def test_a_school_year_begins_on_the_first_of_august(day: date, year: int) -> None:
    assert school_year_of(day) == year


def test_a_school_year_is_written_with_both_years() -> None:
    assert school_year_name(2026) == "2026/27"
    assert school_year_name(2099) == "2099/00"


def test_a_class_list_puts_ae_oe_and_aa_after_z_and_forgets_accents() -> None:
    names = ["Åberg", "Aasen", "Østby", "Ærø", "Zola", "Éclair", "Eide", "Dale"]
    assert sorted(names, key=name_order) == ["Dale", "Éclair", "Eide", "Zola", "Ærø", "Østby", "Åberg", "Aasen"]


@pytest.mark.parametrize(("day", "age"), [(date(2027, 1, 14), 14), (date(2027, 1, 15), 15), (date(2027, 12, 31), 15)])
def test_a_pupil_is_a_year_older_from_the_birthday_on(day: date, age: int) -> None:
    pupil = Pupil("P", "S", "Selam", "Tesfay", date(2012, 1, 15))
    assert pupil.age_on(day) == age


def test_a_pupil_without_a_birth_date_has_no_age() -> None:
    assert Pupil("P", "S", "Emil", "Aasen").age_on(date(2027, 1, 1)) is None
