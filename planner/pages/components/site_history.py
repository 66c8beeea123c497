"""Everything that was changed in a site's entry, in words: who, when, and from what to what."""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import groupby

import streamlit as st

from planner.domain.project import Audience
from planner.domain.site import Comments, MadeBy, RetireStep, Tick
from planner.domain.site_history import YES, SiteChange
from planner.errors import N_
from planner.pages.components.site_words import STEPS, TICKS, made_by_name, platform_name
from planner.pages.here import _, bare, here, plain_text, reading_session
from planner.pages.look import audience_name
from planner.services.site_history import site_history
from planner.services.site_labels import COMMENT_WORDS
from planner.services.sites import SiteCard
from planner.settings import day_of

_MOST = 200
_FIELDS = {
    "name": N_("Namn"),
    "address": N_("Adresse"),
    "platform": N_("Plattform"),
    "audience": N_("Kven kan sjå"),
    "editor_id": N_("Redaktør"),
    "deputy_id": N_("Vararedaktør"),
    "class_id": N_("Klasse"),
    "project_id": N_("Prosjekt"),
    "subject": N_("Fag"),
    "made_by": N_("Innhald"),
    "shows_pupils": N_("Viser elevar eller arbeidet deira"),
    "ends": N_("Sluttar"),
    "answer_days": N_("Dagar å svare på"),
    "unanswered_since": N_("Innspel har venta sidan"),
    "comments": N_("Kommentarar"),
    "blocked_because": N_("Grunnen til at han er stengd"),
    "is_public": N_("På den offentlege lista"),
}
# What is done on a day; when the day is taken away again, it is taken back.
_EVENTS = {
    "created_on": N_("Lagt til i lista"),
    "leader_informed_on": TICKS[Tick.LEADER_INFORMED],
    "password_on": TICKS[Tick.OWN_PASSWORD],
    "two_step_on": TICKS[Tick.TWO_STEP],
    "no_cases_on": TICKS[Tick.STANDING_TEXT],
    "stands_behind_on": TICKS[Tick.STAND_BEHIND],
    "approved_on": N_("Rektor godkjende opninga"),
    "opened_on": N_("Nettstaden opna"),
    "confirmed_on": N_("Framleis i bruk"),
    "blocked_on": N_("Rektor stengde nettstaden"),
    "retired_on": N_("Nettstaden er avslutta"),
    **{f"retirement.{step}": STEPS[step] for step in RetireStep},
}


def show_history(card: SiteCard) -> None:
    """Show the changes, the newest first, once somebody asks for them."""
    box = st.expander(_("Historikk"), icon=":material/history:", on_change="rerun", key="history")
    if not box.open:
        return
    with reading_session() as session:
        changes = site_history(session, here().me, card.entry.id)
    with box:
        st.markdown("\n".join(_lines(changes[:_MOST], card)))


def _lines(changes: tuple[SiteChange, ...], card: SiteCard) -> Iterator[str]:
    for (day, by), theirs in groupby(changes, lambda one: (day_of(one.at), one.by)):
        who = card.names.get(by or "", "") or bare("Frå kommandolinja")
        told = [said for one in theirs if (said := _said(one, card))]
        if told:
            yield f"- {plain_text(here().words.short_date(day))} · {plain_text(who)}"
            yield from (f"    - {said}" for said in told)


def _said(change: SiteChange, card: SiteCard) -> str:
    """Return a change as Markdown; who said something stands with the line itself, so it needs none of its own."""
    if change.field in _EVENTS:
        return _event(bare(_EVENTS[change.field]), change)
    if change.field not in _FIELDS:
        return ""
    before, after = (_value(change.field, value, card) for value in (change.before, change.after))
    return f"{_(_FIELDS[change.field])}: {plain_text(before)} → {plain_text(after)}"


def _event(event: str, change: SiteChange) -> str:
    """Return what was done, with its day when it was written down on another."""
    if not change.after:
        return _("Tatt tilbake: {event}", event=event)
    day = date.fromisoformat(change.after)
    if change.field.startswith("retirement."):
        event = bare("Gjort: {step}", step=event)
    return plain_text(event) if day == day_of(change.at) else _("{event}, {day}", event=event, day=day)


def _value(field: str, value: str, card: SiteCard) -> str:
    if field in _YES_OR_NO:
        return bare("ja") if value == YES else bare("nei")
    if not value:
        return "–"
    return _VALUES[field](value, card) if field in _VALUES else value


def _person(value: str, card: SiteCard) -> str:
    return card.names.get(value, bare("ein annan"))


def _class(value: str, card: SiteCard) -> str:
    """Return the class that the site has now; of an earlier one only that it was another."""
    now = card.school_class
    return now.label if now and now.id == value else bare("ein annan")


def _project(value: str, card: SiteCard) -> str:
    return card.project.title if card.project and card.project.id == value else bare("eit anna")


def _day(value: str, _card: SiteCard) -> str:
    return here().words.short_date(date.fromisoformat(value))


_YES_OR_NO = frozenset({"shows_pupils", "is_public"})
_VALUES: dict[str, Callable[[str, SiteCard], str]] = {
    "platform": lambda value, _card: platform_name(value),
    "audience": lambda value, _card: audience_name(Audience(value)),
    "made_by": lambda value, _card: made_by_name(MadeBy(value)),
    "comments": lambda value, _card: bare(COMMENT_WORDS[Comments(value)]),
    "editor_id": _person,
    "deputy_id": _person,
    "class_id": _class,
    "project_id": _project,
    "ends": _day,
    "unanswered_since": _day,
}
