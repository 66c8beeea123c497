"""Which sites the list shows: the page's address says it, so that other pages can link to a filtered list.

The address holds ids and the names of closed sets, `state=dormant`, `late=1`; what is searched for stays out of it.
"""

from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from typing import Any, TypeVar

import streamlit as st

from planner.content.platforms import platforms
from planner.domain.check import CheckState
from planner.domain.project import Audience
from planner.domain.site import SiteState
from planner.domain.site_list import GroupBy, SiteQuery, SortBy
from planner.errors import N_
from planner.pages.components.site_words import GROUPS, SITE_STATES, SORTS, platform_name
from planner.pages.here import bare, here, plain_text, reading_session
from planner.pages.look import audience_name
from planner.services.site_labels import CHECK_WORDS
from planner.services.sites import site_groups
from planner.services.staff import staff_list

_Set = TypeVar("_Set", bound=StrEnum)
# What the list can be narrowed to with one switch; each is a field of the query and a part of the address.
ONLY = {
    "late": N_("Manglar stadfesting"),
    "alarm": N_("Alarm"),
    "no_editor": N_("Utan redaktør"),
    "to_approve": N_("Ventar på godkjenning"),
    "not_informed": N_("Rektor er ikkje informert"),
    "public": N_("På den offentlege lista"),
}
_NOT_A_FILTER = frozenset({"sort", "group", "page"})
_NEWEST_FIRST = frozenset({SortBy.CREATED})
_TEXT, _MINE, _KIND = "sites-text", "sites-mine", "sites-only"
_MOST_PAGES = 100_000
_WIDTH = 168


def asked() -> SiteQuery:
    """Return what the page's address asks for; what it can't mean is passed over."""
    params, sort = st.query_params, _one(SortBy, "sort") or SortBy.NAME
    return SiteQuery(
        text=st.session_state.get(_TEXT, "") if "text" in params else "",
        state=_one(SiteState, "state"),
        platform=params.get("platform"),
        audience=_one(Audience, "audience"),
        editor_id=params.get("editor"),
        class_id=params.get("class"),
        mine="mine" in params,
        check=_one(CheckState, "check"),
        sort=sort,
        descending=sort in _NEWEST_FIRST,
        page=_page() - 1,
        **_switches(),
    )


def grouped() -> GroupBy | None:
    """Return what the sites are to be counted by, None for the list itself."""
    return _one(GroupBy, "group")


def ask(**changes: str | None) -> None:
    """Change the page's address, for callbacks: None takes a part away, and the list begins at its first page.

    What is counted is the whole register, so that filters and counting take turns.
    """
    wanted = st.query_params.to_dict() | changes | {"page": None}
    if changes.get("group"):
        wanted |= dict.fromkeys(set(wanted) - _NOT_A_FILTER)
    elif set(changes) - _NOT_A_FILTER:
        wanted["group"] = None
    st.query_params.from_dict({name: value for name, value in wanted.items() if value})


def ask_alone(**filters: str | None) -> None:
    """Ask for nothing but these filters, for callbacks; without any, for all sites."""
    ask(**dict.fromkeys(set(st.query_params) - _NOT_A_FILTER), **filters)


def show_filters() -> None:
    """Show the search field and the choices."""
    if "text" not in st.query_params:
        st.session_state[_TEXT] = ""
    st.text_input(
        bare("Søk"),
        key=_TEXT,
        type="search",
        icon=":material/search:",
        placeholder=bare("Namn, adresse, redaktør, klasse eller prosjekt"),
        on_change=lambda: ask(text="1" if st.session_state[_TEXT] else None),
        persist_state="session",
    )
    with st.container(horizontal=True, vertical_alignment="bottom", gap="xsmall"):
        _choice("state", bare("Tilstand"), SiteState, lambda one: bare(SITE_STATES[SiteState(one)].word))
        _choice("audience", bare("Kven kan sjå"), Audience, lambda one: audience_name(Audience(one)))
        _choice("platform", bare("Plattform"), platforms(here().words.language), platform_name)
        _only()
        _choice("sort", bare("Sorter etter"), SORTS, lambda one: bare(SORTS[SortBy(one)]), str(SortBy.NAME))
        group = bare("Tel opp etter")
        _choice("group", group, GROUPS, lambda one: bare(GROUPS[GroupBy(one)]), nothing=bare("Ingenting"))
        st.session_state[_MINE] = "mine" in st.query_params
        st.checkbox(bare("Berre mine"), key=_MINE, on_change=_ask_mine)


def show_chosen() -> None:
    """Show what the address asks for beyond the choices, each with a way to take it away."""
    with st.container(horizontal=True, gap="xsmall"):
        for name, told in _chosen():
            st.button(told, key=f"chosen-{name}", icon=":material/close:", on_click=ask, kwargs={name: None})


def _chosen() -> Iterator[tuple[str, str]]:
    query = asked()
    if query.check:
        yield "check", bare("Sjekk: {state}", state=bare(CHECK_WORDS[CheckState(query.check)]).lower())
    if not (query.editor_id or query.class_id):
        return
    with reading_session() as session:
        names = {one.id: one.name for one in staff_list(session, here().me)} if query.editor_id else {}
        labels = site_groups(session, here().me, GroupBy.CLASS, here().today) if query.class_id else ()
    if query.editor_id:
        yield "editor", bare("Redaktør: {name}", name=plain_text(names.get(query.editor_id, "?")))
    if query.class_id:
        label = next((one.name for one in labels if one.id == query.class_id), "?")
        yield "class", bare("Klasse: {label}", label=plain_text(label))


def _choice(
    name: str,
    label: str,
    options: Iterable[str],
    told: Callable[[str], str],
    default: str | None = None,
    *,
    nothing: str | None = None,
) -> None:
    key, known = f"sites-{name}", list(map(str, options))
    chosen = st.query_params.get(name, default)
    st.session_state[key] = chosen if chosen in known else default
    st.selectbox(
        label,
        known,
        index=None,
        format_func=told,
        key=key,
        placeholder=nothing or bare("Alle"),
        on_change=lambda: ask(**{name: None if st.session_state[key] == default else st.session_state[key]}),
        width=_WIDTH,
    )


def _only() -> None:
    chosen = [name for name, is_on in _switches().items() if is_on]
    st.session_state[_KIND] = chosen[0] if chosen else None
    st.selectbox(
        bare("Vis berre"),
        list(ONLY),
        index=None,
        format_func=lambda one: bare(ONLY[one]),
        key=_KIND,
        placeholder=bare("Alle"),
        on_change=lambda: ask(**{name: "1" if name == st.session_state[_KIND] else None for name in ONLY}),
        width=_WIDTH,
    )


def _ask_mine() -> None:
    ask(mine="1" if st.session_state[_MINE] else None)


def _switches() -> dict[str, Any]:
    return {name: name in st.query_params for name in ONLY}


def _one(kind: type[_Set], name: str) -> _Set | None:
    value = st.query_params.get(name)
    return kind(value) if value in set(kind) else None


def _page() -> int:
    text = st.query_params.get("page", "")
    return min(int(text), _MOST_PAGES) if text.isascii() and text.isdecimal() and text.strip("0") else 1
