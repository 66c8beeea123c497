"""Which site a page is about, and the ways between the list and its cards."""

import streamlit as st

from planner.errors import N_, NotFound
from planner.pages.here import _, plain_text
from planner.readers.cells import is_web_address

ADDRESS_KEY = "site"
LIST, CARD = "planner/pages/sites.py", "planner/pages/site.py"
FORM, IMPORT = "planner/pages/site_form.py", "planner/pages/site_import.py"
_LEFT = "sites-left"
# What Markdown would take for the end of a link, or for an escape.
_IN_LINK = {ord(sign): f"%{ord(sign):02X}" for sign in "()<>[]\\\"' "}


def site_id() -> str:
    """Return the id in the page's address; it is no secret, the services check who may see the site.

    Raises:
        NotFound: the address names none.
    """
    found = st.query_params.get(ADDRESS_KEY)
    if not found:
        raise NotFound(N_("Vel ein nettstad i lista under Nettstader først."))
    return found


def leave_list() -> None:
    """Keep how the list is filtered now, for the way back to it."""
    st.session_state[_LEFT] = st.query_params.to_dict()


def way_to_list() -> None:
    """Show the link back to the list, filtered as it was left."""
    st.page_link(
        LIST,
        label=_("Til nettstadene"),
        icon=":material/arrow_back:",
        query_params=st.session_state.get(_LEFT, {}),
    )


def way_to_card() -> None:
    """Show the link back to the card of the site in the page's address."""
    site_link(site_id(), _("Til nettstaden"), icon="arrow_back")


def site_link(id_: str, label: str, *, icon: str = "language") -> None:
    """Show a link to a site's card; the label is Markdown."""
    st.page_link(CARD, label=label, icon=f":material/{icon}:", query_params={ADDRESS_KEY: id_})


def to_card(id_: str) -> None:
    """Go to a site's card."""
    st.switch_page(CARD, query_params={ADDRESS_KEY: id_})


def web_link(address: str) -> str:
    """Return an address as a Markdown link that opens beside the program; one that no browser opens as plain text."""
    if not is_web_address(address):
        return plain_text(address)
    return f"[{plain_text(address)}]({address.translate(_IN_LINK)})"
