"""Importing a roster: what it writes, what it leaves alone, and who may do it."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from planner.domain.permission import Actor
from planner.domain.roster import Roster
from planner.domain.school import Guardian, Pupil, SchoolClass
from planner.errors import InvalidInput, NotAllowed, NotFound
from planner.i18n import Words
from planner.readers.archive import Handed
from planner.readers.roster import read_roster
from planner.services.roster import RosterRefused, import_roster, preview
from planner.storage import Engine, Session, audit, class_lists, people, transaction
from planner.storage.tables import metadata
from tests.cast import (
    ADA,
    ANNA,
    ASTRID,
    CLASS_7B,
    CLASS_9A,
    EMIL,
    JAKUB,
    KARI,
    LIV,
    NILS,
    OLA,
    OPERATOR_OF_SCHOOL,
    PER,
    SCHOOL,
    SELAM,
    TODAY,
    TOR,
    actor,
)

PRINCIPAL = actor(ASTRID)
COLUMNS = "elev_id;fornamn;etternamn;fodselsdato;klasse;foresatt1_namn;foresatt1_epost;foresatt1_telefon;foresatt1_sprak;foresatt1_foreldreansvar;foresatt2_namn;foresatt2_epost;foresatt2_telefon;foresatt2_sprak;foresatt2_foreldreansvar"
ADA_ROW = (
    "e1;Ada;Berg;2014-03-09;7B;Liv Berg;liv@heime.example;900 00 001;nn;ja;Tor Berg;tor@heime.example;900 00 002;nb;ja"
)
JAKUB_ROW = "e2;Jakub;Żółkiewski;02.08.2014;7B;Anna Żółkiewska;anna@heime.example;;pl;1;;;;;"
EMIL_ROW = "e3;Emil;Abel;;7B;;;;;;;;;;"
SELAM_ROW = "e4;Selam;Tesfay;2012-01-15;9A;Mehret Tesfay;;900 00 004;en;1;;;;;"
WHOLE_SCHOOL = (ADA_ROW, JAKUB_ROW, EMIL_ROW, SELAM_ROW)


def table(*lines: str, columns: str = COLUMNS) -> Roster:
    return read_roster(Handed("liste.csv", "\n".join((columns, *lines, "")).encode()), today=TODAY)


def simple(*lines: str, more: str = "") -> Roster:
    return table(*lines, columns=f"fornamn;etternamn;klasse{more}")


def state(session: Session) -> dict[str, list[tuple[object, ...]]]:
    """All that is stored but the audit lines."""
    tables = [one for one in metadata.sorted_tables if one.name != "audit"]
    return {one.name: sorted(map(tuple, session.execute(select(one))), key=repr) for one in tables}


def class_named(session: Session, label: str, year: int = 2026) -> SchoolClass:
    return next(one for one in people.classes(session, SCHOOL.id, year) if one.label == label)


def pupils(session: Session, label: str) -> list[Pupil]:
    return list(class_lists.pupils_of_class(session, class_named(session, label).id))


def guardians(session: Session, pupil: Pupil) -> tuple[Guardian, ...]:
    return class_lists.guardians_of(session, [pupil.id])[pupil.id]


def the_pupil(session: Session, pupil_id: str) -> Pupil:
    found = class_lists.pupil(session, pupil_id)
    assert found
    return found


def run(
    session: Session, roster: Roster, who: Actor = PRINCIPAL, *, good_rows: bool = False, today: date = TODAY
) -> tuple[int, int, int, int]:
    """Import, and return added, updated, left and the number of errors."""
    report = import_roster(session, who, roster, today=today, good_rows=good_rows)
    return report.added, report.updated, report.left, len(report.errors)


def test_new_classes_pupils_and_guardians_are_made(session: Session) -> None:
    roster = table(
        "n1;Łucja;Nowak;2015-02-03;6C;Zofia Nowak;zofia@heime.example;900 11 111;polsk;ja;Piotr Nowak;;900 11 112;pol;nei"
    )
    assert run(session, roster) == (1, 0, 0, 0)
    assert class_named(session, "6C").grades == (6,)
    (lucja,) = pupils(session, "6C")
    assert (lucja.name, lucja.birth_date, lucja.external_id) == ("Łucja Nowak", date(2015, 2, 3), "n1")
    first, second = guardians(session, lucja)
    assert (first.name, first.email, first.phone, first.language, first.responsibility) == (
        "Zofia Nowak",
        "zofia@heime.example",
        "900 11 111",
        "pl",
        True,
    )
    assert (second.name, second.position, second.responsibility) == ("Piotr Nowak", 2, False)
    assert people.teachers_of(session, class_named(session, "6C").id) == ()


def test_what_the_school_has_already_changes_nothing(session: Session) -> None:
    before = state(session)
    assert run(session, table(*WHOLE_SCHOOL)) == (0, 0, 0, 0)
    assert state(session) == before


@pytest.mark.parametrize(
    "lines", [WHOLE_SCHOOL, (ADA_ROW.replace("7B", "7A"),), (ADA_ROW.replace("Liv Berg", "Siv Vik"), SELAM_ROW)]
)
def test_the_same_file_twice_changes_nothing_the_second_time(session: Session, lines: tuple[str, ...]) -> None:
    run(session, table(*lines))
    before = state(session)
    assert run(session, table(*lines)) == (0, 0, 0, 0)
    assert state(session) == before


def test_a_list_without_ids_and_dates_twice_changes_nothing_the_second_time(session: Session) -> None:
    roster = simple("Noor;Ali;6C", 'Sara;Ali;"6D, Musikk"')
    assert run(session, roster) == (2, 0, 0, 0)
    before = state(session)
    assert run(session, roster) == (0, 0, 0, 0)
    assert state(session) == before


def test_a_name_alone_that_stands_in_a_class_outside_the_file_is_asked_about(session: Session) -> None:
    (error,) = preview(session, PRINCIPAL, simple("Ada;Berg;6D"), TODAY).errors
    assert "7B" in error.in_words(Words("nn"))


def test_a_pupil_who_is_gone_from_their_class_has_left_and_others_are_untouched(session: Session) -> None:
    assert run(session, table(ADA_ROW, EMIL_ROW)) == (0, 0, 1, 0)
    assert the_pupil(session, JAKUB.id).left_on == TODAY
    assert the_pupil(session, SELAM.id).left_on is None
    assert {one.id for one in pupils(session, "7B")} == {ADA.id, EMIL.id}
    assert JAKUB.id in {one.id for one in class_lists.pupils_of_class(session, CLASS_7B.id, on=date(2026, 10, 1))}
    assert guardians(session, JAKUB) == (ANNA,)


def test_a_pupil_who_left_and_comes_again_is_the_same_pupil(session: Session) -> None:
    run(session, table(ADA_ROW, EMIL_ROW))
    assert run(session, table(ADA_ROW, JAKUB_ROW, EMIL_ROW)) == (0, 1, 0, 0)
    assert the_pupil(session, JAKUB.id) == JAKUB
    assert JAKUB.id in {one.id for one in pupils(session, "7B")}


def test_a_pupil_who_moves_is_updated_and_keeps_both_dates(session: Session) -> None:
    assert run(session, table(ADA_ROW.replace("7B", "7A"), JAKUB_ROW, EMIL_ROW)) == (0, 1, 0, 0)
    assert [one.id for one in pupils(session, "7A")] == [ADA.id]
    assert ADA.id not in {one.id for one in pupils(session, "7B")}
    assert the_pupil(session, ADA.id).left_on is None
    assert run(session, table(ADA_ROW, JAKUB_ROW, EMIL_ROW)) == (0, 1, 0, 0)
    assert ADA.id in {one.id for one in pupils(session, "7B")}
    assert pupils(session, "7A") == []


def test_next_school_year_the_classes_are_new_and_the_pupils_the_same(session: Session) -> None:
    next_year = date(2027, 8, 20)
    later = tuple(line.replace(";7B;", ";8B;") for line in (ADA_ROW, JAKUB_ROW, EMIL_ROW))
    assert run(session, table(*later), today=next_year) == (0, 3, 0, 0)
    assert class_named(session, "8B", 2027).grades == (8,)
    assert len(class_lists.pupils_of_class(session, class_named(session, "8B", 2027).id)) == 3
    assert len(pupils(session, "7B")) == 3


def test_empty_cells_never_erase_what_is_known(session: Session) -> None:
    before = state(session)
    bare = tuple(
        f"{line.split(';')[0]};{line.split(';')[1]};{line.split(';')[2]};;{line.split(';')[4]};;;;;;;;;;"
        for line in WHOLE_SCHOOL
    )
    assert run(session, table(*bare)) == (0, 0, 0, 0)
    assert state(session) == before


def test_a_guardian_who_is_gone_is_taken_off_and_comes_back_as_the_same(session: Session) -> None:
    alone = ADA_ROW.partition(";Tor Berg")[0] + ";;;;;"
    assert run(session, table(alone, JAKUB_ROW, EMIL_ROW)) == (0, 1, 0, 0)
    assert guardians(session, ADA) == (LIV,)
    assert run(session, table(ADA_ROW, JAKUB_ROW, EMIL_ROW)) == (0, 1, 0, 0)
    assert guardians(session, ADA) == (LIV, TOR)


def test_a_changed_guardian_is_the_same_and_another_is_new(session: Session) -> None:
    changed = (
        ADA_ROW.replace("liv@heime.example", "ny@heime.example").replace("Tor Berg", "Ali Vik").replace(";nb;", ";ar;")
    )
    run(session, table(changed, JAKUB_ROW, EMIL_ROW))
    first, second = guardians(session, ADA)
    assert first == replace(LIV, email="ny@heime.example")
    assert (second.name, second.position, second.language) == ("Ali Vik", 2, "ar")
    assert second.id != TOR.id


def test_a_file_with_errors_changes_nothing_at_all(session: Session) -> None:
    before = state(session)
    roster = table(
        ADA_ROW.replace("Ada", "Ådne"), JAKUB_ROW.replace("02.08.2014", "31.02.2014"), "n1;Ny;Elev;;7B;;;;;;;;;;"
    )
    with pytest.raises(RosterRefused, match=r"1 rad har feil\. Ingenting er importert") as refused:
        run(session, roster)
    assert [(error.row, error.column) for error in refused.value.errors] == [(3, "fodselsdato")]
    assert isinstance(refused.value, InvalidInput)
    assert state(session) == before
    assert audit.actions_of(session, SCHOOL.id) == []


def test_the_number_of_rows_is_told_not_the_number_of_errors(session: Session) -> None:
    with pytest.raises(RosterRefused, match=r"2 rader har feil"):
        run(session, simple(";;7B", ";Berg;"))


def test_good_rows_are_imported_when_asked_and_nobody_is_lost_by_an_error(session: Session) -> None:
    wrong = JAKUB_ROW.replace("02.08.2014", "31.02.2014")
    assert run(session, table(ADA_ROW, wrong, "n1;Ny;Elev;;7B;;;;;;;;;;"), good_rows=True) == (1, 0, 1, 1)
    assert the_pupil(session, JAKUB.id) == JAKUB
    assert the_pupil(session, EMIL.id).left_on == TODAY


def test_ambiguous_rows_are_errors_that_say_what_to_write(session: Session) -> None:
    class_lists.save_pupil(session, Pupil("PUP0000009", SCHOOL.id, "Ada", "Berg"))
    class_lists.join_class(session, CLASS_7B.id, "PUP0000009", TODAY)
    report = preview(session, PRINCIPAL, simple("ADA;berg;7B"), TODAY)
    (error,) = report.errors
    assert (error.row, error.column) == (2, "elev_id")
    assert "fødselsdato" in error.in_words(Words("nn"))


def test_a_preview_writes_nothing_and_says_what_the_import_then_does(session: Session) -> None:
    before = state(session)
    roster = table(ADA_ROW.replace("7B", "7A"), EMIL_ROW, "n1;Noor;Ali;2014-01-01;7A;Sara Ali;;;;;;;;;")
    report = preview(session, PRINCIPAL, roster, TODAY)
    assert state(session) == before
    assert audit.actions_of(session, SCHOOL.id) == []
    assert (report.added, report.updated, report.moved, report.left) == (1, 1, 1, 1)
    seven_a = report.classes[0]
    assert (seven_a.label, seven_a.is_new, seven_a.pupils) == ("7A", True, 2)
    assert [(one.name, one.guardians) for one in seven_a.first] == [
        ("Noor Ali", ("Sara Ali",)),
        ("Ada Berg", ("Liv Berg", "Tor Berg")),
    ]
    assert import_roster(session, PRINCIPAL, roster, today=TODAY) == report


def test_progress_is_told_up_to_the_last_pupil(session: Session) -> None:
    told: list[tuple[int, int]] = []
    roster = simple(*(f"Elev{n};Nr {n};6C" for n in range(1_100)))
    import_roster(session, PRINCIPAL, roster, today=TODAY, progress=lambda done, of: told.append((done, of)))
    assert told == [(500, 1_100), (1_000, 1_100), (1_100, 1_100)]
    assert len(pupils(session, "6C")) == 1_100


def test_an_import_leaves_one_audit_line_without_names(session: Session) -> None:
    run(session, table(ADA_ROW.replace("Ada", "Ådne"), JAKUB_ROW, EMIL_ROW))
    assert audit.actions_of(session, SCHOOL.id) == [(ASTRID.id, "import_roster", SCHOOL.id)]
    (line,) = session.execute(select(metadata.tables["audit"])).all()
    assert line.detail == "added=0 updated=1 left=0 errors=0"


def test_a_teacher_imports_their_own_class_and_becomes_teacher_of_a_new_one(session: Session) -> None:
    assert run(session, table(ADA_ROW, JAKUB_ROW, EMIL_ROW, "n1;Noor;Ali;;6C;;;;;;;;;;"), actor(KARI)) == (1, 0, 0, 0)
    assert people.teachers_of(session, class_named(session, "6C").id) == (KARI.id,)
    assert people.teachers_of(session, CLASS_7B.id) == (KARI.id,)


@pytest.mark.parametrize("staff", [KARI, OLA])
def test_another_teachers_class_is_refused_by_its_label(session: Session, staff: object) -> None:
    before = state(session)
    for call in (preview, lambda *args: run(args[0], args[2], args[1], good_rows=True)):
        with pytest.raises(NotAllowed, match="9A"):
            call(session, actor(staff), table(SELAM_ROW), TODAY)  # type: ignore[arg-type]
    assert state(session) == before


def test_a_teacher_can_not_take_a_pupil_from_another_class(session: Session) -> None:
    before = state(session)
    assert run(session, table(ADA_ROW.replace("7B", "Musikk")), actor(PER), good_rows=True) == (0, 0, 0, 1)
    assert {name: rows for name, rows in state(session).items() if name != "school_class"} == {
        name: rows for name, rows in before.items() if name != "school_class"
    }
    assert "Musikk" not in {one.label for one in people.classes(session, SCHOOL.id)}


def test_the_operator_of_the_machine_imports_like_a_principal(session: Session) -> None:
    assert run(session, table(*WHOLE_SCHOOL, "n1;Noor;Ali;;6C;;;;;;;;;;"), OPERATOR_OF_SCHOOL) == (1, 0, 0, 0)
    assert people.teachers_of(session, class_named(session, "6C").id) == ()


def test_the_municipality_may_not_import_and_without_a_school_nobody_can(session: Session) -> None:
    with pytest.raises(NotAllowed):
        run(session, table(ADA_ROW), actor(NILS))
    with pytest.raises(NotFound, match="Set opp skulen"):
        run(session, table(ADA_ROW), replace(PRINCIPAL, school_id=None))


def test_the_principal_sets_never_show_and_no_report_or_line_says_so(session: Session) -> None:
    roster = table(f"{ADA_ROW};ja", f"{JAKUB_ROW};nei", f"{EMIL_ROW};", columns=f"{COLUMNS};skjul")
    report = import_roster(session, PRINCIPAL, roster, today=TODAY)
    assert (report.added, report.updated, report.left, report.changes) == (0, 0, 0, ())
    assert [the_pupil(session, one.id).never_show for one in (ADA, JAKUB, EMIL)] == [True, False, False]
    assert "never_show" not in repr(report)
    assert [line for line in audit.actions_of(session, SCHOOL.id) if line[2] != SCHOOL.id] == [
        (ASTRID.id, "change_pupil", ADA.id)
    ]
    import_roster(session, PRINCIPAL, table(ADA_ROW, JAKUB_ROW, EMIL_ROW), today=TODAY)
    assert the_pupil(session, ADA.id).never_show is True


def test_a_new_pupil_can_be_hidden_from_the_first_day(session: Session) -> None:
    run(session, simple("Noor;Ali;6C;1", "Ny;Elev;6C;0", more=";skjul"))
    assert {one.given_name: one.never_show for one in pupils(session, "6C")} == {"Noor": True, "Ny": False}


def test_a_teacher_who_fills_skjul_is_told_to_ask_the_principal_and_learns_nothing(session: Session) -> None:
    class_lists.save_pupil(session, replace(ADA, never_show=True))
    roster = simple("Ada;Berg;7B;0", "Jakub;Żółkiewski;7B;1", "Emil;Abel;7B;", more=";skjul")
    report = preview(session, actor(KARI), roster, TODAY)
    assert [(error.row, error.column) for error in report.errors] == [(2, "skjul"), (3, "skjul")]
    assert len({error.in_words(Words("nn")) for error in report.errors}) == 1
    assert "rektor" in report.errors[0].in_words(Words("nn"))
    assert run(session, roster, actor(KARI), good_rows=True) == (0, 0, 0, 2)
    assert the_pupil(session, ADA.id).never_show is True
    assert the_pupil(session, JAKUB.id).never_show is False


def test_a_roster_from_another_system_finds_the_pupils_by_birth_date_and_keeps_their_ids(session: Session) -> None:
    other_ids = tuple(line.replace("e1;", "sas-1;").replace("e2;", "sas-2;") for line in (ADA_ROW, JAKUB_ROW, EMIL_ROW))
    assert run(session, table(*other_ids)) == (0, 2, 0, 0)
    assert the_pupil(session, ADA.id).external_id == "sas-1"


def test_names_that_look_like_code_are_stored_as_they_stand(session: Session) -> None:
    names = ["<b>Ada</b>", "Ada & Co", '<img src="file:///etc/passwd">', "'; DROP TABLE pupil; --", "A" * 200]
    quoted = ('"' + name.replace('"', '""') + '";Berg;6C' for name in names)
    run(session, simple(*quoted))
    assert sorted(one.given_name for one in pupils(session, "6C")) == sorted(names)


cells = st.text(max_size=20)


@given(st.lists(st.tuples(cells, cells, st.sampled_from(["7B", "9A", "6C", "", "x"])), min_size=1, max_size=4))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
def test_any_text_is_imported_or_refused_and_a_refusal_changes_nothing(
    engine: Engine, lines: list[tuple[str, str, str]]
) -> None:
    quoted = [";".join('"' + cell.replace('"', '""') + '"' for cell in line) for line in lines]
    with engine.connect() as session:
        before = state(session)
        try:
            roster = read_roster("\n".join(("fornamn;etternamn;klasse", *quoted, "")), today=TODAY)
            run(session, roster)
        except InvalidInput:
            assert state(session) == before
        else:
            after = state(session)
            assert run(session, roster) == (0, 0, 0, 0)
            assert state(session) == after
        session.rollback()


def test_a_failure_in_the_middle_leaves_nothing_behind(engine: Engine) -> None:
    with transaction(engine) as session:
        before = state(session)

    def stop(done: int, _of: int) -> None:
        raise RuntimeError(done)

    roster = simple(*(f"Elev{n};Nr {n};6C" for n in range(600)))
    with pytest.raises(RuntimeError), transaction(engine) as session:
        import_roster(session, PRINCIPAL, roster, today=TODAY, progress=stop)
    with transaction(engine) as session:
        assert state(session) == before


def test_a_class_of_another_year_is_another_class(session: Session) -> None:
    people.save_class(session, SchoolClass("CLA0000009", SCHOOL.id, 2025, "6C", (6,)))
    run(session, simple("Noor;Ali;6C"))
    assert class_named(session, "6C").id != "CLA0000009"
    assert CLASS_9A in people.classes(session, SCHOOL.id, 2026)
