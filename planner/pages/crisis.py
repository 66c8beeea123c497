"""Crisis: the principal or the municipality says who speaks, and says when it is over."""

import streamlit as st

from planner import settings
from planner.domain.crisis import LONGEST_MESSAGE, LONGEST_PHONE, LONGEST_SPEAKER, CrisisNotice
from planner.domain.permission import Role
from planner.pages.here import _, bare, here, reading_session, writing_session
from planner.pages.look import quiet
from planner.services.crisis import lift_crisis, may_lift, notices, raise_crisis


def _raise() -> None:
    everywhere = here().me.role is Role.MUNICIPALITY
    st.markdown(
        _(
            "Meld krise når noko alvorleg har hendt og alle må vite kven som uttaler seg. Meldinga står øvst på alle "
            "sider med ein gong. Ingen kan lage brev eller opne nettstader før du avlyser."
        )
    )
    if everywhere:
        st.markdown(_("Meldinga di gjeld alle skulane i kommunen."))
    with st.form("crisis"):
        speaker = st.text_input(
            bare("Kven uttaler seg?"),
            max_chars=LONGEST_SPEAKER,
            placeholder=bare("Nils Haugen, kommunikasjonssjef"),
        )
        phone = st.text_input(bare("Telefon for dei som spør"), max_chars=LONGEST_PHONE)
        message = st.text_area(
            bare("Kva skal dei tilsette vite? (kan stå tomt)"),
            max_chars=LONGEST_MESSAGE,
            help=bare("Skriv ikkje namn på elevar eller andre det gjeld: Meldinga står på alle sider."),
        )
        raised = st.form_submit_button(bare("Meld krise"), type="primary", icon=":material/campaign:")
    if raised:
        with writing_session() as session:
            raise_crisis(session, here().me, speaker=speaker or "", phone=phone or "", message=message or "")
        st.rerun()


def _lift(notice: CrisisNotice) -> None:
    raised = settings.local(notice.raised_at)
    st.markdown(
        _(
            "Krisa er meldt {day} klokka {time}. Når du avlyser, kan alle lage brev og opne nettstader att.",
            day=raised.date(),
            time=f"{raised:%H.%M}",
        )
    )
    if st.button(bare("Avlys krisa"), type="primary", icon=":material/check:"):
        with writing_session() as session:
            lift_crisis(session, here().me, notice.id)
        st.rerun()


st.title(_("Krise"))
with reading_session() as session:
    in_force = notices(session, here().me.school_id)
mine = [one for one in in_force if may_lift(here().me, one)]
if mine:
    _lift(mine[0])
else:
    if in_force:
        quiet(_("Det er kommunen som har meldt krisa. Kommunen avlyser."))
    _raise()
