"""A pupil's own no: recorded in one step at any age, whatever the guardians have said, and taken back again."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from planner.domain.consent import Answer, Route, SignerKind
from planner.domain.matrix import Asked, Matrix, MatrixRow
from planner.domain.project import Purpose
from planner.pages.components.project_shown import project_id
from planner.pages.components.purposes import purpose_name
from planner.pages.components.receipt import keep_receipt
from planner.pages.components.reply_table import ROUTES
from planner.pages.here import _, bare, here, plain_text, writing_session
from planner.services.own_answers import pupil_says_no, pupil_takes_no_back

_NO = frozenset({Answer.REFUSED, Answer.WITHDRAWN})


def show_own_no(matrix: Matrix) -> None:
    """Show the form for a pupil's no, and those who have said no, who may take it back."""
    st.markdown(
        _(
            "Ein elev kan alltid seie nei til å bli vist, uansett alder og kva dei føresette har svart. "
            "Det gjeld med ein gong."
        )
    )
    names = {row.pupil.id: row.pupil.name for row in matrix.rows}
    with st.form("own_no", clear_on_submit=True):
        pupil_id = st.selectbox(
            bare("Kven seier nei?"),
            list(names),
            index=None,
            format_func=names.__getitem__,
            placeholder=bare("Vel elev"),
            filter_mode="contains",
        )
        purposes = st.multiselect(
            bare("Nei til kva?"), matrix.request.purposes, format_func=purpose_name, placeholder=bare("Alt")
        )
        left, right = st.columns(2)
        # What a pupil says is most often said.
        ways = [Route.IN_PERSON, *(one for one in ROUTES if one is not Route.IN_PERSON)]
        route = left.selectbox(bare("Korleis?"), ways, format_func=lambda one: bare(ROUTES[one]), key="own_no_route")
        on = right.date_input(
            bare("Dato"), here().today, max_value=here().today, format="DD.MM.YYYY", key="own_no_date"
        )
        sent = st.form_submit_button(bare("Lagre nei frå eleven"), type="primary", icon=":material/block:")
    if sent and pupil_id and route:
        _say_no(pupil_id, purposes or None, route, on)
    elif sent:
        st.error(_("Vel kven som seier nei."), icon=":material/error:")
    _those_who_said_no(matrix)


def _say_no(pupil_id: str, purposes: Sequence[Purpose] | None, route: Route, on: date) -> None:
    with writing_session() as session:
        receipt = pupil_says_no(session, here().me, project_id(), pupil_id, purposes, route, on, here().today)
    keep_receipt(receipt, _("Nei frå eleven er lagra {day}.", day=here().words.date(receipt.withdrawn_on)))
    st.rerun()


def _those_who_said_no(matrix: Matrix) -> None:
    found = [(row, own) for row in matrix.rows if (own := _own(row)) and _noes(own)]
    if not found:
        return
    st.markdown(_("**Har sagt nei sjølv**"))
    for row, own in found:
        line = st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center")
        asked_of = ", ".join(purpose_name(one) for one in _noes(own))
        line.markdown(f"{plain_text(row.pupil.name)}  \n:small[:gray[{plain_text(asked_of)}]]", width="stretch")
        label, told = bare("Har ombestemt seg"), _("{pupil} seier ikkje nei lenger", pupil=row.pupil.name)
        if line.button(label, key=f"no-back-{row.pupil.id}", type="tertiary", icon=":material/undo:", help=told):
            _take_back(row.pupil.id)


def _own(row: MatrixRow) -> Asked | None:
    """Return a pupil who has said something without a letter; who has one is corrected on its line."""
    return next((one for one in row.asked if one.signer.kind is SignerKind.PUPIL and one.letter is None), None)


def _noes(own: Asked) -> list[Purpose]:
    return [purpose for purpose, answer in own.answers.items() if answer in _NO]


def _take_back(pupil_id: str) -> None:
    with writing_session() as session:
        pupil_takes_no_back(session, here().me, project_id(), pupil_id, Route.IN_PERSON, here().today, here().today)
    st.session_state.pop("receipt", None)
    st.rerun()
