"""One discussion card at a time on the big screen: the situation, the questions, the advice, and what is agreed on."""

from collections.abc import Callable
from enum import StrEnum, auto

import streamlit as st

from planner.content.cards import cards
from planner.domain.discussion import Card
from planner.domain.permission import Action
from planner.errors import N_
from planner.pages.components.discussion_record import show_record
from planner.pages.here import _, bare, here, plain_text, reading_session
from planner.pages.look import quiet
from planner.services.meetings import card as card_of
from planner.services.meetings import meetings

_LIST = "planner/pages/discussion_cards.py"
_CARD, _CARDS, _STEP = "card", "cards", "step"


class Step(StrEnum):
    """How much of a card is shown: the staff think before they read the advice."""

    SITUATION = auto()
    QUESTIONS = auto()
    ADVICE = auto()
    AGREE = auto()


_STEPS = tuple(Step)
_TO = {
    Step.SITUATION: N_("Situasjonen"),
    Step.QUESTIONS: N_("Vis spørsmåla"),
    Step.ADVICE: N_("Vis råda"),
    Step.AGREE: N_("Kva blir vi samde om?"),
}


def _taken(shown: Card) -> list[str]:
    """Return the ids of the cards of this meeting, as the address has them; all of them when it has none."""
    known = cards(here().words.language)
    wanted = [id_ for id_ in st.query_params.get(_CARDS, "").split(",") if id_ in known]
    return wanted if shown.id in wanted else list(known)


def _step() -> Step:
    wanted = st.query_params.get(_STEP, "")
    return Step(wanted) if wanted in set(Step) else Step.SITUATION


def _go(card_id: str, step: Step) -> None:
    kept = {_CARDS: st.query_params[_CARDS]} if _CARDS in st.query_params else {}
    st.query_params.from_dict({_CARD: card_id, _STEP: step, **kept})
    st.rerun()


def _top(place: int, taken: list[str]) -> None:
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.page_link(_LIST, label=_("Til korta"), icon=":material/arrow_back:")
        with st.container(horizontal=True, width="content", vertical_alignment="center"):
            if st.button(bare("Førre kort"), icon=":material/chevron_left:", type="tertiary", disabled=place == 0):
                _go(taken[place - 1], Step.SITUATION)
            quiet(_("Kort {n} av {of}", n=place + 1, of=len(taken)), width="content")
            last = place + 1 == len(taken)
            if st.button(bare("Neste kort"), icon=":material/chevron_right:", type="tertiary", disabled=last):
                _go(taken[place + 1], Step.SITUATION)


def _situation(card: Card) -> None:
    st.header(plain_text(card.summary))
    text, _margin = st.columns([3, 1])
    text.markdown(plain_text(card.situation))


def _questions(card: Card) -> None:
    left, right = st.columns([2, 3], gap="large")
    left.header(plain_text(card.summary))
    left.markdown(plain_text(card.situation))
    for number, question in enumerate(card.questions, 1):
        right.header(f"{number}\\. {plain_text(question)}")


def _advice(card: Card) -> None:
    left, right = st.columns([2, 3], gap="large")
    with left:
        _listing(_("De snakka om"), card.questions)
    with right:
        _listing(_("Råd"), card.advice)
        quiet(_("Det som ikkje er kalla ei plikt, er råd. Kommunen eller skulen bestemmer."))


def _agree(card: Card) -> None:
    st.header(_("Kva blir vi samde om?"))
    left, right = st.columns([2, 3], gap="large")
    with left:
        st.info(_("**Før de blir samde.** {before}", before=card.before), icon=":material/lightbulb:")
        st.markdown(_("**Døme på ein avtale:** {practice}", practice=card.practice))
        with st.expander(_("Råd"), icon=":material/tips_and_updates:"):
            _points(card.advice)
    with right:
        if here().may(Action.RECORD_MEETING):
            with reading_session() as session:
                last = next((one for one in meetings(session, here().me) if one.card == card.id), None)
            show_record(card, last)


def _listing(heading: str, texts: tuple[str, ...]) -> None:
    st.header(heading)
    _points(texts)


def _points(texts: tuple[str, ...]) -> None:
    st.markdown("\n".join(f"- {plain_text(text)}" for text in texts))


_PARTS: dict[Step, Callable[[Card], None]] = {
    Step.SITUATION: _situation,
    Step.QUESTIONS: _questions,
    Step.ADVICE: _advice,
    Step.AGREE: _agree,
}


def _move(card: Card, step: Step) -> None:
    place = _STEPS.index(step)
    with st.container(horizontal=True):
        if st.button(bare("Tilbake"), icon=":material/arrow_back:", disabled=place == 0):
            _go(card.id, _STEPS[place - 1])
        if place + 1 < len(_STEPS):
            after = _STEPS[place + 1]
            if st.button(bare(_TO[after]), key="next", type="primary", icon=":material/arrow_forward:"):
                _go(card.id, after)
    if step is Step.SITUATION:
        minutes = _("Set av {n} minutt. Les situasjonen høgt.", n=card.minutes)
        quiet(f"{minutes} {_('Trykk Ctrl og + for å få større skrift.')}")


def _show() -> None:
    card = card_of(here().me, st.query_params.get(_CARD, ""), here().words.language)
    taken, step = _taken(card), _step()
    _top(taken.index(card.id), taken)
    st.title(plain_text(card.title))
    # In a container of its own, so that the buttons under it keep their place: Enter turns the card again and again.
    with st.container():
        _PARTS[step](card)
    _move(card, step)


st.set_page_config(layout="wide")
_show()
