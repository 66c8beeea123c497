"""What the program guessed of a site that was added from its address alone, to be set right at once."""

from dataclasses import replace

import streamlit as st

from planner.content.platforms import platforms
from planner.domain.project import Audience
from planner.pages.components.site_quick_add import just_added, looked_at
from planner.pages.components.site_words import platform_name
from planner.pages.here import _, bare, here, writing_session
from planner.pages.look import audience_name
from planner.services.site_changes import LONGEST_NAME, change_site, details_of_site
from planner.services.sites import SiteCard


def show_guess(card: SiteCard) -> None:
    """Show the guess as a form, once; nothing for a site that wasn't added just now."""
    entry = card.entry
    if not just_added(entry.id):
        return
    with st.form("guess"):
        st.markdown(f":material/check_circle: **{_('Lagt til. Dette gjetta vi frå adressa. Stemmer det?')}**")
        name = st.text_input(bare("Namn"), entry.name, max_chars=LONGEST_NAME)
        left, right = st.columns(2)
        known = list(platforms(here().words.language))
        place = known.index(entry.platform)
        platform = left.selectbox(bare("Plattform"), known, index=place, format_func=platform_name)
        everybody = list(Audience)
        audience = right.selectbox(
            bare("Kven kan sjå han?"), everybody, index=everybody.index(entry.audience), format_func=audience_name
        )
        shows_pupils = st.checkbox(
            bare("Viser elevar, namna deira eller arbeidet deira"),
            entry.shows_pupils,
            help=bare("Då trengst det eit prosjekt, med avgjerd og samtykke, før han opnar."),
        )
        saved = st.form_submit_button(bare("Lagre"), type="primary")
    if saved:
        written = replace(
            details_of_site(entry),
            name=name or "",
            platform=platform,
            audience=audience,
            shows_pupils=shows_pupils,
        )
        with writing_session() as session:
            change_site(session, here().me, entry.id, written)
        looked_at()
        st.rerun()
