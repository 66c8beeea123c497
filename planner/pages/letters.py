"""The letters of a project: who gets one, how it looks, and the print file."""

from dataclasses import replace

import streamlit as st

from forms.letter import letter_pdf
from planner.errors import NotReady
from planner.pages.components.letters_made import show_made
from planner.pages.components.letters_planned import show_plan
from planner.pages.components.project_shown import ADDRESS_KEY, project_id, way_back
from planner.pages.here import _, bare, here, reading_session, writing_session
from planner.pages.look import quiet, told
from planner.services.letter_files import merged_name, merged_pdf, zip_name, zip_of_letters
from planner.services.letter_plan import LetterPlan, Only, PlannedLetter
from planner.services.letters import make_letters, plan_letters, preview_letter

_MERGED, _ZIP = "merged", "zip"


def _choose() -> tuple[Only, str]:
    only = st.radio(
        bare("Kven skal ha brev?"),
        ["all", "missing"],
        format_func=lambda one: bare("Heile klassen") if one == "all" else bare("Berre dei som ikkje har svart"),
        horizontal=True,
    )
    how = st.radio(
        bare("Korleis vil du ha dei?"),
        [_MERGED, _ZIP],
        format_func=lambda one: (
            bare("Ei utskriftsfil for klassen") if one == _MERGED else bare("Ei fil for kvart brev, i ein zip")
        ),
        captions=[bare("Sortert som klasselista, klar for tosidig utskrift"), bare("For sending på andre måtar")],
    )
    return ("missing" if only == "missing" else "all"), how or _MERGED


def _preview(plan: LetterPlan, only: Only) -> None:
    """Show one of the letters before any is made: whichever one chooses."""
    # Until letters are made the request has a new id in each rerun, but asks the same.
    asked = replace(plan.request, id="")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.selectbox(
            bare("Kva brev vil du sjå?"),
            range(len(plan.letters)),
            format_func=lambda number: _letter_name(number, plan.letters[number]),
            filter_mode="contains",
        )
        pressed = st.button(bare("Sjå brevet"), icon=":material/visibility:")
    kept = st.session_state.get("preview")
    if chosen is None or not (pressed or (kept and kept[:2] == (project_id(), asked))):
        return
    if not kept or kept[:4] != (project_id(), asked, only, chosen):
        with writing_session() as session:
            shown = preview_letter(session, here().me, project_id(), here().today, chosen, only)
        kept = (project_id(), asked, only, chosen, letter_pdf(shown))
        st.session_state["preview"] = kept
    st.pdf(kept[4], height=700, alt=bare("Brevet, slik det blir skrive ut"))
    quiet(_("Dette er brev {number} av {n}.", number=chosen + 1, n=len(plan.letters)))


def _letter_name(number: int, planned: PlannedLetter) -> str:
    language = here().words.language_name(planned.letter.language)
    own = planned.letter.signer.person_id == planned.pupil.id
    to = bare("eleven sjølv") if own else planned.guardian.name if planned.guardian else bare("føresette")
    return f"{number + 1}. {planned.pupil.name} – {to} ({language})"


def _make(only: Only, how: str) -> None:
    if not st.button(bare("Lag breva"), type="primary", icon=":material/mail:"):
        return
    bar = st.progress(0.0, text=_("Lagar breva …"))

    def tell(made: int, everything: int) -> None:
        bar.progress(made / max(everything, 1), text=_("Lagar brev {n} av {of} …", n=made, of=everything))

    with writing_session() as session:
        made = make_letters(session, here().me, project_id(), today=here().today, only=only)
        # Drawn before the transaction ends: when the paper can't be made, nothing is recorded as made.
        file = merged_pdf(made, tell) if how == _MERGED else zip_of_letters(made, tell)
    name = merged_name(made) if how == _MERGED else zip_name(made)
    bar.empty()
    st.session_state["letters"] = (project_id(), name, file, len(made.letters), made.skipped)


def _not_ready(stop: NotReady) -> None:
    st.info(told(stop), icon=":material/front_hand:")
    with st.container(horizontal=True):
        if st.button(bare("Til prosjektet"), type="primary"):
            st.switch_page("planner/pages/project.py", query_params={ADDRESS_KEY: project_id()})
        if st.button(bare("Endre prosjektet"), icon=":material/edit:"):
            st.switch_page("planner/pages/project_form.py", query_params={ADDRESS_KEY: project_id()})


def _plan(only: Only) -> LetterPlan:
    with reading_session() as session:
        return plan_letters(session, here().me, project_id(), here().today, only)


def _show() -> None:
    try:
        planned = _plan("all")
    except NotReady as stop:
        _not_ready(stop)
        return
    only, how = _choose()
    if only == "missing":
        planned = _plan(only)
    show_plan(planned)
    if planned.letters:
        _preview(planned, only)
        _make(only, how)


way_back()
st.title(_("Brev til dei føresette"))
_show()
show_made()
