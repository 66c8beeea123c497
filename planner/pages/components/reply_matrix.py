"""The class matrix: each pupil's status on each purpose, and who is still missing."""

from collections import Counter

import pandas as pd
import streamlit as st

from planner.domain.consent import SignerKind
from planner.domain.matrix import Asked, Matrix, MatrixRow
from planner.domain.project import Purpose
from planner.errors import N_
from planner.pages.components.purposes import purpose_name
from planner.pages.here import _, bare, here, plain_text
from planner.pages.look import PARTLY_ANSWERED, STATUSES, Look, quiet

LEFT_OPEN = Look(N_("Ikkje kryssa av, tel som nei"), "check_box_outline_blank", "gray")


def show_matrix(matrix: Matrix) -> None:
    """Show the counts, those who are missing, and the table of pupils by purposes."""
    waiting, late = matrix.missing, here().today > matrix.request.reply_by
    done = len(matrix.rows) - len(waiting)
    st.progress(
        done / max(len(matrix.rows), 1),
        text=_(
            "{done} av {all} elevar er avklara. Svarfrist {reply_by}.",
            done=done,
            all=len(matrix.rows),
            reply_by=here().words.weekday_date(matrix.request.reply_by),
        ),
    )
    if waiting:
        with st.expander(
            here().words.plural("{n} elev manglar svar", "{n} elevar manglar svar", len(waiting)),
            icon=":material/alarm:" if late else ":material/hourglass_bottom:",
            expanded=late,
        ):
            st.markdown("\n".join(f"- {_missing(row)}" for row in waiting))
    _table(matrix)
    quiet(_("Manglar svaret, tel det som nei. Eit nei går føre eit ja når to føresette er usamde."))


def signer_name(one: Asked) -> str:
    """Return who was asked, in words."""
    if one.signer.kind is SignerKind.PUPIL:
        return bare("eleven sjølv")
    return one.name or bare("føresette")


def _missing(row: MatrixRow) -> str:
    people = ", ".join(
        signer_name(one) if one.letter else bare("{name} (har ikkje fått brev)", name=signer_name(one))
        for one in row.missing
    )
    is_begun = any(map(row.is_answered, row.statuses))
    line = N_("**{pupil}** (delvis svart): {people}") if is_begun else N_("**{pupil}**: {people}")
    return _(line, pupil=row.pupil.name, people=people)


def _look(row: MatrixRow, purpose: Purpose) -> Look:
    if row.is_left_open(purpose):
        return LEFT_OPEN
    return PARTLY_ANSWERED if row.is_partial(purpose) else STATUSES[row.statuses[purpose]]


def _table(matrix: Matrix) -> None:
    columns: dict[str, list[str]] = {
        bare("Nr."): [str(row.number) for row in matrix.rows],
        bare("Elev"): [plain_text(row.pupil.name) for row in matrix.rows],
    }
    for purpose in matrix.request.purposes:
        columns[purpose_name(purpose)] = [_look(row, purpose).inline() for row in matrix.rows]
    st.table(
        pd.DataFrame(columns), border="horizontal", hide_index=True, alt=bare("Status for kvar elev og kvart formål")
    )
    with st.container(gap="xsmall"):
        for purpose in matrix.request.purposes:
            counts = Counter(_look(row, purpose).word for row in matrix.rows)
            told = " · ".join(f"{bare(word)} {count}" for word, count in counts.most_common())
            quiet(f"**{plain_text(purpose_name(purpose))}**: {told}")
