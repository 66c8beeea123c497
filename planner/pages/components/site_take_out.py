"""Taking the list along as files: the register as it is filtered now, and the school's public list."""

from collections.abc import Callable
from datetime import date
from functools import partial

import streamlit as st

from planner.domain.permission import Actor
from planner.domain.site_list import SiteQuery
from planner.errors import N_
from planner.pages.here import _, bare, here, reading_session
from planner.pages.look import quiet
from planner.services.public_list import public_json, public_opml, public_page, public_sites
from planner.services.site_export import register_csv, register_xlsx

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_PUBLIC = {
    "html": (N_("Nettside (HTML)"), "text/html"),
    "json": ("JSON", "application/json"),
    "opml": ("OPML", "text/x-opml"),
}


def show_take_out(query: SiteQuery) -> None:
    """Show the box with the files."""
    me, today, language = here().me, here().today, here().words.language
    with st.expander(bare("Ta ut lista"), icon=":material/download:"):
        st.markdown(_("**Det lista viser no**"))
        with st.container(horizontal=True):
            _file("Excel", partial(_register, register_xlsx, me, query, today, language), "nettstader.xlsx", _XLSX)
            _file("csv", partial(_register, register_csv, me, query, today, language), "nettstader.csv", "text/csv")
        st.markdown(_("**Den offentlege lista**"))
        quiet(_("Berre opne nettstader som er kryssa av for lista. Ho ligg også på /nettstader."))
        with st.container(horizontal=True):
            for ending, (label, media) in _PUBLIC.items():
                make = partial(_public, ending, me, today, language)
                _file(bare(label), make, f"offentlege-nettstader.{ending}", media)


def _file(label: str, make: Callable[[], bytes], name: str, media: str) -> None:
    st.download_button(label, make, name, media, on_click="ignore", icon=":material/download:", key=f"take-{name}")


def _register(make: Callable[..., bytes], actor: Actor, query: SiteQuery, today: date, language: str) -> bytes:
    """Make the file when the button is pressed: outside a rerun, so all it needs is handed in."""
    with reading_session() as session:
        return make(session, actor, query, today, language)


def _public(ending: str, actor: Actor, today: date, language: str) -> bytes:
    with reading_session() as session:
        sites = public_sites(session, today, actor.school_id)
    if ending == "html":
        return public_page(sites, today, language, {}).encode()
    return (public_json if ending == "json" else public_opml)(sites, language)
