"""A site's card: from what is missing to the end, and who may do what."""

from dataclasses import replace
from datetime import date
from typing import Any

from planner.domain.project import Audience
from planner.domain.site import Comments, RetireStep, SiteEntry, Tick
from planner.storage import Engine, sites, transaction
from tests.cast import ASTRID, KARI, OLA, PER, TODAY
from tests.pages.test_sites import a_site
from tests.pages.visits import checked, click, errors, everything, field, titles, visit
from tests.projects import a_blog

READY: dict[str, Any] = {
    "audience": Audience.CLASS,
    "deputy_id": OLA.id,
    "comments": Comments.OFF,
    "leader_informed_on": TODAY,
    "password_on": TODAY,
    "no_cases_on": TODAY,
}


def stored(school: Engine, site: SiteEntry) -> SiteEntry:
    with transaction(school) as session:
        found = sites.entry(session, site.id)
        assert found
        return found


def test_each_missing_thing_is_done_on_the_card_and_then_the_site_opens(school: Engine) -> None:
    site = a_site(school, name="Elevveggen", audience=Audience.CLASS)
    page = visit(KARI, "site", site=site.id)
    field(page, "selectbox", "Vararedaktør").select(OLA.id)
    page = checked(page.run())
    for tick in (Tick.LEADER_INFORMED, Tick.OWN_PASSWORD, Tick.STANDING_TEXT, Tick.STAND_BEHIND):
        page = checked(page.checkbox(key=f"tick-{tick}").check().run())
    assert not [one for one in page.button if one.label == "Opne nettstaden"]
    page = checked(page.selectbox(key="comments").select(Comments.MODERATED).run())
    page = click(page, "Opne nettstaden")
    assert "I bruk" in everything(page)
    assert stored(school, site).opened_on == TODAY


def test_a_site_is_confirmed_answered_for_and_closed_down(school: Engine) -> None:
    long_ago = date(2025, 9, 1)
    ready = READY | {"stands_behind_on": TODAY}
    site = a_site(school, name="Elevveggen", opened_on=long_ago, unanswered_since=date(2026, 11, 1), **ready)
    page = click(visit(KARI, "site", site=site.id), "Ja, i bruk")
    page = click(page, "Alt er svara på")
    assert (stored(school, site).confirmed_on, stored(school, site).unanswered_since) == (TODAY, None)
    page = checked(page.checkbox(key=f"step-{RetireStep.DELETE}").check().run())
    assert "Ta vare på det som skal arkiverast, før du slettar." in everything(page)
    page = visit(KARI, "site", site=site.id)
    for step in RetireStep:
        page = checked(page.checkbox(key=f"step-{step}").check().run())
    assert stored(school, site).retired_on == TODAY
    assert "Nettstaden blei avslutta 24. november 2026." in everything(page)
    assert all(one.disabled for one in page.checkbox)


def test_another_teacher_reads_the_card_and_changes_nothing(school: Engine) -> None:
    site = a_site(school, name="Elevveggen", opened_on=date(2025, 9, 1))
    page = visit(PER, "site", site=site.id)
    assert titles(page) == ["Elevveggen"]
    assert all(one.disabled for one in page.checkbox)
    assert {one.label for one in page.button} == {"Sjekk adressa no"}
    page = click(visit(PER, "site_form", site=site.id), "Lagre")
    assert errors(page) == ["Nettstaden har ein annan redaktør. Spør redaktøren eller rektor."]


def test_the_principal_approves_stops_and_lets_go_on_and_the_history_tells_it(school: Engine) -> None:
    site = a_site(school, name="Elevveggen", **READY | {"audience": Audience.WORLD})
    page = click(visit(ASTRID, "site", site=site.id), "Godkjenn opninga")
    field(page, "text_area", "Kvifor?").set_value("Kontoen er overtatt.")
    page = click(page, "Steng")
    assert "Kontoen er overtatt." in everything(visit(KARI, "site", site=site.id))
    page = click(page, "Opne att nettstaden")
    page.session_state["history"] = True
    text = everything(checked(page.run()))
    assert f"· {ASTRID.name}\n" in text
    assert "Rektor godkjende opninga" in text
    assert "Tatt tilbake: Rektor stengde nettstaden" in text


def test_what_belongs_to_the_project_is_changed_there(school: Engine) -> None:
    with transaction(school) as session:
        project = a_blog(session)
        site = sites.entry_of_project(session, project.id)
    assert site
    page = visit(KARI, "site_form", site=site.id)
    assert field(page, "text_input", "Namn").disabled
    field(page, "text_input", "Fag").set_value("norsk")
    page = click(page, "Lagre")
    assert not errors(page)
    assert replace(stored(school, site), subject="") == site
    assert "Ta avgjerda" in {one.label for one in page.button}


def test_no_site_in_the_address_is_one_clear_line(school: Engine) -> None:
    assert errors(visit(KARI, "site")) == ["Vel ein nettstad i lista under Nettstader først."]
    assert errors(visit(KARI, "site", site="xx")) == ["Nettstaden finst ikkje. Gå til Nettstader og vel ein nettstad."]
