"""The overview's pictures, each with its table; a picture is made when its tab is opened."""

from collections.abc import Mapping

import altair as alt
import pandas as pd
import streamlit as st

from planner.domain.overview_years import YearFigures
from planner.domain.school import school_year_name
from planner.domain.site import SiteState
from planner.pages.components.lesson_coverage import show_coverage
from planner.pages.components.overview_words import said
from planner.pages.components.site_words import SITE_STATES
from planner.pages.here import _, bare, here, reading_session
from planner.pages.look import STATUSES, quiet
from planner.services.overview import Overview
from planner.services.overview_pictures import consent_states, site_months

_BAR, _HEIGHT = 34, 260
# Text, bars, and the two lines: light, then dark. The lines differ in lightness and in dashes, too.
_LIGHT = ("#141619", "#0B66C3", "#0B66C3", "#3B1A66")
_DARK = ("#ECECEC", "#7AB0F1", "#7AB0F1", "#DCCBFA")


def show_pictures(found: Overview) -> None:
    """Show the tabs; only the open one is made."""
    st.header(_("Skuleåret i tal og bilete"))
    names = [_("Dette skuleåret"), _("Nettstader no"), _("Over tid"), _("Samtykke"), _("Timar")]
    show = (_years, _states, _months, _consents, _lessons)
    tabs = st.tabs(names, key="overview-pictures", on_change="rerun")
    for tab, draw in zip(tabs, show, strict=True):
        if tab.open:
            with tab:
                draw(found)


def years_table(found: Overview) -> pd.DataFrame:
    """Return what was done this school year, beside last year's where it is known."""
    words = said().group("year")
    columns = {bare("Kva"): list(words.values()), school_year_name(found.school_year): _numbers(found.done, words)}
    if found.done_before:
        columns[school_year_name(found.school_year - 1)] = _numbers(found.done_before, words)
    return pd.DataFrame(columns).set_index(bare("Kva"))


def _numbers(done: YearFigures, words: Mapping[str, str]) -> list[int]:
    return [getattr(done, name) for name in words]


def _years(found: Overview) -> None:
    st.table(years_table(found), border="horizontal")
    if found.done_before:
        quiet(_("Tala for førre skuleår er det skulen hadde ført her til same dag."))
    else:
        quiet(_("Skulen brukte ikkje Nettplan førre skuleår, så det er ingenting å samanlikne med."))


def _states(found: Overview) -> None:
    counts = {bare(SITE_STATES[state].word): found.counts[state] for state in SiteState}
    _bars(counts, bare("Tilstand"), bare("Nettstader"))


def _consents(_found: Overview) -> None:
    with reading_session() as session:
        found = consent_states(session, here().me, here().today)
    if not sum(found.values()):
        st.info(_("Her kjem tala når det første prosjektet har sendt ut brev."), icon=":material/mail:")
        return
    _bars({bare(STATUSES[status].word): n for status, n in found.items() if n}, bare("Svar"), bare("Samtykke"))
    quiet(_("Kvar elev tel éin gong for kvar ting det er spurt om, i prosjekta som er i gang."))


def _lessons(_found: Overview) -> None:
    show_coverage()


def _months(_found: Overview) -> None:
    with reading_session() as session:
        months = site_months(session, here().me, here().today)
    if not months:
        st.info(_("Her kjem biletet når den første nettstaden er opna."), icon=":material/language:")
        return
    when, kind, many = bare("Månad"), bare("Kven kan sjå"), bare("Nettstader")
    names = (said()("counts.open"), said()("counts.closed"))
    labels = [f"{one.day.month}/{one.day:%y}" for one in months]
    table = pd.DataFrame(
        {
            when: labels * 2,
            kind: [name for name in names for _month in months],
            many: [*(one.open for one in months), *(one.closed for one in months)],
        }
    )
    text, _bar, *lines = _DARK if st.context.theme.type == "dark" else _LIGHT
    axis = alt.Axis(labelColor=text, titleColor=text, labelAngle=0)
    base = alt.Chart(table, height=_HEIGHT).encode(
        x=alt.X(when, sort=None, axis=axis),
        y=alt.Y(many, axis=alt.Axis(labelColor=text, titleColor=text, tickMinStep=1)),
        color=alt.Color(kind, scale=alt.Scale(domain=names, range=lines), legend=None),
        tooltip=[when, kind, many],
    )
    drawn = base.mark_line(strokeWidth=3, point=True).encode(
        strokeDash=alt.StrokeDash(kind, scale=alt.Scale(domain=names, range=[[1, 0], [6, 4]]), legend=None)
    )
    # The name stands at the end of its line: nobody has to tell two colours apart.
    ends = base.transform_filter(alt.datum[when] == labels[-1]).mark_text(align="right", dy=-14, fontWeight="bold")
    st.altair_chart(alt.layer(drawn, ends.encode(text=kind)), alt=bare("Nettstader i bruk, månad for månad."))
    _as_table(table.pivot_table(index=when, columns=kind, values=many, sort=False))


def _bars(counts: Mapping[str, int], what: str, many: str) -> None:
    table = pd.DataFrame({what: list(counts), many: list(counts.values())})
    text, bar, *_lines = _DARK if st.context.theme.type == "dark" else _LIGHT
    base = alt.Chart(table, height=alt.Step(_BAR)).encode(
        x=alt.X(many, axis=None),
        y=alt.Y(what, sort=None, title=None, axis=alt.Axis(labelColor=text, labelLimit=260)),
        tooltip=[what, many],
    )
    figures = base.mark_text(align="left", dx=6, fontSize=15, fontWeight="bold", color=text).encode(text=alt.Text(many))
    summary = ", ".join(f"{name} {count}" for name, count in counts.items())
    st.altair_chart(alt.layer(base.mark_bar(color=bar), figures), alt=summary)
    _as_table(table.set_index(what))


def _as_table(table: pd.DataFrame) -> None:
    with st.expander(_("Det same som tabell"), icon=":material/table:"):
        st.table(table, border="horizontal")
