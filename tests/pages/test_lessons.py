"""The lessons: choosing, reading, adapting, recording, and a class's year."""

from datetime import date

import pytest

from planner.domain.lesson import ClassLesson
from planner.domain.school import SchoolClass
from planner.storage import Engine, adapted_lessons, lessons, people, transaction
from tests.cast import ADA, CLASS_7B, KARI, NILS, PER, SCHOOL
from tests.pages.visits import click, errors, everything, field, visit


def last_year(school: Engine) -> None:
    """Let last year's 7B have had two lessons, one with a note."""
    old = SchoolClass("CLA0000009", SCHOOL.id, 2025, "7B", (7,))
    note = "Lappane *tok* tid."
    with transaction(school) as session:
        people.save_class(session, old)
        for number, lesson_id in enumerate(("klassechatten", "ein-god-ven")):
            held_on = date(2026, 2, 11 + number)
            lessons.save(
                session,
                ClassLesson(f"LES000000{number}", SCHOOL.id, old.id, lesson_id, None, held_on, 60, note, PER.id),
            )


def had(school: Engine) -> int:
    with transaction(school) as session:
        return len(lessons.lessons_of(session, [CLASS_7B.id]))


def test_the_library_is_filtered_by_grade(school: Engine) -> None:
    page = visit(KARI, "lessons")
    assert "23 opplegg" in everything(page)
    page = page.selectbox(key="grade").select(1).run()
    assert "Ein god ven på nett" in everything(page)
    assert "Du er redaktøren" not in everything(page)


def test_the_library_is_filtered_by_aim_and_the_choice_is_kept_while_a_plan_is_read(school: Engine) -> None:
    page = visit(KARI, "lessons").selectbox(key="aim").select("saf-7-konflikt").run()
    assert "23 opplegg" not in everything(page)
    page.switch_page("planner/pages/lesson.py").query_params.update({"lesson": "klassechatten"})
    page = page.run().switch_page("planner/pages/lessons.py").run()
    assert page.selectbox(key="aim").value == "saf-7-konflikt"
    # Another grade has other aims: the aim goes, and the grade's lessons are there.
    page = page.selectbox(key="grade").select(1).run()
    assert page.selectbox(key="aim").value is None
    assert "Ein god ven på nett" in everything(page)


def test_a_plan_says_all_a_teacher_needs(school: Engine) -> None:
    text = everything(visit(KARI, "lesson", lesson="klassechatten"))
    for part in ("Klassechatten vår", "Dette må du vite.", "Dette treng du", "Del 1", "Dersom noko alvorleg kjem fram"):
        assert part in text


def test_an_unknown_plan_is_one_clear_line(school: Engine) -> None:
    assert errors(visit(KARI, "lesson", lesson="xx")) == ["Opplegget finst ikkje. Gå til Timar og vel eit anna."]


def test_a_lesson_is_recorded_and_shows_in_the_year(school: Engine) -> None:
    page = click(visit(KARI, "lesson", lesson="klassechatten"), "Lagre timen")
    assert had(school) == 1
    assert not errors(page)
    assert (len(page.toast), len(page.success)) == (0, 1)
    assert "Klassechatten vår** · halden 24.11.2026, 60 minutt" in everything(visit(KARI, "lessons"))
    click(page, "Ja, ta bort")
    assert had(school) == 0


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


def test_a_lesson_is_adapted_changed_and_taken_away(school: Engine) -> None:
    page = visit(KARI, "adapt_lesson", lesson="klassechatten")
    field(page, "text_input", "Tittel").set_value("Chatten :red[vår]")
    field(page, "checkbox", "Ta bort del 4").check()
    field(page, "text_input", "Del 5").set_value("Til slutt")
    field(page, "text_area", "Kva de gjer i del 5").set_value("Rydd.\n\n- Syng.")
    page = click(page, "Lagre")
    assert not errors(page)
    with transaction(school) as session:
        (copy,) = adapted_lessons.copies_of(session, SCHOOL.id)
    assert [one.title for one in copy.content.phases] == [
        "Fire spørsmål utan namn",
        "Tre reglar",
        "Vi vedtar",
        "Til slutt",
    ]
    assert copy.content.phases[-1].steps == ("Rydd.", "Syng.")
    text = everything(visit(KARI, "lesson", lesson=copy.id))
    for part in ("Chatten :red[vår]", "Tilpassa av skulen", "Originalen: Klassechatten vår", "Endre opplegget"):
        assert part in text
    assert "24 opplegg" in everything(visit(KARI, "lessons"))
    page = visit(KARI, "adapt_lesson", lesson=copy.id)
    field(page, "text_input", "Tittel").set_value(" ")
    assert "alle felta" in errors(click(page, "Lagre"))[0]
    click(visit(KARI, "lesson", lesson=copy.id), "Ja, ta bort kopien")
    assert errors(visit(KARI, "lesson", lesson=copy.id)) == ["Opplegget finst ikkje. Gå til Timar og vel eit anna."]


def test_what_was_written_last_year_shows_as_it_was_written(school: Engine) -> None:
    last_year(school)
    text = everything(visit(KARI, "lesson", lesson="klassechatten"))
    assert "Sist, 11. februar 2026 i 7B:** Lappane *tok* tid." in text


def test_last_years_plan_is_copied_and_what_is_left_out_is_named(school: Engine) -> None:
    last_year(school)
    page = visit(KARI, "lessons")
    assert "Ein god ven på nett: passar ikkje for trinnet" in everything(page)
    page = click(page, "Set på kalenderen")
    assert "1 time står på kalenderen." in everything(page)
    assert "Klassechatten vår** · planlagd 10.02.2027" in everything(page)


def test_the_municipality_has_no_page_of_lessons(school: Engine) -> None:
    with pytest.raises(ValueError, match="navigation page"):
        visit(NILS, "lessons")
