"""The file with the letters that were just made, kept for this visit so that it can be fetched again."""

import streamlit as st

from planner.pages.components.letters_planned import show_skipped
from planner.pages.components.project_shown import ADDRESS_KEY, project_id
from planner.pages.here import _, bare, here


def show_made() -> None:
    """Show the download of the letters made in this visit; nothing when none were made for this project."""
    kept = st.session_state.get("letters")
    if not kept or kept[0] != project_id():
        return
    _project, name, file, count, skipped = kept
    with st.container(border=True):
        st.success(here().words.plural("{n} brev er laga.", "{n} brev er laga.", count), icon=":material/check_circle:")
        show_skipped(skipped)
        kind = "application/zip" if name.endswith(".zip") else "application/pdf"
        st.download_button(
            bare("Last ned breva"), file, name, kind, on_click="ignore", type="primary", icon=":material/download:"
        )
        st.markdown(
            _(
                "Skriv ut på begge sider, og ikkje fest arka saman: svararket skal tilbake, informasjonen blir heime. "
                "Slett fila når breva er skrivne ut."
            )
        )
        if st.button(bare("Til svara"), icon=":material/how_to_reg:"):
            st.switch_page("planner/pages/replies.py", query_params={ADDRESS_KEY: project_id()})
