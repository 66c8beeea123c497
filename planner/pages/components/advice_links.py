"""Links from the advice: to the page of ours that carries a matter out, and to pages of others."""

from contextlib import suppress
from datetime import datetime

import streamlit as st
from streamlit.errors import StreamlitPageNotFoundError

from planner.domain.advice import OutsidePage, Page
from planner.domain.check import CheckState
from planner.domain.permission import Action
from planner.errors import N_
from planner.pages.here import _, bare, here, plain_text
from planner.services.site_labels import CHECK_WORDS
from planner.settings import day_of

Answer = tuple[CheckState, datetime]

_PAGES = {
    Page.HOME: (N_("Til prosjekta"), "folder_open"),
    Page.LESSONS: (N_("Til timane"), "co_present"),
    Page.ROLE_CHECK: (N_("Ta rollesjekken"), "record_voice_over"),
    Page.DISCUSSION_CARDS: (N_("Til samtalekorta"), "forum"),
    Page.BULLYING: (N_("Aktivitetsplikta, steg for steg"), "health_and_safety"),
    Page.CRISIS: (N_("Til krisemeldinga"), "campaign"),
    Page.GUIDELINE_VERSION: (N_("Gi ut ein ny versjon"), "edit_document"),
}


def show_page_link(page: Page) -> None:
    """Show a link to a page of the program; nothing to somebody whose navigation doesn't have the page."""
    if page is Page.HOME and not here().may(Action.SEE_PROJECTS):
        return
    label, icon = _PAGES[page]
    # The navigation alone knows who may open which page.
    with suppress(StreamlitPageNotFoundError):
        st.page_link(f"planner/pages/{page}.py", label=_(label), icon=f":material/{icon}:")


def outside_link(page: OutsidePage, answer: Answer | None = None) -> str:
    """Return a page of others as Markdown: link, publisher, and whether anybody has opened it for us.

    Args:
        page: of others.
        answer: what its address answered when it was last checked, and when.
    """
    name = plain_text(page.name)
    told = f"[{name}]({page.address})"
    if page.publisher != page.name:
        told += f", {plain_text(page.publisher)}"
    if page.verified_by and page.verified_on:
        checked = _("sjekka {day}", day=here().words.short_date(page.verified_on))
    else:
        checked = _("ikkje opna av oss enno")
    if answer:
        state, at = answer
        said = bare(CHECK_WORDS[state]).lower()
        checked += ", " + _("adressa sjekka {day}: {said}", said=said, day=here().words.short_date(day_of(at)))
    return f"{told} :small[:gray[({checked})]]"
