"""A result of the role check: what it says, what to do, a sentence to use, and the guideline's own words."""

import streamlit as st

from planner.content.role_check import role_check, role_check_words
from planner.domain.role_check import Result
from planner.pages.components.advice_notes import found_guideline
from planner.pages.components.sources import show_quote
from planner.pages.here import _, here, plain_text
from planner.pages.look import quiet

_ICONS = {
    Result.FREE: "record_voice_over",
    Result.OWN_VIEW: "badge",
    Result.MUNICIPALITY: "apartment",
    Result.CONFIDENTIAL: "visibility_off",
    Result.CRISIS: "campaign",
}


def show_result(end: Result) -> None:
    """Show where the walk has ended."""
    words = role_check_words(here().words.language).results[end]
    with st.container(border=True):
        st.header(f":material/{_ICONS[end]}: {plain_text(words.title)}")
        st.markdown(plain_text(words.lead))
        st.markdown("\n".join(f"- {plain_text(step)}" for step in words.steps))
    st.markdown(_("**Ei setning du kan bruke**"))
    st.code(words.sentence, language=None, wrap_lines=True)
    st.markdown(_("**Dette seier råda**"))
    _quote(role_check().sources[end])


def _quote(ids: tuple[str, ...]) -> None:
    found = found_guideline()
    for id_ in ids:
        show_quote(id_, found)
    if here().words.language != "nn":
        quiet(_("Omsett for lesing. Det er den nynorske teksten som gjeld."))
