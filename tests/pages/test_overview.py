"""The principal's overview: what to do today, each figure with its list, and the municipality's figures."""

from dataclasses import replace
from datetime import date

from planner.domain.project import Audience
from planner.domain.site import SiteEntry
from planner.storage import Engine, sites, transaction
from tests.cast import ADA, ASTRID, KARI, NILS, OLA, SCHOOL
from tests.pages.visits import click, errors, everything, visit
from tests.projects import a_decided_blog

NEWS = SiteEntry(
    id="SIT0000001",
    school_id=SCHOOL.id,
    project_id=None,
    name="Skule*avisa*",
    address="https://avis.example",
    platform="wordpress",
    audience=Audience.WORLD,
    editor_id=OLA.id,
    opened_on=date(2026, 9, 1),
    unanswered_since=date(2026, 10, 1),
)


def test_the_principal_sees_what_to_do_and_the_guideline_row_by_row(school: Engine) -> None:
    assert "Ingenting ventar på deg i dag." in everything(visit(ASTRID, "overview"))
    with transaction(school) as session:
        a_decided_blog(session)
        sites.save(session, NEWS)
    text = everything(visit(ASTRID, "overview"))
    for said in (
        "2 nettstader ventar på at du godkjenner.",
        "2 nettstader er du ikkje informert om.",
        "På 1 nettstad har nokon venta for lenge på svar.",
        "**Kvar nettstad har ein redaktør**",
        "2 av 2",
        "**Innspel får svar** :orange-badge[:material/alarm: 1 over fristen]",
        "**Open eller lukka er avgjort** :red-badge[:material/report: 1 i strid med råda]",
        "«Svare på innspel» – Råd for bruk av sosiale medium i Bø kommune, 16/4053 - 5, 11. januar 2017",
        "Nettstader opna",
        "Årsrapport",
    ):
        assert said in text
    assert ADA.family_name not in text


def test_each_figure_opens_its_list_and_what_can_be_done_is_done_there(school: Engine) -> None:
    with transaction(school) as session:
        sites.save(session, NEWS)
        sites.save(session, replace(NEWS, id="SIT0000002", name="Turbloggen", opened_on=None, unanswered_since=None))
    behind = everything(visit(ASTRID, "overview_list", row="answer"))
    assert "Nokon har venta på svar for lenge" in behind
    assert "Skule*avisa*" in behind
    assert "Turbloggen" not in behind
    page = visit(ASTRID, "overview_list", today="inform")
    page = page.button(key=f"informed-{NEWS.id}").click().run()
    assert "Skule*avisa*" not in everything(page)
    page = click(page, "Eg er informert")
    assert "Her er det ikkje meir å gjere." in everything(page)
    page = visit(ASTRID, "overview_list", today="approve")
    page = page.button(key="approve-site-SIT0000002").click().run()
    with transaction(school) as session:
        found = sites.entry(session, "SIT0000002")
    assert found
    assert found.approved_on


def test_the_municipality_sees_the_rows_of_its_schools(school: Engine) -> None:
    with transaction(school) as session:
        sites.save(session, NEWS)
    text = everything(visit(NILS, "overview"))
    assert "Kommunen ser tal, ikkje namn." in text
    assert "Innspel får svar" in text
    assert "Skuleavisa" not in text.replace("*", "")


def test_a_teacher_has_no_overview_and_a_list_needs_a_figure(school: Engine) -> None:
    assert school
    assert errors(visit(ASTRID, "overview_list", row="xx")) == ["Vel eit tal i oversikta først."]
    assert "Oversikt" not in everything(visit(KARI)).split()
