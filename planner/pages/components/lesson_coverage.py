"""How far the classes have come: grades and topics as a picture with its table, and each class's year."""

import altair as alt
import pandas as pd
import streamlit as st

from planner.content.lessons import lessons, topics
from planner.domain.lesson import ClassLesson
from planner.domain.school import school_year_name
from planner.pages.components.lesson_words import grade_name
from planner.pages.here import _, bare, here, plain_text, reading_session, writing_session
from planner.pages.look import quiet
from planner.services.lessons import ClassYear, Coverage, lesson_coverage, remove_lesson

_CELL = 34


def show_coverage() -> None:
    """Show the school year so far."""
    with reading_session() as session:
        found = lesson_coverage(session, here().me, here().today, here().words.language)
    if not found.classes:
        st.info(_("Her kjem klassane når klasselista er importert."), icon=":material/groups:")
        return
    st.header(_("Timar i skuleåret {year}", year=school_year_name(found.school_year)))
    if found.grades:
        _picture(found)
    for year in found.classes:
        _class(year)


def _picture(found: Coverage) -> None:
    names = topics(here().words.language)
    grade, topic, held = bare("Trinn"), bare("Tema"), bare("Timar")
    rows = [
        {grade: grade_name(number), topic: names[one], held: count}
        for number, row in found.grades.items()
        for one, count in row.items()
    ]
    table = pd.DataFrame(rows)
    heads = alt.Axis(labelAngle=-30, labelLimit=400, labelOverlap=False, orient="top")
    base = alt.Chart(table, height=alt.Step(_CELL)).encode(
        x=alt.X(topic, sort=None, title=None, axis=heads),
        y=alt.Y(grade, sort=None, title=None),
    )
    squares = base.mark_rect(cornerRadius=3).encode(
        color=alt.Color(held, scale=alt.Scale(domain=[0, 3], range=["#8883", "#0B66C3"], clamp=True), legend=None)
    )
    # The figure stands in each square: nobody has to tell two blues apart.
    figures = base.mark_text(fontSize=14, fontWeight="bold").encode(
        text=alt.Text(held), color=alt.condition(alt.datum[held] > 1, alt.value("white"), alt.value("#808080"))
    )
    st.altair_chart(squares + figures)
    wide = table.pivot_table(index=grade, columns=topic, values=held, sort=False)
    with st.expander(_("Det same som tabell"), icon=":material/table:"):
        st.table(wide.astype(int))


def _class(year: ClassYear) -> None:
    with st.container(border=True):
        st.subheader(plain_text(year.school_class.label))
        held = [one for one in year.lessons if one.is_held]
        quiet(here().words.plural("{n} time er halden i år", "{n} timar er haldne i år", len(held)))
        for one in year.lessons:
            _line(one)
        if year.next:
            with st.container(horizontal=True, vertical_alignment="center"):
                quiet(_("Passar godt no:"), width="content")
                st.page_link(
                    "planner/pages/lesson.py",
                    label=plain_text(year.next.title),
                    query_params={"lesson": year.next.id, "class": year.school_class.id},
                )


def _line(one: ClassLesson) -> None:
    plan = lessons(here().words.language).get(one.lesson_id)
    title = plan.title if plan else one.lesson_id
    day = here().words.short_date(one.held_on or one.planned_on or here().today)
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        with st.container(gap=None):
            sign = ":material/task_alt:" if one.is_held else ":material/event:"
            said = (
                _("halden {day}, {n} minutt", day=day, n=one.minutes) if one.is_held else _("planlagd {day}", day=day)
            )
            st.markdown(f"{sign} **{plain_text(title)}** · {said}")
            if one.worked:
                quiet(plain_text(one.worked))
        if st.button(bare("Ta bort"), key=f"remove-{one.id}", icon=":material/delete:", type="tertiary"):
            with writing_session() as session:
                remove_lesson(session, here().me, one.id)
            st.rerun()
