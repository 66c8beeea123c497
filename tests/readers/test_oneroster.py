"""OneRoster 1.1 and 1.2 and Microsoft SDS, as folders and zip files."""

from datetime import date
from pathlib import Path

import pytest

from planner.domain.roster import Roster, RosterSource, RosterTeacher
from planner.errors import InvalidInput
from planner.i18n import Words
from planner.readers.archive import Handed
from planner.readers.roster import read_roster
from tests.cast import TODAY
from tests.readers.files import DATA, folder, zipped

USERS = "sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password"


def packed(name: str, **changed: str | None) -> Roster:
    """A sample folder, some of its files changed, as a zip."""
    return of_schools(folder(name, **changed))


def of_schools(files: dict[str, bytes | str], *ours: str) -> Roster:
    return read_roster(Handed("roster.zip", zipped(files)), today=TODAY, school=ours)


def text(name: str, file: str) -> str:
    return (DATA / name / file).read_text()


def problems(roster: Roster) -> list[tuple[str, int, str]]:
    assert all(error.in_words(Words("nn")) for error in roster.errors)
    return [(error.file, error.row, error.column) for error in roster.errors]


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("oneroster-1.1", RosterSource.ONEROSTER_11),
        ("oneroster-1.2", RosterSource.ONEROSTER_12),
        ("sds-2.1", RosterSource.SDS),
    ],
)
def test_a_folder_and_a_zip_of_each_format_say_the_same(name: str, source: RosterSource) -> None:
    from_folder = read_roster(DATA / name, today=TODAY)
    assert from_folder == packed(name)
    assert (from_folder.source, from_folder.errors) == (source, ())
    pupil = from_folder.pupils[0]
    assert (pupil.external_id, pupil.family_name, pupil.birth_date) == ("u-1", "Bråten", date(2014, 3, 9))
    assert (pupil.classes, pupil.guardians[0].name, pupil.guardians[0].phone) == (("7B",), "Liv Bråten", "900 10 001")
    assert from_folder.teachers == (RosterTeacher("Kari Dale", "kari@boskule.example", ("7B",)),)


def test_a_zip_with_the_files_in_a_folder_of_their_own_is_read() -> None:
    data = zipped({f"eksport/{name}": content for name, content in folder("oneroster-1.1").items()})
    assert len(read_roster(Handed("roster.zip", data), today=TODAY).pupils) == 3


def test_guardians_are_found_from_either_side_but_relatives_are_not_guardians() -> None:
    ase, lukasz, sean = read_roster(DATA / "oneroster-1.1", today=TODAY).pupils
    assert [one.external_id for one in ase.guardians] == ["g-1", "g-2"]
    assert [one.external_id for one in lukasz.guardians] == ["g-3"]
    assert [one.name for one in sean.guardians] == ["Siobhán O'Brien"]


def test_doctors_in_sds_are_not_guardians() -> None:
    assert [one.external_id for one in packed("sds-2.1").pupils[1].guardians] == ["g-3"]


def test_an_enrolment_that_ended_does_not_count() -> None:
    sean = read_roster(DATA / "oneroster-1.1", today=TODAY).pupils[2]
    assert sean.classes == ("5-6",)
    assert sean.birth_date is None


def test_preferred_names_go_before_official_ones() -> None:
    assert packed("oneroster-1.2").pupils[1].given_name == "Luki"


def test_grades_come_from_the_file_and_classes_without_pupils_do_not() -> None:
    roster = packed("oneroster-1.1")
    assert [(one.label, one.grades, one.external_id) for one in roster.classes] == [
        ("7B", (7,), "cl-7b"),
        ("5-6", (5, 6), "cl-56"),
    ]


def test_no_password_is_ever_kept() -> None:
    for name in ("oneroster-1.1", "oneroster-1.2", "sds-2.1"):
        assert any("løyndom" in content.decode() for content in folder(name).values() if isinstance(content, bytes))
        assert "løyndom" not in repr(packed(name))


