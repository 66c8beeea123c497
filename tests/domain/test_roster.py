"""What a roster changes: labels of classes, whose row it is, who moves and who has left."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.roster import (
    Roster,
    RosterClass,
    RosterGuardian,
    RosterPupil,
    RosterSource,
    RowError,
    class_key,
    grades_of,
    is_main_class,
)
from planner.domain.roster_guardians import KnownGuardian
from planner.domain.roster_match import CurrentRoster, KnownPupil
from planner.domain.roster_plan import Changed, RosterPlan, plan
from planner.domain.roster_report import roster_report
from planner.domain.school import Guardian, Pupil, SchoolClass
from tests.cast import ADA, CLASS_7B, CLASS_9A, EMIL, JAKUB, LIV, SCHOOL, SELAM, TOR

CLASS_7A = SchoolClass("CLA0000003", SCHOOL.id, 2026, "7A", (7,))
MUSIC = SchoolClass("CLA0000004", SCHOOL.id, 2026, "Musikk", ())


def known(pupil: Pupil, *labels: str, guardians: tuple[Guardian, ...] = (), past: tuple[str, ...] = ()) -> KnownPupil:
    keys = frozenset(map(class_key, labels))
    return KnownPupil(pupil, keys, frozenset(map(class_key, past)), tuple(map(KnownGuardian, guardians)))


def current(*pupils: KnownPupil) -> CurrentRoster:
    return CurrentRoster(pupils, {class_key(one.label): one for one in (CLASS_7A, CLASS_7B, CLASS_9A, MUSIC)})


def row(pupil: Pupil, *labels: str, number: int = 2, **told: object) -> RosterPupil:
    """The row that says about a pupil what the school knows already."""
    whole = RosterPupil(
        "liste.csv", number, pupil.given_name, pupil.family_name, labels, pupil.external_id, pupil.birth_date
    )
    return replace(whole, **told)  # type: ignore[arg-type]


def roster(*rows: RosterPupil, errors: tuple[RowError, ...] = (), rejected: tuple[RosterPupil, ...] = ()) -> Roster:
    labels = dict.fromkeys(label for one in rows for label in one.classes)
    classes = tuple(RosterClass(label, grades_of(label)) for label in labels)
    return Roster(RosterSource.TABLE, rows, classes, errors=errors, rejected=rejected)


def names(changes: object) -> list[str]:
    return [change.pupil.given_name for change in changes]  # type: ignore[attr-defined]


def only_error(found: RosterPlan) -> RowError:
    (error,) = found.errors
    return error


@pytest.mark.parametrize(
    ("label", "grades"),
    [
        ("7B", (7,)),
        ("10A", (10,)),
        ("7", (7,)),
        ("7. trinn", (7,)),
        ("1-2", (1, 2)),
        ("5/6", (5, 6)),
        ("1.-2. trinn", (1, 2)),
        ("5-7", (5, 6, 7)),
        ("1AB", (1,)),
        ("1STA", (11,)),
        ("2HSF", (12,)),
        ("3PBY", (13,)),
        ("Vg1", (11,)),
        ("vg2 ST", (12,)),
        ("Norsk 7B", (7,)),
        ("7B Musikk", (7,)),
        ("Valfag", ()),
        ("Spansk 9", ()),
        ("77", ()),
        ("2-1", ()),
        ("", ()),
    ],
)
def test_a_label_tells_the_grades(label: str, grades: tuple[int, ...]) -> None:
    assert grades_of(label) == grades


def test_a_pupil_has_one_main_class_but_many_groups() -> None:
    assert all(map(is_main_class, ("7B", "7 b", "10A", "1-2", "5/6", "1STA", "Vg1", "7. trinn", "2. klasse")))
    assert not any(map(is_main_class, ("Musikk", "Spansk 9", "7B Musikk", "Valfag 8-10", "")))


@given(st.text(max_size=30))
def test_any_text_may_stand_as_a_label(label: str) -> None:
    assert all(1 <= grade <= 13 for grade in grades_of(label))
    is_main_class(label)


def test_a_new_pupil_is_added_and_joins_the_class() -> None:
    found = plan(roster(row(ADA, "8C")), current())
    (change,) = found.added
    assert (change.pupil.name, change.joins, list(found.new_classes)) == ("Ada Berg", ("8c",), ["8c"])


def test_the_same_row_again_changes_nothing() -> None:
    found = plan(roster(row(ADA, "7B")), current(known(ADA, "7B")))
    assert (names(found.unchanged), found.added, found.updated, found.left) == (["Ada"], (), (), ())


def test_a_label_in_other_letters_is_the_same_class() -> None:
    found = plan(roster(row(ADA, "7 b")), current(known(ADA, "7B")))
    assert found.new_classes == {}
    assert names(found.unchanged) == ["Ada"]


def test_what_the_file_says_is_an_update_and_names_the_fields() -> None:
    changed = row(ADA, "7B", family_name="Berg Vik", language="nb", birth_date=date(2014, 3, 10))
    (change,) = plan(roster(changed), current(known(ADA, "7B"))).updated
    assert change.fields == (Changed.NAME, Changed.BIRTH_DATE, Changed.LANGUAGE)
    assert change.pupil.name == "Ada Berg Vik"


def test_empty_cells_never_erase_what_is_known() -> None:
    before = replace(ADA, language="nb")
    silent = row(before, "7B", birth_date=None, external_id="", language=None)
    assert names(plan(roster(silent), current(known(before, "7B"))).unchanged) == ["Ada"]


def test_a_language_we_do_not_have_becomes_the_schools() -> None:
    before = replace(ADA, language="pl")
    (change,) = plan(roster(row(before, "7B", language="")), current(known(before, "7B"))).updated
    assert change.pupil.language == ""


def test_a_move_between_classes_is_an_update() -> None:
    found = plan(roster(row(ADA, "7A"), row(JAKUB, "7B", number=3)), current(known(ADA, "7B"), known(JAKUB, "7B")))
    (change,) = found.moved
    assert (change.pupil.given_name, change.joins, change.leaves) == ("Ada", ("7a",), ("7b",))
    assert names(found.updated) == ["Ada"]
    assert found.left == ()


def test_a_move_from_a_class_the_file_does_not_name_ends_there_too() -> None:
    (change,) = plan(roster(row(ADA, "7A")), current(known(ADA, "7B"))).updated
    assert (change.joins, change.leaves) == (("7a",), ("7b",))


def test_a_group_in_a_subject_does_not_take_a_pupil_out_of_the_class() -> None:
    (change,) = plan(roster(row(ADA, "Musikk")), current(known(ADA, "7B"))).updated
    assert (change.joins, change.leaves) == (("musikk",), ())


def test_only_pupils_of_classes_in_the_file_can_have_left() -> None:
    found = plan(roster(row(ADA, "7B")), current(known(ADA, "7B"), known(JAKUB, "7B"), known(SELAM, "9A")))
    assert names(found.left) == ["Jakub"]


def test_one_who_is_out_of_a_group_but_still_in_a_class_has_not_left() -> None:
    found = plan(roster(row(ADA, "Musikk")), current(known(ADA, "Musikk"), known(JAKUB, "7B", "Musikk")))
    assert found.left == ()
    (change,) = found.updated
    assert (change.pupil.given_name, change.leaves, change.classes) == ("Jakub", ("musikk",), frozenset({"7b"}))


def test_one_who_left_and_comes_again_returns() -> None:
    gone = replace(ADA, left_on=date(2026, 10, 1))
    (change,) = plan(roster(row(ADA, "7B")), current(known(gone, past=("7B",)))).updated
    assert Changed.RETURNED in change.fields
    assert change.pupil.left_on is None


def test_without_an_id_name_and_birth_date_tell_who_it_is() -> None:
    found = plan(roster(row(ADA, "7B", external_id="", given_name="ada")), current(known(ADA, "7B")))
    (change,) = found.updated
    assert (change.pupil.id, change.fields) == (ADA.id, (Changed.NAME,))


def test_two_pupils_of_one_name_are_told_apart_by_birth_date() -> None:
    other = Pupil("PUP0000009", SCHOOL.id, "Ada", "Berg", date(2013, 1, 1))
    found = plan(roster(row(ADA, "7B", external_id="")), current(known(ADA, "7B"), known(other, "7A")))
    assert found.unchanged[0].pupil.id == ADA.id


def test_two_pupils_of_one_name_without_birth_dates_are_a_row_error() -> None:
    other = Pupil("PUP0000009", SCHOOL.id, "Ada", "Berg")
    silent = row(ADA, "7B", external_id="", birth_date=None)
    found = plan(roster(silent), current(known(ADA, "7B"), known(other, "7A")))
    assert "fleire elevar" in only_error(found).message
    assert (found.added, found.updated, found.left) == ((), (), ())


def test_another_birth_date_is_another_pupil() -> None:
    twin = row(ADA, "7B", external_id="", birth_date=date(2013, 1, 1))
    found = plan(roster(twin, row(JAKUB, "7B", number=3)), current(known(ADA, "7A"), known(JAKUB, "7B")))
    assert names(found.added) == ["Ada"]


def test_a_name_alone_that_stands_in_another_class_is_asked_about() -> None:
    silent = row(ADA, "7B", external_id="", birth_date=None)
    error = only_error(plan(roster(silent), current(known(ADA, "9A"))))
    assert error.values == {"label": "9A"}


def test_a_name_alone_moves_when_the_file_names_both_classes() -> None:
    silent = row(ADA, "7A", external_id="", birth_date=None)
    found = plan(roster(silent, row(JAKUB, "7B", number=3)), current(known(ADA, "7B"), known(JAKUB, "7B")))
    assert names(found.moved) == ["Ada"]


def test_a_birth_date_that_was_not_known_is_filled_in() -> None:
    told = row(EMIL, "7B", external_id="", birth_date=date(2014, 5, 5))
    (change,) = plan(roster(told), current(known(EMIL, "7B"))).updated
    assert change.fields == (Changed.BIRTH_DATE,)


def test_the_same_id_twice_is_an_error_in_both_rows() -> None:
    found = plan(roster(row(ADA, "7B"), row(JAKUB, "7B", number=3, external_id="e1")), current())
    assert [(error.row, error.values) for error in found.errors] == [(2, {"id": "e1"}), (3, {"id": "e1"})]
    assert found.added == ()


def test_the_same_name_twice_without_ids_is_an_error_in_both_rows() -> None:
    silent = row(ADA, "7B", external_id="", birth_date=None)
    found = plan(roster(silent, replace(silent, row=3, classes=("7A",))), current())
    assert [error.row for error in found.errors] == [2, 3]


def test_the_same_name_with_different_birth_dates_is_two_pupils() -> None:
    one = row(ADA, "7B", external_id="")
    found = plan(roster(one, replace(one, row=3, birth_date=date(2013, 1, 1))), current())
    assert len(found.added) == 2


def test_two_rows_that_turn_out_to_be_one_pupil_are_an_error() -> None:
    by_id = row(ADA, "7B", given_name="Ada Marie")
    by_name = row(ADA, "7B", number=3, external_id="")
    error = only_error(plan(roster(by_id, by_name), current(known(ADA, "7B"))))
    assert (error.row, error.values) == (3, {"other": 2})


def test_numbers_a_teacher_made_up_do_not_turn_one_pupil_into_another() -> None:
    stranger = row(SELAM, "9A", external_id="e1")
    error = only_error(plan(roster(stranger), current(known(ADA, "7B"))))
    assert error.values == {"id": "e1"}


def test_new_ids_from_another_system_keep_the_pupil_when_the_birth_date_agrees() -> None:
    (change,) = plan(roster(row(ADA, "7B", external_id="sas-77")), current(known(ADA, "7B"))).updated
    assert (change.pupil.id, change.fields) == (ADA.id, (Changed.EXTERNAL_ID,))


def test_new_ids_without_birth_dates_are_new_pupils() -> None:
    found = plan(roster(row(EMIL, "7B", external_id="sas-78")), current(known(EMIL, "7B")))
    assert (len(found.added), len(found.left)) == (1, 1)


def test_a_row_with_an_error_protects_the_pupil_it_may_be_about() -> None:
    everyone = (known(ADA, "7B"), known(JAKUB, "7B"), known(EMIL, "7B"))
    wrong = RowError("liste.csv", 3, "fodselsdato", "feil")
    named = roster(row(ADA, "7B"), errors=(wrong,), rejected=(row(JAKUB, "7B", number=3, external_id=""),))
    assert names(plan(named, current(*everyone)).left) == ["Emil"]
    by_id = roster(row(ADA, "7B"), errors=(wrong,), rejected=(RosterPupil("liste.csv", 3, "", "", ("7B",), "e2"),))
    assert names(plan(by_id, current(*everyone)).left) == ["Emil"]


def test_a_row_that_says_nothing_of_who_it_is_protects_its_class_or_everybody() -> None:
    everyone = (known(ADA, "7B"), known(JAKUB, "7B"), known(SELAM, "9A"))
    rows = (row(ADA, "7B"), row(replace(SELAM, given_name="Ny", external_id="x", birth_date=None), "9A", number=3))
    vague = RosterPupil("liste.csv", 4, "", "", ("7B",))
    assert names(plan(roster(*rows, rejected=(vague,)), current(*everyone)).left) == ["Selam"]
    assert plan(roster(*rows, rejected=(replace(vague, classes=()),)), current(*everyone)).left == ()


def test_a_filled_skjul_column_is_an_error_whatever_it_says_unless_one_may_hide() -> None:
    shown, hidden = row(ADA, "7B", never_show=False), row(JAKUB, "7B", number=3, never_show=True)
    found = plan(roster(shown, hidden), current(), may_hide=False)
    assert len({error.message for error in found.errors}) == 1
    assert [error.row for error in found.errors] == [2, 3]
    assert all(not error.values for error in found.errors)
    assert len(plan(roster(shown, hidden), current()).added) == 2


def test_a_pupil_of_another_teachers_class_can_not_be_taken() -> None:
    found = plan(roster(row(SELAM, "7B")), current(known(SELAM, "9A")), own={"7b"})
    assert only_error(found).values == {"label": "9A"}
    assert found.updated == ()


def test_the_report_says_nothing_of_never_show() -> None:
    hidden = roster(row(ADA, "7B", never_show=True))
    now = current(known(ADA, "7B"))
    told = roster_report(hidden, plan(hidden, now), now)
    assert (told.updated, told.unchanged, told.changes) == (0, 1, ())
    silent = roster(row(ADA, "7B"))
    assert told == replace(roster_report(silent, plan(silent, now), now), is_worth_importing=True)
    shown = roster(row(ADA, "7B", never_show=False))
    assert told == roster_report(shown, plan(shown, now), now)


def test_a_roster_that_changes_nothing_is_not_worth_importing() -> None:
    now = current(known(ADA, "7B"))
    for told, worth in ((row(ADA, "7B"), False), (row(ADA, "7B", never_show=False), True), (row(ADA, "7A"), True)):
        whole = roster(told)
        assert roster_report(whole, plan(whole, now), now).is_worth_importing is worth


def test_the_report_counts_by_class_and_shows_the_first_names() -> None:
    rows = roster(row(ADA, "7B"), row(JAKUB, "7A", number=3), row(SELAM, "8C", number=4))
    now = current(known(JAKUB, "7B"), known(EMIL, "7B"))
    told = roster_report(rows, plan(rows, now), now)
    by_label = {one.label: (one.is_new, one.pupils, one.joining, one.leaving) for one in told.classes}
    assert by_label == {"7A": (False, 1, 1, 0), "7B": (False, 1, 1, 2), "8C": (True, 1, 1, 0)}
    assert [one.name for one in told.leavers] == ["Emil Abel"]
    assert [(one.name, one.classes) for one in told.changes] == [("Jakub Żółkiewski", ("7A",))]


def test_grades_that_were_not_known_are_filled_but_never_overwritten() -> None:
    named = Roster(RosterSource.TABLE, (row(ADA, "Musikk"),), (RosterClass("Musikk", (7,)),))
    assert [one.grades for one in plan(named, current()).filled] == [(7,)]
    again = Roster(RosterSource.TABLE, (row(ADA, "7B"),), (RosterClass("7B", (6, 7)),))
    assert plan(again, current()).filled == ()


LIV_ROW = RosterGuardian(
    "Liv Berg", 1, email="liv@heime.example", phone="900 00 001", language="nn", responsibility=True
)
TOR_ROW = RosterGuardian("Tor Berg", 2)
BOTH = known(ADA, "7B", guardians=(LIV, TOR))


def with_guardians(*guardians: RosterGuardian, places: int = 2) -> RosterPlan:
    told = row(ADA, "7B", guardians=guardians, guardian_places=places)
    return plan(roster(told), current(BOTH))


def test_the_same_guardians_change_nothing() -> None:
    assert names(with_guardians(LIV_ROW, TOR_ROW).unchanged) == ["Ada"]


def test_a_changed_guardian_is_updated_and_keeps_what_the_file_does_not_say() -> None:
    (change,) = with_guardians(replace(LIV_ROW, email="ny@heime.example", phone=""), TOR_ROW).updated
    (after,) = change.guardians.updated
    assert (after.guardian.id, after.guardian.email, after.guardian.phone) == (LIV.id, "ny@heime.example", "900 00 001")


def test_a_guardian_whose_cells_are_empty_while_another_is_named_is_taken_off() -> None:
    (change,) = with_guardians(LIV_ROW).updated
    assert change.guardians.removed == (TOR.id,)
    assert change.guardian_names == ("Liv Berg",)


def test_a_file_without_the_columns_takes_no_guardian_off() -> None:
    assert names(with_guardians(LIV_ROW, places=1).unchanged) == ["Ada"]


def test_a_row_that_names_no_guardian_says_nothing_of_them() -> None:
    assert names(with_guardians().unchanged) == ["Ada"]


def test_a_guardian_who_moves_up_is_still_the_same_person() -> None:
    (change,) = with_guardians(replace(TOR_ROW, position=1)).updated
    assert (change.guardians.added, change.guardians.removed) == ((), (LIV.id,))
    assert change.guardians.updated[0].guardian.id == TOR.id


def test_a_new_family_name_is_the_same_person_but_a_new_first_name_is_not() -> None:
    (change,) = with_guardians(replace(LIV_ROW, name="Liv Vik"), TOR_ROW).updated
    assert (change.guardians.updated[0].guardian.id, change.guardians.removed) == (LIV.id, ())
    (change,) = with_guardians(replace(LIV_ROW, name="Siv Berg"), TOR_ROW).updated
    assert [one.guardian.name for one in change.guardians.added] == ["Siv Berg"]
    assert change.guardians.removed == (LIV.id,)


def test_a_guardian_of_the_other_system_is_known_by_id_whatever_the_name() -> None:
    before = KnownPupil(ADA, frozenset({"7b"}), guardians=(KnownGuardian(LIV, "g-1"), KnownGuardian(TOR, "g-2")))
    swapped = (replace(TOR_ROW, position=1, external_id="g-2"), RosterGuardian("Liv Vik", 2, external_id="g-1"))
    told = row(ADA, "7B", guardians=swapped, guardian_places=99)
    (change,) = plan(roster(told), current(before)).updated
    assert {(one.guardian.id, one.guardian.name) for one in change.guardians.updated} == {
        (LIV.id, "Liv Vik"),
        (TOR.id, "Tor Berg"),
    }


def test_a_guardian_who_was_taken_off_comes_back_as_the_same_person() -> None:
    before = KnownPupil(ADA, frozenset({"7b"}), guardians=(KnownGuardian(LIV, left=True),))
    told = row(ADA, "7B", guardians=(LIV_ROW,), guardian_places=1)
    (change,) = plan(roster(told), current(before)).updated
    assert (change.guardians.updated[0].guardian.id, change.guardians.added) == (LIV.id, ())
    assert change.guardian_names == ("Liv Berg",)


def test_an_address_is_taken_as_a_whole() -> None:
    (change,) = with_guardians(replace(LIV_ROW, address="Vegen 1", town="Bø"), TOR_ROW).updated
    (after,) = change.guardians.updated
    assert (after.guardian.address, after.guardian.postal_code, after.guardian.town) == ("Vegen 1", "", "Bø")


def test_a_row_error_is_told_in_words_with_its_values() -> None:
    error = RowError("liste.csv", 2, "fodselsdato", "Datoen {value} finst ikkje.", {"value": "31.02.2014"})
    assert (
        error.in_words(lambda message, **values: message.replace("finst ikkje", "finnes ikke").format(**values))
        == "Datoen 31.02.2014 finnes ikke."
    )
