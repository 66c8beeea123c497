"""Withdrawing a consent: one step, a receipt, and a task to take the content down."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from planner.domain.consent import Answer, ConsentRequest, Route, Signer, SignerKind
from planner.domain.matrix import ReplyRow
from planner.domain.project import Purpose
from planner.domain.school import Pupil
from planner.pages.components.project_shown import project_id
from planner.pages.components.purposes import purpose_name
from planner.pages.components.receipt import keep_receipt
from planner.pages.components.reply_table import ROUTES, tell_where_pupils_say_no, who_signs
from planner.pages.here import _, bare, here, writing_session
from planner.services.replies import withdraw


def show_withdraw(request: ConsentRequest, rows: Sequence[ReplyRow]) -> None:
    """Show the form to those who have a yes to withdraw; what is withdrawn counts as no at once."""
    people = _with_a_yes(rows)
    if not people:
        st.info(_("Ingen har sagt ja enno, så det er ikkje noko å trekke tilbake."), icon=":material/undo:")
        tell_where_pupils_say_no()
        return
    st.markdown(_("Den som har sagt ja, kan trekke det tilbake når som helst. Det gjeld frå no av."))
    tell_where_pupils_say_no()
    with st.form("withdraw", clear_on_submit=True):
        chosen = st.selectbox(
            bare("Kven trekker tilbake?"),
            list(people),
            index=None,
            format_func=lambda key: f"{people[key][0].name} – {people[key][2]}",
            placeholder=bare("Vel elev og den som svarte"),
        )
        purposes = st.multiselect(bare("Kva?"), request.purposes, format_func=purpose_name, placeholder=bare("Alt"))
        left, right = st.columns(2)
        route = left.selectbox(bare("Korleis?"), list(ROUTES), format_func=lambda one: bare(ROUTES[one]))
        on = right.date_input(bare("Dato"), here().today, max_value=here().today, format="DD.MM.YYYY")
        sent = st.form_submit_button(bare("Trekk tilbake"), type="primary", icon=":material/undo:")
    if sent and chosen and route:
        pupil, signer, _name = people[chosen]
        _withdraw(pupil.id, signer, (purposes or None, route, on))
    elif sent:
        st.error(_("Vel kven som trekker tilbake."), icon=":material/error:")


def _with_a_yes(rows: Sequence[ReplyRow]) -> dict[str, tuple[Pupil, Signer, str]]:
    """Return those who have a yes, and with them the pupil: a child may say no whatever the age."""
    people: dict[str, list[tuple[Pupil, Signer, str]]] = {}
    for row in rows:
        if Answer.GIVEN in row.cells.values():
            people.setdefault(row.pupil.id, []).append((row.pupil, row.signer, who_signs(row)))
    for pupil_id, found in people.items():
        pupil = Signer(SignerKind.PUPIL, pupil_id)
        if all(signer != pupil for _pupil, signer, _name in found):
            found.append((found[0][0], pupil, bare("eleven sjølv")))
    return {f"{pupil_id}-{number}": one for pupil_id, found in people.items() for number, one in enumerate(found)}


def _withdraw(pupil_id: str, signer: Signer, what: tuple[Sequence[Purpose] | None, Route, date]) -> None:
    purposes, route, on = what
    with writing_session() as session:
        receipt = withdraw(session, here().me, project_id(), pupil_id, signer, purposes, route, on, here().today)
    keep_receipt(receipt, _("Trekt tilbake {day}.", day=here().words.date(receipt.withdrawn_on)))
    st.rerun()
