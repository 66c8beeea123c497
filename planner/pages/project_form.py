"""A project's details: new, or changed."""

from datetime import date, timedelta

import streamlit as st

from planner.content.platforms import platforms
from planner.domain.permission import Role
from planner.domain.project import Audience, Purpose
from planner.domain.school import SchoolClass, Staff
from planner.domain.site import SiteEntry
from planner.pages.components.project_shown import ADDRESS_KEY, way_back
from planner.pages.components.purposes import purpose_fields
from planner.pages.here import _, bare, here, reading_session, writing_session
from planner.pages.look import audience_name, quiet
from planner.services.classes import classes
from planner.services.progress import project_card
from planner.services.projects import DAYS_TO_REPLY, ProjectDetails, change_project, details_of, new_project
from planner.services.sites import site_card
from planner.services.staff import staff_list

_FORMAT = "DD.MM.YYYY"
_JUNE = 6
_SATURDAY = 5
_DAYS_TO_START = 21


def _show(changing: str | None, of_site: str | None) -> None:
    with reading_session() as session:
        found = classes(session, here().me, here().today)
        staff = tuple(one for one in staff_list(session, here().me) if one.active and one.role != Role.MUNICIPALITY)
        old = project_card(session, here().me, changing, here().today) if changing else None
        details = details_of(session, old.project) if old else None
        if of_site and not changing:
            details = _of_site(site_card(session, here().me, of_site, here().today).entry)
    if changing:
        way_back()
    else:
        st.page_link("planner/pages/home.py", label=_("Til Heim"), icon=":material/arrow_back:")
    st.title(_("Om prosjektet") if changing else _("Nytt prosjekt"))
    if old and any(step.count for step in old.steps[1:2]):
        st.info(
            _(
                "Breva er laga. Endrar du nettstaden, formåla eller datoane, må du lage nye brev, "
                "og svara på dei gamle gjeld ikkje."
            )
        )
    own = (old.school_class,) if old else tuple(one.school_class for one in found)
    with st.form("project"):
        written = _fields(details, own, staff, is_new=not changing)
        saved = st.form_submit_button(bare("Lagre"), type="primary")
    if saved:
        with writing_session() as session:
            if changing:
                project = change_project(session, here().me, changing, written)
            else:
                project = new_project(session, here().me, written, today=here().today, site_id=of_site)
        st.switch_page("planner/pages/project.py", query_params={ADDRESS_KEY: project.id})


def _of_site(entry: SiteEntry) -> ProjectDetails:
    """Return what the register knows of a site that is to have a project."""
    return ProjectDetails(
        entry.name,
        entry.class_id or "",
        "",
        entry.name,
        entry.address,
        entry.platform,
        entry.audience,
        entry.editor_id,
        entry.deputy_id,
        *_usual_dates(),
        (),
    )


def _fields(
    old: ProjectDetails | None, own: tuple[SchoolClass, ...], staff: tuple[Staff, ...], *, is_new: bool
) -> ProjectDetails:
    title = st.text_input(
        bare("Kva heiter prosjektet?"),
        old.title if old else "",
        max_chars=200,
        placeholder=bare("Lokalhistorie på nett"),
    )
    ids = [one.id for one in own]
    labels = {one.id: one.label for one in own}
    class_id: str | None = old.class_id if old else None
    if old and not is_new:
        st.markdown(_("Klasse {label}", label=labels[old.class_id]))
    else:
        first = ids.index(class_id) if class_id in labels else 0
        class_id = st.selectbox(bare("Klasse"), ids, index=first, format_func=labels.__getitem__)
    purpose = st.text_area(
        bare("Kva skal elevane gjere, og kvifor?"),
        old.purpose if old else "",
        max_chars=2000,
        placeholder=bare("Elevane deler tekstar og bilete om garden dei bur på."),
        help=_("Dette står i brevet til dei føresette. Skriv slik du ville sagt det til dei."),
    )
    name, address, platform, audience = _site_fields(old)
    editor, deputy = _editor_fields(old, staff)
    starts, ends, reply_by = _date_fields(old)
    return ProjectDetails(
        title=title or "",
        class_id=class_id or "",
        purpose=purpose or "",
        site_name=name,
        address=address,
        platform=platform,
        audience=audience,
        editor_id=editor,
        deputy_id=deputy,
        starts=starts,
        ends=ends,
        reply_by=reply_by,
        purposes=_purposes(old),
    )


def _site_fields(old: ProjectDetails | None) -> tuple[str, str, str, Audience]:
    st.header(_("Nettstaden"))
    left, right = st.columns(2)
    name = left.text_input(
        bare("Namn på nettstaden"), old.site_name if old else "", max_chars=200, placeholder=bare("Klassebloggen 7B")
    )
    address = right.text_input(
        bare("Adresse"), old.address if old else "", max_chars=300, type="url", placeholder="https://"
    )
    known = platforms(here().words.language)
    names = list(known)
    platform = left.selectbox(
        bare("Plattform"),
        names,
        index=names.index(old.platform) if old and old.platform in known else 0,
        format_func=lambda platform_id: known[platform_id].name,
    )
    audience = right.selectbox(
        bare("Kven skal kunne sjå nettstaden?"),
        list(Audience),
        index=list(Audience).index(old.audience if old else Audience.WORLD),
        format_func=audience_name,
    )
    return name or "", address or "", platform or "", audience or Audience.CLASS


def _editor_fields(old: ProjectDetails | None, staff: tuple[Staff, ...]) -> tuple[str, str | None]:
    names = {one.id: one.name for one in staff}
    left, right = st.columns(2)
    mine = old.editor_id if old else here().me.id
    ids = list(names)
    editor = left.selectbox(
        bare("Redaktør"),
        ids,
        index=ids.index(mine) if mine in names else 0,
        format_func=names.__getitem__,
        help=_("Den som opprettar ei side, er redaktør for ho."),
    )
    deputies = [None, *ids]
    deputy = right.selectbox(
        bare("Vararedaktør"),
        deputies,
        index=deputies.index(old.deputy_id if old else None),
        format_func=lambda one: names[one] if one else bare("Ingen enno"),
    )
    return editor or "", deputy


def _date_fields(old: ProjectDetails | None) -> tuple[date, date, date]:
    dates = (old.starts, old.ends, old.reply_by) if old else _usual_dates()
    first, second, third = st.columns(3)
    starts = first.date_input(bare("Startar"), dates[0], format=_FORMAT)
    ends = second.date_input(bare("Sluttar"), dates[1], format=_FORMAT)
    reply_by = third.date_input(bare("Svarfrist"), dates[2], format=_FORMAT)
    return starts, ends, reply_by


def _usual_dates() -> tuple[date, date, date]:
    """Return when a project usually starts, ends and has its replies."""
    today = here().today
    summer = date(today.year + (today.month > _JUNE), _JUNE, 18)
    soon, reply = (_school_day(today + timedelta(days=days)) for days in (_DAYS_TO_START, DAYS_TO_REPLY))
    return soon, summer, reply


def _school_day(day: date) -> date:
    """Move a day in a weekend to the Monday after it."""
    return day + timedelta(days=max(0, 7 - day.weekday()) if day.weekday() >= _SATURDAY else 0)


def _purposes(old: ProjectDetails | None) -> tuple[Purpose, ...]:
    st.header(_("Kva ber de om lov til?"))
    quiet(_("Kvart punkt blir eit eige ja eller nei i brevet. Spør berre om det de treng."))
    return purpose_fields(old.purposes if old else ())


_show(st.query_params.get(ADDRESS_KEY), st.query_params.get("site"))
