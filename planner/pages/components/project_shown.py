"""Which project a page is about: the address says it, so that a reload or another device shows the same."""

import streamlit as st

from planner.errors import N_, NotFound
from planner.pages.here import _

ADDRESS_KEY = "project"


def project_id() -> str:
    """Return the id in the page's address; it is no secret, the services check who may see the project.

    Raises:
        NotFound: the address names none.
    """
    found = st.query_params.get(ADDRESS_KEY)
    if not found:
        raise NotFound(N_("Vel eit prosjekt på Heim først."))
    return found


def way_back() -> None:
    """Show the link back to the project's own page."""
    st.page_link(
        "planner/pages/project.py",
        label=_("Til prosjektet"),
        icon=":material/arrow_back:",
        query_params={ADDRESS_KEY: project_id()},
    )
