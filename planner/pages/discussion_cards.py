"""The discussion cards: what the staff has agreed on, and which cards to take to the next meeting."""

from collections.abc import Sequence
from datetime import date
from functools import partial

import streamlit as st

from planner.content.cards import cards
from planner.domain.advice import Place
from planner.domain.discussion import Card, StaffMeeting
from planner.domain.permission import Actor
from planner.pages.components.discussion_agreed import show_agreed
from planner.pages.components.tip import show_tip
from planner.pages.here import _, bare, here, plain_text, reading_session
from planner.pages.look import quiet
from planner.services.card_documents import FILE_NAME, discussion_cards
from planner.services.guidelines import guideline_in_force
from planner.services.meetings import due_for_review, meetings

_SHOW = "planner/pages/discussion_show.py"
_MATTER = "roles"


def _due(due: Sequence[StaffMeeting]) -> None:
    if due:
        said = here().words.plural(
            "{n} avtale er klar til å sjåast på nytt. Ta han med på neste møte.",
            "{n} avtalar er klare til å sjåast på nytt. Ta dei med på neste møte.",
            len(due),
        )
        st.warning(said, icon=":material/alarm:")


def _list(held: Sequence[StaffMeeting]) -> list[Card]:
    chosen = []
    for card in cards(here().words.language).values():
        with st.container(border=True):
            label = _("**{title}** · {n} minutt", title=card.title, n=card.minutes)
            if st.checkbox(label, key=f"take-{card.id}"):
                chosen.append(card)
            st.markdown(plain_text(card.summary))
            show_agreed([one for one in held if one.card == card.id])
            st.page_link(
                _SHOW,
                label=_("Vis kortet"),
                icon=":material/slideshow:",
                query_params={"card": card.id},
            )
    return chosen


def _take(chosen: Sequence[Card], *, any_agreed: bool) -> None:
    taken = chosen or list(cards(here().words.language).values())
    ids = tuple(card.id for card in taken)
    minutes = sum(card.minutes for card in taken)
    with st.container(horizontal=True):
        if st.button(bare("Vis på skjermen"), type="primary", icon=":material/slideshow:"):
            st.switch_page(_SHOW, query_params={"card": ids[0], "cards": ",".join(ids)})
        agreed = any_agreed and st.session_state.get("agreed", True)
        st.download_button(
            bare("Skriv ut"),
            partial(_pdf, here().me, ids, here().today, here().words.language, agreed=agreed),
            FILE_NAME,
            "application/pdf",
            on_click="ignore",
            icon=":material/print:",
        )
    if any_agreed:
        st.checkbox(bare("Ta med lista over det skulen er samd om, i utskrifta"), value=True, key="agreed")
    said = here().words.plural("{n} kort, {minutes} minutt", "{n} kort, {minutes} minutt", len(ids), minutes=minutes)
    quiet(said if chosen else _("{said}. Kryss av korta under om du berre vil ha nokre av dei.", said=said))


def _pdf(actor: Actor, ids: tuple[str, ...], today: date, language: str, *, agreed: bool) -> bytes:
    """Make the file when the button is pressed: outside a rerun, so all it needs is handed in."""
    with reading_session() as session:
        return discussion_cards(session, actor, ids, today, language, agreed=agreed)


with reading_session() as session:
    held = meetings(session, here().me)
    due = due_for_review(session, here().me, here().today)
    advice = guideline_in_force(session, here().words.language)
st.page_link("planner/pages/guideline.py", label=_("Til råda"), icon=":material/arrow_back:")
st.title(_("Samtalekort til personalmøtet"))
st.markdown(
    _(
        "Ti situasjonar om roller på sosiale medium: lærar og elev, lærar og føresett, kollega og kollega. Det finst "
        "ingen nasjonale reglar for dette. Snakk saman, bli samde om korleis de gjer det hos dykk, og skriv det ned."
    )
)
if _MATTER in advice.ids:
    quiet(_("Kommunen rår til dette: «{quote}»", quote=advice.quote(_MATTER)))
_due(due)
actions = st.container()
chosen = _list(held)
with actions:
    _take(chosen, any_agreed=bool(held))
show_tip(Place.DISCUSSION_CARDS)
