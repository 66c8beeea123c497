"""The municipality's advice: to read, with what each matter means in practice, to search, and where to go on."""

import streamlit as st

from planner.content.advice import advice
from planner.domain.advice import Page, Passage, passages
from planner.domain.guideline import Guideline, Kind, Sentence
from planner.pages.components.advice_links import show_page_link
from planner.pages.components.advice_notes import found_guideline, show_notes
from planner.pages.components.advice_search import asked_for, show_hits, show_outside
from planner.pages.components.guideline_reading import show_reading
from planner.pages.here import _, here, plain_text
from planner.pages.look import quiet


def _top(found: Guideline, card: Passage | None) -> None:
    st.title(plain_text(found.title))
    quiet(
        _(
            "Arkivreferanse {reference} · {responsible} · sist oppdatert {day}",
            reference=found.reference,
            responsible=found.responsible,
            day=here().words.date(found.date),
        )
    )
    if here().words.language != "nn":
        quiet(_("Omsett for lesing. Det er den nynorske teksten som gjeld."))
    if found.untranslated:
        quiet(_("Setningar som ingen har omsett enno, står på nynorsk."))
    if card:
        show_notes(card.ids, found)
    show_reading()
    with st.container(horizontal=True):
        for page in (Page.ROLE_CHECK, Page.DISCUSSION_CARDS, Page.BULLYING):
            show_page_link(page)


def _show(passage: Passage, found: Guideline) -> None:
    points = [" ".join(map(_said, point)) for point in passage.points]
    if passage.kind is Kind.HEADING:
        st.header(points[0])
        return
    with st.container(gap=None):
        st.markdown("\n".join(f"- {point}" for point in points) if passage.kind is Kind.BULLET else points[0])
        show_notes(passage.ids, found)


def _said(sentence: Sentence) -> str:
    said = plain_text(sentence.reading)
    if sentence.reading != sentence.text:
        said += f" :small[:gray[({_('lenka i dokumentet fører ingen stad')})]]"
    return said


def _everything(read: list[Passage], found: Guideline) -> None:
    with st.container(gap="small"):
        for passage in read:
            _show(passage, found)
    show_outside(advice(here().words.language).pages)


found = found_guideline()
everything = passages(found)
# The title and the document's own table stand at the top of the page.
card = next((passage for passage in everything if passage.kind is Kind.TABLE and passage.ids), None)
_top(found, card)
wanted = asked_for()
if wanted:
    show_hits(wanted, found)
else:
    _everything([one for one in everything if one.kind not in {Kind.TITLE, Kind.TABLE}], found)
