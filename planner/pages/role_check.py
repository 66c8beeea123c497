"""The role check: one question at a time, then whom you speak for, and a sentence to use. Nothing is stored."""

import streamlit as st

from planner.content.role_check import role_check, role_check_words
from planner.domain.short_walk import Question
from planner.pages.components.role_check_result import show_result
from planner.pages.here import _, bare, here, plain_text
from planner.pages.look import quiet

_ANSWERS, _STEP = "role_check_answers", "role_check_step"


def _ask(question: Question) -> None:
    words = role_check_words(here().words.language).questions[question.id]
    options = list(question.leads)
    given = _answers.get(question.id)
    st.header(plain_text(words.title))
    chosen = st.radio(
        plain_text(words.title),
        options,
        index=options.index(given) if given in options else None,
        format_func=lambda option: plain_text(words.options[option]),
        label_visibility="collapsed",
        key=f"role-check-{question.id}",
    )
    if chosen:
        _answers[question.id] = chosen
    quiet(plain_text(words.why))
    with st.container(horizontal=True):
        if st.button(bare("Tilbake"), icon=":material/arrow_back:", disabled=_step == 0):
            _go(_step - 1)
        if st.button(bare("Neste"), type="primary", icon=":material/arrow_forward:", disabled=chosen is None):
            _go(_step + 1)


def _go(step: int) -> None:
    st.session_state[_STEP] = step
    st.rerun()


def _restart() -> None:
    st.session_state[_ANSWERS], st.session_state[_STEP] = {}, 0


_answers: dict[str, str] = st.session_state.setdefault(_ANSWERS, {})
_step: int = st.session_state.setdefault(_STEP, 0)
_path, _end = role_check().asked(_answers), role_check().ended(_answers)
st.page_link("planner/pages/guideline.py", label=_("Til råda"), icon=":material/arrow_back:")
st.title(_("Snakkar eg for kommunen?"))
if _end and _step >= len(_path):
    show_result(_end)
    with st.container(horizontal=True):
        if st.button(bare("Tilbake"), icon=":material/arrow_back:"):
            _go(len(_path) - 1)
        st.button(bare("Ta sjekken på nytt"), icon=":material/restart_alt:", on_click=_restart)
else:
    st.markdown(
        _(
            "Du har rett til å uttale deg og delta i samfunnsdebatten, både som fagperson og som privatperson. "
            "Her finn du ut korleis lesaren skal forstå kven som snakkar."
        )
    )
    _ask(_path[min(_step, len(_path) - 1)])
quiet(_("Ingenting av dette blir lagra."))
