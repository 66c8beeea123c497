"""A site's details: all fields of a new one, or of one that is changed."""

import streamlit as st

from planner.pages.components.site_fields import site_fields
from planner.pages.components.site_shown import ADDRESS_KEY, to_card, way_to_card, way_to_list
from planner.pages.here import _, bare, here, reading_session, writing_session
from planner.services.site_changes import SiteDetails, add_site, change_site
from planner.services.sites import SiteCard, site_card


def _show(changing: str | None) -> None:
    card = None
    if changing:
        with reading_session() as session:
            card = site_card(session, here().me, changing, here().today)
        way_to_card()
    else:
        way_to_list()
    st.title(_("Om nettstaden") if card else _("Ny nettstad"))
    if card and card.project:
        _of_a_project(card)
    with st.form("site"):
        written = site_fields(card)
        saved = st.form_submit_button(bare("Lagre"), type="primary")
    if saved:
        _save(changing, written)


def _of_a_project(card: SiteCard) -> None:
    st.info(
        _(
            "Nettstaden høyrer til eit prosjekt. Namn, adresse, plattform, klasse, sluttdato og kven som kan sjå han, "
            "endrar du der, for avgjerda og breva kviler på dei."
        )
    )
    if card.project:
        st.page_link(
            "planner/pages/project_form.py",
            label=_("Endre prosjektet"),
            icon=":material/edit:",
            query_params={"project": card.project.id},
        )


def _save(changing: str | None, written: SiteDetails) -> None:
    with writing_session() as session:
        if changing:
            entry = change_site(session, here().me, changing, written)
        else:
            entry = add_site(session, here().me, written, here().today)
    to_card(entry.id)


_show(st.query_params.get(ADDRESS_KEY))
