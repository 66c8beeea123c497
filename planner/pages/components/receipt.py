"""The receipt of a no that was just recorded: told on the page, and as a paper for the one who said it."""

import streamlit as st

from planner.domain.consent import Receipt
from planner.errors import NotReady
from planner.pages.components.project_shown import project_id
from planner.pages.here import _, bare, here, writing_session
from planner.pages.look import quiet, told
from planner.services.receipt_documents import receipt_name, receipt_pdf


def keep_receipt(receipt: Receipt, said: str) -> None:
    """Keep a receipt for this visit, with what the page tells about it, so that it can be fetched again.

    Args:
        said: Markdown.
    """
    more = _("Kvittering nr. {n}.", n=receipt.number)
    if receipt.remove_by:
        more += " " + _("Ta ned det som er lagt ut, innan {day}.", day=here().words.date(receipt.remove_by))
    try:
        with writing_session() as session:
            file = receipt_pdf(session, here().me, project_id(), receipt)
    except NotReady as stop:
        file, more = None, f"{more} {told(stop)}"
    st.session_state["receipt"] = (project_id(), f"{said} {more}", receipt_name(receipt), file)


def show_receipt() -> None:
    """Show the newest receipt of this visit to the project; nothing when there is none."""
    kept = st.session_state.get("receipt")
    if not kept or kept[0] != project_id():
        return
    _project, said, name, file = kept
    with st.container(border=True):
        st.success(said, icon=":material/undo:")
        if file:
            st.download_button(
                bare("Last ned kvitteringa"),
                file,
                name,
                "application/pdf",
                on_click="ignore",
                icon=":material/download:",
            )
            quiet(_("Gi kvitteringa til den som sa frå. Slett fila etterpå."))
