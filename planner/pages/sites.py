"""The register of sites: adding one, finding one, and what needs somebody."""

import streamlit as st

from planner.pages.components.site_figures import show_figures
from planner.pages.components.site_filter import ask_alone, asked, grouped, is_filtered, show_filters
from planner.pages.components.site_rows import show_groups, show_rows
from planner.pages.components.site_shown import leave_list
from planner.pages.here import _, bare, here, reading_session
from planner.services.sites import find_sites, site_counts, site_groups


def _list() -> None:
    by = grouped()
    if by and not is_filtered():
        with reading_session() as session:
            groups = site_groups(session, here().me, by, here().today)
        show_groups(groups, by)
        return
    with reading_session() as session:
        found = find_sites(session, here().me, asked(), here().today)
    if found.total:
        show_rows(found)
        return
    st.info(_("Ingen nettstader passar til det du har valt."), icon=":material/filter_alt_off:")
    st.button(bare("Vis alle"), icon=":material/close:", on_click=ask_alone)


st.title(_("Nettstader"))
with reading_session() as session:
    counts = site_counts(session, here().me, here().today)
leave_list()
show_figures(counts)
show_filters()
_list()
