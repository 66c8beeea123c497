"""The forms that follow the duty to act, as files: always empty, and nothing of a case is ever handed back or kept."""

from datetime import date

from forms.layout import Sender
from forms.report_form import Plan, Report, plan_form_pdf, report_form_pdf
from planner.content.texts import texts
from planner.domain.duty import DutyForm
from planner.domain.permission import Action, Actor
from planner.services.access import require
from planner.services.letterheads import letterhead_of
from planner.storage import Session

_FILES = {DutyForm.REPORT: "melding-til-rektor.pdf", DutyForm.PLAN: "aktivitetsplan.pdf"}


def duty_form(session: Session, actor: Actor, form: DutyForm, today: date, language: str) -> bytes:
    """Return an empty form, with the school's letterhead when the actor has a school.

    It leaves no audit line: who fetched it, and when, would say that there is a case.
    """
    require(actor, Action.SEE_GUIDELINE)
    said = texts("duty/forms", language)
    page_of = texts("documents", language)("page.page_of", page="{page}", pages="{pages}")
    sender = Sender(letterhead_of(session, actor, language), said(f"{form}.title"), language, today)
    # No line ends in a paragraph's number.
    asked = {key: text.replace("§ ", "§\u00a0") for key, text in said.group(form).items()}
    if form is DutyForm.REPORT:
        return report_form_pdf(sender, Report(**asked), page_of)
    return plan_form_pdf(sender, Plan(**asked), page_of)


def file_name(form: DutyForm) -> str:
    """Return the name of a form's file: nothing of a case is in it."""
    return _FILES[form]
