"""What the principal is to decide or do today: at most five lines, each with the way to do it."""

from collections.abc import Collection, Sequence

import streamlit as st

from planner.domain.decide_today import Decide, DecideKind
from planner.errors import N_
from planner.pages.components.overview_words import said
from planner.pages.here import _, here, plain_text, reading_session
from planner.services.overview import lines_for_today

_SITES, _SITE, _LIST = "planner/pages/sites.py", "planner/pages/site.py", "planner/pages/overview_list.py"
_ICONS = {
    DecideKind.ALARM: "notification_important",
    DecideKind.TAKE_DOWN: "delete_sweep",
    DecideKind.APPROVE: "approval",
    DecideKind.NO_DECISION: "gavel",
    DecideKind.NO_EDITOR: "person_off",
    DecideKind.JUDGED_AGAIN: "rule",
    DecideKind.CHANGED_ADVICE: "difference",
    DecideKind.INFORM: "mark_email_unread",
    DecideKind.ANSWER: "mark_chat_unread",
    DecideKind.ARCHIVE: "inventory_2",
    DecideKind.PRACTICE: "forum",
    DecideKind.DORMANT: "bedtime",
}
_FILTERS = {
    DecideKind.ALARM: {"alarm": "1"},
    DecideKind.NO_EDITOR: {"no_editor": "1"},
    DecideKind.DORMANT: {"state": "dormant"},
}
_ACTS = {DecideKind.APPROVE: N_("Sjå og godkjenn"), DecideKind.INFORM: N_("Sjå og kvitter")}
_PAGES = {
    DecideKind.CHANGED_ADVICE: "planner/pages/home.py",
    DecideKind.ARCHIVE: "planner/pages/records.py",
    DecideKind.PRACTICE: "planner/pages/discussion_cards.py",
}
# About one site its own page says most; what is done with a press stands in the list.
_OF_ONE_SITE = frozenset(
    {DecideKind.ALARM, DecideKind.NO_DECISION, DecideKind.NO_EDITOR, DecideKind.ANSWER, DecideKind.DORMANT}
)


def show_decide_today(besides: Collection[DecideKind] = ()) -> None:
    """Show what waits for the principal; nothing when nothing does.

    Args:
        besides: what the page shows in another way.
    """
    with reading_session() as session:
        lines = lines_for_today(session, here().me, here().today, besides)
    if lines:
        show_lines(lines)


def show_lines(lines: Sequence[Decide]) -> None:
    """Show lines, each with its button."""
    st.header(_("Avgjer eller gjer i dag"))
    with st.container(border=True, gap="xsmall"):
        for one in lines:
            with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
                st.markdown(f":material/{_ICONS[one.kind]}: **{decide_words(one)}**", width="content")
                page, query = _way(one)
                st.page_link(
                    page,
                    label=_(_ACTS.get(one.kind, N_("Sjå"))),
                    icon=":material/arrow_forward:",
                    icon_position="right",
                    query_params=query,
                )


def decide_words(one: Decide) -> str:
    """Return a line as a sentence."""
    form = "one" if one.count == 1 else "many"
    return plain_text(said()(f"today.{one.kind}.{form}", n=one.count))


def _way(one: Decide) -> tuple[str, dict[str, str]]:
    if one.kind in _PAGES:
        return _PAGES[one.kind], {}
    if one.count == 1 and one.kind in _OF_ONE_SITE:
        return _SITE, {"site": one.id}
    if one.kind in _FILTERS:
        return _SITES, _FILTERS[one.kind]
    return _LIST, {"today": one.kind}
