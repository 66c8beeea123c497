"""A lesson and the school's copies of it: where a copy comes from, whether its origin is newer, and whose it is."""

import streamlit as st

from planner.domain.lesson import Lesson
from planner.domain.permission import Action
from planner.pages.components.lesson_words import lesson_link, show_copy_badge
from planner.pages.here import _, bare, here, plain_text, reading_session, writing_session
from planner.pages.look import quiet
from planner.services.adapted_lessons import CopyStanding, copy_standing, plans, remove_adapted


def show_origin(plan: Lesson) -> CopyStanding:
    """Show that a plan is the school's copy, with the way to its origin and what has changed there."""
    with reading_session() as session:
        found = copy_standing(session, here().me, plan.id)
    show_copy_badge()
    if found.is_newer:
        st.warning(
            _(
                "Originalen er endra etter at kopien var lagra sist, {day}. Opne originalen og sjå om det nye bør med. "
                "Når kopien er lagra på nytt, forsvinn denne meldinga.",
                day=found.changed_on,
            ),
            icon=":material/update:",
        )
    lesson_link(found.origin, _("Originalen: {title}", title=found.origin.title), icon=":material/link:")
    return found


def show_copies(plan: Lesson) -> None:
    """Show the school's copies of a lesson of the library."""
    with reading_session() as session:
        copies = [one for one in plans(session, here().me, plan.language).values() if one.origin_id == plan.id]
    if copies:
        quiet(_("Skulen har tilpassa dette opplegget:"))
    for one in copies:
        lesson_link(one, plain_text(one.title), icon=":material/edit_note:")


def adapt_link(plan: Lesson, *, own: bool) -> None:
    """Show the way to change an own copy, or to make a copy."""
    if here().may(Action.ADAPT_LESSON):
        st.page_link(
            "planner/pages/adapt_lesson.py",
            label=_("Endre opplegget") if own else _("Tilpass for skulen"),
            icon=":material/edit_note:",
            query_params={"lesson": plan.id},
        )


def remove_button(plan: Lesson) -> None:
    """Let the one whose copy it is take it away, asked once more."""
    with st.popover(bare("Ta bort"), icon=":material/delete:"):
        st.markdown(_("Kopien blir borte for heile skulen. Originalen står i biblioteket."))
        if not st.button(bare("Ja, ta bort kopien"), key="remove-copy"):
            return
        with writing_session() as session:
            remove_adapted(session, here().me, plan.id)
        st.switch_page("planner/pages/lessons.py")
