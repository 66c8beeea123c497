"""The crisis notice on every page: who speaks, and what waits."""

from collections.abc import Iterable

import streamlit as st

from planner.domain.crisis import CrisisNotice
from planner.pages.here import _, here, plain_text


def show_notices(notices: Iterable[CrisisNotice]) -> None:
    """Show each notice in force; nothing when there is none."""
    for one in notices:
        st.error("  \n".join(_lines(one)), icon=":material/campaign:")


def show_crisis_link() -> None:
    """Show the way to raise or lift a notice."""
    label = _("Avlys krisa") if here().crisis else _("Meld krise")
    st.page_link("planner/pages/crisis.py", label=label, icon=":material/campaign:")


def _lines(notice: CrisisNotice) -> list[str]:
    if notice.phone:
        said = _(
            "**Krise: Berre {speaker} uttaler seg.** Vis alle som spør, til telefon {phone}.",
            speaker=notice.speaker,
            phone=notice.phone,
        )
    else:
        said = _("**Krise: Berre {speaker} uttaler seg.** Vis alle som spør, dit.", speaker=notice.speaker)
    wait = _("Ikkje legg ut noko. Brev og opningar ventar til krisa er avlyst.")
    return [said, *([plain_text(notice.message)] if notice.message else []), wait]
