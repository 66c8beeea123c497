"""Importing sites: hand in a list or bookmarks, look at what will happen, then import."""

import streamlit as st

from planner.domain.site_import import SiteList
from planner.pages.components.roster_preview import show_errors, show_warnings
from planner.pages.components.site_import_shown import choose_folders, show_planned
from planner.pages.components.site_shown import LIST, way_to_list
from planner.pages.here import _, bare, here, reading_session, writing_session
from planner.readers.archive import Handed
from planner.readers.site_rows import read_sites
from planner.services.site_import import SiteImport, import_sites, preview_sites

_HEADINGS = "adresse\tnamn\tkven kan sjå\tredaktør"
_EXAMPLE = (
    "adresse;namn;plattform;kven kan sjå;redaktør;vararedaktør;klasse;fag;laga av;sluttar\n"
    "https://klassebloggen.example/7b;Klassebloggen til 7B;WordPress;Alle på internett;Kari Dale;Ola Moen;7B;norsk;"
    "elevar;18.06.2027\n"
)


def _handed_in() -> SiteList | None:
    file_tab, paste_tab = st.tabs([_("Vel ei fil"), _("Lim inn")])
    with file_tab:
        file = st.file_uploader(
            bare("Liste eller bokmerke"),
            type=["csv", "tsv", "txt", "xlsx", "html", "htm"],
            help=_("Csv eller Excel med ei rad for kvar nettstad, eller bokmerka frå nettlesaren som HTML."),
        )
        st.download_button(
            _("Last ned eit døme"), _EXAMPLE.encode("utf-8-sig"), "nettstader.csv", "text/csv", on_click="ignore"
        )
    with paste_tab:
        pasted = st.text_area(
            bare("Lim inn rader frå eit rekneark med overskriftene, eller adresser, ei på kvar linje."),
            height=200,
            placeholder=_HEADINGS,
        )
    if file:
        return _read(Handed(file.name, file.getvalue()))
    return _read(pasted) if pasted and pasted.strip() else None


def _read(source: Handed | str) -> SiteList:
    """Read what was handed in once, however often the page runs."""
    kept = st.session_state.get("sites-read")
    if kept is None or kept[0] != source:
        kept = (source, read_sites(source))
        st.session_state["sites-read"] = kept
    listed: SiteList = kept[1]
    if listed.folders:
        return listed.within(choose_folders(listed.folders))
    return listed


def _preview(listed: SiteList) -> SiteImport:
    kept = st.session_state.get("sites-planned")
    if kept is None or kept[0] != listed:
        with reading_session() as session:
            kept = (listed, preview_sites(session, here().me, listed, here().today))
        st.session_state["sites-planned"] = kept
    planned: SiteImport = kept[1]
    return planned


def _import(listed: SiteList, planned: SiteImport) -> None:
    good_rows = False
    if planned.errors:
        show_errors(planned.errors)
        good_rows = st.checkbox(bare("Importer berre dei gode radene"))
    if planned.warnings:
        show_warnings(planned.warnings)
    if not planned.new:
        return
    ready = good_rows or not planned.errors
    if st.button(bare("Importer"), type="primary", icon=":material/upload:", disabled=not ready):
        bar = st.progress(0.0, text=_("Importerer nettstadene …"))

        def tell(written: int, everything: int) -> None:
            bar.progress(written / everything, text=_("Importerer nettstadene …"))

        with writing_session() as session:
            added = import_sites(session, here().me, listed, today=here().today, good_rows=good_rows, progress=tell)
        for key in ("sites-read", "sites-planned"):
            del st.session_state[key]
        st.session_state["sites-imported"] = len(added)
        st.switch_page(LIST, query_params={"sort": "created"})


way_to_list()
st.title(_("Importer nettstader"))
st.markdown(
    _(
        "Du ser kva som vil skje, før noko blir lagra. Berre adressa må vere med. Står det ingen redaktør vi kjenner, "
        "blir du redaktør."
    )
)
handed_in = _handed_in()
if handed_in and (handed_in.sites or handed_in.errors):
    what = _preview(handed_in)
    show_planned(what)
    _import(handed_in, what)
