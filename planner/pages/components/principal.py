"""What people do with a decision: the principal approves or overrides it, the teacher records the agreement."""

import streamlit as st

from planner.domain.decision import Outcome, Verdict
from planner.domain.judgement import least_outcome, rests_on_shielded
from planner.domain.record import DecisionRecord
from planner.pages.components.project_shown import project_id
from planner.pages.here import _, bare, here, writing_session
from planner.pages.look import OUTCOMES, quiet
from planner.services import approvals
from planner.services.progress import ProjectCard


def show_principal(card: ProjectCard, decided: DecisionRecord, verdict: Verdict) -> None:
    """Show what the principal can do: approve an opening, or override with a reason."""
    if decided.needs_approval(card.site.audience) and st.button(
        _("Godkjenn at nettstaden blir open"), type="primary", icon=":material/check:"
    ):
        with writing_session() as session:
            approvals.approve(session, here().me, project_id())
        st.rerun()
    if rests_on_shielded(verdict):
        quiet(_("Avgjerda vernar elevar og kan ikkje gjerast om."))
        return
    with st.expander(_("Gjer om avgjerda"), icon=":material/gavel:"), st.form("override", border=False):
        choices = [one for one in Outcome if one.rank >= least_outcome(verdict).rank and one is not decided.outcome]
        outcome = st.radio(bare("Nytt utfall"), choices, format_func=_outcome_name, horizontal=True)
        reason = st.text_area(bare("Grunngiving"), max_chars=2000, help=_("Grunnen blir ståande i avgjerda."))
        if st.form_submit_button(bare("Gjer om"), type="primary") and outcome:
            with writing_session() as session:
                approvals.override(session, here().me, project_id(), outcome, reason or "")
            st.rerun()


def show_agreement_form() -> None:
    """Show the form that records what teacher, pupils and guardians agreed on."""
    with st.expander(_("Skriv inn avtalen"), icon=":material/handshake:"), st.form("agreement", border=False):
        st.markdown(_("Nettstaden kan opne når det står her kva de blei samde om, med kven og når."))
        outcome = st.radio(
            bare("De blei samde om"), [Outcome.OPEN, Outcome.CLOSED], format_func=_outcome_name, horizontal=True
        )
        agreed_with = st.text_input(
            bare("Avtalt med"), max_chars=500, placeholder=bare("Alle i 7B og dei føresette, på foreldremøtet")
        )
        on = st.date_input(bare("Dato"), here().today, max_value=here().today, format="DD.MM.YYYY")
        if st.form_submit_button(bare("Lagre avtalen"), type="primary") and outcome:
            with writing_session() as session:
                approvals.record_agreement(
                    session, here().me, project_id(), outcome, agreed_with or "", on, here().today
                )
            st.rerun()


def _outcome_name(outcome: Outcome) -> str:
    return bare(OUTCOMES[outcome].word)
