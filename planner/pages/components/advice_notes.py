"""The guideline in practice: the note under a matter, with its page and the pages of others that help."""

from collections.abc import Iterable

import streamlit as st

from planner.content.advice import advice
from planner.domain.advice import Note
from planner.domain.guideline import Guideline
from planner.pages.components.advice_links import outside_link, show_page_link
from planner.pages.here import _, here, plain_text, reading_session
from planner.services.guidelines import guideline_in_force


def found_guideline() -> Guideline:
    """Return the guideline in force, in the language of the person here."""
    with reading_session() as session:
        return guideline_in_force(session, here().words.language)


def show_notes(ids: Iterable[str], found: Guideline) -> None:
    """Show the notes of some matters, folded; a matter without a note is passed over."""
    notes = advice(here().words.language).notes
    for id_ in ids:
        if id_ in notes:
            with st.expander(_("I praksis: {title}", title=notes[id_].title), type="compact"):
                show_note(notes[id_], found)


def show_note(note: Note, found: Guideline) -> None:
    """Show what a matter means in practice: the note, the tips when it is about them, and where to go."""
    beside = advice(here().words.language)
    st.markdown(plain_text(note.practice))
    said = {sentence.key: sentence.reading for sentence in found.sentences if sentence.id == note.id}
    tips = [tip for tip in beside.tips if tip.sentence in said]
    if tips:
        st.markdown("\n".join(f"- **{plain_text(said[tip.sentence])}.** {plain_text(tip.practice)}" for tip in tips))
    outside = beside.pages_on(note.id)
    if outside:
        st.markdown("  \n".join(f":material/open_in_new: {outside_link(page)}" for page in outside))
    if note.page:
        show_page_link(note.page)
