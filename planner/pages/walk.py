"""The walk: one question a screen, then all answers on one page before the decision is made."""

import streamlit as st

from planner.content.decision import decision_words, rule_set
from planner.content.decision_words import QuestionWords
from planner.domain.decision import UNSURE, Question, next_question, relevant
from planner.domain.known import HINTED
from planner.pages.components.comparison import show_comparison
from planner.pages.components.project_shown import ADDRESS_KEY, project_id, way_back
from planner.pages.here import _, bare, here, plain_text, reading_session, writing_session
from planner.pages.look import quiet
from planner.services import decisions
from planner.services.progress import ProjectCard, project_card

_QUESTION = "question"
_ALL = "all"
_RETURN = "then"
_CHANGED = "changed"


def _ask(question: Question, asked: tuple[Question, ...], given: dict[str, str], hint: str | None) -> None:
    place = asked.index(question)
    words = decision_words(_rules.version, here().words.language).questions[question.id]
    st.progress((place + 1) / len(asked), text=_("Spørsmål {n} av {of}", n=place + 1, of=len(asked)))
    st.title(plain_text(words.title))
    options = [*question.options, UNSURE]
    chosen = st.radio(
        plain_text(words.title),
        options,
        index=options.index(given[question.id]) if question.id in given else None,
        format_func=lambda option: plain_text(words.options[option].label),
        captions=[plain_text(words.options[option].hint) for option in options],
        label_visibility="collapsed",
        key=f"answer-{question.id}",
    )
    if chosen and chosen != given.get(question.id):
        with writing_session() as session:
            decisions.save_answer(session, here().me, project_id(), question.id, chosen, here().today)
        st.rerun()
    if hint:
        _hint(words, hint, differs=chosen not in {None, hint, UNSURE})
    _move(place, asked, answered=chosen is not None)
    with st.expander(_("Kvifor spør vi om dette?"), icon=":material/help:", expanded=place == 0):
        st.markdown(plain_text(words.why))
        st.markdown(_("**Døme:** {example}", example=words.example))


def _hint(words: QuestionWords, hint: str, *, differs: bool) -> None:
    said = _("Prosjektet og klasselista seier: **{answer}**", answer=words.options[hint].label)
    if differs:
        st.warning(f"{said}. {_('Du har svart noko anna. Rett det som er feil.')}", icon=":material/rule:")
    else:
        quiet(said)


def _move(place: int, asked: tuple[Question, ...], *, answered: bool) -> None:
    with st.container(horizontal=True):
        if st.query_params.get(_RETURN):
            # Who changes one answer of the list goes on with the list, and sees there what has changed.
            if st.button(bare("Til alle svara"), type="primary", icon=":material/checklist:"):
                _go(_ALL, **{_CHANGED: asked[place].id})
            return
        if st.button(bare("Tilbake"), icon=":material/arrow_back:", disabled=place == 0):
            _go(asked[place - 1].id)
        if st.button(bare("Neste"), type="primary", icon=":material/arrow_forward:", disabled=not answered):
            _go(_ALL if place + 1 == len(asked) else asked[place + 1].id)
        if st.button(bare("Alle svara"), type="tertiary", icon=":material/checklist:"):
            _go(_ALL)
    quiet(_("Kvart svar blir lagra med ein gong. Du kan gå frå sida og halde fram seinare."))


def _go(question: str, **more: str) -> None:
    st.query_params.from_dict({ADDRESS_KEY: project_id(), _QUESTION: question, **more})
    st.rerun()


def _all_answers(card: ProjectCard, asked: tuple[Question, ...], given: dict[str, str], hints: dict[str, str]) -> None:
    words = decision_words(_rules.version, here().words.language).questions
    st.title(_("Sjå over svara dine"))
    missing = [question for question in asked if question.id not in given]
    if missing:
        st.warning(
            here().words.plural(
                "{n} spørsmål manglar svar. Det tel som «Eg er usikker», og gir tvil.",
                "{n} spørsmål manglar svar. Dei tel som «Eg er usikker», og gir tvil.",
                len(missing),
            ),
            icon=":material/help:",
        )
    for question in asked:
        answer = given.get(question.id)
        title = plain_text(words[question.id].title)
        said = plain_text(words[question.id].options[answer].label) if answer else f":orange[{_('Manglar svar')}]"
        hint = hints.get(question.id)
        if hint and answer not in {None, hint, UNSURE}:
            label = words[question.id].options[hint].label
            said += f"  \n:orange[:material/rule: {_('Prosjektet og klasselista seier: {answer}', answer=label)}]"
        if question.id == st.query_params.get(_CHANGED):
            said += f"  \n:green[:material/edit_note: {_('Her var du nettopp')}]"
        row = st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center")
        row.markdown(f"{title}  \n**{said}**", width="stretch")
        if row.button(bare("Endre"), key=f"change-{question.id}", type="tertiary", icon=":material/edit:", help=title):
            _go(question.id, **{_RETURN: _ALL})
    st.header(_("Open og lukka side om side"))
    show_comparison(card, _rules.version)
    if st.button(bare("Ta avgjerda"), type="primary", icon=":material/gavel:"):
        with writing_session() as session:
            decisions.record_decision(session, here().me, project_id(), here().today)
        st.switch_page("planner/pages/verdict.py", query_params={ADDRESS_KEY: project_id()})


def _show() -> None:
    with reading_session() as session:
        given = decisions.answers(session, here().me, project_id())
        asked = relevant(_rules, given)
        following = next_question(_rules, given)
        wanted = st.query_params.get(_QUESTION) or (following.id if following else _ALL)
        shown = next((question for question in asked if question.id == wanted), None)
        hinted = shown is None or shown.id in HINTED
        hints = decisions.hints(session, here().me, project_id(), here().today) if hinted else {}
        card = None if shown else project_card(session, here().me, project_id(), here().today)
    way_back()
    if shown:
        # The address names the question from the first: choosing an answer never turns the page by itself.
        st.query_params[_QUESTION] = shown.id
        _ask(shown, asked, given, hints.get(shown.id))
    elif card:
        _all_answers(card, asked, given, hints)


_rules = rule_set(here().today)
_show()
