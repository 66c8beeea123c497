"""Open and closed side by side for one site: who sees it, which consents, others' works, comments, how it ends."""

import streamlit as st

from planner.content.decision import decision_words
from planner.domain.decision import Outcome
from planner.pages.here import here, plain_text
from planner.pages.look import OUTCOMES
from planner.services.progress import ProjectCard


def show_comparison(card: ProjectCard, version: str) -> None:
    """Show the two columns; the rows are the rule set's own words."""
    rows = decision_words(version, here().words.language).comparison
    ends = here().words.date(card.project.ends)
    for column, outcome in zip(st.columns(2), (Outcome.OPEN, Outcome.CLOSED), strict=True):
        with column, st.container(border=True, height="stretch"):
            OUTCOMES[outcome].badge()
            for row in rows:
                text = row.open if outcome is Outcome.OPEN else row.closed
                st.markdown(f"**{plain_text(row.topic)}**  \n{plain_text(text.format(site=card.site.name, end=ends))}")
