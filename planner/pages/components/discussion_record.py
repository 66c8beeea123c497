"""What the staff agrees on about a card, written down in the meeting and kept at once."""

from datetime import timedelta

import streamlit as st

from planner.domain.discussion import LONGEST_PRACTICE, MOST_PRESENT, Card, StaffMeeting, years_after
from planner.pages.here import _, bare, here, writing_session
from planner.services.meetings import names_in_practice, record_meeting

_TWO_YEARS = 2
_NAMED = "named_practice"


def show_record(card: Card, last: StaffMeeting | None) -> None:
    """Show the form for one card.

    Args:
        last: what was agreed before; it is there to be kept or changed.
    """
    today = here().today
    with st.form(f"agree-{card.id}"):
        practice = st.text_area(
            bare("Slik gjer vi det hos oss"),
            last.practice if last else "",
            max_chars=LONGEST_PRACTICE,
            placeholder=card.practice,
            help=bare("Skriv kva alle skal gjere. Skriv aldri om ein elev eller ein føresett."),
            key=f"practice-{card.id}",
        )
        with st.container(horizontal=True):
            held_on = st.date_input(bare("Dato"), today, max_value=today, format="DD.MM.YYYY")
            present = st.number_input(
                bare("Til stades"), min_value=1, max_value=MOST_PRESENT, value=None, step=1, key=f"present-{card.id}"
            )
            review_on = st.date_input(
                bare("Sjå på nytt"),
                years_after(today),
                min_value=today + timedelta(days=1),
                max_value=years_after(today, _TWO_YEARS),
                format="DD.MM.YYYY",
            )
        saved = st.form_submit_button(bare("Lagre avtalen"), type="primary", icon=":material/handshake:")
    if not (saved and held_on and review_on):
        return
    with writing_session() as session:
        names = names_in_practice(session, here().me, practice or "")
        if names and st.session_state.get(_NAMED) != practice:
            st.session_state[_NAMED] = practice
            _warn(names)
            return
        record_meeting(
            session,
            here().me,
            card.id,
            held_on=held_on,
            present=present or 0,
            practice=practice or "",
            review_on=review_on,
            today=today,
        )
    st.success(_("Avtalen er lagra. De ser på han på nytt {day}.", day=review_on), icon=":material/handshake:")


def _warn(names: tuple[str, ...]) -> None:
    st.warning(
        _(
            "I avtalen står det noko som ser ut som namn på elevar: {names}. Ta dei bort, eller trykk "
            "ein gong til dersom det er noko anna.",
            names=", ".join(names),
        ),
        icon=":material/person_alert:",
    )
