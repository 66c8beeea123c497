"""The decision: the outcome, the reasons with their sources, the conditions, and what would change it."""

from collections.abc import Callable, Iterable
from functools import partial
from itertools import groupby

import streamlit as st

from planner.content.decision import decision_words
from planner.content.decision_words import DecisionWords
from planner.domain.advice import Place
from planner.domain.decision import Outcome, Rule, Verdict
from planner.domain.guideline import Guideline
from planner.domain.permission import Action, Actor
from planner.domain.record import DecisionRecord
from planner.pages.components.comparison import show_comparison
from planner.pages.components.principal import show_agreement_form, show_principal
from planner.pages.components.project_shown import ADDRESS_KEY, project_id, way_back
from planner.pages.components.sources import show_source
from planner.pages.components.tip import show_tip
from planner.pages.here import _, bare, here, plain_text, reading_session
from planner.pages.look import OUTCOMES, quiet
from planner.services import decisions
from planner.services.documents import agreement_pdf, decision_record_pdf
from planner.services.guidelines import guideline_on
from planner.services.progress import ProjectCard, project_card
from planner.settings import day_of
from planner.storage import Session


def _show(card: ProjectCard, decided: DecisionRecord, advice: Guideline) -> None:
    verdict = decisions.verdict_of(decided)
    words = decision_words(decided.rule_set, here().words.language)
    _outcome(decided, words)
    _what_happened_since(decided)
    if here().may(Action.APPROVE):
        show_principal(card, decided, verdict)
    if decided.needs_agreement and here().may(Action.DECIDE):
        show_agreement_form()
    _documents(decided)
    if verdict.deciding:
        st.header(_("Grunnane"))
        _reasons(verdict.deciding, words, advice)
    _conditions(verdict, words, advice)
    _flips(verdict, words)
    with st.expander(_("Open og lukka side om side")):
        show_comparison(card, decided.rule_set)
    if here().may(Action.DECIDE) and st.button(bare("Endre svara"), icon=":material/edit:"):
        st.switch_page("planner/pages/walk.py", query_params={ADDRESS_KEY: project_id(), "question": "all"})
    quiet(
        _(
            "Regelsett {version} · gjort {day}",
            version=decided.rule_set,
            day=here().words.date(day_of(decided.recorded_at)),
        )
    )


def _outcome(decided: DecisionRecord, words: DecisionWords) -> None:
    outcome = words.outcomes[decided.final_outcome]
    look = OUTCOMES[decided.final_outcome]
    with st.container(border=True):
        st.title(f":{look.colour}[:material/{look.icon}:] {plain_text(outcome.title)}")
        if decided.final_outcome is decided.outcome:
            st.markdown(plain_text(outcome.lead))
        st.markdown(_("**Kva no?** {text}", text=outcome.next))


def _what_happened_since(decided: DecisionRecord) -> None:
    if decided.approval:
        st.success(
            _("Rektor godkjende opninga {day}.", day=here().words.date(day_of(decided.approval.at))),
            icon=":material/verified:",
        )
    if decided.override:
        st.info(
            _(
                "Rektor gjorde om avgjerda frå {before} til {after}: {reason}",
                before=here().words(OUTCOMES[decided.outcome].word).lower(),
                after=here().words(OUTCOMES[decided.override.outcome].word).lower(),
                reason=decided.override.reason,
            ),
            icon=":material/gavel:",
        )
    if decided.agreement:
        st.success(
            _(
                "Avtalt {day}: {outcome}. Avtalen er gjord med {people}.",
                day=here().words.date(decided.agreement.on),
                outcome=here().words(OUTCOMES[decided.agreement.outcome].word).lower(),
                people=decided.agreement.agreed_with,
            ),
            icon=":material/handshake:",
        )


def _reasons(rules: Iterable[Rule], words: DecisionWords, advice: Guideline) -> None:
    by_source: dict[str, list[Rule]] = {}
    for rule in rules:
        by_source.setdefault(rule.source, []).append(rule)
    for source, found in by_source.items():
        for rule in found:
            st.markdown(plain_text(words.rules[rule.id]))
        show_source(source, words, advice)


def _conditions(verdict: Verdict, words: DecisionWords, advice: Guideline) -> None:
    if verdict.conditions:
        st.header(_("Dette må vere på plass"))
        quiet(_("Kvart punkt er ei oppgåve på prosjektsida, med namn og dato."))
        st.markdown("\n".join(f"- {plain_text(words.conditions[one].task)}" for one in verdict.conditions))
    if others := [rule for rule in verdict.rules if rule not in verdict.deciding]:
        with st.expander(_("Kvifor må dette vere på plass?") if verdict.conditions else _("Andre grunnar")):
            _reasons(others, words, advice)


def _flips(verdict: Verdict, words: DecisionWords) -> None:
    if not verdict.flips:
        return
    st.header(_("Kva ville ha endra avgjerda?"))
    for outcome in Outcome:
        found = [flip for flip in verdict.flips if flip.outcome is outcome]
        if not found:
            continue
        count = here().words.plural("{n} anna svar", "{n} andre svar", len(found))
        with st.expander(f"{OUTCOMES[outcome].inline()} {count}"):
            for question, flips in groupby(found, key=lambda flip: flip.question):
                asked = words.questions[question]
                answers = "\n".join(f"- {plain_text(asked.options[flip.answer].label)}" for flip in flips)
                st.markdown(f"**{plain_text(asked.title)}**\n{answers}")


def _documents(decided: DecisionRecord) -> None:
    language = here().words.language
    with st.container(horizontal=True):
        if st.button(bare("Til oppgåvene"), icon=":material/checklist:"):
            st.switch_page("planner/pages/project.py", query_params={ADDRESS_KEY: project_id()})
        st.download_button(
            bare("Avgjerda som PDF"),
            partial(_pdf, decision_record_pdf, here().me, project_id(), language),
            "avgjerd.pdf",
            "application/pdf",
            on_click="ignore",
            icon=":material/download:",
        )
        if decided.outcome is Outcome.DOUBT:
            st.download_button(
                bare("Avtalen som PDF"),
                partial(_pdf, agreement_pdf, here().me, project_id(), language),
                "avtale.pdf",
                "application/pdf",
                on_click="ignore",
                icon=":material/handshake:",
            )


def _pdf(make: Callable[[Session, Actor, str, str], bytes], actor: Actor, shown: str, language: str) -> bytes:
    with reading_session() as session:
        return make(session, actor, shown, language)


with reading_session() as session:
    shown = project_card(session, here().me, project_id(), here().today)
    advice = guideline_on(session, day_of(shown.decided.recorded_at)) if shown.decided else None
way_back()
if shown.decided and advice:
    _show(shown, shown.decided, advice)
    show_tip(Place.VERDICT)
else:
    st.info(_("Det er ikkje tatt noka avgjerd enno. Gå gjennom spørsmåla først."))
