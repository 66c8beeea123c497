"""The figures on top of the list: how many sites there are of each kind, and a press shows them."""

from typing import NamedTuple

import streamlit as st

from planner.domain.site import InUse, SiteState
from planner.domain.site_list import SiteCounts
from planner.pages.components.site_filter import ask_alone
from planner.pages.components.site_words import ALARM, IN_USE, NO_EDITOR, SITE_STATES
from planner.pages.here import bare, here


class _Figure(NamedTuple):
    label: str
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
                one.label,
                key=f"figure-{one.name}-{one.value}",
                type="primary" if is_shown else "secondary",
                icon=":material/check:" if is_shown else f":material/{one.icon}:",
                on_click=ask_alone,
                kwargs={} if is_shown else {one.name: one.value},
            )


def _figures(counts: SiteCounts) -> list[_Figure]:
    """Return what is always worth knowing, and what asks somebody to act where there is any."""
    plural, late = here().words.plural, counts.in_use[InUse.LATE]
    active, planned, dormant = (counts.states[one] for one in (SiteState.ACTIVE, SiteState.PLANNED, SiteState.DORMANT))
    always = [
        _state(bare("{n} i bruk", n=active), SiteState.ACTIVE, active),
        _state(plural("{n} planlagd", "{n} planlagde", planned), SiteState.PLANNED, planned),
    ]
    where_any = [
        _Figure(bare("{n} manglar stadfesting", n=late), "late", "1", late, IN_USE[InUse.LATE].icon),
        _state(bare("{n} i dvale", n=dormant), SiteState.DORMANT, dormant),
        _Figure(plural("{n} alarm", "{n} alarmar", counts.alarms), "alarm", "1", counts.alarms, ALARM.icon),
        _Figure(bare("{n} utan redaktør", n=counts.no_editor), "no_editor", "1", counts.no_editor, NO_EDITOR.icon),
    ]
    return [*always, *(one for one in where_any if one.sites)]


def _state(label: str, state: SiteState, sites: int) -> _Figure:
    return _Figure(label, "state", str(state), sites, SITE_STATES[state].icon)
