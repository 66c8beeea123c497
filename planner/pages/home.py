"""Home: what to do next and the projects; before there is a school, the two ways to begin."""

import streamlit as st

from planner.domain.decide_today import DecideKind
from planner.domain.permission import Action
from planner.pages.components.approvals import show_approvals
from planner.pages.components.beginning import show_beginning
from planner.pages.components.decide_today import show_decide_today
from planner.pages.components.figures import show_figures
from planner.pages.components.guideline_news import show_guideline_news
from planner.pages.components.project_cards import show_projects
from planner.pages.components.site_todo import show_my_sites
from planner.pages.here import _, here

if not here().any_school:
    show_beginning()
elif not here().may(Action.SEE_PROJECTS):
    show_figures()
else:
    st.title(_("Hei, {name}", name=here().me.name.split()[0]))
    show_guideline_news()
    if here().may(Action.APPROVE):
        # What these decide stands below, with all that is needed to decide it.
        show_decide_today(besides={DecideKind.APPROVE, DecideKind.JUDGED_AGAIN, DecideKind.CHANGED_ADVICE})
        show_approvals()
    show_projects()
    show_my_sites()
