"""One enquiry that waits: what it says, the package for the archive, and the hand-over that deletes the rest."""

from datetime import date
from functools import partial

import streamlit as st

from planner.content.record_check import restrictions
from planner.domain.enquiry import LONGEST_CASE_NUMBER, Enquiry, EvidenceType, SiteChoice
from planner.domain.permission import Actor
from planner.errors import N_
from planner.pages.components.record_form import show_form
from planner.pages.here import _, bare, here, plain_text, reading_session, writing_session
from planner.services.archive_package import export_package, package_name
from planner.services.enquiries import hand_over, read_enquiry, remove_enquiry, sites_for_records

_KINDS = {
    EvidenceType.PNG: N_("skjermbilete"),
    EvidenceType.JPEG: N_("bilete"),
    EvidenceType.PDF: N_("PDF-fil"),
    EvidenceType.TEXT: N_("tekst"),
}


def show_case(enquiry_id: str) -> None:
    """Show one enquiry to somebody who reaches it; that it was read is kept in the log."""
    with reading_session() as session:
        found = read_enquiry(session, here().me, enquiry_id)
        sites = sites_for_records(session, here().me)
    st.title(plain_text(found.public_title))
    _show_details(found, {one.id: one.name for one in sites})
    st.header(_("1. Last ned pakka"))
    st.markdown(
        _("I pakka ligg ein arkivkopi (PDF/A), beviset, opplysningane om førespurnaden, og sjekksummar av alt.")
    )
    st.download_button(
        bare("Last ned pakka"),
        partial(_package, here().me, enquiry_id),
        package_name(enquiry_id),
        "application/zip",
        on_click="ignore",
        icon=":material/folder_zip:",
    )
    st.header(_("2. Legg ho i sak- og arkivsystemet"))
    st.markdown(_("Gjer det sjølv, eller send pakka til den som fører journalen. Du får eit saksnummer tilbake."))
    st.header(_("3. Skriv saksnummeret"))
    _hand_over(found)
    with st.expander(_("Endre"), icon=":material/edit:"):
        if show_form(_with_own(sites, found), found):
            _done(_("Endringa er lagra."))
    with st.expander(_("Ikkje til arkivet likevel"), icon=":material/delete:"):
        _remove(found)


def _show_details(found: Enquiry, names: dict[str, str]) -> None:
    known = restrictions(here().words.language).get(found.restriction)
    rows = {
        bare("Gjeld"): found.matter,
        bare("Frå"): found.sender,
        bare("Nettstad"): names.get(found.site_id, ""),
        bare("Kom"): here().words.date(found.received_on),
        bare("Skjerming"): f"{known.name}: {found.basis}" if known else "",
        bare("Bevis"): bare(_KINDS[found.evidence_type]) if found.evidence_type else "",
    }
    st.markdown("  \n".join(f"**{name}:** {plain_text(value)}" for name, value in rows.items() if value))


def _package(actor: Actor, enquiry_id: str) -> bytes:
    """Make the package when the button is pressed: outside a rerun, so all it needs is handed in."""
    with reading_session() as session:
        return export_package(session, actor, enquiry_id)


def _hand_over(found: Enquiry) -> None:
    today = here().today
    with st.form("hand-over"):
        with st.container(horizontal=True):
            number = st.text_input(bare("Saksnummer"), max_chars=LONGEST_CASE_NUMBER)
            on = st.date_input(bare("Levert"), today, min_value=found.received_on, max_value=today, format="DD.MM.YYYY")
        st.warning(
            _(
                "Då slettar Nettplan avsendar, titlar, skjerming og bevis. Det kan ikkje gjerast om. "
                "Att står nettstaden, dagane, saksnummeret og sjekksummen."
            ),
            icon=":material/delete_forever:",
        )
        pressed = st.form_submit_button(bare("Levert: slett resten"), type="primary", icon=":material/inventory_2:")
    if pressed and isinstance(on, date):
        with writing_session() as session:
            hand_over(session, here().me, found.id, number, on, today)
        _done(_("Levert. Nettplan har sletta alt anna enn tilvisinga."))


def _remove(found: Enquiry) -> None:
    st.markdown(_("Seier arkivet nei, tar du bort alt som er ført inn her. Nettplan hugsar berre at du gjorde det."))
    if st.button(bare("Ta bort førespurnaden"), icon=":material/delete:"):
        with writing_session() as session:
            remove_enquiry(session, here().me, found.id)
        _done(_("Førespurnaden er tatt bort."))


def _with_own(sites: tuple[SiteChoice, ...], found: Enquiry) -> tuple[SiteChoice, ...]:
    """Return the sites to choose from, with the enquiry's own: it may be retired, or somebody else's."""
    if any(one.id == found.site_id for one in sites):
        return sites
    return (SiteChoice(found.site_id, bare("Som før")), *sites)


def _done(told: str) -> None:
    st.toast(told, icon=":material/check:")
    st.query_params.clear()
    st.rerun()
