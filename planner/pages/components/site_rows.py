"""The list of sites: a card a site, a page at a time, or how many there are of each kind."""

from collections.abc import Iterator

import streamlit as st

from planner.domain.project import Audience
from planner.domain.site import InUse, SiteState
from planner.domain.site_list import PAGE, GroupBy, SiteGroup, SitePage, SiteRow
from planner.pages.components.site_filter import ask
from planner.pages.components.site_shown import site_link
from planner.pages.components.site_words import (
    ALARM,
    IN_USE,
    INPUT_WAITS,
    NO_EDITOR,
    SITE_STATES,
    audience_shown,
    check_look,
    platform_name,
)
from planner.pages.here import _, bare, here, plain_text
from planner.pages.look import audience_name, quiet
from planner.settings import day_of

_PART_OF_ADDRESS = {
    GroupBy.PLATFORM: "platform",
    GroupBy.EDITOR: "editor",
    GroupBy.CLASS: "class",
    GroupBy.AUDIENCE: "audience",
}


def show_rows(found: SitePage) -> None:
    """Show a page of the list, and the way to the others."""
    quiet(here().words.plural("{n} nettstad", "{n} nettstader", found.total))
    for row in found.rows:
        _row(row)
    _pages(found)


def show_groups(groups: tuple[SiteGroup, ...], by: GroupBy) -> None:
    """Show how many sites there are of each kind; a press shows them."""
    quiet(_("Avslutta nettstader er ikkje med."))
    for group in groups:
        with st.container(border=True, horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            if group.id is None:
                st.markdown(_("Utan klasse"), width="content")
            else:
                st.button(
                    plain_text(_name(group, by)),
                    key=f"group-{group.id}",
                    icon=":material/filter_alt:",
                    type="tertiary",
                    on_click=ask,
                    kwargs={_PART_OF_ADDRESS[by]: group.id, "group": None},
                )
            count = here().words.plural("{n} nettstad", "{n} nettstader", group.sites)
            quiet(_("{count}, {n} i drift", count=count, n=group.open), width="content")


def _row(row: SiteRow) -> None:
    with st.container(border=True, gap="xxsmall"):
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            site_link(row.id, f"**{plain_text(row.name)}**")
            st.markdown(" ".join(_badges(row)), width="content")
        quiet(" · ".join(_about(row)))


def _badges(row: SiteRow) -> list[str]:
    here_still = row.state is not SiteState.RETIRED
    shown = [ALARM] if row.check_alarm else []
    shown += [NO_EDITOR] if here_still and not row.editor_here else []
    shown += [INPUT_WAITS] if here_still and row.unanswered_since else []
    shown += [IN_USE[row.in_use]] if row.in_use in {InUse.ASKED, InUse.LATE} else []
    return [one.inline() for one in (*shown, SITE_STATES[row.state])]


def _about(row: SiteRow) -> Iterator[str]:
    yield audience_shown(row.audience)
    yield from (plain_text(part) for part in (platform_name(row.platform), row.editor, row.class_label) if part)
    short = here().words.short_date
    if row.retired_on:
        yield _("avslutta {day}", day=short(row.retired_on))
    elif row.opened_on:
        yield _("stadfesta {day}", day=short(max(row.opened_on, row.confirmed_on or row.opened_on)))
    if row.checked_at:
        look = check_look(row.check_state)
        yield f":material/{look.icon}: {bare(look.word).lower()} {short(day_of(row.checked_at))}"


def _name(group: SiteGroup, by: GroupBy) -> str:
    if by is GroupBy.PLATFORM:
        return platform_name(group.name)
    return audience_name(Audience(group.name)) if by is GroupBy.AUDIENCE else group.name


def _pages(found: SitePage) -> None:
    last = (found.total - 1) // PAGE
    if last < 1:
        return
    with st.container(horizontal=True, horizontal_alignment="center", vertical_alignment="center"):
        _turn(bare("Førre"), found.page - 1, "chevron_left", disabled=found.page == 0)
        quiet(_("Side {n} av {of}", n=found.page + 1, of=last + 1), width="content")
        _turn(bare("Neste"), found.page + 1, "chevron_right", disabled=found.page == last)


def _turn(label: str, page: int, icon: str, *, disabled: bool) -> None:
    st.button(
        label,
        key=f"page-{icon}",
        icon=f":material/{icon}:",
        disabled=disabled,
        on_click=lambda: st.query_params.update({"page": str(page + 1)}),
    )
