"""The municipality's advice: every sentence of the guideline, to read."""

from itertools import groupby

import streamlit as st

from planner.content.guideline import guideline
from planner.domain.guideline import Kind, Sentence
from planner.pages.here import _, here, plain_text
from planner.pages.look import quiet


def _paragraph(kind: Kind, sentences: list[Sentence]) -> None:
    texts = [plain_text(sentence.reading) for sentence in sentences]
    if kind is Kind.HEADING:
        st.header(texts[0])
    elif kind is Kind.BULLET:
        st.markdown("\n".join(f"- {text}" for text in texts))
    elif kind is Kind.TEXT:
        st.markdown(" ".join(texts))


found = guideline(here().words.language)
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
for same_kind, group in groupby(found.sentences, key=lambda sentence: sentence.kind):
    _paragraph(same_kind, list(group))
