"""The lessons of the library as documents: all of them, in every language of the pages."""

from dataclasses import replace
from itertools import product

import pytest

from forms.flow import paginate
from forms.lesson_plan import LessonPlan
from forms.reading import reading
from forms.setting import set_block
from forms.story import Title, WritingLines
from forms.text import unprintable
from planner.content.lessons import lessons
from planner.content.texts import texts
from planner.domain.permission import OPERATOR, Actor, Role
from planner.domain.school import PAGE_LANGUAGES
from planner.errors import NotFound
from planner.services.lesson_documents import file_name, lesson_plan, plan_of
from planner.storage import Session
from tests.cast import KARI, TODAY, actor
from tests.conftest import missing
from tests.forms.papers import SENDER, all_text, opened, page_text
from tests.validator.verapdf import lacking, verdicts

pytestmark = pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
TEACHER = actor(KARI)
CHECKED = ("ein-god-ven", "open-eller-lukka", "digitale-spor", "du-er-redaktoren")


def plan(lesson_id: str, language: str) -> LessonPlan:
    return plan_of(lessons(language)[lesson_id], texts("documents", language), replace(SENDER, language=language))


def letters(text: str) -> str:
    """Return a text's letters and digits: boxes, blanks and spaces are drawn."""
    return "".join(sign for sign in text if sign.isalnum())


def test_a_lesson_comes_with_letterhead_facts_and_sheet(session: Session) -> None:
    pdf = lesson_plan(session, TEACHER, "klassechatten", TODAY, "nn")
    first = page_text(pdf)
    for said in (
        "Bø skule",
        "Klassechatten vår",
        "Passar for 5.–7. trinn",
        "Tid 60 minutt",
        "Tema Nettvett og samhandling",
        "Del 1 · Fire spørsmål utan namn · 10 min",
    ):
        assert said in first
    rest = all_text(pdf)
    for said in ("Etter 7. trinn i samfunnsfag (SAF01-04): reflektere", "https://www.dubestemmer.no", "Regel 1:"):
        assert "".join(said.split()) in rest
    assert "{lines" not in rest


def test_a_lesson_comes_without_a_school_too(session: Session) -> None:
    text = page_text(lesson_plan(session, Actor(OPERATOR, Role.PRINCIPAL, None), "digitale-spor", TODAY, "en"))
    assert text.startswith("Nettplan")
    assert "For Years 8–10" in text


def test_a_lesson_that_is_not_in_the_library_is_told_of(session: Session) -> None:
    with pytest.raises(NotFound):
        lesson_plan(session, TEACHER, "../lessons", TODAY, "nn")


def test_grades_are_told_as_schools_say_them(session: Session) -> None:
    told = {id_: dict(plan(id_, "nn").facts)["Passar for"] for id_ in ("ein-god-ven", "usamd-men-sakleg")}
    assert told == {"ein-god-ven": "1.–2. trinn", "usamd-men-sakleg": "9. trinn–Vg3"}
    assert plan("du-er-redaktoren", "nb").aims[0].startswith("Etter Vg1 i samfunnskunnskap (SAK01-01): ")


def test_the_number_of_a_paragraph_or_a_telephone_is_never_parted(session: Session) -> None:
    found = plan("hemmeleg-eller-privat", "nn").surfaces
    assert "§\u00a012-4" in found
    assert "116\u00a0111" in found


def test_the_file_is_named_after_the_lesson(session: Session) -> None:
    assert file_name("ein-god-ven") == "opplegg-ein-god-ven.pdf"


@pytest.mark.parametrize("language", PAGE_LANGUAGES)
def test_every_lesson_can_be_printed_and_all_of_it_is_there(session: Session, language: str) -> None:
    assert len(lessons(language)) >= 23
    for id_, one in lessons(language).items():
        text = letters(all_text(lesson_plan(session, TEACHER, id_, TODAY, language)))
        steps = [step for phase in one.phases for step in phase.steps]
        asked = [item.text for item in sheet.items] if (sheet := plan(id_, language).sheet) else []
        for said in (one.know, one.home, one.surfaces, *one.materials, *steps, *one.reflection, *asked):
            # Where a page ends, its foot and the next one's head stand between.
            assert letters(said)[:20] in text, (id_, said)
            assert not unprintable(said.replace("☐", "")), (id_, said)


@pytest.mark.parametrize("language", PAGE_LANGUAGES)
def test_every_pupil_sheet_is_one_page(session: Session, language: str) -> None:
    sheets = {id_: plan(id_, language).sheet for id_ in lessons(language)}
    longer = []
    for id_, sheet in sheets.items():
        if sheet:
            story = (Title(sheet.title), WritingLines(sheet.name), WritingLines(sheet.intro), *sheet.items)
            longer += [id_] * (len(paginate([set_block(block, reading(language)) for block in story], 42.0)) > 1)
    assert longer == []


def test_no_plan_takes_more_than_two_leaves(session: Session) -> None:
    for id_, language in product(CHECKED, PAGE_LANGUAGES):
        found = opened(lesson_plan(session, TEACHER, id_, TODAY, language))
        assert len(found) <= 4 + 2 * bool(lessons(language)[id_].sheet)


def test_lessons_can_be_read_by_all_and_kept_for_ever(session: Session) -> None:
    if lacking():
        missing(lacking())
    chosen = [*((id_, "nn") for id_ in CHECKED), ("deling-er-eit-val", "en"), ("samtale-med-ei-maskin", "nb")]
    files = {f"{id_} {code}": lesson_plan(session, TEACHER, id_, TODAY, code) for id_, code in chosen}
    files["without a school"] = lesson_plan(
        session, Actor(OPERATOR, Role.PRINCIPAL, None), "klassechatten", TODAY, "nn"
    )
    found = verdicts(files)
    assert {which: verdict.broken for which, verdict in found.items() if verdict.broken} == {}
    assert all(verdict.checks > 400 for verdict in found.values())
