"""What the staff agreed on about a card: the last word first, when to look at it again, and what was said before."""

from collections.abc import Sequence

import streamlit as st

from planner.domain.discussion import StaffMeeting
from planner.errors import N_
from planner.pages.here import _, bare, here, plain_text, writing_session
from planner.pages.look import Look, quiet
from planner.services.meetings import may_remove, remove_meeting

_AGREED = Look(N_("Avtalt"), "task_alt", "green")
_DUE = Look(N_("Sjå på nytt"), "alarm", "orange")
_NOT_YET = Look(N_("Ikkje snakka om enno"), "forum", "gray")


def show_agreed(held: Sequence[StaffMeeting]) -> None:
    """Show what was agreed about one card.

    Args:
        held: the meetings about it, the newest first.
    """
    if not held:
        _NOT_YET.badge()
        return
    newest, *older = held
    (_DUE if newest.is_due(here().today) else _AGREED).badge()
    _meeting(newest)
    if older:
        with st.expander(_("Tidlegare avtalar"), icon=":material/history:"):
            for one in older:
                _meeting(one)


def _meeting(one: StaffMeeting) -> None:
    words = here().words
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        with st.container(gap=None, width="stretch"):
            st.markdown(plain_text(one.practice))
            held, review = words.short_date(one.held_on), words.short_date(one.review_on)
            present = words.plural("{n} til stades", "{n} til stades", one.present)
            when = _("Avtalt {held}, {present}, sjå på nytt {review}", held=held, present=present, review=review)
            quiet(when)
        if may_remove(here().me, one) and st.button(
            bare("Ta bort"), key=f"remove-{one.id}", icon=":material/delete:", type="tertiary"
        ):
            with writing_session() as session:
                remove_meeting(session, here().me, one.id)
            st.rerun()
