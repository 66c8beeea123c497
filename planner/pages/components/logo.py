"""The school's logo: seeing it, choosing it, taking it away."""

import streamlit as st

from planner.pages.here import _, bare, here, reading_session, writing_session
from planner.services.logos import logo_of, remove_logo, set_logo

_SHOWN_WIDTH = 240


def choose_logo(school_name: str) -> None:
    """Show the logo of the school to whoever may change it, and let them choose another."""
    st.header(_("Logoen til skulen"))
    with reading_session() as session:
        logo = logo_of(session, here().me)
    if logo:
        st.image(
            logo,
            caption=_("Slik står logoen i breva."),
            width=_SHOWN_WIDTH,
            alt=bare("Logoen til {school}", school=school_name),
        )
    with st.form("logo", border=False, clear_on_submit=True):
        file = st.file_uploader(
            bare("Vel ein logo") if logo is None else bare("Vel ein annan logo"),
            type=["png", "svg"],
            max_upload_size=1,
            help=_("PNG eller SVG på høgst 1 MB. Logoen står øvst i brev, avtalar og avgjerder."),
        )
        chosen = st.form_submit_button(bare("Bruk logoen"), icon=":material/upload:")
    if chosen and file:
        with writing_session() as session:
            set_logo(session, here().me, file.getvalue())
        _done(_("Logoen er lagra."))
    if logo and st.button(bare("Ta bort logoen"), icon=":material/delete:"):
        with writing_session() as session:
            remove_logo(session, here().me)
        _done(_("Logoen er tatt bort."))


def _done(told: str) -> None:
    st.toast(told, icon=":material/check:")
    st.rerun()
