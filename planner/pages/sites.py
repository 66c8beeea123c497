"""The register of sites: adding one, finding one, and what needs somebody."""

import streamlit as st

from planner.domain.permission import Action
from planner.domain.site_list import SiteCounts
from planner.pages.components.site_checking import show_check_button
from planner.pages.components.site_figures import show_figures
from planner.pages.components.site_filter import ask_alone, asked, grouped, show_chosen, show_filters
from planner.pages.components.site_hand_over import show_hand_over
from planner.pages.components.site_quick_add import show_quick_add
from planner.pages.components.site_rows import show_groups, show_rows
from planner.pages.components.site_shown import leave_list
from planner.pages.components.site_take_out import show_take_out
from planner.pages.here import _, bare, here, reading_session
from planner.services.sites import find_sites, site_counts, site_groups


def _nothing_yet() -> None:
    st.markdown(
        _(
            "Her har skulen oversikt over alle sider, kontoar, bloggar og grupper som tilsette og elevar lagar til "
            "skulebruk: kven som er redaktør, kven som kan sjå dei, og om dei framleis er i bruk."
        )
    )
    if here().may(Action.CHANGE_SITE):
        st.markdown(_("Lim inn adressa til den første nettstaden i feltet over, eller importer lista de har frå før."))


def _register(counts: SiteCounts) -> None:
    show_figures(counts)
    show_filters()
    show_chosen()
    by = grouped()
    if by:
        with reading_session() as session:
            groups = site_groups(session, here().me, by, here().today)
        show_groups(groups, by)
    else:
        _list()
    _tools()


def _tools() -> None:
    show_check_button()
    show_take_out(asked())
    if here().may(Action.CHANGE_SITE):
        show_hand_over()
    if here().may(Action.KEEP_RECORDS):
        st.page_link("planner/pages/records.py", label=_("Til arkivet"), icon=":material/inventory_2:")


def _list() -> None:
    with reading_session() as session:
        found = find_sites(session, here().me, asked(), here().today)
    if found.total:
        show_rows(found)
        return
    st.info(_("Ingen nettstader passar til det du har valt."), icon=":material/filter_alt_off:")
    st.button(bare("Vis alle"), icon=":material/close:", on_click=ask_alone)


leave_list()
st.title(_("Nettstader"))
if (imported := st.session_state.pop("sites-imported", None)) is not None:
    st.success(
        here().words.plural("{n} nettstad er lagd til.", "{n} nettstader er lagde til.", imported),
        icon=":material/check_circle:",
    )
if here().may(Action.CHANGE_SITE):
    show_quick_add()
with reading_session() as session:
    shown = site_counts(session, here().me, here().today)
if shown.total:
    _register(shown)
else:
    _nothing_yet()
