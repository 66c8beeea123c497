"""The lessons: choosing, reading, recording, and the picture of the year."""

import pytest

from planner.storage import Engine, lessons, transaction
from tests.cast import ADA, CLASS_7B, KARI, NILS
from tests.pages.visits import click, errors, everything, visit


def had(school: Engine) -> int:
    with transaction(school) as session:
        return len(lessons.lessons_of(session, [CLASS_7B.id]))


def test_the_library_is_filtered_by_grade(school: Engine) -> None:
    page = visit(KARI, "lessons")
    assert "23 opplegg" in everything(page)
    page = page.selectbox(key="grade").select(1).run()
    assert "Ein god ven på nett" in everything(page)
    assert "Du er redaktøren" not in everything(page)


def test_a_plan_says_all_a_teacher_needs(school: Engine) -> None:
    text = everything(visit(KARI, "lesson", lesson="klassechatten"))
    for part in ("Klassechatten vår", "Dette må du vite.", "Ha klart", "Del 1", "Kjem det fram noko alvorleg?"):
        assert part in text


def test_an_unknown_plan_is_one_clear_line(school: Engine) -> None:
    assert errors(visit(KARI, "lesson", lesson="xx")) == ["Opplegget finst ikkje. Gå til Timar og vel eit anna."]


def test_a_lesson_is_recorded_and_shows_in_the_year(school: Engine) -> None:
    page = click(visit(KARI, "lesson", lesson="klassechatten"), "Lagre timen")
    assert had(school) == 1
    assert not errors(page)
    assert "Klassechatten vår** · halden 24.11.2026, 60 minutt" in everything(visit(KARI, "lessons"))


def test_a_pupils_name_in_the_note_is_warned_of_once(school: Engine) -> None:
    page = visit(KARI, "lesson", lesson="klassechatten")
    page.text_area[0].set_value(f"{ADA.given_name} var stille.")
    page = click(page, "Lagre timen")
    assert ADA.given_name in page.warning[-1].value
    assert had(school) == 0
    click(page, "Lagre timen")
    assert had(school) == 1


def test_a_lesson_is_put_on_the_calendar(school: Engine) -> None:
    click(visit(KARI, "lesson", lesson="klassechatten"), "Set på kalenderen")
    assert "planlagd 24.11.2026" in everything(visit(KARI, "lessons"))


def test_the_municipality_has_no_page_of_lessons(school: Engine) -> None:
    with pytest.raises(ValueError, match="navigation page"):
        visit(NILS, "lessons")
