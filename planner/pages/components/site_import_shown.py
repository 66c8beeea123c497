"""What an import of sites will do, before it does it: the new ones, those that are here, and the rows with errors."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from planner.pages.components.site_shown import site_link
from planner.pages.components.site_words import platform_name
from planner.pages.here import _, bare, plain_text
from planner.pages.look import audience_name
from planner.services.site_import import SiteImport
from planner.services.site_import_plan import PlannedSite

_MOST_SHOWN = 100


def show_planned(found: SiteImport) -> None:
    """Show how many sites come, which, and which are here already."""
    st.header(_("Dette vil skje"))
    rows = len({(one.file, one.row) for one in found.errors})
    figures = ((bare("Nye nettstader"), len(found.new)), (bare("Her frå før"), len(found.seen)), (bare("Feil"), rows))
    for column, (label, count) in zip(st.columns(3), figures, strict=True):
        column.metric(label, count)
    if found.new:
        _table(found.new)
    if found.seen:
        with st.expander(_("Desse kjem ikkje med, for adressa er her frå før: {n}", n=len(found.seen))):
            for one in found.seen[:_MOST_SHOWN]:
                _seen(one)


def _table(new: Sequence[PlannedSite]) -> None:
    shown = new[:_MOST_SHOWN]
    table = pd.DataFrame(
        {
            bare("Nettstad"): [plain_text(one.listed.name or one.details.address) for one in shown],
            bare("Adresse"): [plain_text(one.details.address) for one in shown],
            bare("Plattform"): [plain_text(platform_name(one.platform)) for one in shown],
            bare("Kven kan sjå"): [audience_name(one.audience) for one in shown],
            bare("Redaktør"): [plain_text(one.editor) for one in shown],
        }
    )
    st.table(table, border="horizontal", hide_index=True, alt=bare("Nettstadene som blir lagde til"))
    if len(new) > _MOST_SHOWN:
        st.markdown(_("og {n} til", n=len(new) - _MOST_SHOWN))


def _seen(one: PlannedSite) -> None:
    if one.known:
        site_link(one.known[0].id, plain_text(one.known[0].name))
    else:
        st.markdown(_("Rad {row} har same adresse som rad {twin}.", row=one.listed.row, twin=one.twin))


def choose_folders(folders: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Show the folders of a bookmarks file to choose from: people's own bookmarks are nobody's business."""
    st.markdown(_("Vel mappene med nettstader for skulen. Dei andre bokmerka blir ikkje lagra."))
    return st.multiselect(bare("Mapper"), list(folders), format_func=plain_folder, placeholder=bare("Vel mapper"))


def plain_folder(folder: tuple[str, ...]) -> str:
    """Return a folder with those it lies in."""
    return " / ".join(folder) or bare("Utan mappe")
