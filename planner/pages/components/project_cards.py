"""The projects of the person here as cards: where each stands and what to do next."""

import streamlit as st

from planner.domain.permission import Action
from planner.domain.steps import StepKind, StepState, first_to_do
from planner.pages.components.step_words import next_words
from planner.pages.here import _, here, plain_text, reading_session
from planner.pages.look import STEP_STATES, audience_name, quiet
from planner.services.classes import has_class
from planner.services.progress import ProjectCard, my_cards


def show_projects() -> None:
    """Show the projects that run, the one that is most pressing first, and those that have ended below."""
    with reading_session() as session:
        cards = my_cards(session, here().me, here().today)
        any_class = has_class(session, here().me, here().today)
    running = sorted((card for card in cards if card.project.ends >= here().today), key=_urgency)
    ended = [card for card in cards if card.project.ends < here().today]
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.header(_("Prosjekta"))
        if (
            any_class
            and here().may(Action.CHANGE_PROJECT)
            and st.button(_("Nytt prosjekt"), type="primary", icon=":material/add:")
        ):
            st.switch_page("planner/pages/project_form.py")
    if not (any_class or cards):
        _no_class()
    elif any_class and not running:
        st.info(_("Ingen prosjekt enno. Lag eitt når klassen vil vise noko på nett."), icon=":material/lightbulb:")
    for card in running:
        _card(card)
    if ended:
        with st.expander(here().words.plural("{n} prosjekt er avslutta", "{n} prosjekt er avslutta", len(ended))):
            for card in ended:
                _card(card)


def _card(card: ProjectCard) -> None:
    step = first_to_do(card.steps)
    done = sum(one.state is StepState.DONE for one in card.steps)
    with st.container(border=True):
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            st.page_link(
                "planner/pages/project.py",
                label=f"**{plain_text(card.project.title)}**",
                icon=":material/folder_open:",
                query_params={"project": card.project.id},
            )
            STEP_STATES[step.state if step else StepState.DONE].badge()
        st.markdown(next_words(step, card) if step else _("Alt er i orden."))
        about = _(
            "{class_label} · {audience} · {done} av {all} steg ferdige · til {end}",
            class_label=card.school_class.label,
            audience=audience_name(card.site.audience),
            done=done,
            all=len(card.steps),
            end=here().words.date(card.project.ends),
        )
        quiet(f"{about} · {_deadline(card)}" if _waits_for_replies(card) else about)


def _waits_for_replies(card: ProjectCard) -> bool:
    """Say whether answers may still come; what comes next may tell of something else that is more pressing."""
    replies = next(one for one in card.steps if one.kind is StepKind.REPLIES)
    return replies.state is not StepState.DONE and card.project.ends >= here().today


def _deadline(card: ProjectCard) -> str:
    return _("svarfrist {reply_by}", reply_by=here().words.date(card.project.reply_by))


def _no_class() -> None:
    with st.container(border=True):
        st.markdown(_("**Først treng du ei klasseliste.** Hent ho frå skulesystemet, eller lim inn frå eit rekneark."))
        if st.button(_("Importer klasseliste"), type="primary", icon=":material/upload_file:"):
            st.switch_page("planner/pages/roster_import.py")


def _urgency(card: ProjectCard) -> tuple[int, str]:
    step = first_to_do(card.steps)
    order = [StepState.LATE, StepState.TO_DO, StepState.WAITING]
    return (order.index(step.state) if step else len(order), card.project.ends.isoformat())
