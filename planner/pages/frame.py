"""The frame round every page: navigation by role, the top line, and the one place that tells errors."""

from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from planner import settings
from planner.domain.permission import Action
from planner.errors import NotReady, PlannerError
from planner.pages.components.crisis_notice import show_notices
from planner.pages.components.links import remember_person
from planner.pages.here import PERSON_COOKIE, Here, _, arrive, bare, plain_text
from planner.pages.look import quiet, role_name, told

_PAGES = Path("planner/pages")


def show() -> None:
    """Show the page the person asked for, inside the frame."""
    found = arrive()
    st.set_page_config(page_title="Nettplan", page_icon=str(settings.ASSETS / "images" / "icon.png"), layout="centered")
    st.logo(str(settings.ASSETS / "images" / "logo.svg"), size="large")
    page = st.navigation(_pages(found), position="top")
    st.set_page_config(page_title=f"{page.title} – Nettplan")
    _top_line(found)
    show_notices(found.crisis)
    try:
        page.run()
    except PlannerError as error:
        if isinstance(error, NotReady):
            st.info(told(error), icon=":material/front_hand:")
        else:
            st.error(told(error), icon=":material/error:")


def _pages(found: Here) -> list[StreamlitPage]:
    if found.actor is None:
        return [
            _page("home" if not found.any_school else "who", bare("Heim"), "home", default=True),
            _page("setup", bare("Set opp skulen"), "school", hidden=True),
        ]
    pages = [_page("home", bare("Heim"), "home", default=True)]
    pages += _overview_pages(found)
    if found.may(Action.SEE_PUPILS):
        pages.append(_page("classes", bare("Klassar"), "groups"))
    pages += _site_pages(found)
    if found.may(Action.SEE_SCHOOL):
        pages.append(_page("school", bare("Skule"), "school"))
    if found.may(Action.SEE_LESSONS):
        pages += [
            _page("lessons", bare("Timar"), "co_present"),
            _page("lesson", bare("Timen"), "co_present", hidden=True),
            _page("class_rules", bare("Nettvettreglar"), "checklist", hidden=True),
            _page("adapt_lesson", bare("Tilpass opplegget"), "edit_note", hidden=True),
        ]
    pages.append(_page("guideline", bare("Råda"), "menu_book"))
    if found.may(Action.SEE_GUIDELINE):
        pages.append(_page("bullying", bare("Når nokon blir mobba"), "health_and_safety", hidden=True))
        pages.append(_page("guideline_changes", bare("Nytt i råda"), "difference", hidden=True))
    if found.may(Action.ISSUE_GUIDELINE):
        pages.append(_page("guideline_version", bare("Ny versjon av råda"), "upload_file", hidden=True))
    pages.append(_page("role_check", bare("Rollesjekken"), "record_voice_over", hidden=True))
    if found.may(Action.SEE_MEETINGS):
        pages += [
            _page("discussion_cards", bare("Samtalekort"), "forum", hidden=True),
            _page("discussion_show", bare("Samtalekort på skjermen"), "slideshow", hidden=True),
        ]
    pages.append(_page("me", bare("Mi side"), "account_circle"))
    if found.may(Action.RAISE_CRISIS):
        pages.append(_page("crisis", bare("Krise"), "campaign", hidden=True))
    if found.may(Action.SEE_PROJECTS):
        pages += [
            _page("project", bare("Prosjekt"), "folder_open", hidden=True),
            _page("project_form", bare("Om prosjektet"), "edit_note", hidden=True),
            _page("walk", bare("Open eller lukka?"), "alt_route", hidden=True),
            _page("verdict", bare("Avgjerda"), "gavel", hidden=True),
            _page("letters", bare("Brev"), "mail", hidden=True),
            _page("replies", bare("Svar"), "how_to_reg", hidden=True),
            _page("roster_import", bare("Importer klasseliste"), "upload_file", hidden=True),
            _page("class_list", bare("Klasseliste"), "groups", hidden=True),
        ]
    return pages


def _overview_pages(found: Here) -> list[StreamlitPage]:
    pages = [_page("overview", bare("Oversikt"), "monitoring")] if found.may(Action.SEE_FIGURES) else []
    if found.may(Action.SEE_OVERVIEW):
        pages.append(_page("overview_list", bare("Bak talet"), "format_list_bulleted", hidden=True))
    return pages


def _site_pages(found: Here) -> list[StreamlitPage]:
    if not found.may(Action.SEE_SITES):
        return []
    return [
        _page("sites", bare("Nettstader"), "language"),
        _page("site", bare("Nettstaden"), "language", hidden=True),
        _page("site_form", bare("Om nettstaden"), "edit_note", hidden=True),
        _page("site_import", bare("Importer nettstader"), "upload_file", hidden=True),
        _page("records", bare("Arkiv"), "inventory_2", hidden=True),
    ]


def _page(name: str, title: str, icon: str, *, default: bool = False, hidden: bool = False) -> StreamlitPage:
    return st.Page(
        str(_PAGES / f"{name}.py"),
        title=title,
        icon=f":material/{icon}:",
        url_path=None if default else name.replace("_", "-"),
        default=default,
        visibility="hidden" if hidden else "visible",
    )


def _top_line(found: Here) -> None:
    if found.actor is None:
        return
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        school = found.school.name if found.school else ""
        sample = found.school is not None and found.school.sample
        quiet(_sample(school) if sample else plain_text(school), width="content")
        quiet(_("{name}, {role}", name=found.actor.name, role=role_name(found.actor.role).lower()), width="content")
    if st.context.cookies.get(PERSON_COOKIE) is None:
        remember_person(found.actor.id)


def _sample(school: str) -> str:
    return f":orange-badge[:material/science: {plain_text(school)}]"
