"""May I publish? Tick who is in the picture and get yes, no, or who is missing."""

import streamlit as st

from planner.domain.matrix import Matrix, MayPublish
from planner.domain.steps import is_running
from planner.pages.components.project_shown import project_id
from planner.pages.components.purposes import purpose_name
from planner.pages.here import _, bare, here, reading_session
from planner.pages.look import quiet
from planner.services.progress import ProjectCard, project_card
from planner.services.replies import may_i_publish

_NO_ICON = ":material/block:"


def show_may_i_publish(matrix: Matrix) -> None:
    """Show the question and, once pupils are chosen, its answer."""
    names = {row.pupil.id: row.pupil.name for row in matrix.rows}
    purpose = st.selectbox(bare("Kva vil du legge ut?"), matrix.request.purposes, format_func=purpose_name)
    chosen = st.multiselect(
        bare("Kven er med?"),
        list(names),
        format_func=names.__getitem__,
        placeholder=bare("Vel elevar"),
        # A search that guesses would tick a pupil whose name only has the same letters.
        filter_mode="contains",
        select_all=False,
    )
    if not chosen or purpose is None:
        quiet(_("Vel alle som er med på biletet, filmen eller arbeidet."))
        return
    with reading_session() as session:
        answer = may_i_publish(session, here().me, project_id(), chosen, purpose, here().today)
        card = project_card(session, here().me, project_id(), here().today)
    if answer.verdict is MayPublish.YES:
        _yes(card)
    if answer.no:
        people = ", ".join(names[one] for one in answer.no)
        st.error(_("**Nei.** Desse kan ikkje visast: {people}.", people=people), icon=_NO_ICON)
    left_open = {row.pupil.id for row in matrix.rows if row.is_left_open(purpose)}
    if people := ", ".join(names[one] for one in answer.missing if one in left_open):
        st.error(_("**Nei.** Ikkje kryssa av på arket, og det tel som nei: {people}.", people=people), icon=_NO_ICON)
    if people := ", ".join(names[one] for one in answer.missing if one not in left_open):
        st.warning(_("**Vent.** Desse manglar svar: {people}.", people=people), icon=":material/hourglass_bottom:")


def _yes(card: ProjectCard) -> None:
    """Tell that all have said yes; before the site is open that is not enough."""
    if is_running(card.steps):
        st.success(_("**Ja.** Alle som er med, har sagt ja."), icon=":material/check_circle:")
        return
    st.info(
        _(
            "**Ikkje enno.** Alle som er med, har sagt ja, men nettstaden er ikkje open. "
            "Sjå kva som står att i prosjektet."
        ),
        icon=":material/front_hand:",
    )