@pytest.mark.parametrize("missing", ["classes", "enrollments"])
def test_a_missing_file_is_named(missing: str) -> None:
    with pytest.raises(InvalidInput, match=rf"{missing}\.csv"):
        packed("oneroster-1.1", **{missing: None})
    with pytest.raises(InvalidInput, match=r"roles\.csv"):
        packed("sds-2.1", roles=None)


def test_optional_files_may_be_left_out() -> None:
    roster = packed("oneroster-1.1", demographics=None, orgs=None, manifest=None)
    assert [one.birth_date for one in roster.pupils] == [None, None, None]
    assert packed("sds-2.1", relationships=None, demographics=None).errors == ()


def test_missing_and_repeated_columns_are_named_with_their_file() -> None:
    with pytest.raises(InvalidInput, match=r"users\.csv .*givenName, familyName"):
        packed("oneroster-1.1", users="sourcedId,role\nu-1,student\n")
    with pytest.raises(InvalidInput, match=r"enrollments\.csv .*«role»"):
        packed("oneroster-1.1", enrollments="classSourcedId,userSourcedId,role,Role\n")


def test_a_deleted_person_class_or_enrolment_is_skipped_without_a_word() -> None:
    users = text("oneroster-1.1", "users.csv").replace("u-2,,", "u-2,tobedeleted,").replace("g-2,,", "g-2,tobedeleted,")
    enrolments = (
        text("oneroster-1.1", "enrollments.csv").replace("e-3,,", "e-3,tobedeleted,").replace(",2026-10-01", ",")
    )
    roster = packed("oneroster-1.1", users=users, enrollments=enrolments)
    assert roster.errors == ()
    assert [(one.external_id, one.classes) for one in roster.pupils] == [("u-1", ("7B",)), ("u-3", ("7B",))]
    assert [one.external_id for one in roster.pupils[0].guardians] == ["g-1"]


def test_rows_that_point_at_nobody_are_told() -> None:
    enrolments = (
        text("oneroster-1.1", "enrollments.csv") + "e-8,,,cl-7b,org-1,u-9,student,,,\ne-9,,,cl-9,org-1,u-2,student,,,\n"
    )
    roster = packed("oneroster-1.1", enrollments=enrolments)
    assert problems(roster) == [("enrollments.csv", 7, "userSourcedId"), ("enrollments.csv", 8, "classSourcedId")]
    assert [one.external_id for one in roster.pupils] == ["u-1", "u-3"]
    assert [(one.external_id, one.classes) for one in roster.rejected] == [("u-2", ("7B",)), ("", ("7B",))]


def test_a_guardian_who_is_not_in_the_file_is_told() -> None:
    users = text("oneroster-1.1", "users.csv").replace(",g-3,7,", ",g-33,7,")
    assert problems(packed("oneroster-1.1", users=users)) == [("users.csv", 3, "agentSourcedIds")]
    relations = "userSourcedId,relationshipUserSourcedId,relationshipRole\nu-1,g-9,parent\n"
    roster = packed("sds-2.1", relationships=relations)
    assert problems(roster) == [("relationships.csv", 2, "relationshipUserSourcedId")]


def test_an_error_in_a_guardians_row_holds_back_the_pupils_they_belong_to() -> None:
    users = text("oneroster-1.1", "users.csv").replace("liv@heime.example", "liv(at)heime")
    roster = packed("oneroster-1.1", users=users)
    assert problems(roster) == [("users.csv", 6, "email")]
    assert [one.external_id for one in roster.pupils] == ["u-2", "u-3"]
    assert [one.external_id for one in roster.rejected] == ["u-1"]


def test_a_birth_date_that_does_not_exist_is_told_in_demographics() -> None:
    births = text("oneroster-1.1", "demographics.csv").replace("2014-03-09", "2014-02-30")
    roster = packed("oneroster-1.1", demographics=births)
    assert problems(roster) == [("demographics.csv", 2, "birthDate")]
    assert [one.external_id for one in roster.rejected] == ["u-1"]


