"""What is written down about an enquiry: a new one, or one that is changed."""

from datetime import date

import streamlit as st

from planner.content.record_check import restrictions
from planner.domain.enquiry import LONGEST_BASIS, LONGEST_MATTER, LONGEST_SENDER, Enquiry, EnquiryDetails, SiteChoice
from planner.errors import N_
from planner.pages.here import _, bare, here, writing_session
from planner.services.enquiries import change_enquiry, names_in_public_title, record_enquiry
from planner.storage import Session

_NAMED, _TURN = "record_named_title", "record_form_turn"
_OPEN = N_("Alle som ber om innsyn")
_KINDS = ["png", "jpg", "jpeg", "pdf", "txt"]
_MEGABYTES = 10


def show_form(sites: tuple[SiteChoice, ...], old: Enquiry | None = None, *, site_id: str = "") -> bool:
    """Show the form; return whether it was saved just now.

    Args:
        sites: to choose from.
        old: what is changed; None for a new enquiry.
        site_id: the site that a new one most likely came to.
    """
    # A form that was saved is followed by an empty one.
    key = old.id if old else f"new-{st.session_state.setdefault(_TURN, 0)}"
    with st.form(f"enquiry-{key}", border=False):
        told = _details(sites, old, site_id, key)
        file = st.file_uploader(
            bare("Skjermbilete eller fil") if old is None else bare("Nytt skjermbilete eller ny fil"),
            type=_KINDS,
            max_upload_size=_MEGABYTES,
            key=f"evidence-{key}",
            help=_("PNG, JPEG, PDF eller tekst på høgst 10 MB. Stad og kamera blir borte frå bilete."),
        )
        text = st.text_area(bare("Eller lim inn teksten"), key=f"text-{key}")
        saved = st.form_submit_button(
            bare("Før inn") if old is None else bare("Lagre"), type="primary", icon=":material/save:"
        )
    if not (saved and told):
        return False
    evidence = file.getvalue() if file else (text or "")
    with writing_session() as session:
        if _is_warned(session, told):
            return False
        if old:
            change_enquiry(session, here().me, old.id, told, here().today, evidence or None)
        else:
            record_enquiry(session, here().me, told, evidence, here().today)
            st.session_state[_TURN] += 1
    return True


def _details(sites: tuple[SiteChoice, ...], old: Enquiry | None, site_id: str, key: str) -> EnquiryDetails | None:
    today, names = here().today, {one.id: one.name for one in sites}
    wanted = old.site_id if old else site_id
    wide, narrow = st.columns((2, 1))
    with wide:
        site = st.selectbox(
            bare("Nettstad"),
            list(names),
            index=list(names).index(wanted) if wanted in names else (0 if len(names) == 1 else None),
            format_func=names.__getitem__,
            placeholder=bare("Vel kvar han kom"),
            key=f"site-{key}",
        )
    with narrow:
        received_on = st.date_input(
            bare("Kom"), old.received_on if old else today, max_value=today, format="DD.MM.YYYY", key=f"received-{key}"
        )
    sender = st.text_input(bare("Frå"), old.sender if old else "", max_chars=LONGEST_SENDER, key=f"sender-{key}")
    matter = st.text_input(
        bare("Gjeld"),
        old.matter if old else "",
        max_chars=LONGEST_MATTER,
        key=f"matter-{key}",
        help=_("Tittelen i arkivet, i éi linje. Skriv berre namn når saka ikkje kan finnast utan."),
    )
    public_title = st.text_input(
        bare("Offentleg tittel"),
        old.public_title if old else "",
        max_chars=LONGEST_MATTER,
        key=f"public-{key}",
        placeholder=bare("Klage på bruk av bilete"),
        help=_("Den som alle kan lese i postlista. Utan namn på avsendar og elevar."),
    )
    restriction, basis = _restriction(old, key)
    if site is None or not isinstance(received_on, date):
        return EnquiryDetails("", today, sender, matter, public_title, restriction, basis)
    return EnquiryDetails(site, received_on, sender, matter, public_title, restriction, basis)


def _restriction(old: Enquiry | None, key: str) -> tuple[str, str]:
    language, school = here().words.language, here().school
    known = restrictions(language)
    ids = ["", *known]
    # The archive is told in the school's language, whatever that of the page is.
    usual = next(iter(restrictions(school.language if school else language).values())).basis
    left, right = st.columns(2)
    with left:
        chosen = st.selectbox(
            bare("Kven kan sjå det?"),
            ids,
            index=ids.index(old.restriction) if old and old.restriction in ids else 0,
            format_func=lambda id_: known[id_].name if id_ else bare(_OPEN),
            key=f"restriction-{key}",
        )
    with right:
        basis = st.text_input(
            bare("Heimel"),
            old.basis if old else "",
            max_chars=LONGEST_BASIS,
            placeholder=usual,
            key=f"basis-{key}",
            help=_("Berre når noko er skjerma. Skriv du ingenting, står den vanlege heimelen der."),
        )
    return chosen or "", basis


def _is_warned(session: Session, told: EnquiryDetails) -> bool:
    """Warn of names in the public title, once for each title."""
    names = names_in_public_title(session, here().me, told)
    if not names or st.session_state.get(_NAMED) == told.public_title:
        return False
    st.session_state[_NAMED] = told.public_title
    st.warning(
        _(
            "I den offentlege tittelen står det noko som ser ut som namn: {names}. Ta dei bort, eller trykk "
            "ein gong til dersom det er noko anna.",
            names=", ".join(names),
        ),
        icon=":material/person_alert:",
    )
    return True
