"""Links that the browser itself follows: they set who sits here, or the language, and come back to a page."""

from html import escape
from urllib.parse import quote

import streamlit as st

from planner.domain.school import PAGE_LANGUAGES
from planner.pages.here import here, plain_text
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
        f"**{LANGUAGE_NAMES[code]}**"
        if code == here().words.language
        else f'<a href="/language?code={code}&next={quote(then, safe="")}" target="_self" lang="{code}">'
        f"{LANGUAGE_NAMES[code]}</a>"
        for code in PAGE_LANGUAGES
    ]
    st.markdown(" · ".join(parts), unsafe_allow_html=True, text_alignment="right")


def _link(address: str, label: str) -> None:
    # The address is ours and escaped; the label is people's words, which Markdown's own escapes make plain text.
    st.markdown(
        f'<a href="{escape(address)}" target="_self">{plain_text(label)}</a>', unsafe_allow_html=True, width="content"
    )


def remember_person(staff_id: str) -> None:
    """Let the browser keep who sits here although no link was followed: it fetches a picture by way of `/person`.

    Streamlit can't set a cookie from a page; without it a reload would ask again.
    """
    address = f"/person?id={quote(staff_id)}&next=/favicon.png"
    st.markdown(f'<img src="{escape(address)}" alt="" width="1" height="1">', unsafe_allow_html=True)
