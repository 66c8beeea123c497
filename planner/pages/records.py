"""The archive duty: is it a record, what waits for the archive, writing down a new one, and what the archive has."""

from contextlib import suppress

import streamlit as st
from streamlit.errors import StreamlitPageNotFoundError

from planner.domain.enquiry import SiteChoice
from planner.pages.components.record_case import show_case
from planner.pages.components.record_form import show_form
from planner.pages.components.record_list import show_handed_over, show_waiting
from planner.pages.components.record_walk import show_sources, show_walk
from planner.pages.here import _, here, reading_session
from planner.pages.look import quiet
from planner.services.enquiries import enquiries, sites_for_records


def _overview() -> None:
    with reading_session() as session:
        register = enquiries(session, here().me, here().today)
        sites = sites_for_records(session, here().me)
    st.title(_("Arkiv"))
    st.markdown(
        _(
            "Det som er ei sak, eller som nokon kan trenge å vise fram seinare, skal til arkivet, også når det kjem "
            "på nett. Her ligg det til arkivet har tatt over, og ikkje lenger."
        )
    )
    end = show_walk()
    show_sources()
    st.header(_("Ventar på arkivet"))
    show_waiting(register.waiting)
    st.header(_("Før inn ein førespurnad"))
    if not sites:
        _no_sites()
    else:
        _new(sites, is_open=bool(end and end.is_recorded) or "site" in st.query_params)
    st.header(_("Levert til arkivet"))
    show_handed_over(register.handed_over)


def _new(sites: tuple[SiteChoice, ...], *, is_open: bool) -> None:
    with st.expander(_("Ny førespurnad"), icon=":material/add:", expanded=is_open):
        quiet(_("Skriv aldri om ein elev som ikkje har det trygt. Det går rett til rektor."))
        if show_form(sites, site_id=st.query_params.get("site", "")):
            st.toast(_("Ført inn. Lever det til arkivet innan ei veke."), icon=":material/check:")
            st.rerun()


def _no_sites() -> None:
    st.info(
        _("Du er ikkje redaktør for nokon nettstad enno. Legg nettstaden inn i oversikta først."),
        icon=":material/language:",
    )
    with suppress(StreamlitPageNotFoundError):
        st.page_link("planner/pages/sites.py", label=_("Til nettstadene"), icon=":material/arrow_forward:")


if chosen := st.query_params.get("enquiry"):
    st.page_link("planner/pages/records.py", label=_("Til arkivet"), icon=":material/arrow_back:")
    show_case(chosen)
else:
    _overview()
