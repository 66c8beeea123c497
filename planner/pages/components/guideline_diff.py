"""What differs between two versions of the guideline: struck out and in bold type, and always told in words too."""

from collections.abc import Sequence

import streamlit as st

from planner.domain.guideline_change import ChangeKind, Mark, Part, SentenceChange, word_parts
from planner.errors import N_
from planner.pages.here import _, here, plain_text
from planner.pages.look import Look, quiet

_KINDS = {
    ChangeKind.ADDED: Look(N_("Ny"), "add", "green"),
    ChangeKind.CHANGED: Look(N_("Endra"), "edit", "blue"),
    ChangeKind.MOVED: Look(N_("Flytta"), "swap_vert", "gray"),
    ChangeKind.REMOVED: Look(N_("Tatt bort"), "remove", "red"),
}
_SIGNS = {Mark.SAME: "", Mark.STRUCK: "~~", Mark.NEW: "**"}


def show_changes(found: Sequence[SentenceChange]) -> None:
    """Show the sentences that aren't the same, in the order of the document."""
    said = here().words.plural("{n} endring.", "{n} endringar.", len(found))
    quiet(f"{said} {_('Det gamle er stroke over, det nye står med feit skrift.')}")
    if here().words.language != "nn":
        quiet(_("Setningane er på nynorsk, for det er den nynorske teksten som gjeld."))
    for one in found:
        with st.container(border=True):
            _KINDS[one.kind].badge()
            st.markdown(_told(one))


def before_and_after(before: str, after: str) -> str:
    """Return two wordings as Markdown, one under the other, with what differs marked."""
    return _both(word_parts(before, after))


def _told(one: SentenceChange) -> str:
    if one.kind is ChangeKind.CHANGED:
        return _both(one.parts)
    if one.kind is ChangeKind.MOVED and one.after:
        return plain_text(one.after.reading)
    return _side(one.parts, *Mark)


def _both(parts: Sequence[Part]) -> str:
    before, after = _side(parts, Mark.SAME, Mark.STRUCK), _side(parts, Mark.SAME, Mark.NEW)
    return f"{_('Før:')} {before}  \n{_('No:')} {after}"


def _side(parts: Sequence[Part], *marks: Mark) -> str:
    return "".join(_marked(part) for part in parts if part.mark in marks)


def _marked(part: Part) -> str:
    # Marks hold to the words: beside a space they would be read as signs.
    words = part.text.rstrip()
    sign = _SIGNS[part.mark]
    return f"{sign}{plain_text(words)}{sign}{plain_text(part.text[len(words) :])}"
