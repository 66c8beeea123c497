"""The school's logo: who may choose it, what is kept of it, and the papers it stands on."""

import io
from dataclasses import replace

import pikepdf
import pytest
from PIL import Image

from forms.letter import letter_pdf
from planner.domain.school import LETTER_LANGUAGES
from planner.errors import InvalidInput, NotAllowed, NotFound
from planner.services.documents import agreement_pdf, decision_record_pdf
from planner.services.letterheads import letterhead
from planner.services.letters import preview_letter
from planner.services.logos import logo_of, remove_logo, set_logo
from planner.services.sample import make_sample, throw_away
from planner.storage import Engine, Session, audit, logos, open_database, transaction
from tests.answers import IN_DOUBT
from tests.cast import ASTRID, KARI, NILS, OLA, SCHOOL, TODAY, actor
from tests.projects import a_decided_blog

PRINCIPAL, TEACHER = actor(ASTRID), actor(KARI)


def png(width: int = 40, height: int = 20, colour: str = "navy") -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(file, "PNG")
    return file.getvalue()


def told(pdf: bytes) -> list[str]:
    """Return what is said of the pictures of a document."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        objects = [one for one in file.objects if isinstance(one, pikepdf.Dictionary)]
        return [str(one.Alt) for one in objects if one.get("/S") == "/Figure"]


def test_the_logo_is_kept_and_another_takes_its_place(session: Session) -> None:
    assert logo_of(session, TEACHER) is None
    first = set_logo(session, PRINCIPAL, png())
    assert logo_of(session, TEACHER) == first
    second = set_logo(session, PRINCIPAL, png(colour="maroon"))
    assert first != second
    assert logo_of(session, TEACHER) == second
    remove_logo(session, PRINCIPAL)
    assert logo_of(session, TEACHER) is None


def test_a_file_that_is_no_logo_changes_nothing(session: Session) -> None:
    kept = set_logo(session, PRINCIPAL, png())
    with pytest.raises(InvalidInput):
        set_logo(session, PRINCIPAL, b"logo")
    assert logo_of(session, PRINCIPAL) == kept


def test_only_the_principal_changes_the_logo(session: Session) -> None:
    for person in (KARI, OLA, NILS):
        with pytest.raises(NotAllowed):
            set_logo(session, actor(person), png())
        with pytest.raises(NotAllowed):
            remove_logo(session, actor(person))
    with pytest.raises(NotAllowed):
        logo_of(session, actor(NILS))
    with pytest.raises(NotFound):
        set_logo(session, replace(PRINCIPAL, school_id=None), png())


def test_a_new_logo_and_its_removal_are_logged(session: Session) -> None:
    set_logo(session, PRINCIPAL, png())
    remove_logo(session, PRINCIPAL)
    logged = [action for who, action, subject in audit.actions_of(session, SCHOOL.id) if subject == SCHOOL.id]
    assert {"set_logo", "remove_logo"} <= set(logged)


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
def test_the_logo_stands_on_letters_agreements_and_decisions(session: Session) -> None:
    project = a_decided_blog(session, IN_DOUBT)
    assert told(letter_pdf(preview_letter(session, TEACHER, project.id, TODAY))) == []
    set_logo(session, PRINCIPAL, png())
    assert set(told(letter_pdf(preview_letter(session, TEACHER, project.id, TODAY)))) == {"Logoen til Bø skule"}
    for language, words in (("nn", "Logoen til Bø skule"), ("en", "The logo of Bø skule")):
        assert told(decision_record_pdf(session, TEACHER, project.id, language)) == [words]
        assert told(agreement_pdf(session, TEACHER, project.id, language)) == [words]


@pytest.mark.parametrize("language", LETTER_LANGUAGES)
def test_the_logo_is_told_of_in_the_language_of_the_paper(language: str) -> None:
    shown = letterhead(SCHOOL, png(), language).logo
    assert shown
    assert SCHOOL.name in shown.alternative
    assert letterhead(SCHOOL, None, language).logo is None


def test_the_letterhead_leaves_out_what_the_school_has_not_told() -> None:
    assert letterhead(replace(SCHOOL, email="", phone=""), None, "nn").contact == (SCHOOL.address,)


def test_the_logo_goes_with_the_sample_school(tmp_path_factory: pytest.TempPathFactory) -> None:
    engine: Engine = open_database(f"sqlite:///{tmp_path_factory.mktemp('logo') / 'nettplan.db'}")
    with transaction(engine) as session:
        teacher = make_sample(session, TODAY)
        assert teacher.school_id
        logos.save(session, teacher.school_id, png())
        throw_away(session, teacher)
        assert logos.logo_of(session, teacher.school_id) is None
