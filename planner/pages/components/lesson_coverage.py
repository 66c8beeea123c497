"""How far the classes have come: topics and grades as a picture with its table, and what each class still lacks."""

from collections.abc import Sequence
from datetime import date
from functools import partial

import altair as alt
import pandas as pd
import streamlit as st

from planner.content.lessons import topics
from planner.domain.lesson import BEFORE_A_SITE_OPENS, Topic
from planner.domain.permission import Actor
from planner.domain.school import school_year_name
from planner.pages.components.lesson_words import grade_name
from planner.pages.here import _, bare, here, plain_text, reading_session
from planner.pages.look import quiet
from planner.services.coverage_documents import coverage_document, file_name, missing_topics
from planner.services.lessons import ClassYear, Coverage, lesson_coverage

_CELL = 36
_MANY = 3
_LAST_OF_TEN = 10
# The ground and the figure of a square for no lesson, one, two, and three or more: light, then dark.
_LIGHT = (("#EDEEF0", "#55575A"), ("#BBD7F2", "#141619"), ("#5F9FDD", "#141619"), ("#0B4F99", "#FFFFFF"))
_DARK = (("#2A2D31", "#B5B6B8"), ("#173A5E", "#FFFFFF"), ("#2867A8", "#FFFFFF"), ("#9CCBF7", "#0E0F11"))


def show_coverage() -> None:
    """Show the school year so far."""
    with reading_session() as session:
        found = lesson_coverage(session, here().me, here().today, here().words.language)
    if not found.classes:
        st.info(_("Her kjem klassane når klasselista er importert."), icon=":material/groups:")
        return
    st.header(_("Timar i skuleåret {year}", year=school_year_name(found.school_year)))
    missing = {one.school_class.id: missing_topics(one, found) for one in found.classes}
    _in_words(found, missing)
    st.download_button(
        bare("Skriv ut oversikta"),
        partial(_pdf, here().me, here().today, here().words.language),
        file_name(found.school_year),
        "application/pdf",
        on_click="ignore",
        icon=":material/print:",
    )
    if found.grades:
        _picture(found)
    st.header(_("Klasse for klasse"))
    for year in found.classes:
        _class(year, missing[year.school_class.id])


def _in_words(found: Coverage, missing: dict[str, tuple[Topic, ...]]) -> None:
    """Say who lacks what a class should have before its site opens, and what nobody has had."""
    behind = [one.school_class.label for one in found.classes if BEFORE_A_SITE_OPENS & {*missing[one.school_class.id]}]
    if behind:
        st.markdown(
            _(
                ":material/priority_high: Manglar time om nettvett eller mot mobbing: **{labels}**. "
                "Det bør klassen ha hatt før nettstaden opnar.",
                labels=", ".join(behind),
            )
        )
    else:
        st.markdown(_(":material/task_alt: Alle klassane har hatt timar både om nettvett og mot mobbing."))
    held = {one.lesson_id for year in found.classes for one in year.lessons if one.is_held}
    had = {plan.topic for plan in found.plans.values() if plan.id in held}
    nobody = [one for one in Topic if one not in had and any(one in of_class for of_class in missing.values())]
    if nobody and len(found.classes) > 1:
        quiet(_("Ingen klasse har hatt dette enno: {topics}.", topics=_names(nobody)))


def _picture(found: Coverage) -> None:
    names = topics(here().words.language)
    topic, grade, held = bare("Tema"), bare("Trinn"), bare("Timar")
    rows = [
        {topic: names[one], grade: _short(number), held: count, "shade": min(count, _MANY)}
        for one in Topic
        for number, count in ((number, row[one]) for number, row in found.grades.items())
    ]
    table = pd.DataFrame(rows)
    shades, text = (_DARK, "#ECECEC") if st.context.theme.type == "dark" else (_LIGHT, "#141619")
    colours = partial(alt.Scale, domain=list(range(_MANY + 1)))
    apart = alt.Scale(paddingInner=0.06, paddingOuter=0)
    heads = partial(alt.Axis, labelColor=text, titleColor=text, labelFlush=False, labelBound=False, labelOverlap=False)
    base = alt.Chart(table, height=alt.Step(_CELL)).encode(
        x=alt.X(grade, sort=None, scale=apart, axis=heads(orient="top", labelAngle=0, labelAlign="center")),
        y=alt.Y(topic, sort=None, scale=apart, title=None, axis=heads(labelLimit=260, labelBaseline="middle")),
        tooltip=[topic, grade, held],
    )
    squares = base.mark_rect(cornerRadius=3).encode(
        color=alt.Color("shade:O", scale=colours(range=[ground for ground, _ink in shades]), legend=None)
    )
    # The figure stands in each square: nobody has to tell two blues apart.
    figures = base.mark_text(fontSize=15, fontWeight="bold").encode(
        text=alt.Text(held),
        color=alt.Color("shade:O", scale=colours(range=[ink for _ground, ink in shades]), legend=None),
    )
    st.altair_chart(alt.layer(squares, figures).resolve_scale(color="independent"))
    quiet(_("Talet er kor mange timar klassane på trinnet har hatt om temaet."))
    wide = table.pivot_table(index=topic, columns=grade, values=held, sort=False).rename(columns=_full_names(found))
    with st.expander(_("Det same som tabell"), icon=":material/table:"):
        st.table(wide.astype(int), border="horizontal")


def _short(grade: int) -> str:
    """Return a grade as the head of a narrow column."""
    return str(grade) if grade <= _LAST_OF_TEN else grade_name(grade)


def _full_names(found: Coverage) -> dict[str, str]:
    return {_short(grade): grade_name(grade) for grade in found.grades}


def _class(year: ClassYear, missing: Sequence[Topic]) -> None:
    words, label = here().words, plain_text(year.school_class.label)
    held = sum(one.is_held for one in year.lessons)
    planned = len(year.lessons) - held
    said = words.plural("{n} time er halden i år", "{n} timar er haldne i år", held)
    if planned:
        said += " · " + words.plural("{n} er planlagd", "{n} er planlagde", planned)
    with st.container(border=True):
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            st.subheader(label, width="content")
            quiet(said, width="content")
        if missing:
            st.markdown(_("**Har ikkje hatt:** {topics}", topics=_names(missing)))
        else:
            st.markdown(_(":material/task_alt: Har hatt alle tema."))
        if year.next:
            with st.container(horizontal=True, vertical_alignment="center"):
                quiet(_("Passar godt no:"), width="content")
                st.page_link(
                    "planner/pages/lesson.py",
                    label=plain_text(year.next.title),
                    icon=":material/co_present:",
                    query_params={"lesson": year.next.id, "class": year.school_class.id},
                )


def _names(wanted: Sequence[Topic]) -> str:
    names = topics(here().words.language)
    return ", ".join(names[one] for one in wanted)


def _pdf(actor: Actor, today: date, language: str) -> bytes:
    """Make the file when the button is pressed: outside a rerun, so all it needs is handed in."""
    with reading_session() as session:
        return coverage_document(session, actor, today, language)
