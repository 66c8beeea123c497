"""Importing a class list: hand in a file or paste it, look at what will happen, then import."""

from dataclasses import replace

import streamlit as st

from planner.domain.roster import Roster
from planner.domain.roster_report import RosterReport
from planner.pages.components.roster_preview import show_errors, show_report, show_warnings
from planner.pages.here import _, bare, here, reading_session, writing_session
from planner.readers.archive import Handed
from planner.readers.roster import read_roster
from planner.services.roster import import_roster, preview

_HEADINGS = "fornamn\tetternamn\tklasse"
_EXAMPLE = (
    "elev_id;fornamn;etternamn;fodselsdato;klasse;foresatt1_namn;foresatt1_epost;foresatt1_sprak\n"
    "1001;Ada;Berg;09.03.2014;7B;Liv Berg;liv@heime.example;nynorsk\n"
)


def _handed_in() -> tuple[Roster, RosterReport] | None:
    school = here().school
    names = (school.name, school.organisation_number) if school else ()
    file_tab, paste_tab = st.tabs([_("Vel ei fil"), _("Lim inn frå eit rekneark")])
    with file_tab:
        file = st.file_uploader(
            bare("Klasseliste"),
            type=["zip", "csv", "tsv", "txt", "xlsx"],
            help=_("OneRoster eller Microsoft SDS som zip, eller csv og Excel med ei rad for kvar elev."),
        )
        st.download_button(
            _("Last ned eit døme"), _EXAMPLE.encode("utf-8-sig"), "klasseliste.csv", "text/csv", on_click="ignore"
        )
    with paste_tab:
        pasted = st.text_area(
            bare("Merk radene i reknearket, kopier og lim inn her. Ta med overskriftene."),
            height=200,
            placeholder=_HEADINGS,
        )
    if file:
        return _read(Handed(file.name, file.getvalue()), names)
    return _read(pasted, names) if pasted and pasted.strip() else None


def _read(source: Handed | str, names: tuple[str, ...]) -> tuple[Roster, RosterReport]:
    """Read and preview what was handed in once, however often the page runs; the import itself looks anew."""
    kept = st.session_state.get("roster")
    if kept is None or kept[0] != source:
        roster = read_roster(source, today=here().today, school=names)
        with reading_session() as session:
            kept = (source, roster, preview(session, here().me, roster, here().today))
        st.session_state["roster"] = kept
    return kept[1], kept[2]


def _import(roster: Roster, report: RosterReport) -> None:
    good_rows = False
    if report.errors:
        show_errors(report.errors)
        good_rows = st.checkbox(bare("Importer berre dei gode radene"))
    if report.warnings:
        show_warnings(report.warnings)
    if not report.is_worth_importing and not report.errors:
        st.success(_("Ingenting er nytt. Lista er lik den som er her frå før."), icon=":material/check:")
        return
    ready = good_rows or not report.errors
    if st.button(bare("Importer"), type="primary", icon=":material/upload:", disabled=not ready):
        bar = st.progress(0.0, text=_("Importerer elevane …"))

        def tell(written: int, everything: int) -> None:
            bar.progress(min(written / max(everything, 1), 1.0), text=_("Importerer elevane …"))

        with writing_session() as session:
            done = import_roster(
                session,
                here().me,
                roster,
                today=here().today,
                good_rows=good_rows,
                progress=tell,
            )
        del st.session_state["roster"]
        st.session_state["imported"] = replace(done, errors=(), warnings=(), classes=(), changes=(), leavers=())
        st.switch_page("planner/pages/classes.py")


st.page_link("planner/pages/classes.py", label=_("Til klassane"), icon=":material/arrow_back:")
st.title(_("Importer klasseliste"))
st.markdown(
    _(
        "Du ser kva som vil skje, før noko blir lagra. Nettplan hentar berre kolonnane det treng. "
        "Fødselsnummer og anna blir ikkje henta."
    )
)
handed_in = _handed_in()
if handed_in:
    show_report(handed_in[1])
    _import(*handed_in)
