"""The poster and the coverage as files: what stands on them, who gets them, and whether they can be read and kept."""

from dataclasses import replace
from datetime import date

import pytest

from planner.domain.lesson import Topic
from planner.domain.school import PAGE_LANGUAGES
from planner.errors import NotAllowed, NotReady
from planner.services.class_rules import write_rules
from planner.services.coverage_documents import coverage_document, missing_topics
from planner.services.lessons import hold_lesson, lesson_coverage
from planner.services.poster_documents import class_poster, file_name
from planner.storage import Session, people
from tests.cast import ASTRID, CLASS_7B, KARI, NILS, PER, SCHOOL, TODAY, actor
from tests.conftest import missing
from tests.forms.papers import all_text, page_text
from tests.validator.verapdf import lacking, verdicts

pytestmark = pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
TEACHER, HEAD = actor(KARI), actor(ASTRID)
RULES = ("Vi spør før vi legg ut bilete.", "Stille etter kl. 20.30.")


def held(session: Session, lesson_id: str = "klassechatten") -> None:
    hold_lesson(session, TEACHER, CLASS_7B.id, lesson_id, held_on=TODAY, minutes=55, worked="", today=TODAY)


def test_the_poster_says_whose_rules_they_are_and_since_when(session: Session) -> None:
    with pytest.raises(NotReady):
        class_poster(session, TEACHER, CLASS_7B.id)
    write_rules(session, TEACHER, CLASS_7B.id, RULES, date(2026, 9, 1))
    text = page_text(class_poster(session, TEACHER, CLASS_7B.id))
    for said in ("Slik vil vi ha det på nett", "7B", *RULES, "Bø skule · Vedtatt av klassen 1. september 2026"):
        assert said in text


def test_the_poster_is_in_the_schools_language_and_for_those_who_teach_the_class(session: Session) -> None:
    write_rules(session, TEACHER, CLASS_7B.id, RULES, TODAY)
    people.save_school(session, replace(SCHOOL, language="nb"))
    assert "Vi er enige om dette" in page_text(class_poster(session, HEAD, CLASS_7B.id))
    for who in (PER, NILS):
        with pytest.raises(NotAllowed):
            class_poster(session, actor(who), CLASS_7B.id)


def test_the_posters_file_is_named_after_the_class(session: Session) -> None:
    assert file_name("7B") == "nettvettreglar-7B.pdf"
    assert file_name("1/2 ø.") == "nettvettreglar-1-2-ø.pdf"


def test_what_a_class_lacks_is_what_its_grades_have_plans_for(session: Session) -> None:
    held(session)
    found = lesson_coverage(session, HEAD, TODAY, "nn")
    lacks = {one.school_class.label: missing_topics(one, found) for one in found.classes}
    assert lacks["7B"] == (Topic.BULLYING, Topic.PRIVACY, Topic.PICTURES, Topic.SOURCES)
    assert set(lacks["9A"]) == set(Topic)
    without_grades = replace(found.classes[0], school_class=replace(CLASS_7B, grades=()), lessons=())
    assert set(missing_topics(without_grades, found)) == set(Topic)


def test_the_coverage_tells_each_class_what_is_missing_and_what_fits(session: Session) -> None:
    held(session)
    text = page_text(coverage_document(session, HEAD, TODAY, "nn"))
    for said in (
        "Timar om nettvett og mot mobbing i skuleåret 2026/27",
        "Tema 7. trinn 9. trinn Nettvett og samhandling 1 0 Mobbing 0 0",
        "7B 1 Mobbing, Personvern, Bilete og deling,",
        "Tonen vi brukar",
        "24.11.2026 7B Klassechatten vår 55",
    ):
        assert said in text
    assert "9A" not in page_text(coverage_document(session, TEACHER, TODAY, "nn"))
    with pytest.raises(NotAllowed):
        coverage_document(session, actor(NILS), TODAY, "nn")


def test_a_year_that_has_not_begun_says_so(session: Session) -> None:
    assert "No lessons have been recorded yet." in page_text(coverage_document(session, HEAD, TODAY, "en"))


def test_poster_and_coverage_can_be_read_by_all_and_kept_for_ever(session: Session) -> None:
    if lacking():
        missing(lacking())
    held(session)
    files = {f"coverage {code}": coverage_document(session, HEAD, TODAY, code) for code in PAGE_LANGUAGES}
    for name, rules in {"short": RULES, "two pages": tuple(f"{n}{'W' * 159}" for n in range(10))}.items():
        write_rules(session, TEACHER, CLASS_7B.id, rules, TODAY)
        files[f"poster {name}"] = class_poster(session, TEACHER, CLASS_7B.id)
    assert "W" * 159 in all_text(files["poster two pages"])
    found = verdicts(files)
    assert {which: verdict.broken for which, verdict in found.items() if verdict.broken} == {}
    assert all(verdict.checks > 100 for verdict in found.values())
