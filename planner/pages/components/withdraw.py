"""Withdrawing a consent: one step, a receipt, and a task to take the content down."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from planner.domain.consent import Route, Signer, SignerKind
from planner.domain.matrix import Matrix, MatrixRow
from planner.domain.project import Purpose
from planner.pages.components.project_shown import project_id
from planner.pages.components.purposes import purpose_name
from planner.pages.components.reply_matrix import signer_name
from planner.pages.components.reply_table import ROUTES
from planner.pages.here import _, bare, here, writing_session
from planner.services.replies import withdraw


def show_withdraw(matrix: Matrix) -> None:
    """Show the form; what is withdrawn counts as no at once."""
    people = {
        f"{row.pupil.id}-{number}": (row.pupil.id, row.pupil.name, signer, name)
        for row in matrix.rows
        for number, (signer, name) in enumerate(_who_may(row))
    }
    if receipt := st.session_state.pop("receipt", None):
        st.success(receipt, icon=":material/undo:")
    st.markdown(_("Den som har sagt ja, kan trekke det tilbake når som helst. Det gjeld frå no av."))
    with st.form("withdraw", clear_on_submit=True):
        chosen = st.selectbox(
            bare("Kven trekker tilbake?"),
            list(people),
            index=None,
            format_func=lambda key: f"{people[key][1]} – {people[key][3]}",
            placeholder=bare("Vel elev og den som svarte"),
        )
        purposes = st.multiselect(
            bare("Kva?"), matrix.request.purposes, format_func=purpose_name, placeholder=bare("Alt")
        )
        left, right = st.columns(2)
        route = left.selectbox(bare("Korleis?"), list(ROUTES), format_func=lambda one: bare(ROUTES[one]))
        on = right.date_input(bare("Dato"), here().today, max_value=here().today, format="DD.MM.YYYY")
        sent = st.form_submit_button(bare("Trekk tilbake"), type="primary", icon=":material/undo:")
    if sent and chosen and route:
        pupil_id, _pupil, signer, _name = people[chosen]
        _withdraw(pupil_id, signer, (purposes or None, route, on))
    elif sent:
        st.error(_("Vel kven som trekker tilbake."), icon=":material/error:")


def _who_may(row: MatrixRow) -> list[tuple[Signer, str]]:
    """Those who were asked, and always the pupil: a child may say no whatever the age."""
    asked = [(one.signer, signer_name(one)) for one in row.asked if one.letter]
    pupil = Signer(SignerKind.PUPIL, row.pupil.id)
    return asked if any(signer == pupil for signer, _name in asked) else [*asked, (pupil, bare("eleven sjølv"))]


def _withdraw(pupil_id: str, signer: Signer, what: tuple[Sequence[Purpose] | None, Route, date]) -> None:
    purposes, route, on = what
    with writing_session() as session:
        receipt = withdraw(session, here().me, project_id(), pupil_id, signer, purposes, route, on, here().today)
    told = _("Trekt tilbake {day}. Kvittering nr. {n}.", day=here().words.date(receipt.withdrawn_on), n=receipt.number)
    if receipt.remove_by:
        told += " " + _("Ta ned det som er lagt ut, innan {day}.", day=here().words.date(receipt.remove_by))
    st.session_state["receipt"] = told
    st.rerun()
