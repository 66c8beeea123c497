"""Whether the school's public list names a site."""

from dataclasses import replace

import streamlit as st

from planner.domain.project import Audience
from planner.domain.site import SiteState
from planner.pages.here import _, here, writing_session
from planner.services.site_changes import change_site, details_of_site
from planner.services.sites import SiteCard

PUBLIC_LIST = "/nettstader"


def show_public(card: SiteCard) -> None:
    """Show the tick for a site that is open to the world, and the way to the list."""
    entry = card.entry
    if entry.audience is not Audience.WORLD or card.state in {SiteState.RETIRED, SiteState.BLOCKED}:
        return
    label = _("Vis nettstaden på [den offentlege lista]({address})", address=PUBLIC_LIST)
    wanted = st.checkbox(label, entry.is_public, key="is-public", disabled=not card.may_change)
    if wanted != entry.is_public:
        with writing_session() as session:
            change_site(session, here().me, entry.id, replace(details_of_site(entry), is_public=wanted))
        st.rerun()
