"""Who may do what."""

import pytest

from planner.domain.permission import Action, Role, may

CHANGES = {action for action in Action if not action.startswith("see_")}


def test_the_municipality_sees_figures_guideline_and_rules_and_nothing_else() -> None:
    seen = {action for action in Action if may(Role.MUNICIPALITY, action)} - CHANGES
    assert seen == {Action.SEE_FIGURES, Action.SEE_GUIDELINE, Action.SEE_RULES}


def test_the_municipality_changes_the_guideline_and_raises_a_crisis_and_nothing_else() -> None:
    changed = {action for action in CHANGES if may(Role.MUNICIPALITY, action)}
    assert changed == {Action.ISSUE_GUIDELINE, Action.RAISE_CRISIS}


def test_the_principal_may_do_everything_in_the_school_but_write_the_municipalitys_guideline() -> None:
    assert {action for action in Action if not may(Role.PRINCIPAL, action)} == {Action.ISSUE_GUIDELINE}


def test_a_librarian_is_a_teacher_with_all_projects_and_sites() -> None:
    teacher = {action for action in Action if may(Role.TEACHER, action)}
    librarian = {action for action in Action if may(Role.LIBRARIAN, action)}
    assert librarian - teacher == {Action.SEE_ALL_PROJECTS, Action.CHANGE_ALL_SITES}
    assert teacher <= librarian


@pytest.mark.parametrize(
    "action",
    [
        Action.APPROVE,
        Action.OVERRIDE,
        Action.SEE_NEVER_SHOW,
        Action.CHANGE_NEVER_SHOW,
        Action.CHANGE_SCHOOL,
        Action.MANAGE_STAFF,
        Action.BLOCK_SITE,
        Action.SEE_OVERVIEW,
    ],
)
def test_only_the_principal_may(action: Action) -> None:
    assert [role for role in Role if may(role, action)] == [Role.PRINCIPAL]
