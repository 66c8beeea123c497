"""A class's own rules: how to make them, writing them down, the poster, and looking at them again each term."""

from functools import partial

import streamlit as st

from planner.content.lessons import grades_name, lessons
from planner.domain.class_rules import LONGEST_RULE, MOST_RULES, ClassRules, rules_in
from planner.domain.permission import Action, Actor
from planner.domain.school import SchoolClass
from planner.errors import N_, NotFound
from planner.pages.components.class_rules_shown import listed, standing
from planner.pages.here import _, bare, here, plain_text, reading_session, writing_session
from planner.pages.look import quiet
from planner.services.access import require_class
from planner.services.class_rules import last_years_rules, names_in_rules, review_rules, rules_of, write_rules
from planner.services.poster_documents import class_poster, file_name

# The lessons that end with rules the class has made itself.
_MAKE_RULES = ("klassechatten", "tonen-vi-brukar")
_SAID, _NAMED, _START = "rules_said", "rules_named", "rules_start"
_ROOM = 2 * MOST_RULES * LONGEST_RULE


def _class_id() -> str:
    found = st.query_params.get("class")
    if not found:
        raise NotFound(N_("Klassen finst ikkje. Gå til Klassar og vel ein klasse."))
    return found


def _say(message: str) -> None:
    """Say after the next run what has been done."""
    st.session_state[_SAID] = message
    st.rerun()


def _shown(school_class: SchoolClass, found: ClassRules) -> None:
    with st.container(border=True):
        st.markdown(listed(found))
        quiet(standing(found))
    with st.container(horizontal=True):
        st.download_button(
            bare("Skriv ut plakaten"),
            partial(_pdf, here().me, school_class.id),
            file_name(school_class.label),
            "application/pdf",
            on_click="ignore",
            icon=":material/print:",
            help=_("Plakaten er like skarp på A3: Vel papiret når du skriv ut."),
        )
        if found.is_due(here().today) and st.button(
            bare("Vi har sett på reglane, dei gjeld framleis"), type="primary", icon=":material/event_available:"
        ):
            with writing_session() as session:
                review_rules(session, here().me, school_class.id, here().today)
            _say(_("Notert: Klassen har sett på reglane {day}.", day=here().today))


def _pdf(actor: Actor, class_id: str) -> bytes:
    """Make the file when the button is pressed: outside a rerun, so all it needs is handed in."""
    with reading_session() as session:
        return class_poster(session, actor, class_id)


def _how(school_class: SchoolClass) -> None:
    st.markdown(
        _(
            "La elevane lage reglane sjølve. Samle framlegga, slå saman dei like og la klassen røyste. "
            "Fem til sju korte reglar er nok. Skriv kva de gjer, ikkje berre kva de ikkje gjer."
        )
    )
    quiet(_("Desse opplegga endar med reglar klassen har laga:"))
    language = here().words.language
    plans = [lessons(language)[id_] for id_ in _MAKE_RULES]
    for one in sorted(plans, key=lambda plan: not set(plan.grades) & set(school_class.grades)):
        st.page_link(
            "planner/pages/lesson.py",
            label=_("{title} ({grades})", title=one.title, grades=grades_name(one.grades, language)),
            icon=":material/co_present:",
            query_params={"lesson": one.id, "class": school_class.id},
        )


def _offer(before: ClassRules) -> None:
    """Offer the rules of last year as a start."""
    with st.container(border=True):
        st.markdown(_("**I fjor hadde klassen desse reglane:**"))
        st.markdown(listed(before))
        if st.button(bare("Begynn med reglane frå i fjor"), icon=":material/content_copy:"):
            st.session_state[_START] = before.class_id
            st.rerun()


def _form(school_class: SchoolClass, start: ClassRules | None) -> None:
    with st.form("rules"):
        text = st.text_area(
            bare("Reglane, éin på kvar linje"),
            "\n".join(start.rules) if start else "",
            height=260,
            max_chars=_ROOM,
            placeholder=bare("Vi spør før vi legg ut bilete av andre."),
            help=_("Høgst {n} reglar. Ikkje skriv namn på elevar.", n=MOST_RULES),
        )
        with st.container(horizontal=True):
            saved = st.form_submit_button(bare("Lagre reglane"), type="primary", icon=":material/check:")
            tried = st.form_submit_button(bare("Sjå korleis det blir"), icon=":material/visibility:")
    rules = rules_in(text or "")
    if tried:
        _preview(rules)
    if saved:
        _save(school_class, rules)


def _preview(rules: tuple[str, ...]) -> None:
    with st.container(border=True):
        quiet(here().words.plural("{n} regel, ikkje lagra enno", "{n} reglar, ikkje lagra enno", len(rules)))
        st.markdown("\n".join(f"{number}. {plain_text(rule)}" for number, rule in enumerate(rules, 1)))


def _save(school_class: SchoolClass, rules: tuple[str, ...]) -> None:
    with writing_session() as session:
        names = names_in_rules(session, here().me, school_class.id, rules)
        if names and st.session_state.get(_NAMED) != rules:
            st.session_state[_NAMED] = rules
            st.warning(
                _(
                    "I reglane står det noko som ser ut som namn på elevar: {names}. Ta dei bort, eller trykk "
                    "ein gong til dersom det er noko anna.",
                    names=", ".join(names),
                ),
                icon=":material/person_alert:",
            )
            return
        write_rules(session, here().me, school_class.id, rules, here().today)
    st.session_state.pop(_START, None)
    _say(_("Reglane er lagra. No kan du skrive ut plakaten."))


def _show(school_class: SchoolClass, found: ClassRules | None, before: ClassRules | None) -> None:
    st.page_link("planner/pages/classes.py", label=_("Til klassane"), icon=":material/arrow_back:")
    st.title(_("Nettvettreglane til {label}", label=school_class.label))
    if said := st.session_state.pop(_SAID, None):
        st.success(said, icon=":material/check_circle:")
    if found:
        if found.is_due(here().today):
            st.info(
                _("Eit nytt halvår har begynt. Les reglane saman: Kva verkar, og kva treng de å endre?"),
                icon=":material/event_repeat:",
            )
        _shown(school_class, found)
        with st.expander(_("Endre reglane"), icon=":material/edit:"):
            _form(school_class, found)
        with st.expander(_("Slik lagar de reglar"), icon=":material/lightbulb:"):
            _how(school_class)
        return
    _how(school_class)
    chosen = before is not None and st.session_state.get(_START) == before.class_id
    if before and not chosen:
        _offer(before)
    _form(school_class, before if chosen else None)


with reading_session() as reading:
    shown = require_class(reading, here().me, _class_id(), Action.SEE_LESSONS)
    own = rules_of(reading, here().me, shown.id)
    earlier = None if own else last_years_rules(reading, here().me, shown.id)
_show(shown, own, earlier)
