"""The words, icons and colours of the states a person meets; never a colour alone."""

from dataclasses import dataclass
from typing import Literal

import streamlit as st

from planner.domain.consent import Status
from planner.domain.decision import Outcome
from planner.domain.permission import Role
from planner.domain.project import Audience
from planner.domain.steps import StepState
from planner.errors import N_, PlannerError
from planner.pages.here import _, bare
from planner.services.site_labels import AUDIENCE_WORDS

Colour = Literal["red", "orange", "yellow", "blue", "green", "violet", "gray", "primary"]


@dataclass(frozen=True)
class Look:
    """How a state looks: its word (a Nynorsk message), its icon and its colour family."""

    word: str
    icon: str
    colour: Colour

    def badge(self) -> None:
        """Show the state as a badge."""
        st.badge(bare(self.word), icon=f":material/{self.icon}:", color=self.colour)

    def inline(self) -> str:
        """Return the state as Markdown to stand inside a text."""
        return f":{self.colour}-badge[:material/{self.icon}: {bare(self.word)}]"


OUTCOMES = {
    Outcome.OPEN: Look(N_("Open"), "public", "blue"),
    Outcome.CLOSED: Look(N_("Lukka"), "lock", "violet"),
    Outcome.DOUBT: Look(N_("I tvil"), "help", "yellow"),
    Outcome.NOT_ONLINE: Look(N_("Ikkje på nett"), "cloud_off", "gray"),
}
STATUSES = {
    Status.GIVEN: Look(N_("Ja"), "check_circle", "green"),
    Status.REFUSED: Look(N_("Nei"), "block", "red"),
    Status.DISAGREE: Look(N_("Usamde"), "call_split", "red"),
    Status.WITHDRAWN: Look(N_("Trekt tilbake"), "undo", "red"),
    Status.NOT_ANSWERED: Look(N_("Manglar svar"), "hourglass_bottom", "gray"),
    Status.NO_CONTACT: Look(N_("Ingen kontakt"), "contact_support", "orange"),
    Status.EXPIRED: Look(N_("Gått ut"), "event_busy", "orange"),
    Status.NEVER_SHOW: Look(N_("Skal ikkje visast"), "visibility_off", "gray"),
}
PARTLY_ANSWERED = Look(N_("Delvis svart"), "hourglass_top", "gray")
STEP_STATES = {
    StepState.LOCKED: Look(N_("Ikkje klar"), "lock_clock", "gray"),
    StepState.TO_DO: Look(N_("Gjer no"), "edit_note", "blue"),
    StepState.WAITING: Look(N_("Ventar"), "hourglass_bottom", "yellow"),
    StepState.LATE: Look(N_("Over fristen"), "alarm", "orange"),
    StepState.DONE: Look(N_("Ferdig"), "task_alt", "green"),
}
ROLES = {
    Role.TEACHER: N_("Lærar"),
    Role.LIBRARIAN: N_("Skulebibliotekar"),
    Role.PRINCIPAL: N_("Rektor"),
    Role.MUNICIPALITY: N_("Kommunen"),
}
LANGUAGE_NAMES = {
    "nn": "Nynorsk",
    "nb": "Bokmål",
    "en": "English",
    "se": "Davvisámegiella",
    "pl": "Polski",
    "uk": "Українська",
    "ar": "العربية",
    "lt": "Lietuvių",
    "so": "Soomaali",
    "ti": "ትግርኛ",
    "fa": "دری / فارسی",
    "ur": "اردو",
    "tr": "Türkçe",
    "de": "Deutsch",
}


def quiet(text: str, *, width: Literal["stretch", "content"] = "stretch") -> None:
    """Show a small line that steps back a little; `st.caption` is too pale to read for many."""
    st.markdown(f":small[:gray[{text}]]", width=width)


def role_name(role: Role) -> str:
    """Return a role in the words of the person here."""
    return bare(ROLES[role])


def audience_name(audience: Audience) -> str:
    """Return an audience in the words of the person here."""
    return bare(AUDIENCE_WORDS[audience])


def told(error: PlannerError) -> str:
    """Return what an error says as Markdown, in words where the command line has the codes of its files."""
    return error.in_words(_in_words)


def _in_words(message: str, **values: object) -> str:
    named = {name: audience_name(one) if isinstance(one, Audience) else one for name, one in values.items()}
    return _(message, **named)
