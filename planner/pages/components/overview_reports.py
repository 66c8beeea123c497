"""The reports: files that are made when they are asked for, and the record of processing activities to read."""

from collections.abc import Callable
from datetime import date
from functools import partial

import streamlit as st

from planner.domain.permission import Actor
from planner.pages.here import _, bare, here, plain_text, reading_session
from planner.pages.look import quiet
from planner.services.overview import Overview
from planner.services.overview_documents import report_file_name, site_overview, sites_file_name, year_report
from planner.services.overview_files import (
    figures_csv,
    figures_xlsx,
    municipal_xlsx,
    processing_csv,
    processing_record,
    processing_xlsx,
)
from planner.services.table_files import Columns
from planner.storage import Session

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_PDF, _CSV = "application/pdf", "text/csv"
Maker = Callable[[Session, Actor, date, str], bytes]


def show_reports(found: Overview) -> None:
    """Show the files to take along to meetings and to keep."""
    st.header(_("Skriv ut og ta med"))
    quiet(_("Ingen av filene har namn på elevar."))
    with st.container(horizontal=True):
        _download(bare("Årsrapport"), year_report, report_file_name(found.school_year), _PDF, "print")
        _download(bare("Nettstadene"), site_overview, sites_file_name(here().today), _PDF, "print")
        _download(bare("Tal, rekneark"), figures_xlsx, f"{_stem()}.xlsx", _XLSX, "table")
        _download(bare("Tal, csv"), figures_csv, f"{_stem()}.csv", _CSV, "csv")
    _processing()


def show_municipal_files() -> None:
    """Show the file with the figures of all schools."""
    _download(bare("Last ned som rekneark"), municipal_xlsx, f"{_stem()}.xlsx", _XLSX, "table")


def _processing() -> None:
    label = _("Protokoll over behandling av personopplysningar")
    protocol = st.expander(label, icon=":material/policy:", key="processing", on_change="rerun")
    if not protocol.open:
        return
    with protocol:
        with reading_session() as session:
            record = processing_record(session, here().me, here().today, here().words.language)
        draft, *responsible = record.lead
        st.warning(plain_text(draft), icon=":material/draft:")
        for line in responsible:
            st.markdown(plain_text(line))
        for table in (record.activities, record.platforms):
            _each_row(table)
        st.markdown("\n".join(f"- {plain_text(one)}" for one in record.security))
        with st.container(horizontal=True):
            _download(bare("Rekneark"), processing_xlsx, "protokoll.xlsx", _XLSX, "table")
            _download(bare("Csv"), processing_csv, "protokoll.csv", _CSV, "csv")


def _each_row(table: Columns) -> None:
    """Show a table row by row: it is too wide for a page, and for a phone."""
    _first, *heads = table
    for name, *cells in zip(*table.values(), strict=True):
        told = [f"- {plain_text(head)}: {plain_text(cell)}" for head, cell in zip(heads, cells, strict=True) if cell]
        st.markdown("\n".join([f"**{plain_text(name)}**", "", *told]))


def _stem() -> str:
    return f"oversikt-{here().today.isoformat()}"


def _download(label: str, make: Maker, name: str, kind: str, icon: str) -> None:
    made = partial(_make, make, here().me, here().today, here().words.language)
    st.download_button(label, made, name, kind, key=f"file-{name}", on_click="ignore", icon=f":material/{icon}:")


def _make(make: Maker, actor: Actor, today: date, language: str) -> bytes:
    """Make a file when its button is pressed: outside a rerun, so all it needs is handed in."""
    with reading_session() as session:
        return make(session, actor, today, language)
