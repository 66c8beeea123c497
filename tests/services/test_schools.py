"""Setting up a school, its staff and its classes."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from planner.domain.permission import Action, Role
from planner.domain.school import ConsentRules, School, SchoolClass
from planner.errors import InvalidInput, NotAllowed, NotFound
from planner.services import classes, schools, staff
from planner.services.access import require_project
from planner.storage import Session, audit, class_lists, open_database, people, transaction
from tests.cast import (
    ADA,
    ASTRID,
    CLASS_7B,
    CLASS_9A,
    KARI,
    NILS,
    OLA,
    OPERATOR_OF_SCHOOL,
    PER,
    SCHOOL,
    SELAM,
    TODAY,
    actor,
)


def test_the_first_school_is_set_up_with_its_principal(tmp_path: Path) -> None:
    with transaction(open_database(f"sqlite:///{tmp_path / 'new.db'}")) as session:
        principal = schools.set_up_school(session, replace(SCHOOL, id=""))
        assert principal.role is Role.PRINCIPAL
        assert schools.school_of(session, principal) == replace(SCHOOL, id=principal.school_id or "")


@pytest.mark.parametrize(
    ("own_name", "role"), [("", Role.PRINCIPAL), (" astrid LIE ", Role.PRINCIPAL), ("Jo", Role.TEACHER)]
)
def test_whoever_sets_the_school_up_goes_on_as_who_they_are(tmp_path: Path, own_name: str, role: Role) -> None:
    with transaction(open_database(f"sqlite:///{tmp_path / 'new.db'}")) as session:
        found = schools.set_up_school(session, replace(SCHOOL, id=""), own_name=own_name)
        assert found.role is role
        principals = [one.name for one in people.staff(session, found.school_id or "") if one.role is Role.PRINCIPAL]
        assert principals == ["Astrid Lie"]


def test_a_second_school_is_not_set_up_by_whoever_comes_by(session: Session) -> None:
    with pytest.raises(NotAllowed):
        schools.set_up_school(session, SCHOOL)


@pytest.mark.parametrize(
    "details",
    [
        replace(SCHOOL, name="  "),
        replace(SCHOOL, language="en"),
        replace(SCHOOL, consent=ConsentRules(guardian_below=16, pupil_alone_from=15)),
        replace(SCHOOL, consent=ConsentRules(valid_months=0)),
    ],
    ids=["no name", "pages are never in English by rule of the school", "ages that fall", "no months"],
)
def test_details_that_contradict_themselves_are_refused(session: Session, details: School) -> None:
    with pytest.raises(InvalidInput):
        schools.set_school(session, actor(ASTRID), details)
    assert people.school(session, SCHOOL.id) == SCHOOL


def test_only_the_principal_changes_the_school(session: Session) -> None:
    for person in (KARI, OLA, NILS):
        with pytest.raises(NotAllowed):
            schools.set_school(session, actor(person), SCHOOL)
    assert schools.set_school(session, actor(ASTRID), replace(SCHOOL, phone="35 05 99 99")).phone == "35 05 99 99"


def test_the_municipality_sees_counts_of_every_school_and_no_names(session: Session) -> None:
    (found,) = schools.figures(session, actor(NILS), TODAY)
    assert (found.classes, found.pupils, found.projects) == (2, 4, 0)
    with pytest.raises(NotAllowed):
        classes.class_list(session, actor(NILS), CLASS_7B.id)


def test_a_teacher_sees_own_classes_and_the_librarian_asks_the_same_way(session: Session) -> None:
    assert [entry.school_class for entry in classes.classes(session, actor(KARI), TODAY)] == [CLASS_7B]
    assert [entry.school_class for entry in classes.classes(session, actor(ASTRID), TODAY)] == [CLASS_7B, CLASS_9A]
    with pytest.raises(NotAllowed, match="7B"):
        classes.class_list(session, actor(PER), CLASS_7B.id)


def test_whether_there_is_a_class_is_asked_of_this_year_and_of_whoever_asks(session: Session) -> None:
    assert classes.has_class(session, actor(KARI), TODAY)
    assert classes.has_class(session, actor(ASTRID), TODAY)
    assert not classes.has_class(session, actor(ASTRID), date(2027, 8, 16))
    people.set_teachers(session, CLASS_7B.id, [])
    assert not classes.has_class(session, actor(KARI), TODAY)


def test_a_class_list_has_the_guardians_and_never_tells_who_is_hidden(session: Session) -> None:
    class_lists.save_pupil(session, replace(ADA, never_show=True))
    for person in (KARI, ASTRID):
        entries = classes.class_list(session, actor(person), CLASS_7B.id)
        assert [entry.pupil.family_name for entry in entries] == ["Abel", "Berg", "Żółkiewski"]
        assert [len(entry.guardians) for entry in entries] == [0, 2, 1]
        assert not any(entry.pupil.never_show for entry in entries)


def test_reading_the_hidden_flag_is_the_principals_alone_and_is_logged(session: Session) -> None:
    class_lists.save_pupil(session, replace(ADA, never_show=True))
    with pytest.raises(NotAllowed):
        classes.never_show(session, actor(KARI), CLASS_7B.id, ADA.id)
    assert classes.never_show(session, actor(ASTRID), CLASS_7B.id, ADA.id)
    assert (ASTRID.id, "see_never_show", ADA.id) in audit.actions_of(session, SCHOOL.id)


def test_a_teacher_who_mends_a_name_does_not_change_the_hidden_flag(session: Session) -> None:
    class_lists.save_pupil(session, replace(ADA, never_show=True))
    changed = classes.change_pupil(session, actor(KARI), CLASS_7B.id, replace(ADA, given_name="Ada Marie"))
    assert changed.never_show
    assert class_lists.pupil(session, ADA.id) == replace(ADA, given_name="Ada Marie", never_show=True)


def test_a_pupil_of_another_class_is_not_changed_through_this_one(session: Session) -> None:
    with pytest.raises(NotFound):
        classes.change_pupil(session, actor(KARI), CLASS_7B.id, SELAM)


def test_a_pupil_who_comes_later_is_on_the_list_from_that_day(session: Session) -> None:
    added = classes.add_pupil(session, actor(KARI), CLASS_7B.id, "Nils", "Østby", TODAY)
    assert added in class_lists.pupils_of_class(session, CLASS_7B.id)
    assert added not in class_lists.pupils_of_class(session, CLASS_7B.id, on=date(2026, 9, 1))


def test_classes_move_on_in_august_with_pupils_and_teachers(session: Session) -> None:
    people.save_class(session, SchoolClass("CLA0000010", SCHOOL.id, 2026, "10A", (10,)))
    august = date(2027, 8, 16)
    assert classes.move_classes_on(session, actor(ASTRID), august) == 2
    moved = {entry.school_class.label: entry for entry in classes.classes(session, actor(ASTRID), august)}
    assert set(moved) == {"8B", "10A"}
    assert (moved["8B"].pupils, moved["8B"].teachers) == (3, (KARI.id,))
    assert classes.move_classes_on(session, actor(ASTRID), august) == 0


@pytest.mark.parametrize(
    ("label", "grades", "following"),
    [("7B", (7,), "8B"), ("9", (9,), "10"), ("1-2", (1, 2), "2-3"), ("10A", (10,), ""), ("Norsk Vg1", (), "")],
)
def test_the_label_of_next_year(label: str, grades: tuple[int, ...], following: str) -> None:
    assert classes.next_label(SchoolClass("C", "S", 2026, label, grades)) == following


def test_the_last_principal_can_not_give_the_role_away(session: Session) -> None:
    with pytest.raises(InvalidInput):
        staff.change_staff(session, actor(ASTRID), replace(ASTRID, role=Role.TEACHER))


def test_an_address_belongs_to_one_person(session: Session) -> None:
    with pytest.raises(InvalidInput, match="i bruk"):
        staff.add_staff(session, actor(ASTRID), "Karl Dal", Role.TEACHER, "KARI@boskule.example")


def test_a_name_in_a_file_finds_the_person_or_makes_one(session: Session) -> None:
    assert staff.find_or_add(session, OPERATOR_OF_SCHOOL, "kari dale") == KARI
    made = staff.find_or_add(session, OPERATOR_OF_SCHOOL, "Mona Li")
    assert made in staff.staff_list(session, OPERATOR_OF_SCHOOL)


def test_a_person_who_has_left_can_not_sit_here(session: Session) -> None:
    staff.change_staff(session, actor(ASTRID), replace(KARI, active=False))
    assert staff.person(session, KARI.id) is None
    assert KARI.id not in {one.id for one in staff.who_can_sit_here(session)}


def test_who_can_sit_here_comes_by_school_and_by_name(session: Session) -> None:
    other = replace(SCHOOL, id="SCH0000002", name="Aure skule")
    people.save_school(session, other)
    people.save_staff(session, replace(PER, id="STA0000099", school_id=other.id, email=""))
    names = [one.name for one in staff.who_can_sit_here(session)]
    assert names == ["Per Vik", "Astrid Lie", "Kari Dale", "Nils Haugen", "Ola Moen", "Per Vik"]


def test_everybody_chooses_their_own_language(session: Session) -> None:
    staff.choose_language(session, actor(KARI), "en")
    assert people.staff_member(session, KARI.id) == replace(KARI, language="en")
    with pytest.raises(InvalidInput):
        staff.choose_language(session, actor(KARI), "xx")


def test_an_id_nobody_has_is_not_found(session: Session) -> None:
    with pytest.raises(NotFound):
        require_project(session, actor(KARI), "NOSUCHPROJ", Action.SEE_PROJECTS)
    with pytest.raises(NotFound):
        classes.class_list(session, actor(KARI), "NOSUCHCLAS")