def test_the_same_id_twice_and_no_id_are_told() -> None:
    users = text("oneroster-1.1", "users.csv").replace("u-2,", "u-1,").replace("u-3,", ",", 1)
    found = problems(packed("oneroster-1.1", users=users))
    assert ("users.csv", 3, "sourcedId") in found
    assert ("users.csv", 4, "sourcedId") in found


@pytest.mark.parametrize("name", ["oneroster-1.1", "oneroster-1.2", "sds-2.1"])
def test_a_national_identity_number_as_id_is_never_taken_in(name: str) -> None:
    numbered = {file: text(name, file).replace("u-1,", "01010750160,") for file in folder(name)}
    roster = packed(name, **{file.removesuffix(".csv"): content for file, content in numbered.items()})
    assert ("users.csv", 2, "sourcedId") in problems(roster)
    assert "01010750160" not in repr(roster)


def test_nobody_of_a_class_is_taken_to_have_left_when_a_row_of_it_has_a_national_identity_number() -> None:
    changed = {
        stem: text("oneroster-1.1", f"{stem}.csv").replace("u-1,", "01010750160,") for stem in ("users", "enrollments")
    }
    (rejected,) = packed("oneroster-1.1", **changed).rejected
    assert (rejected.classes, rejected.external_id, rejected.name_key) == (("7B",), "", "")


def test_a_pupil_in_no_class_is_told() -> None:
    enrolments = text("oneroster-1.1", "enrollments.csv").replace("e-2,,", "e-2,tobedeleted,")
    assert problems(packed("oneroster-1.1", enrollments=enrolments)) == [("users.csv", 3, "sourcedId")]


def test_classes_of_one_title_are_told_apart_by_code_or_are_an_error() -> None:
    classes = "sourcedId,title,classCode\ncl-7b,Norsk,NOR-7B\ncl-56,Norsk,NOR-56\n"
    roster = packed("oneroster-1.1", classes=classes)
    assert [one.label for one in roster.classes] == ["Norsk NOR-7B", "Norsk NOR-56"]
    without = packed("oneroster-1.1", classes="sourcedId,title\ncl-7b,Norsk\ncl-56,norsk\n")
    assert problems(without) == [("classes.csv", 2, "title"), ("classes.csv", 3, "title")]
    assert without.pupils == ()


def test_a_long_title_is_shortened() -> None:
    classes = f"sourcedId,title\ncl-7b,{'Kroppsøving ' * 9}\ncl-56,5-6\n"
    assert len(packed("oneroster-1.1", classes=classes).classes[0].label) == 60


def two_schools() -> dict[str, str]:
    return {
        "orgs": text("oneroster-1.1", "orgs.csv") + "org-2,,,Gvarv skule,school,974564557,org-0\n",
        "classes": text("oneroster-1.1", "classes.csv").replace("5-6,homeroom,,org-1", "5-6,homeroom,,org-2"),
    }


def test_several_schools_in_one_file_are_refused_by_name() -> None:
    with pytest.raises(InvalidInput, match="Bø skule, Gvarv skule"):
        packed("oneroster-1.1", **two_schools())


@pytest.mark.parametrize("ours", ["Bø skule", "bø  skule", "974564556"])
def test_of_several_schools_ours_is_taken_when_it_is_known(ours: str) -> None:
    roster = of_schools(folder("oneroster-1.1", **two_schools()), ours)
    assert roster.errors == ()
    assert [one.external_id for one in roster.pupils] == ["u-1", "u-2"]


def test_teachers_with_gaps_in_their_names_do_not_stop_the_import() -> None:
    users = text("oneroster-1.1", "users.csv").replace("Kari,Dale", ",")
    roster = packed("oneroster-1.1", users=users)
    assert (roster.errors, roster.teachers[0].name) == ((), "")


def test_two_sets_of_files_in_one_zip_are_refused(tmp_path: Path) -> None:
    twice = {f"{at}/{name}": content for at in ("a", "b") for name, content in folder("sds-2.1").items()}
    with pytest.raises(InvalidInput, match=r"fleire users\.csv"):
        read_roster(Handed("roster.zip", zipped(twice)), today=TODAY)
