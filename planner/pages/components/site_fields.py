"""The fields of a site's form, in groups; those that its project says are shown and can't be changed here."""

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from planner.content.platforms import platforms
from planner.domain.project import Audience
from planner.domain.site import DAYS_TO_ANSWER, MOST_DAYS_TO_ANSWER, MadeBy
from planner.pages.components.site_words import made_by_name, platform_name
from planner.pages.here import _, bare, here, reading_session
from planner.pages.look import audience_name, quiet
from planner.services.classes import classes
from planner.services.site_changes import (
    LONGEST_ADDRESS,
    LONGEST_NAME,
    LONGEST_SUBJECT,
    OF_THE_PROJECT,
    SiteDetails,
    details_of_site,
)
from planner.services.site_people import site_people
from planner.services.sites import SiteCard


def site_fields(card: SiteCard | None) -> SiteDetails:
    """Show the fields in a form and return what is written in them.

    Args:
        card: of the site to change; None for a new one.
    """
    old = details_of_site(card.entry) if card else SiteDetails("", editor_id=here().me.id)
    locked = frozenset(OF_THE_PROJECT if card and card.project else ())
    written = _what(old, locked)
    written = _who(written, card)
    written = _where_used(written, card, locked)
    return _answers(written)


def _what(old: SiteDetails, locked: frozenset[str]) -> SiteDetails:
    st.header(_("Nettstaden"))
    address = st.text_input(
        bare("Adresse (må fyllast ut)"),
        old.address,
        max_chars=LONGEST_ADDRESS,
        placeholder="https://",
        required="address" not in locked,
        disabled="address" in locked,
    )
    name = st.text_input(
        bare("Namn"),
        old.name,
        max_chars=LONGEST_NAME,
        placeholder=bare("Som adressa"),
        disabled="name" in locked,
    )
    left, right = st.columns(2)
    known = list(platforms(here().words.language))
    platform = left.selectbox(
        bare("Plattform"),
        known,
        index=known.index(old.platform) if old.platform in known else None,
        format_func=platform_name,
        placeholder=bare("Finn ho frå adressa"),
        disabled="platform" in locked,
    )
    everybody = list(Audience)
    audience = right.selectbox(
        bare("Kven kan sjå nettstaden?"),
        everybody,
        index=everybody.index(old.audience) if old.audience else None,
        format_func=audience_name,
        placeholder=bare("Ikkje avklart"),
        disabled="audience" in locked,
    )
    return replace(old, address=address or "", name=name or "", platform=platform or "", audience=audience)


def _who(old: SiteDetails, card: SiteCard | None) -> SiteDetails:
    st.header(_("Kven"))
    with reading_session() as session:
        names = {one.id: one.name for one in site_people(session, here().me)}
    left, right = st.columns(2)
    with left:
        editor = _person(bare("Redaktør"), old.editor_id, names, card)
        quiet(_("Den som opprettar ei side, er redaktør for ho."))
    with right:
        deputy = _person(bare("Vararedaktør"), old.deputy_id, names, card, nobody=bare("Ingen enno"))
    made_by = st.radio(
        bare("Kven lagar innhaldet?"),
        list(MadeBy),
        index=list(MadeBy).index(old.made_by),
        format_func=made_by_name,
        horizontal=True,
    )
    return replace(old, editor_id=editor, deputy_id=deputy, made_by=made_by or old.made_by)


def _person(
    label: str, now: str | None, names: Mapping[str, str], card: SiteCard | None, *, nobody: str = ""
) -> str | None:
    known: dict[str | None, str] = {None: nobody} if nobody else {}
    known.update(names)
    if now and now not in known and card:
        known[now] = bare("{name} (har slutta)", name=card.names.get(now, "?"))
    ids = list(known)
    chosen: str | None = st.selectbox(
        label, ids, index=ids.index(now) if now in known else 0, format_func=known.__getitem__
    )
    return chosen


def _where_used(old: SiteDetails, card: SiteCard | None, locked: frozenset[str]) -> SiteDetails:
    st.header(_("Klasse og fag"))
    with reading_session() as session:
        labels = {one.school_class.id: one.school_class.label for one in classes(session, here().me, here().today)}
    now = old.class_id
    if card and card.school_class:
        now = card.school_class.id
        labels = {**labels, now: card.school_class.label}
    ids = list(labels)
    left, right = st.columns(2)
    class_id = left.selectbox(
        bare("Klasse"),
        ids,
        index=ids.index(now) if now in labels else None,
        format_func=labels.__getitem__,
        placeholder=bare("Ingen klasse"),
        disabled="class_id" in locked,
    )
    subject = right.text_input(bare("Fag"), old.subject, max_chars=LONGEST_SUBJECT)
    shows_pupils = st.checkbox(
        bare("Viser elevar, namna deira eller arbeidet deira"),
        old.shows_pupils or bool(locked),
        disabled="shows_pupils" in locked,
        help=bare("Då trengst det eit prosjekt, med avgjerd og samtykke, før nettstaden opnar."),
    )
    ends = left.date_input(
        bare("Sluttar"),
        card.project.ends if card and card.project else old.ends,
        format="DD.MM.YYYY",
        disabled="ends" in locked,
    )
    written = replace(old, subject=subject or "")
    # A project says these of its site; the site's own columns stay as they are.
    return written if locked else replace(written, class_id=class_id, shows_pupils=shows_pupils, ends=ends)


def _answers(old: SiteDetails) -> SiteDetails:
    st.header(_("Svar og den offentlege lista"))
    days = st.number_input(
        bare("Innspel blir svara på innan så mange dagar"),
        1,
        MOST_DAYS_TO_ANSWER,
        old.answer_days,
        placeholder=str(DAYS_TO_ANSWER),
    )
    is_public = st.checkbox(
        bare("Vis nettstaden på den offentlege lista når han er open for alle"),
        old.is_public,
    )
    return replace(old, answer_days=days, is_public=is_public)
