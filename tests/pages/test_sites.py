"""The register of sites: finding by the address bar, adding from an address, handing over, importing."""

from dataclasses import replace
from datetime import date

import pytest

from planner.domain.project import Audience
from planner.domain.school import Staff
from planner.domain.site import SiteEntry
from planner.services.site_changes import SiteDetails, add_site
from planner.storage import Engine, sites, transaction
from tests.cast import ASTRID, KARI, NILS, OLA, PER, SCHOOL, TODAY, actor
from tests.pages.visits import checked, click, errors, everything, field, titles, visit

WALL = "https://padlet.com/7b/vegg"


def a_site(school: Engine, address: str = WALL, who: Staff = KARI, **changes: object) -> SiteEntry:
    with transaction(school) as session:
        entry = add_site(session, actor(who), SiteDetails(address, name=str(changes.pop("name", ""))), TODAY)
        entry = replace(entry, **changes)  # type: ignore[arg-type]
        sites.save(session, entry)
        return entry


@pytest.fixture
def three(school: Engine) -> Engine:
    a_site(school, name="Elevveggen", audience=Audience.CLASS)
    a_site(school, "https://kari.example", name="Sovande blogg", opened_on=date(2025, 9, 1))
    a_site(school, "https://ola.example", OLA, name="Bibliotekbloggen", opened_on=TODAY, check_alarm=True)
    return school


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ({}, {"Elevveggen", "Sovande blogg", "Bibliotekbloggen"}),
        ({"state": "dormant"}, {"Sovande blogg"}),
        ({"alarm": "1"}, {"Bibliotekbloggen"}),
        ({"mine": "1", "audience": "class"}, {"Elevveggen"}),
        ({"editor": OLA.id}, {"Bibliotekbloggen"}),
        ({"state": "nonsense"}, {"Elevveggen", "Sovande blogg", "Bibliotekbloggen"}),
    ],
)
def test_the_address_says_which_sites_are_shown(three: Engine, address: dict[str, str], shown: set[str]) -> None:
    text = everything(visit(KARI, "sites", **address))
    assert {name for name in ("Elevveggen", "Sovande blogg", "Bibliotekbloggen") if f"**{name}**" in text} == shown


def test_what_is_chosen_stands_in_the_address_and_what_is_searched_for_does_not(three: Engine) -> None:
    page = click(visit(KARI, "sites"), "1 i dvale")
    assert dict(page.query_params) == {"state": "dormant"}
    assert page.selectbox(key="sites-state").value == "dormant"
    page = checked(page.text_input(key="sites-text").set_value("bibliotek").run())
    assert dict(page.query_params) == {"state": "dormant", "text": "1"}
    assert "Ingen nettstader passar" in everything(page)
    page = click(page, "Vis alle")
    assert dict(page.query_params) == {}
    assert "3 nettstader" in everything(page)


def test_sites_are_counted_by_editor_and_a_press_shows_them(three: Engine) -> None:
    page = checked(visit(ASTRID, "sites").selectbox(key="sites-group").select("editor").run())
    assert "2 nettstader, 1 i drift" in everything(page)
    page = click(page, OLA.name)
    assert dict(page.query_params) == {"editor": OLA.id}
    assert f"Redaktør: {OLA.name}" in everything(page)
    assert "1 nettstad" in everything(page)


def test_an_empty_register_says_what_it_is_for(school: Engine) -> None:
    text = everything(visit(KARI, "sites"))
    assert "Her har skulen oversikt" in text
    assert "Importer frå rekneark" in text


def test_an_address_alone_makes_a_site_and_the_guess_is_set_right_on_its_card(school: Engine) -> None:
    page = visit(KARI, "sites")
    field(page, "text_input", "Adressa til ein ny nettstad").set_value("padlet.com/7b/vegg")
    page = click(page, "Legg til")
    assert titles(page) == [r"padlet\.com/7b/vegg"]
    assert field(page, "selectbox", "Plattform").value == "padlet"
    assert "Vel ein vararedaktør" in everything(page)
    with transaction(school) as session:
        (added,) = sites.run_by(session, SCHOOL.id, KARI.id)
    page = visit(KARI, "site", site=added.id)
    page.session_state["site-added"] = added.id
    page = checked(page.run())
    field(page, "text_input", "Namn").set_value("Elevveggen")
    field(page, "selectbox", "Kven kan sjå han?").select(Audience.CLASS)
    page = click(page, "Lagre")
    assert titles(page) == ["Elevveggen"]
    with transaction(school) as session:
        (entry,) = sites.run_by(session, SCHOOL.id, KARI.id)
    assert (entry.address, entry.audience) == (WALL, Audience.CLASS)


def test_an_address_that_is_there_is_noticed_and_one_that_is_none_is_told(school: Engine) -> None:
    a_site(school, name="Elevveggen")
    page = visit(KARI, "sites")
    field(page, "text_input", "Adressa til ein ny nettstad").set_value("www.padlet.com/7b/vegg/")
    page = click(page, "Legg til")
    assert "Denne adressa er i lista frå før" in everything(page)
    assert titles(click(page, "Legg til likevel")) == [r"padlet\.com/7b/vegg"]
    page = visit(KARI, "sites")
    field(page, "text_input", "Adressa til ein ny nettstad").set_value("javascript:alert(1)")
    assert len(errors(click(page, "Legg til"))) == 1


def test_the_principal_gives_all_sites_of_one_who_leaves_to_another(three: Engine) -> None:
    page = visit(ASTRID, "sites")
    page.session_state["hand-over"] = True
    checked(page.run())
    field(page, "selectbox", "Frå").select(KARI.id)
    checked(page.run())
    assert "- Elevveggen" in everything(page)
    field(page, "selectbox", "Til").select(PER.id)
    page = click(checked(page.run()), "Gi nettstadene vidare")
    assert "2 nettstader er gitt vidare." in everything(page)
    with transaction(three) as session:
        assert len(sites.run_by(session, SCHOOL.id, PER.id)) == 2


def test_pasted_addresses_are_looked_at_and_then_imported(school: Engine) -> None:
    a_site(school, name="Elevveggen")
    page = visit(KARI, "site_import")
    page.text_area[0].set_value(f"{WALL}\nhttps://ny.example\nhttp://127.0.0.1/admin\n")
    page = checked(page.run())
    assert [(one.label, one.value) for one in page.metric] == [
        ("Nye nettstader", "1"),
        ("Her frå før", "1"),
        ("Feil", "1"),
    ]
    page.checkbox[0].check()
    page = click(checked(page.run()), "Importer")
    assert "1 nettstad er lagd til." in everything(page)
    assert "**ny.example**" in everything(page)


def test_the_municipality_has_no_register(school: Engine) -> None:
    with pytest.raises(ValueError, match=r"sites\.py"):
        visit(NILS, "sites")
