"""Links that the browser itself follows: they set who sits here, or the language, and come back to a page."""

from html import escape
from urllib.parse import quote

import streamlit as st

from planner.domain.school import PAGE_LANGUAGES
from planner.pages.here import bare, here
from planner.pages.look import LANGUAGE_NAMES


def choose_person_link(staff_id: str, label: str, *, then: str = "/") -> None:
    """Show a link that makes this browser belong to a member of staff until they choose anew."""
    _link(f"/person?id={quote(staff_id)}&next={quote(then, safe='')}", label)


def leave_link(label: str) -> None:
    """Show a link that makes the browser forget who sat here."""
    _link("/person/forget", label)


def choose_language_links(*, then: str = "/") -> None:
    """Show the page languages as links, the one in use as plain text."""
    parts = [
        f"<span aria-current='true'><b>{LANGUAGE_NAMES[code]}</b></span>"
        if code == here().words.language
        else f"<a href='/language?code={code}&next={quote(then, safe='')}' target='_self' lang='{code}'>"
        f"{LANGUAGE_NAMES[code]}</a>"
        for code in PAGE_LANGUAGES
    ]
    st.html(f"<nav aria-label='{escape(bare('Språk'))}' style='text-align:right'>{' · '.join(parts)}</nav>")


def _link(address: str, label: str) -> None:
    st.html(f"<a href='{escape(address)}' target='_self'>{escape(label)}</a>")
