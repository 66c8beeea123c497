"""A class list: the pupils with their guardians, to look at and to mend."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from planner.domain.permission import Action
from planner.domain.school import LETTER_LANGUAGES, Guardian
from planner.errors import N_, NotFound
from planner.pages.components.class_rules_shown import rules_link
from planner.pages.here import _, bare, here, plain_text, reading_session, writing_session
from planner.pages.look import quiet
from planner.services.access import require_class
from planner.services.classes import (
    PupilEntry,
    add_pupil,
    change_pupil,
    class_list,
    never_show,
    remove_guardian,
    save_guardian,
)

_RESPONSIBILITY = {None: N_("Ikkje kjent (tel som ja)"), True: N_("Ja"), False: N_("Nei")}


def _table(entries: tuple[PupilEntry, ...]) -> None:
    if not entries:
        st.info(_("Klassen har ingen elevar enno. Importer ei klasseliste."), icon=":material/person:")
        return
    rows = [
        {
            bare("Elev"): entry.pupil.name,
            bare("Fødd"): here().words.short_date(entry.pupil.birth_date) if entry.pupil.birth_date else "–",
            bare("Føresette"): ", ".join(guardian.name for guardian in entry.guardians) or "–",
            bare("Språk"): ", ".join(
                dict.fromkeys(_language_name(guardian.language) for guardian in entry.guardians if guardian.language)
            )
            or "–",
        }
        for entry in entries
    ]
    table = pd.DataFrame(rows).map(plain_text)
    st.table(table, border="horizontal", hide_index=True, alt=bare("Klasseliste med elevar og føresette"))


def _mend(entries: tuple[PupilEntry, ...]) -> None:
    by_id = {entry.pupil.id: entry for entry in entries}
    chosen = st.selectbox(
        bare("Sjå eller endre ein elev"),
        list(by_id),
        index=None,
        format_func=lambda pupil_id: by_id[pupil_id].pupil.name,
        placeholder=bare("Vel elev"),
    )
    if chosen:
        _pupil(by_id[chosen])
        for guardian in by_id[chosen].guardians:
            _guardian(guardian)
        _guardian(Guardian("", chosen, len(by_id[chosen].guardians) + 1, ""))


def _pupil(entry: PupilEntry) -> None:
    pupil = entry.pupil
    with st.form(f"pupil-{pupil.id}"):
        left, right, third = st.columns(3)
        given = left.text_input(bare("Fornamn"), pupil.given_name, max_chars=200)
        family = right.text_input(bare("Etternamn"), pupil.family_name, max_chars=200)
        born = third.date_input(bare("Fødd"), pupil.birth_date, format="DD.MM.YYYY", min_value=None)
        hidden = False
        if here().may(Action.CHANGE_NEVER_SHOW):
            with reading_session() as session:
                now = never_show(session, here().me, _class_id(), pupil.id)
            hidden = st.checkbox(
                bare("Skal aldri visast"),
                now,
                help=_("Berre rektor ser dette. Ingen liste, brev eller melding seier kven eller kvifor."),
            )
        if st.form_submit_button(bare("Lagre eleven"), type="primary"):
            changed = replace(
                pupil, given_name=given or "", family_name=family or "", birth_date=born, never_show=hidden
            )
            with writing_session() as session:
                change_pupil(session, here().me, _class_id(), changed)
            st.rerun()


def _guardian(guardian: Guardian) -> None:
    label = plain_text(guardian.name) if guardian.id else _("Legg til ein føresett")
    icon = ":material/person:" if guardian.id else ":material/person_add:"
    with st.expander(label, icon=icon), st.form(f"guardian-{guardian.pupil_id}-{guardian.id}", border=False):
        written = _guardian_fields(guardian)
        with st.container(horizontal=True):
            saved = st.form_submit_button(bare("Lagre"), type="primary")
            removed = guardian.id and st.form_submit_button(bare("Ta bort"))
    if saved or removed:
        with writing_session() as session:
            if saved:
                save_guardian(session, here().me, _class_id(), written)
            else:
                remove_guardian(session, here().me, _class_id(), guardian.id, here().today)
        st.rerun()


def _guardian_fields(guardian: Guardian) -> Guardian:
    name = st.text_input(bare("Namn"), guardian.name, max_chars=200)
    left, right = st.columns(2)
    email = left.text_input(
        bare("E-post"), guardian.email, max_chars=254, type="email", placeholder=bare("namn@heime.no")
    )
    phone = right.text_input(bare("Telefon"), guardian.phone, max_chars=40, type="phone", placeholder="900 00 000")
    languages = ["", *LETTER_LANGUAGES]
    language = left.selectbox(
        bare("Språk i brevet"),
        languages,
        index=languages.index(guardian.language if guardian.language in languages else ""),
        format_func=lambda code: _language_name(code) if code else bare("Som skulen"),
    )
    answers = list(_RESPONSIBILITY)
    responsibility = right.selectbox(
        bare("Foreldreansvar"),
        answers,
        index=answers.index(guardian.responsibility),
        format_func=lambda one: bare(_RESPONSIBILITY[one]),
    )
    address = st.text_input(bare("Postadresse"), guardian.address, max_chars=300)
    code, town = st.columns(2)
    postal_code = code.text_input(bare("Postnummer"), guardian.postal_code, max_chars=20)
    place = town.text_input(bare("Poststad"), guardian.town, max_chars=120)
    return replace(
        guardian,
        name=name or "",
        email=email or "",
        phone=phone or "",
        language=language or "",
        responsibility=responsibility,
        address=address or "",
        postal_code=postal_code or "",
        town=place or "",
    )


def _language_name(code: str) -> str:
    return here().words.language_name(code)


def _add() -> None:
    with st.expander(_("Legg til ein elev"), icon=":material/person_add:"), st.form("add", clear_on_submit=True):
        left, right = st.columns(2)
        given = left.text_input(bare("Fornamn"), max_chars=200)
        family = right.text_input(bare("Etternamn"), max_chars=200)
        if st.form_submit_button(bare("Legg til"), type="primary"):
            with writing_session() as session:
                add_pupil(session, here().me, _class_id(), given or "", family or "", here().today)
            st.rerun()


def _class_id() -> str:
    found = st.query_params.get("class")
    if not found:
        raise NotFound(N_("Klassen finst ikkje. Gå til Klassar og vel ein klasse."))
    return found


with reading_session() as session:
    shown = require_class(session, here().me, _class_id(), Action.SEE_PUPILS)
    everybody = class_list(session, here().me, shown.id)
st.page_link("planner/pages/classes.py", label=_("Til klassane"), icon=":material/arrow_back:")
st.title(_("Klasseliste {label}", label=shown.label))
quiet(here().words.plural("{n} elev", "{n} elevar", len(everybody)))
if here().may(Action.WRITE_CLASS_RULES):
    rules_link(shown.id, _("Nettvettreglane til klassen"))
_mend(everybody)
_add()
_table(everybody)
