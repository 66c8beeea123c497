"""What waits for the principal: openings to approve, and decisions that newer rules judge differently."""

import streamlit as st

from planner.content.decision import rule_set
from planner.pages.here import _, here, plain_text, reading_session, writing_session
from planner.pages.look import OUTCOMES, audience_name, quiet
from planner.services import approvals


def show_approvals() -> None:
    """Show the openings that wait for a yes; nothing when none does."""
    with reading_session() as session:
        waiting = approvals.waiting_for_approval(session, here().me)
        changed = approvals.judged_again(session, here().me, rule_set(here().today), here().today)
    if waiting:
        st.header(here().words.plural("{n} nettstad ventar på deg", "{n} nettstader ventar på deg", len(waiting)))
    for project, site, decided in waiting:
        with st.container(border=True):
            st.markdown(f"**{plain_text(project.title)}** {OUTCOMES[decided.final_outcome].inline()}")
            quiet(_("{site} · {audience}", site=site.name, audience=audience_name(site.audience)))
            with st.container(horizontal=True):
                if st.button(_("Les avgjerda"), key=f"read-{project.id}"):
                    st.switch_page("planner/pages/verdict.py", query_params={"project": project.id})
                if st.button(_("Godkjenn"), key=f"approve-{project.id}", type="primary", icon=":material/check:"):
                    with writing_session() as session:
                        approvals.approve(session, here().me, project.id)
                    st.rerun()
    for one in changed:
        with st.container(border=True):
            st.markdown(
                _(
                    "**{title}**: Reglane er nye. Avgjerda er {before}, "
                    "men etter dei nye reglane ville ho ha vore {after}.",
                    title=one.project.title,
                    before=here().words(OUTCOMES[one.before.outcome].word).lower(),
                    after=here().words(OUTCOMES[one.after.outcome].word).lower(),
                )
            )
            if st.button(_("Sjå på avgjerda"), key=f"again-{one.project.id}"):
                st.switch_page("planner/pages/verdict.py", query_params={"project": one.project.id})
