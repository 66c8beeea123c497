"""The classes' own rules: writing, reviewing, last year's as a start, and who may."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from planner.errors import InvalidInput, NotAllowed, NotFound, NotReady
from planner.services.class_rules import (
    last_years_rules,
    may_write_rules,
    names_in_rules,
    review_rules,
    rules_of,
    rules_of_classes,
    write_rules,
)
from planner.storage import Session, people
from planner.storage.tables import audit
from tests.cast import ADA, ASTRID, CLASS_7B, CLASS_9A, KARI, NILS, OLA, PER, TODAY, actor

RULES = ("Vi spør før vi legg ut bilete.", "Vi seier frå til ein vaksen.")
TEACHER = actor(KARI)
LATER = TODAY + timedelta(60)


def test_rules_are_kept_as_they_are_written_and_replaced_by_new_ones(session: Session) -> None:
    assert rules_of(session, TEACHER, CLASS_7B.id) is None
    written = write_rules(session, TEACHER, CLASS_7B.id, RULES, TODAY)
    assert rules_of(session, TEACHER, CLASS_7B.id) == written
    assert (written.rules, written.written_on, written.reviewed_on) == (RULES, TODAY, TODAY)
    newer = write_rules(session, TEACHER, CLASS_7B.id, RULES[:1], LATER)
    assert rules_of(session, TEACHER, CLASS_7B.id) == newer
    assert (newer.rules, newer.written_on) == (RULES[:1], LATER)


def test_a_review_keeps_the_day_they_were_agreed_on(session: Session) -> None:
    with pytest.raises(NotReady, match="ingen reglar"):
        review_rules(session, TEACHER, CLASS_7B.id, TODAY)
    write_rules(session, TEACHER, CLASS_7B.id, RULES, TODAY)
    for again in (
        review_rules(session, TEACHER, CLASS_7B.id, LATER),
        write_rules(session, TEACHER, CLASS_7B.id, RULES, LATER),
    ):
        assert (again.written_on, again.reviewed_on, again.is_due(LATER)) == (TODAY, LATER, False)


def test_the_audit_says_who_and_how_many_but_not_what(session: Session) -> None:
    write_rules(session, TEACHER, CLASS_7B.id, RULES, TODAY)
    review_rules(session, TEACHER, CLASS_7B.id, LATER)
    lines = session.execute(audit.select().where(audit.c.subject == CLASS_7B.id).order_by(audit.c.at)).all()
    assert [(one.actor, one.action, one.detail) for one in lines] == [
        (KARI.id, "write_rules", "2"),
        (KARI.id, "review_rules", ""),
    ]


def test_what_the_poster_cannot_show_is_refused(session: Session) -> None:
    with pytest.raises(InvalidInput, match="Plakaten kan ikkje vise dette: 😊"):
        write_rules(session, TEACHER, CLASS_7B.id, ("Vi er greie 😊",), TODAY)
    with pytest.raises(InvalidInput, match="frå 1 til 10"):
        write_rules(session, TEACHER, CLASS_7B.id, (), TODAY)
    assert rules_of(session, TEACHER, CLASS_7B.id) is None


def test_only_those_who_teach_the_class_write_its_rules(session: Session) -> None:
    for who in (PER, OLA, NILS):
        with pytest.raises(NotAllowed):
            write_rules(session, actor(who), CLASS_7B.id, RULES, TODAY)
        with pytest.raises(NotAllowed):
            review_rules(session, actor(who), CLASS_7B.id, TODAY)
        assert not may_write_rules(session, actor(who), CLASS_7B.id)
    with pytest.raises(NotFound):
        write_rules(session, replace(TEACHER, school_id="SCH0000009"), CLASS_7B.id, RULES, TODAY)
    write_rules(session, actor(ASTRID), CLASS_7B.id, RULES, TODAY)
    assert may_write_rules(session, TEACHER, CLASS_7B.id)


def test_all_who_teach_at_the_school_may_read_them_on_cards(session: Session) -> None:
    written = write_rules(session, TEACHER, CLASS_7B.id, RULES, TODAY)
    assert rules_of_classes(session, actor(OLA), [CLASS_7B.id, CLASS_9A.id]) == {CLASS_7B.id: written}
    assert rules_of_classes(session, actor(OLA), []) == {}
    assert rules_of_classes(session, replace(actor(OLA), school_id="SCH0000009"), [CLASS_7B.id]) == {}
    with pytest.raises(NotAllowed):
        rules_of_classes(session, actor(NILS), [CLASS_7B.id])
    with pytest.raises(NotAllowed):
        rules_of(session, actor(PER), CLASS_7B.id)


def test_a_class_that_moved_up_can_start_from_its_rules_of_last_year(session: Session) -> None:
    before = replace(CLASS_7B, id="CLA0000003", school_year=2025, label="6 b", grades=(6,))
    other = replace(CLASS_7B, id="CLA0000004", school_year=2025, label="7B")
    for one in (before, other):
        people.save_class(session, one)
    write_rules(session, actor(ASTRID), other.id, RULES[:1], date(2025, 11, 1))
    assert last_years_rules(session, TEACHER, CLASS_7B.id) is None
    write_rules(session, actor(ASTRID), before.id, RULES, date(2025, 11, 1))
    found = last_years_rules(session, TEACHER, CLASS_7B.id)
    assert found
    assert found.rules == RULES


def test_a_pupils_name_in_a_rule_is_noticed(session: Session) -> None:
    assert names_in_rules(session, TEACHER, CLASS_7B.id, (f"Vi er greie med {ADA.given_name}.",)) == (ADA.given_name,)
    assert names_in_rules(session, TEACHER, CLASS_7B.id, RULES) == ()
