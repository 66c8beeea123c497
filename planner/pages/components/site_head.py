"""The top of a site's card: what it is, where it lies, who can see it and whose it is."""

from collections.abc import Iterator
from datetime import date

import streamlit as st

from planner.content.platforms import OTHER, platforms
from planner.domain.site import InUse, SiteState
from planner.domain.site_gate import Missing
from planner.pages.components.site_shown import ADDRESS_KEY, FORM, web_link
from planner.pages.components.site_words import (
    ALARM,
    IN_USE,
    NO_EDITOR,
    SITE_STATES,
    audience_shown,
    made_by_name,
    platform_name,
)
from planner.pages.here import _, here, plain_text
from planner.pages.look import OUTCOMES, quiet
from planner.services.sites import SiteCard

_WIDTH = 150


def show_head(card: SiteCard) -> None:
    """Show the name, the states, the address and who can see it."""
    entry = card.entry
    st.title(plain_text(entry.name))
    looks = [SITE_STATES[card.state]]
    looks += [IN_USE[card.in_use]] if card.in_use in {InUse.ASKED, InUse.LATE} else []
    looks += [ALARM] if entry.check_alarm else []
    looks += [NO_EDITOR] if Missing.EDITOR in card.missing else []
    st.markdown(" ".join(one.inline() for one in looks))
    lines = [f":material/open_in_new: {web_link(entry.address)}"] if entry.address else []
    st.markdown("  \n".join([*lines, audience_shown(entry.audience)]))
    quiet(" · ".join(_platform(entry.platform)))
    if card.state is SiteState.BLOCKED:
        told = _("Rektor stengde nettstaden {day}: {reason}", day=entry.blocked_on, reason=entry.blocked_because)
        st.error(told, icon=":material/block:")


def show_facts(card: SiteCard) -> None:
    """Show whose the site is, and what stands behind it."""
    with st.container(border=True):
        with st.container(horizontal=True):
            for label, value in _facts(card):
                st.markdown(f":small[:gray[{label}]]  \n{value}", width=_WIDTH)
        with st.container(horizontal=True):
            if card.project:
                st.page_link(
                    "planner/pages/project.py",
                    label=_("Prosjektet: {title}", title=card.project.title),
                    icon=":material/folder_open:",
                    query_params={"project": card.project.id},
                )
            if card.may_change and card.entry.retired_on is None:
                st.page_link(
                    FORM,
                    label=_("Endre nettstaden"),
                    icon=":material/edit:",
                    query_params={ADDRESS_KEY: card.entry.id},
                )


def _facts(card: SiteCard) -> Iterator[tuple[str, str]]:
    entry, short = card.entry, here().words.short_date
    about = [card.school_class.label if card.school_class else "", entry.subject]
    ends = card.project.ends if card.project else entry.ends
    yield _("Redaktør"), plain_text(card.editor)
    yield _("Vararedaktør"), plain_text(card.deputy) or _("Ingen enno")
    yield _("Innhald"), made_by_name(entry.made_by)
    if any(about):
        yield _("Klasse og fag"), plain_text(" · ".join(filter(None, about)))
    yield _("Rektor informert"), _said(card, entry.leader_informed_on, entry.leader_informed_by) or _("Ikkje enno")
    if card.decided:
        yield _("Avgjerd"), OUTCOMES[card.decided.final_outcome].inline()
    if entry.approved_on:
        yield _("Godkjend av rektor"), short(entry.approved_on)
    if entry.opened_on:
        yield _("Open frå"), short(entry.opened_on)
    if entry.confirmed_on:
        yield _("Sist stadfesta"), _said(card, entry.confirmed_on, entry.confirmed_by)
    if ends:
        yield _("Sluttar"), short(ends)


def _said(card: SiteCard, day: date | None, by: str | None) -> str:
    if day is None:
        return ""
    told, name = here().words.short_date(day), card.names.get(by or "", "")
    return f"{told}, {plain_text(name)}" if name else told


def _platform(platform_id: str) -> Iterator[str]:
    """Yield a platform's name and what the catalogue knows of it; what nobody has checked says so."""
    yield plain_text(platform_name(platform_id))
    known = platforms(here().words.language).get(platform_id)
    if known is None or known.id == OTHER:
        return
    if known.age_limit is not None:
        yield _("aldersgrense {n} år", n=known.age_limit)
    yield _("databehandlaravtale er vanleg") if known.agreement_usual else _("databehandlaravtale er uvanleg")
    if known.verified_on:
        yield _("kontrollert {day}", day=here().words.short_date(known.verified_on))
    else:
        yield _("ikkje kontrollert: les vilkåra sjølv")
