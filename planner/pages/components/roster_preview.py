"""What an import will do, before it does it: counts, classes, changes, and the rows that have errors."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from planner.domain.roster import RowError
from planner.domain.roster_report import PupilLine, RosterReport
from planner.pages.here import _, bare, here, plain_text

_MOST_SHOWN = 100
_FIRST_SHOWN = 10


def show_report(report: RosterReport) -> None:
    """Show how many pupils come, change and leave, and the classes of the file."""
    st.header(_("Dette vil skje"))
    for column, (label, count) in zip(
        st.columns(4),
        [
            (bare("Nye elevar"), report.added),
            (bare("Endra"), report.updated),
            (bare("Uendra"), report.unchanged),
            (bare("Sluttar i klassen"), report.left),
        ],
        strict=True,
    ):
        column.metric(label, count)
    _guardians(report)
    for line in report.classes:
        names = ", ".join(plain_text(one.name) for one in line.first)
        more = " …" if line.pupils > len(line.first) else ""
        new = f" :blue-badge[:material/add: {_('ny klasse')}]" if line.is_new else ""
        size = here().words.plural("{n} elev", "{n} elevar", line.pupils)
        st.markdown(f"**{plain_text(line.label)}**{new}  \n{size}: {names}{more}")
    _first_rows(report)
    _lines(bare("Elevar som blir endra"), [line.name for line in report.changes])
    _lines(bare("Elevar som sluttar"), [line.name for line in report.leavers])


def _guardians(report: RosterReport) -> None:
    """Show how many guardians the file names and in which languages: a column with another heading is seen here."""
    words = here().words
    if not report.guardians:
        st.info(
            _("Fila nemner ingen føresette. Har ho det, så sjå på overskriftene. Elles går breva «til føresette»."),
            icon=":material/family_restroom:",
        )
        return
    names = {"": bare("utan språk")}
    told = ", ".join(
        f"{plain_text(names.get(code) or words.language_name(code))} {count}" for code, count in report.languages
    )
    found = words.plural("**{n} føresett** i fila", "**{n} føresette** i fila", report.guardians)
    st.markdown(f":material/family_restroom: {found}: {told}")


def _first_rows(report: RosterReport) -> None:
    """Show how the first rows were read, with guardians and languages, in a table."""
    rows = [(line.label, one) for line in report.classes for one in line.first][:_FIRST_SHOWN]
    if not rows:
        return
    words = here().words
    with st.expander(_("Slik blei dei første radene lesne"), icon=":material/table_rows:", expanded=True):
        table = pd.DataFrame(
            {
                bare("Elev"): [plain_text(one.name) for _label, one in rows],
                bare("Klasse"): [plain_text(label) for label, _one in rows],
                bare("Fødd"): [words.short_date(one.birth_date) if one.birth_date else "–" for _label, one in rows],
                bare("Føresette"): [_with_languages(one) for _label, one in rows],
            }
        )
        st.table(table, border="horizontal", hide_index=True)


def _with_languages(line: PupilLine) -> str:
    """Return a pupil's guardians with their languages, as Markdown."""
    return (
        ", ".join(
            plain_text(f"{name} ({here().words.language_name(code) if code else bare('utan språk')})")
            for name, code in zip(line.guardians, line.languages, strict=True)
        )
        or "–"
    )


def show_errors(errors: Sequence[RowError]) -> None:
    """Show the rows that can't be used: file, row, column and what to write instead."""
    st.error(
        here().words.plural(
            "{n} feil i fila. Ingenting er lagra.", "{n} feil i fila. Ingenting er lagra.", len(errors)
        ),
        icon=":material/error:",
    )
    _table(bare("Kva som er gale"), errors)


def show_warnings(warnings: Sequence[RowError]) -> None:
    """Show what isn't kept of rows that can be used."""
    rows = len({(one.file, one.row) for one in warnings})
    told = here().words.plural(
        "{n} rad kjem med, men ikkje alt som står der.", "{n} rader kjem med, men ikkje alt som står der.", rows
    )
    st.warning(told, icon=":material/warning:")
    _table(bare("Kva som ikkje kjem med"), warnings)


def _table(said: str, reports: Sequence[RowError]) -> None:
    shown = reports[:_MOST_SHOWN]
    table = pd.DataFrame(
        {
            bare("Fil"): [plain_text(one.file) for one in shown],
            bare("Rad"): [one.row for one in shown],
            bare("Kolonne"): [plain_text(one.column) for one in shown],
            said: [plain_text(one.in_words(here().words)) for one in shown],
        }
    )
    st.table(table, border="horizontal", hide_index=True)


def _lines(title: str, names: Sequence[str]) -> None:
    if names:
        with st.expander(f"{title}: {len(names)}"):
            st.markdown("\n".join(f"- {plain_text(name)}" for name in names[:_MOST_SHOWN]))
