"""Is this a record?: one question at a time, then what to do. Nothing of it is stored."""

import streamlit as st

from planner.content.advice import advice
from planner.content.record_check import record_check, record_check_remark, record_check_words
from planner.domain.record_check import RecordResult
from planner.domain.short_walk import Question
from planner.pages.components.advice_links import outside_link
from planner.pages.components.advice_notes import found_guideline
from planner.pages.components.sources import show_quote
from planner.pages.here import _, bare, here, plain_text
from planner.pages.look import quiet

_ANSWERS = "record_check_answers"
_MATTER = "archive"
_ICONS = {
    RecordResult.RECORD: "inventory_2",
    RecordResult.CASE: "move_item",
    RecordResult.DOUBT: "help",
    RecordResult.NO_RECORD: "task_alt",
    RecordResult.SAFETY: "health_and_safety",
}


def show_walk() -> RecordResult | None:
    """Show the question to answer next, or where the walk has ended; return the end."""
    answers: dict[str, str] = st.session_state.setdefault(_ANSWERS, {})
    path, end = record_check().asked(answers), record_check().ended(answers)
    st.header(_("Skal det til arkivet?"))
    with st.container(border=True):
        if end:
            _show_end(end)
        else:
            _ask(path[-1], len(path))
        if answers:
            with st.container(horizontal=True):
                st.button(bare("Tilbake"), icon=":material/arrow_back:", on_click=_back, args=(path, end))
                st.button(bare("Begynn på nytt"), icon=":material/restart_alt:", on_click=answers.clear)
    return end


def show_sources() -> None:
    """Show what the walk rests on: the guideline's sentence, the law of today, and what we don't know."""
    with st.expander(_("Kva dette bygger på"), type="compact"):
        found = found_guideline()
        for id_ in record_check().sources[RecordResult.CASE]:
            show_quote(id_, found)
        quiet(plain_text(record_check_remark(here().words.language)))
        for page in advice(here().words.language).pages_on(_MATTER):
            quiet(f":material/open_in_new: {outside_link(page)}")


def _ask(question: Question, number: int) -> None:
    words = record_check_words(here().words.language).questions[question.id]
    quiet(_("Spørsmål {number}", number=number))
    st.markdown(f"**{plain_text(words.title)}**")
    quiet(plain_text(words.why))
    for option in question.leads:
        st.button(
            plain_text(words.options[option]),
            key=f"record-check-{question.id}-{option}",
            on_click=_answer,
            args=(question.id, option),
            width="stretch",
        )


def _show_end(end: RecordResult) -> None:
    words = record_check_words(here().words.language).results[end]
    st.markdown(f"**:material/{_ICONS[end]}: {plain_text(words.title)}**")
    st.markdown(plain_text(words.lead))
    st.markdown("\n".join(f"{number}. {plain_text(step)}" for number, step in enumerate(words.steps, 1)))
    if words.sentence:
        quiet(_("Ei setning du kan bruke"))
        st.code(words.sentence, language=None, wrap_lines=True)
    if end is RecordResult.SAFETY:
        st.page_link(
            "planner/pages/bullying.py", label=_("Kva du skal gjere, steg for steg"), icon=":material/arrow_forward:"
        )


def _answer(question: str, option: str) -> None:
    st.session_state[_ANSWERS][question] = option


def _back(path: tuple[Question, ...], end: RecordResult | None) -> None:
    """Forget the last answer on the way."""
    last = path[-1] if end else path[-2]
    del st.session_state[_ANSWERS][last.id]
