"""Who has read the guideline: the reader's own confirmation, the principal's count, and the ways to what is new."""

import streamlit as st

from planner.domain.permission import Action
from planner.pages.here import _, bare, here, plain_text, reading_session, writing_session
from planner.pages.look import quiet
from planner.services.guidelines import MyReading, Readings, confirm_reading, my_reading, readings


def show_reading() -> None:
    """Show whether the reader has read the version in force, and the ways to what is new and to a new one."""
    mine = show_confirmation()
    if mine.is_issued:
        st.page_link(
            "planner/pages/guideline_changes.py", label=_("Sjå kva som er nytt i råda"), icon=":material/difference:"
        )
    if here().may(Action.ISSUE_GUIDELINE):
        st.page_link(
            "planner/pages/guideline_version.py", label=_("Gi ut ein ny versjon"), icon=":material/upload_file:"
        )


def show_confirmation() -> MyReading:
    """Show whether the reader has read the version in force, and the principal who else has."""
    with reading_session() as session:
        mine = my_reading(session, here().me)
        everybody = readings(session, here().me) if here().may(Action.SEE_READINGS) else None
    if here().may(Action.READ_GUIDELINE):
        _confirm(mine)
    if everybody:
        _show_everybody(everybody)
    return mine


def _confirm(mine: MyReading) -> None:
    if mine.read_on:
        day = here().words.short_date(mine.read_on)
        st.markdown(f":material/task_alt: {_('Du stadfesta {day} at du har lese denne versjonen.', day=day)}")
    # The key names the version: a click on an older one, that somebody was reading when a new one came, is lost.
    elif st.button(bare("Eg har lese råda"), key=f"read-{mine.version}", type="primary", icon=":material/check:"):
        with writing_session() as session:
            confirm_reading(session, here().me, mine.version, here().today)
        st.rerun()


def _show_everybody(found: Readings) -> None:
    read, everybody = len(found.read), len(found.read) + len(found.unread)
    if not found.unread:
        quiet(_("Alle {n} tilsette har lese versjon {version}.", n=everybody, version=found.version))
        return
    title = _("{read} av {n} tilsette har lese versjon {version}", read=read, n=everybody, version=found.version)
    with st.expander(title, icon=":material/groups:"):
        st.markdown(_("**Har ikkje lese enno**"))
        _names([one.name for one in found.unread])
        if found.read:
            st.markdown(_("**Har lese**"))
            _names([f"{one.name}, {here().words.short_date(day)}" for one, day in found.read])


def _names(names: list[str]) -> None:
    st.markdown("\n".join(f"- {plain_text(name)}" for name in names))
