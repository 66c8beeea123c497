"""The forms that follow the duty to act, as the school hands them out: empty, neutral, and without a trace."""

import pytest

from forms.text import unprintable
from planner.content.texts import texts
from planner.domain.duty import DutyForm
from planner.domain.permission import OPERATOR, Actor, Role
from planner.domain.school import PAGE_LANGUAGES
from planner.services.duty_documents import duty_form, file_name
from planner.storage import Session, audit
from tests.cast import KARI, NILS, SCHOOL, TODAY, actor
from tests.conftest import missing
from tests.forms.papers import all_text, opened, page_text
from tests.forms.tagged import read
from tests.validator.verapdf import lacking, verdicts

pytestmark = pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
TEACHER = actor(KARI)


def test_a_form_comes_with_the_letterhead_and_with_nobodys_name_in_it(session: Session) -> None:
    text = page_text(duty_form(session, TEACHER, DutyForm.REPORT, TODAY, "nn"))
    assert text.startswith("Bø skule")
    assert "Melding til rektor" in text
    assert KARI.name not in text


def test_a_form_comes_without_a_school_and_for_the_municipality_too(session: Session) -> None:
    alone = duty_form(session, Actor(OPERATOR, Role.PRINCIPAL, None), DutyForm.PLAN, TODAY, "en")
    assert page_text(alone).startswith("Nettplan Activity plan")
    assert duty_form(session, actor(NILS), DutyForm.PLAN, TODAY, "nn")


def test_files_and_titles_are_neutral(session: Session) -> None:
    assert [file_name(one) for one in DutyForm] == ["melding-til-rektor.pdf", "aktivitetsplan.pdf"]
    with read(duty_form(session, TEACHER, DutyForm.REPORT, TODAY, "nn")) as file:
        assert str(file.docinfo["/Title"]) == "Melding til rektor"


def test_fetching_a_form_leaves_no_trace(session: Session) -> None:
    before = audit.actions_of(session, SCHOOL.id)
    duty_form(session, TEACHER, DutyForm.REPORT, TODAY, "nn")
    assert audit.actions_of(session, SCHOOL.id) == before


@pytest.mark.parametrize("language", PAGE_LANGUAGES)
@pytest.mark.parametrize("form", DutyForm)
def test_all_of_a_form_is_there_on_one_leaf(session: Session, form: DutyForm, language: str) -> None:
    pdf = duty_form(session, TEACHER, form, TODAY, language)
    assert len(opened(pdf)) == 2
    text = all_text(pdf)
    for key, said in texts("duty/forms", language).group(form).items():
        assert not unprintable(said)
        if "{" not in said:
            assert "".join(said.split()) in text, key


def test_forms_can_be_read_by_all_and_kept_for_ever(session: Session) -> None:
    if lacking():
        missing(lacking())
    chosen = ((DutyForm.REPORT, "nn"), (DutyForm.PLAN, "nn"), (DutyForm.PLAN, "en"))
    files = {f"{form} {code}": duty_form(session, TEACHER, form, TODAY, code) for form, code in chosen}
    found = verdicts(files)
    assert {which: verdict.broken for which, verdict in found.items() if verdict.broken} == {}
    assert all(verdict.checks > 400 for verdict in found.values())
