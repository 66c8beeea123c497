"""A class's own rules: how they are read from a text, what they must be, and when they are due for another look."""

from datetime import date

import pytest

from planner.domain.class_rules import ClassRules, check_rules, rules_in
from planner.errors import InvalidInput
from tests.cast import CLASS_7B, SCHOOL

RULES = ("Vi spør før vi legg ut bilete.", "Vi seier frå til ein vaksen.")


def agreed(on: date) -> ClassRules:
    return ClassRules(CLASS_7B.id, SCHOOL.id, RULES, on, on)


def test_each_line_is_a_rule_without_the_signs_of_a_list() -> None:
    text = f"  1. {RULES[0]}\n\n2) {RULES[1]}\r\n- Vi er  greie.\n•\tVi ventar.\n24 timar er lenge.\n"
    assert rules_in(text) == (*RULES, "Vi er greie.", "Vi ventar.", "24 timar er lenge.")
    assert rules_in(" \n\n") == ()


@pytest.mark.parametrize("count", [1, 10])
@pytest.mark.parametrize("length", [3, 160])
def test_from_one_to_ten_rules_of_any_sensible_length_are_taken(count: int, length: int) -> None:
    check_rules(tuple(f"{n}".rjust(length, "å") for n in range(count)))


@pytest.mark.parametrize(
    ("rules", "told"),
    [
        ((), "frå 1 til 10"),
        (tuple(f"Regel {n}" for n in range(11)), "Her er 11"),
        (("Vi er greie.", "Ja"), "Regel 2 er for kort"),
        (("å" * 161,), "Regel 1 er for lang: 161 teikn"),
        (("Vi er\x00 greie.",), "Regel 1 har teikn"),
        (("Vi er greie.", "vi er greie."), "to gonger"),
    ],
)
def test_what_cannot_hang_on_a_wall_is_refused_with_its_number(rules: tuple[str, ...], told: str) -> None:
    with pytest.raises(InvalidInput, match=told):
        check_rules(rules)


@pytest.mark.parametrize(
    ("reviewed", "today", "due"),
    [
        (date(2026, 8, 17), date(2026, 12, 31), False),
        (date(2026, 12, 18), date(2027, 1, 4), True),
        (date(2027, 1, 4), date(2027, 7, 31), False),
        (date(2027, 6, 18), date(2027, 8, 16), True),
        (date(2026, 1, 5), date(2027, 1, 5), True),
    ],
)
def test_rules_are_looked_at_once_in_each_school_term(reviewed: date, today: date, *, due: bool) -> None:
    assert agreed(reviewed).is_due(today) is due
