"""The TOML files of the command line: the contract's examples, and what is told of everything else."""

from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.domain.project import Audience, Purpose
from planner.domain.school import ConsentRules, Contact, GuardianRule, School
from planner.errors import InvalidInput
from planner.readers.toml_files import (
    ProjectFile,
    SiteFile,
    read_answers_file,
    read_project_file,
    read_school_file,
)

SCHOOL = """
name = "Bø skule"
municipality = "Midt-Telemark kommune"
organisation_number = "974 564 556"
address = "Skulevegen 1, 3800 Bø"
email = "post@boskule.example"
phone = "35 05 00 00"
principal = "Astrid Lie"
language = "nn"
letter_languages = ["nn", "nb", "en"]
reply_url = "https://nettplan.example/"
[data_protection_officer]
name = "Nils Haugen"
email = "personvern@kommune.example"
phone = "35 05 00 10"
[consent]
guardians = "one"
guardian_below = 15
pupil_alone_from = 18
valid_months = 6
"""
PROJECT = """
title = "Lokalhistorie på nett"
class = "7B"
purpose = "Elevane deler tekstar og bilete om garden dei bur på."
site = { name = "Klassebloggen 7B", address = "https://blogg.example/7b", platform = "wordpress", audience = "world", editor = "Kari Dale", deputy = "Ola Moen" }
starts = 2026-12-01
ends = 2027-06-18
reply_by = 2026-12-11
purposes = ["work_first_name", "group_picture", "video", "group_picture@press"]
"""


def school(path: Path, text: str) -> School:
    (path / "school.toml").write_bytes(text.encode())
    return read_school_file(path / "school.toml")


def project(path: Path, text: str) -> ProjectFile:
    (path / "project.toml").write_bytes(text.encode())
    return read_project_file(path / "project.toml")


def test_the_school_of_the_contract_is_read(tmp_path: Path) -> None:
    assert school(tmp_path, SCHOOL) == School(
        id="",
        name="Bø skule",
        municipality="Midt-Telemark kommune",
        organisation_number="974564556",
        address="Skulevegen 1, 3800 Bø",
        email="post@boskule.example",
        phone="35 05 00 00",
        principal="Astrid Lie",
        language="nn",
        letter_languages=("nn", "nb", "en"),
        reply_url="https://nettplan.example",
        officer=Contact("Nils Haugen", "personvern@kommune.example", "35 05 00 10"),
        consent=ConsentRules(GuardianRule.ONE, 15, 18, 6),
    )


def test_a_school_needs_a_name_and_no_more(tmp_path: Path) -> None:
    assert school(tmp_path, 'name = "  Bø   skule "') == School("", "Bø skule")
    assert school(tmp_path, 'name = "Bø skule"\n[consent]\nguardians = "all"').consent == ConsentRules()


def test_the_project_of_the_contract_is_read(tmp_path: Path) -> None:
    assert project(tmp_path, PROJECT) == ProjectFile(
        title="Lokalhistorie på nett",
        school_class="7B",
        purpose="Elevane deler tekstar og bilete om garden dei bur på.",
        site=SiteFile(
            "Klassebloggen 7B", Audience.WORLD, "Kari Dale", "https://blogg.example/7b", "wordpress", "Ola Moen"
        ),
        starts=date(2026, 12, 1),
        ends=date(2027, 6, 18),
        reply_by=date(2026, 12, 11),
        purposes=tuple(map(Purpose.parse, ("work_first_name", "group_picture", "video", "group_picture@press"))),
    )


