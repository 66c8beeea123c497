"""The search in the guideline, its notes and the pages of others."""

import streamlit as st

from planner.content.advice import advice
from planner.domain.advice import OutsidePage, find_matters, find_pages
from planner.domain.guideline import Guideline
from planner.pages.components.advice_links import outside_link
from planner.pages.components.advice_notes import show_note
from planner.pages.here import _, bare, here, plain_text, reading_session
from planner.pages.look import quiet
from planner.services.site_checks import link_states

_WANTED = "advice_wanted"


def asked_for() -> str:
    """Ask what to search for; empty when everything is to be read."""
    return st.text_input(
        bare("Søk i råda"),
        key=_WANTED,
        placeholder=bare("Til dømes bilete, passord eller mobbing"),
        icon=":material/search:",
    ).strip()


def show_hits(wanted: str, found: Guideline) -> None:
    """Show the matters and pages in which all the words stand."""
    beside = advice(here().words.language)
    matters, outside = find_matters(found, beside, wanted), find_pages(beside, wanted)
    if not matters and not outside:
        st.info(
            _(
                "Ingen stad i råda står alt dette: {wanted}. Prøv færre ord, eller berre starten av ordet.",
                wanted=wanted,
            ),
            icon=":material/search_off:",
        )
    for id_ in matters:
        _show_matter(id_, found)
    if outside:
        show_outside(outside)
    st.button(bare("Vis alle råda"), icon=":material/menu_book:", on_click=_forget)


def show_outside(pages: tuple[OutsidePage, ...]) -> None:
    """Show pages of others, each with what it is for."""
    st.header(_("Sider frå andre"))
    quiet(_("Sidene kan bli flytta eller endra. Ved kvar lenke står det om vi har opna sida sjølve."))
    with reading_session() as session:
        answers = link_states(session)
    told = (f"- {outside_link(page, answers.get(page.address))}  \n  {plain_text(page.purpose)}" for page in pages)
    st.markdown("\n".join(told))


def _show_matter(id_: str, found: Guideline) -> None:
    note = advice(here().words.language).notes.get(id_)
    with st.container(border=True):
        if note:
            st.header(plain_text(note.title))
        if id_ in found.quotable:
            st.markdown("\n".join(f"> {plain_text(line)}  " for line in found.quote(id_).split("\n")))
        if note:
            show_note(note, found)


def _forget() -> None:
    st.session_state[_WANTED] = ""
