"""When somebody is bullied: the duty to act step by step, whom to call, and the forms. Nothing can be written here."""

from datetime import date
from functools import partial

import streamlit as st

from planner.content.duty import duty
from planner.domain.duty import Duty, DutyForm, Help, Step
from planner.domain.permission import Actor
from planner.pages.components.duty import called, show_danger, show_source, show_step
from planner.pages.here import _, bare, here, plain_text, reading_session
from planner.pages.look import quiet
from planner.services.duty_documents import duty_form, file_name


def _pdf(actor: Actor, form: DutyForm, today: date, language: str) -> bytes:
    """Make the file when the button is pressed: outside a rerun, so all it needs is handed in."""
    with reading_session() as session:
        return duty_form(session, actor, form, today, language)


def _fetch(form: DutyForm, label: str) -> None:
    st.download_button(
        label,
        partial(_pdf, here().me, form, here().today, here().words.language),
        file_name(form),
        "application/pdf",
        on_click="ignore",
        icon=":material/download:",
    )


def _steps(found: Duty) -> None:
    for number, step in enumerate(found.steps, 1):
        with st.container(border=True):
            show_step(number, step)
            if step.step is Step.TELL:
                _fetch(DutyForm.REPORT, bare("Hent skjemaet: melding til rektor"))
            if step.step is Step.ACT:
                st.markdown(_("**I planen skal det stå**"))
                st.markdown("\n".join(f"{n}. {plain_text(point)}" for n, point in enumerate(found.plan_points, 1)))
                _fetch(DutyForm.PLAN, bare("Hent skjemaet: aktivitetsplan"))


def _help(found: Duty) -> None:
    st.header(_("Kven kan hjelpe?"))
    st.markdown(_("**På skulen**"))
    st.markdown("\n".join(f"- {called(one)}" for one in found.calls_for(Help.SCHOOL)))
    st.markdown(_("**Utanfor skulen**"))
    st.markdown("\n".join(f"- {called(one)}" for one in found.calls_for(Help.OUTSIDE)))


found = duty(here().words.language)
st.title(_("Når nokon blir mobba"))
show_danger(found.calls_for(Help.DANGER))
st.markdown(plain_text(found.lead))
_steps(found)
st.header(_("Når det skjer på nett"))
st.markdown("\n".join(f"- {plain_text(text)}" for text in found.online))
_help(found)
st.header(_("Nettplan lagrar ingenting"))
st.markdown(plain_text(found.not_kept))
st.header(_("Kjelder"))
quiet(_("Opplæringslova kapittel 12, gjeld frå {day}.", day=here().words.date(found.since)))
for source in found.sources:
    show_source(source)