def test_a_file_that_begins_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    assert school(tmp_path, "\ufeffname = 'Bø skule'").name == "Bø skule"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('name = "Bø skule"', "", "name manglar"),
        ('name = "Bø skule"', 'naem = "Bø skule"', "naem er ikkje ein kjend nøkkel"),
        ('name = "Bø skule"', 'name = " \u200b "', "name er tom"),
        ('name = "Bø skule"', f'name = "{"A" * 201}"', "name har 201 teikn. Skriv høgst 200"),
        ("[consent]", "[samtykke]", "samtykke er ikkje ein kjend nøkkel"),
        ("valid_months = 6", "months = 6", "consent.months er ikkje ein kjend nøkkel"),
        ('"35 05 00 00"', "35050000", "phone må vere tekst i hermeteikn"),
        ("guardian_below = 15", 'guardian_below = "15"', "consent.guardian_below må vere eit heilt tal"),
        ("guardian_below = 15", "guardian_below = true", "consent.guardian_below må vere eit heilt tal"),
        ("guardian_below = 15", "guardian_below = 0", "consent.guardian_below må vere frå 1 til 18"),
        ("guardian_below = 15", "guardian_below = 19", "consent.guardian_below må vere frå 1 til 18"),
        ("pupil_alone_from = 18", "pupil_alone_from = 14", "guardian_below kan ikkje vere høgare"),
        ("pupil_alone_from = 18", "pupil_alone_from = 19", "consent.pupil_alone_from må vere frå 1 til 18"),
        ("valid_months = 6", "valid_months = 0", "consent.valid_months må vere frå 1 til 48"),
        ("valid_months = 6", "valid_months = 49", "consent.valid_months må vere frå 1 til 48"),
        ('guardians = "one"', 'guardians = "begge"', "«begge» er ikkje ein kjend verdi for consent.guardians"),
        ('language = "nn"', 'language = "en"', "Vel ein av desse: nn, nb"),
        ('["nn", "nb", "en"]', '["nn", "sv"]', "«sv» er ikkje ein kjend verdi for letter_languages"),
        ('["nn", "nb", "en"]', '"nn"', "letter_languages må vere ei liste"),
        ('["nn", "nb", "en"]', "[]", "letter_languages er tom"),
        ("974 564 556", "974564557", "organisation_number er ikkje eit organisasjonsnummer"),
        ("974 564 556", "97456455", "organisation_number er ikkje eit organisasjonsnummer"),
        ("post@boskule.example", "post(at)boskule", "email er ikkje ei e-postadresse"),
        ("personvern@kommune.example", "personvern", "data_protection_officer.email er ikkje ei e-postadresse"),
        ("https://nettplan.example/", "nettplan.example", "reply_url er ikkje ei nettadresse"),
        ("https://nettplan.example/", "javascript:alert(1)", "reply_url er ikkje ei nettadresse"),
        ("https://nettplan.example/", "https://namn:ord@nettplan.example", "reply_url er ikkje ei nettadresse"),
        ("https://nettplan.example/", "https://[::1", "reply_url er ikkje ei nettadresse"),
        ("https://nettplan.example/", "https://xn--/", "reply_url er ikkje ei nettadresse"),
        ("[data_protection_officer]", 'data_protection_officer = "Nils"\n[x]', "x er ikkje ein kjend nøkkel"),
        ('language = "nn"', "language = ", "ikkje rett skriven TOML. Sjå på linje 9"),
    ],
)
def test_what_is_wrong_with_a_school_is_told_by_its_key(tmp_path: Path, old: str, new: str, told: str) -> None:
    assert old in SCHOOL
    with pytest.raises(InvalidInput) as refused:
        school(tmp_path, SCHOOL.replace(old, new, 1))
    assert told in str(refused.value)
    assert str(refused.value).startswith("school.toml")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('title = "Lokalhistorie på nett"', "", "title manglar"),
        ('class = "7B"', 'school_class = "7B"', "school_class er ikkje ein kjend nøkkel"),
        ('class = "7B"', "", "class manglar"),
        ("starts = 2026-12-01", 'starts = "2026-12-01"', "starts må vere ein dato utan hermeteikn"),
        ("starts = 2026-12-01", "starts = 2026-12-01T08:00:00", "starts må vere ein dato"),
        ("starts = 2026-12-01", "starts = 2026-02-30", "ikkje rett skriven TOML. Sjå på linje 6"),
        ('"world"', '"verda"', "«verda» er ikkje ein kjend verdi for site.audience"),
        ('editor = "Kari Dale", ', "", "site.editor manglar"),
        ('editor = "Kari Dale"', 'redaktor = "Kari Dale"', "site.redaktor er ikkje ein kjend nøkkel"),
        ("https://blogg.example/7b", "blogg.example/7b", "site.address er ikkje ei nettadresse"),
        ('"video"', '"dans"', "formålet «dans» er ikkje kjent"),
        ('"video"', "3", "purposes må vere tekst"),
        ('["work_first_name", "group_picture", "video", "group_picture@press"]', "[]", "purposes er tom"),
        ("Elevane deler", "E" * 2_000, "purpose har 2040 teikn"),
        ("site = {", 'site = "blogg"\nx = {', "x er ikkje ein kjend nøkkel"),
    ],
)
def test_what_is_wrong_with_a_project_is_told_by_its_key(tmp_path: Path, old: str, new: str, told: str) -> None:
    assert old in PROJECT
    with pytest.raises(InvalidInput) as refused:
        project(tmp_path, PROJECT.replace(old, new, 1))
    assert told in str(refused.value)


