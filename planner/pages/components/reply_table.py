"""Typing a whole class's paper answers by keyboard: one line a letter, one sign a question."""

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from planner.domain.answer_line import read_line, written
from planner.domain.consent import Answer, ConsentRequest, NewReply, Route, SignerKind
from planner.domain.matrix import ReplyRow
from planner.domain.project import Purpose
from planner.errors import N_, InvalidInput
from planner.pages.components.project_shown import project_id
from planner.pages.components.purposes import purpose_name
from planner.pages.here import _, bare, here, plain_text, writing_session
from planner.pages.look import quiet
from planner.services.replies import record_replies

ROUTES = {
    Route.PAPER: N_("På papir"),
    Route.PHONE: N_("På telefon"),
    Route.IN_PERSON: N_("Munnleg på skulen"),
}


def show_reply_table(request: ConsentRequest, rows: Sequence[ReplyRow]) -> None:
    """Show a field a letter; what changed is recorded in one go."""
    saved = st.session_state.pop("replies_saved", None)
    if saved is not None:
        _tell(saved)
    st.markdown(
        _(
            "Skriv **j** for ja, **n** for nei og **-** for ei linje utan kryss, eitt teikn for kvart spørsmål på "
            "arket. Gå vidare med tabulator. Døme: `{example}`",
            example=("jn" * len(request.purposes))[: len(request.purposes)],
        )
    )
    quiet(_("Ei linje utan kryss tel som nei, og du treng ikkje minne om ho. La feltet stå tomt til arket kjem."))
    tell_where_pupils_say_no()
    st.markdown("  \n".join(f"{n}. {plain_text(purpose_name(one))}" for n, one in enumerate(request.purposes, 1)))
    with st.form("replies"):
        left, right = st.columns(2)
        route = left.selectbox(bare("Korleis kom svara?"), list(ROUTES), format_func=lambda one: bare(ROUTES[one]))
        on = right.date_input(
            bare("Dato på arka"), here().today, max_value=here().today, min_value=request.made_on, format="DD.MM.YYYY"
        )
        # Side by side to save scrolling; the tabulator still follows the class list.
        with st.container(horizontal=True, vertical_alignment="bottom"):
            typed = {row.letter_id: _line(row, request) for row in rows}
        saved = st.form_submit_button(bare("Lagre svara"), type="primary", icon=":material/save:")
    by = route or Route.PAPER
    if saved:
        _save(rows, typed, request, lambda letter, purpose, answer: NewReply(letter, purpose, answer, by, on))


def tell_where_pupils_say_no() -> None:
    """Tell where a pupil's own no is recorded."""
    quiet(_("Seier ein elev nei sjølv, gjeld det uansett alder. Skriv det under **Nei frå eleven**."))


def _save(
    rows: Sequence[ReplyRow],
    typed: Mapping[str, str],
    request: ConsentRequest,
    reply: Callable[[str, Purpose, Answer], NewReply],
) -> None:
    new, wrong = [], []
    for row in rows:
        if typed[row.letter_id] == written(row.cells, request.purposes):
            continue
        try:
            # A line that is emptied was another letter's: what stood there is taken out again.
            said = read_line(typed[row.letter_id] or "-" * len(request.purposes), request.purposes)
        except InvalidInput as error:
            wrong.append(f"{row.number}. {plain_text(row.pupil.name)}: {error.in_words(_)}")
            continue
        new += [reply(row.letter_id, purpose, answer) for purpose, answer in said.items()]
    if wrong:
        st.error(_("Ingenting er lagra. Rett desse linjene:") + "\n\n- " + "\n- ".join(wrong), icon=":material/error:")
        return
    with writing_session() as session:
        added = record_replies(session, here().me, project_id(), new, here().today)
    st.session_state["replies_saved"] = len({fact.letter_id for fact in added})
    st.rerun()


def _tell(letters: int) -> None:
    """Tell how much was saved, counted as the project counts it: in letters."""
    if letters:
        said = here().words.plural("Svara på {n} brev er lagra.", "Svara på {n} brev er lagra.", letters)
        st.success(said, icon=":material/check:")
    else:
        st.info(_("Ingenting er endra, så ingenting blei lagra."), icon=":material/info:")


def who_signs(row: ReplyRow) -> str:
    """Return who a letter is to, in words."""
    return bare("eleven sjølv") if row.signer.kind is SignerKind.PUPIL else row.signer_name or bare("føresette")


def _line(row: ReplyRow, request: ConsentRequest) -> str:
    return (
        st.text_input(
            _("{n}. {pupil} – {who}", n=row.number, pupil=row.pupil.name, who=who_signs(row)),
            written(row.cells, request.purposes),
            max_chars=2 * len(request.purposes),
            key=f"line-{row.letter_id}",
            autocomplete="off",
            width=300,
        )
        or ""
    )
