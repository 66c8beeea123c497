"""The list behind a figure or a line of today: what it is about, and what can be done with each."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

import streamlit as st

from planner.domain.decide_today import DecideKind
from planner.domain.guideline import Guideline
from planner.domain.overview_marks import Mark, RowId
from planner.errors import N_
from planner.pages.components.approvals import show_approvals
from planner.pages.components.overview_rows import quoted
from planner.pages.components.overview_words import MARKS, mark_means, row_counted, row_title
from planner.pages.here import _, bare, here, plain_text, reading_session, writing_session
from planner.pages.look import quiet
from planner.services.overview_lists import ProjectBehind, SiteBehind, projects_behind, sites_behind
from planner.services.site_life import approve_site, informed

_Behind = TypeVar("_Behind", SiteBehind, ProjectBehind)
_MOST = 50
_OVER_TIME = (Mark.FAILED, Mark.LATE)
_OVERVIEW, _SITE, _REPLIES = "planner/pages/overview.py", "planner/pages/site.py", "planner/pages/replies.py"
_TITLES = {
    DecideKind.APPROVE: N_("Ventar på at du godkjenner"),
    DecideKind.JUDGED_AGAIN: N_("Nye reglar, anna utfall"),
    DecideKind.INFORM: N_("Nettstader du ikkje er informert om"),
    DecideKind.TAKE_DOWN: N_("Skulle ha vore tatt ned"),
    DecideKind.NO_DECISION: N_("I bruk utan ei avgjerd som gjeld"),
    DecideKind.ANSWER: N_("Nokon ventar på svar"),
}


def show_row_list(id_: RowId, advice: Guideline) -> None:
    """Show what a row counts: what is against the guideline first, then what is late."""
    _way_back()
    st.title(plain_text(row_title(id_)))
    quiet(plain_text(row_counted(id_)))
    if said := quoted(id_, advice):
        st.info(said, icon=":material/format_quote:")
    if id_ is RowId.PICTURE_CONSENT:
        with reading_session() as session:
            projects = projects_behind(session, here().me, here().today)
        _groups(id_, projects, _project)
    else:
        with reading_session() as session:
            sites = sites_behind(session, here().me, id_, here().today)
        _groups(id_, sites, _site)


def show_today_list(kind: DecideKind) -> None:
    """Show what a line of today is about, with what the principal can do about it."""
    _way_back()
    st.title(_(_TITLES.get(kind, N_("Oversikt"))))
    if kind is DecideKind.TAKE_DOWN:
        with reading_session() as session:
            late = [one for one in projects_behind(session, here().me, here().today) if one.take_downs_late]
        _each(late, _project)
        return
    if kind in {DecideKind.APPROVE, DecideKind.JUDGED_AGAIN}:
        show_approvals()
    if kind is not DecideKind.JUDGED_AGAIN:
        with reading_session() as session:
            found = sites_behind(session, here().me, kind, here().today)
        if kind is DecideKind.APPROVE:
            found = tuple(one for one in found if one.site.project_id is None)
        _each(found, {DecideKind.INFORM: _to_know, DecideKind.APPROVE: _to_approve}.get(kind, _site))
        if not found and kind is not DecideKind.APPROVE:
            st.success(_("Her er det ikkje meir å gjere."), icon=":material/task_alt:")


def _way_back() -> None:
    st.page_link(_OVERVIEW, label=_("Til oversikta"), icon=":material/arrow_back:")


def _groups(id_: RowId, found: Sequence[_Behind], show: Callable[[_Behind], None]) -> None:
    by_mark = {mark: [one for one in found if one.mark is mark] for mark in (*_OVER_TIME, Mark.WAITING, Mark.GOOD)}
    most_pressing = next((mark for mark, those in by_mark.items() if those), None)
    for mark, those in by_mark.items():
        if not those:
            continue
        title = f"{MARKS[mark].inline()} {len(those)}"
        means = mark_means(id_, mark)
        is_first = mark in {*_OVER_TIME, most_pressing}
        group = st.expander(title, expanded=is_first, key=f"behind-{mark}", on_change="rerun")
        # What nobody looks at isn't made: a list can be long.
        if not group.open:
            continue
        with group:
            if means:
                quiet(plain_text(means))
            _each(those, show)


def _each(found: Sequence[_Behind], show: Callable[[_Behind], None]) -> None:
    for one in found[:_MOST]:
        show(one)
    if len(found) > _MOST:
        quiet(_("Og {n} til. Dei kjem når desse er ordna.", n=len(found) - _MOST))


def _site(one: SiteBehind) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        _site_link(one)
        quiet(plain_text(one.site.editor), width="content")


def _site_link(one: SiteBehind) -> None:
    label = plain_text(one.site.name)
    st.page_link(_SITE, label=label, icon=":material/language:", query_params={"site": one.site.id})


def _project(one: ProjectBehind) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        label = plain_text(f"{one.project.title}, {one.project.class_label}")
        st.page_link(_REPLIES, label=label, icon=":material/how_to_reg:", query_params={"project": one.project.id})
        said = _("{replied} av {letters} brev er svara på", replied=one.replied, letters=one.letters)
        late = here().words.plural("{n} ting skal ned", "{n} ting skal ned", one.take_downs_late)
        quiet(f"{said} · {plain_text(late)}" if one.take_downs_late else said, width="content")


def _to_know(one: SiteBehind) -> None:
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        _site_link(one)
        if st.button(bare("Eg er informert"), key=f"informed-{one.site.id}", icon=":material/check:"):
            _do(partial(informed, site_id=one.site.id, today=here().today))


def _to_approve(one: SiteBehind) -> None:
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        _site_link(one)
        key = f"approve-site-{one.site.id}"
        if st.button(bare("Godkjenn"), key=key, type="primary", icon=":material/check:"):
            _do(partial(approve_site, site_id=one.site.id, today=here().today))


def _do(verb: Callable[..., object]) -> None:
    with writing_session() as session:
        verb(session, here().me)
    st.rerun()
