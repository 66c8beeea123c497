"""The archive page: the walk, writing an enquiry down, handing it over, and what somebody else meets."""

from streamlit.testing.v1 import AppTest

from planner.domain.enquiry import EnquiryDetails
from planner.domain.project import Audience
from planner.services.enquiries import enquiries, record_enquiry
from planner.services.site_changes import SiteDetails, add_site
from planner.storage import Engine, transaction
from tests.cast import ASTRID, KARI, PER, SCHOOL, TODAY, actor
from tests.pages.visits import click, errors, everything, field, titles, visit

SENDER, MATTER, TITLE = "Liv Berg", "Klage på biletet av Ada", "Klage på *bilete*"


def a_site(school: Engine) -> str:
    with transaction(school) as session:
        details = SiteDetails("padlet.com/vegg", "Veggen", audience=Audience.CLASS)
        return add_site(session, actor(KARI), details, TODAY).id


def a_complaint(school: Engine) -> str:
    site_id = a_site(school)
    with transaction(school) as session:
        told = EnquiryDetails(site_id, TODAY, SENDER, MATTER, TITLE, "confidential")
        return record_enquiry(session, actor(KARI), told, "Ta ned biletet!", TODAY).id


def counts(school: Engine) -> tuple[int, int]:
    with transaction(school) as session:
        register = enquiries(session, actor(ASTRID), TODAY)
    return len(register.waiting), len(register.handed_over)


def filled(page: AppTest, public_title: str) -> AppTest:
    for label, text in (("Frå", SENDER), ("Gjeld", MATTER), ("Offentleg tittel", public_title)):
        field(page, "text_input", label).set_value(text)
    field(page, "text_area", "Eller lim inn teksten").set_value("Ta ned biletet!")
    return click(page, "Før inn")


def test_the_walk_leads_from_question_to_question_and_back(school: Engine) -> None:
    page = visit(PER, "records")
    page = click(page, "Nokon utanfor skulen skreiv til oss")
    page = click(page, "Det kan vere at ein elev ikkje har det trygt")
    assert "Gå til rektor no" in everything(page)
    page = click(page, "Tilbake")
    assert "Kva slags melding er det?" in everything(page)
    page = click(page, "Begynn på nytt")
    assert "Kven kom det frå?" in everything(page)


def test_whoever_runs_no_site_is_told_what_to_do(school: Engine) -> None:
    text = everything(visit(PER, "records"))
    assert "Legg nettstaden inn i oversikta først." in text
    assert "Ingenting ventar." in text


def test_an_enquiry_is_written_down_after_a_warning_of_names(school: Engine) -> None:
    a_site(school)
    page = filled(visit(KARI, "records"), "Klage frå Liv")
    assert "Liv" in page.warning[-1].value
    assert counts(school) == (0, 0)
    page = click(page, "Før inn")
    assert (counts(school), errors(page)) == ((1, 0), [])
    assert "Klage frå Liv" in everything(page)
    assert field(page, "text_input", "Frå").value == ""


def test_what_is_missing_is_told_and_nothing_is_lost(school: Engine) -> None:
    a_site(school)
    page = filled(visit(KARI, "records"), "")
    assert errors(page) == ["Skriv ein offentleg tittel utan namn."]
    assert field(page, "text_input", "Frå").value == SENDER


def test_an_enquiry_is_handed_over_and_gone(school: Engine) -> None:
    enquiry_id = a_complaint(school)
    page = visit(KARI, "records", enquiry=enquiry_id)
    assert titles(page) == ["Klage på \\*bilete\\*"]
    for said in (SENDER, MATTER, "Teieplikt: Offl. § 13", "Last ned pakka", "Det kan ikkje gjerast om."):
        assert said in everything(page)
    field(page, "text_input", "Saksnummer").set_value("26/123-4")
    page = click(page, "Levert: slett resten")
    text = everything(page)
    assert (counts(school), "26/123-4" in text, SENDER in text) == ((0, 1), True, False)


def test_an_enquiry_of_others_is_one_clear_line_and_the_list_says_nothing_private(school: Engine) -> None:
    enquiry_id = a_complaint(school)
    page = visit(PER, "records", enquiry=enquiry_id)
    assert errors(page) == ["Førespurnaden høyrer til ein annan. Spør redaktøren eller rektor."]
    text = everything(visit(ASTRID, "records"))
    assert "Klage på *bilete*" in text
    assert not [one for one in (SENDER, MATTER) if one in text]
    assert SCHOOL.name in text