def test_a_purpose_twice_counts_once_and_line_breaks_stay_in_the_text(tmp_path: Path) -> None:
    twice = PROJECT.replace('"video"', '"group_picture"').replace("deler tekstar", r"\n\ndeler  tekstar")
    read = project(tmp_path, twice)
    assert len(read.purposes) == 3
    assert read.purpose.startswith("Elevane\n\ndeler tekstar")


def test_answers_are_questions_and_options(tmp_path: Path) -> None:
    answers = tmp_path / "answers.toml"
    answers.write_text('activity = "student_work"\nyoungest_pupil = "under_thirteen"\n')
    assert read_answers_file(answers) == {"activity": "student_work", "youngest_pupil": "under_thirteen"}
    answers.write_text("")
    assert read_answers_file(answers) == {}


@pytest.mark.parametrize("value", ["true", "1", '["a"]', '{ a = "b" }', f'"{"a" * 41}"'])
def test_an_answer_that_is_no_option_is_told_by_its_question(tmp_path: Path, value: str) -> None:
    answers = tmp_path / "answers.toml"
    answers.write_text(f'activity = "both"\nmaturity = {value}\n')
    with pytest.raises(InvalidInput, match="maturity"):
        read_answers_file(answers)


def test_a_file_that_is_no_toml_is_told_of(tmp_path: Path) -> None:
    path = tmp_path / "school.toml"
    path.write_bytes("name = 'Bø'".encode("latin-1"))
    with pytest.raises(InvalidInput, match="UTF-8"):
        read_school_file(path)
    path.write_bytes(b"a = [1,")
    with pytest.raises(InvalidInput, match="Manglar slutten"):
        read_school_file(path)
    path.write_bytes(b"a = " + b"[" * 100_000)
    with pytest.raises(InvalidInput, match="TOML"):
        read_school_file(path)
    path.write_bytes(b"a" + b".a" * 400_000 + b" = 1")
    with pytest.raises(InvalidInput, match="linje 1"):
        read_school_file(path)
    path.write_bytes(b"#" * 1_000_001)
    with pytest.raises(InvalidInput, match="for stor"):
        read_school_file(path)
    with pytest.raises(InvalidInput, match=r"Fann ikkje fila school.toml"):
        read_school_file(tmp_path / "borte" / "school.toml")


@given(st.text(max_size=80))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_is_a_school_or_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "school.toml").write_bytes(text.encode("utf-8", "replace"))
    for read in (read_school_file, read_project_file, read_answers_file):
        with suppress(InvalidInput):
            assert read(tmp_path / "school.toml") is not None
