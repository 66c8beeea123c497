"""The figures on top of the list: how many sites there are of each kind, and a press shows them."""

from typing import NamedTuple

import streamlit as st

from planner.domain.site import InUse, SiteState
from planner.domain.site_list import SiteCounts
from planner.errors import N_
from planner.pages.components.site_filter import ask_alone
from planner.pages.here import bare


class _Figure(NamedTuple):
    word: str
    name: str
    value: str
    sites: int
    icon: str


def show_figures(counts: SiteCounts) -> None:
    """Show a button a figure; the one whose sites are shown has a tick, and a press on it shows all again."""
    with st.container(horizontal=True, gap="xsmall"):
        for one in _figures(counts):
            is_shown = st.query_params.get(one.name) == one.value
            st.button(
                bare(one.word, n=one.sites),
                key=f"figure-{one.name}-{one.value}",
                type="primary" if is_shown else "secondary",
                icon=":material/check:" if is_shown else f":material/{one.icon}:",
                on_click=ask_alone,
                kwargs={} if is_shown else {one.name: one.value},
            )


def _figures(counts: SiteCounts) -> list[_Figure]:
    """Return what is always worth knowing, and what asks somebody to act where there is any."""
    states = counts.states
    always = [
        _Figure(N_("{n} i bruk"), "state", str(SiteState.ACTIVE), states[SiteState.ACTIVE], "check_circle"),
        _Figure(N_("{n} planlagde"), "state", str(SiteState.PLANNED), states[SiteState.PLANNED], "edit_calendar"),
    ]
    where_any = [
        _Figure(N_("{n} manglar stadfesting"), "late", "1", counts.in_use[InUse.LATE], "alarm"),
        _Figure(N_("{n} i dvale"), "state", str(SiteState.DORMANT), states[SiteState.DORMANT], "bedtime"),
        _Figure(N_("{n} alarm"), "alarm", "1", counts.alarms, "notification_important"),
        _Figure(N_("{n} utan redaktør"), "no_editor", "1", counts.no_editor, "person_off"),
    ]
    return [*always, *(one for one in where_any if one.sites)]
