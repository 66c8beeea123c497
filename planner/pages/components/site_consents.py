"""The consents behind a site, as numbers; who they are from stands with the replies."""

import streamlit as st

from planner.pages.here import _
from planner.services.sites import SiteCard


def show_consents(card: SiteCard) -> None:
    """Show how many may be shown; nothing for a site without letters."""
    found = card.consents
    if found is None or card.project is None:
        return
    st.header(_("Samtykka"))
    said = _(
        "{yes} av {pupils} elevar har ja til alt, og {some} til noko.",
        yes=found.yes,
        pupils=found.pupils,
        some=found.some,
    )
    waits = " " + _("Svar manglar for {waiting}.", waiting=found.waiting) if found.waiting else ""
    st.markdown(said + waits)
    if card.may_change:
        st.page_link(
            "planner/pages/replies.py",
            label=_("Til svara, og «Kan eg legge ut?»"),
            icon=":material/how_to_reg:",
            query_params={"project": card.project.id},
        )
