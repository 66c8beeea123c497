"""Who is here in this run of a page: the person, the school, the words, the day and the database."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import cast

import streamlit as st

from planner import settings
from planner.domain.crisis import CrisisNotice
from planner.domain.permission import Action, Actor, may
from planner.domain.school import PAGE_LANGUAGES, School
from planner.errors import N_, NotAllowed
from planner.i18n import Words, from_browser
from planner.services import schools, staff
from planner.services.crisis import notices
from planner.storage import Session, open_database, reading, transaction

_HERE = "here"
PERSON_COOKIE = "nettplan_person"


@dataclass(frozen=True)
class Here:
    """What every page needs to know; `actor` is None until somebody has said who they are."""

    actor: Actor | None
    school: School | None
    words: Words
    today: date
    any_school: bool
    crisis: tuple[CrisisNotice, ...] = ()

    @property
    def me(self) -> Actor:
        """The actor, on pages that are shown only when there is one."""
        if self.actor is None:
            raise NotAllowed(N_("Sei kven du er på framsida først."))
        return self.actor

    def may(self, action: Action) -> bool:
        """Whether the person here may take an action at all; services check again."""
        return self.actor is not None and may(self.actor.role, action)


def arrive() -> Here:
    """Find out who is here and keep it for this run."""
    with reading_session() as session:
        everywhere = schools.all_schools(session)
        chosen = st.session_state.get("person") or st.context.cookies.get(PERSON_COOKIE)
        person = staff.person(session, chosen) if isinstance(chosen, str) else None
        crisis = notices(session, person.school_id if person else None)
    actor = Actor(person.id, person.role, person.school_id, person.name) if person else None
    school = next((one for one in everywhere if person and one.id == person.school_id), None)
    language = _language(person.language if person else "", school or (everywhere[0] if everywhere else None))
    found = Here(actor, school, Words(language), settings.today(), bool(everywhere), crisis)
    st.session_state[_HERE] = found
    return found


def here() -> Here:
    """Return who is here in this run."""
    return cast("Here", st.session_state[_HERE])


def _(message: str, **values: object) -> str:
    """Return a message in the language of the person here, for places that read Markdown: values stay plain text."""
    words = here().words
    told = {name: words.date(value) if isinstance(value, date) else value for name, value in values.items()}
    return words(message, **{name: plain_text(value) for name, value in told.items()})


def bare(message: str, **values: object) -> str:
    """Return a message in the language of the person here, for places that show it as it is (titles, options)."""
    return here().words(message, **values)


def plain_text(value: object) -> str:
    """Return a text with all that Markdown would read as a sign escaped: people's words are never markup."""
    # Links, icons and emoji are read after the escapes: a word joiner, which nobody sees, keeps their signs apart.
    text = _READ_LATE.sub("\u2060", str(value))
    return "".join("\\" + sign if sign in _SIGNS else sign for sign in text).replace("\n", "  \n")


_READ_LATE = re.compile(r"(?<=:)(?=/|\w)|(?<=www)(?=\.)|(?<=\w)(?=@)", re.IGNORECASE)
# Every ASCII sign that Streamlit's Markdown, its directives (:red[ ]) and its formulas ($) begin with.
_SIGNS = frozenset("\\`*_{}[]()<>#+-.!|~:$&=")


@contextmanager
def reading_session() -> Iterator[Session]:
    """Open the database to read."""
    with reading(open_database(settings.settings().database_url)) as session:
        yield session


@contextmanager
def writing_session() -> Iterator[Session]:
    """Open the database to change something: all of it, or nothing."""
    with transaction(open_database(settings.settings().database_url)) as session:
        yield session


def _language(own: str, school: School | None) -> str:
    before = st.session_state.get("language") or st.context.cookies.get("nettplan_language")
    if own in PAGE_LANGUAGES:
        return own
    if before in PAGE_LANGUAGES:
        return str(before)
    return school.language if school else from_browser(st.context.locale)
