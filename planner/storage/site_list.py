"""The register as a list: one query a page, filtered, sorted and counted in the database."""

from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, bindparam, case, collate, false, func, or_, select, true

from planner.domain.project import Audience
from planner.domain.site import InUse, SiteState, answered_before
from planner.domain.site_list import GroupBy, SiteCounts, SiteGroup, SiteQuery, SiteRow, SortBy
from planner.storage.engine import Session
from planner.storage.sites import CLASS, THEIRS
from planner.storage.tables import project, school_class, site, staff

_ENDS = func.coalesce(project.c.ends, site.c.ends)
answered_on = case((site.c.confirmed_on > site.c.opened_on, site.c.confirmed_on), else_=site.c.opened_on)
is_asked = and_(site.c.opened_on.is_not(None), site.c.blocked_on.is_(None), site.c.retired_on.is_(None))
# The same rules as `in_use` and `state_of`; the days come from `answered_before`.
in_use_now: ColumnElement[str] = case(
    (~is_asked, str(InUse.NOT_ASKED)),
    *((answered_on < bindparam(str(one)), str(one)) for one in (InUse.DORMANT, InUse.LATE, InUse.ASKED)),
    else_=str(InUse.CONFIRMED),
)
state_now: ColumnElement[str] = case(
    (site.c.retired_on.is_not(None), str(SiteState.RETIRED)),
    (site.c.blocked_on.is_not(None), str(SiteState.BLOCKED)),
    (site.c.opened_on.is_(None), str(SiteState.PLANNED)),
    (answered_on < bindparam(str(InUse.DORMANT)), str(SiteState.DORMANT)),
    else_=str(SiteState.ACTIVE),
)
_ALL = (
    site.join(staff, site.c.editor_id == staff.c.id)
    .outerjoin(project, site.c.project_id == project.c.id)
    .outerjoin(school_class, school_class.c.id == CLASS)
)
# More than anybody searches for, and less than a database refuses.
_MOST_WORDS = 12
_HERE = site.c.school_id == bindparam("school")
# In the order of a row's fields.
_ROW: Select[Any] = (
    select(
        site.c.id,
        site.c.name,
        site.c.address,
        site.c.platform,
        site.c.audience,
        state_now.label("state"),
        in_use_now.label("in_use"),
        site.c.opened_on,
        site.c.confirmed_on,
        site.c.blocked_on,
        site.c.retired_on,
        site.c.unanswered_since,
        site.c.editor_id,
        staff.c.name.label("editor"),
        staff.c.active.label("editor_here"),
        CLASS.label("class_id"),
        func.coalesce(school_class.c.label, "").label("class_label"),
        site.c.project_id,
        func.coalesce(project.c.title, "").label("project_title"),
        _ENDS.label("ends"),
        site.c.is_public,
        site.c.check_state,
        site.c.check_alarm,
        site.c.checked_at,
        func.count().over().label("total"),
    )
    .select_from(_ALL)
    .where(_HERE)
)
_SEARCHED = (site.c.name, site.c.address, staff.c.name, school_class.c.label, project.c.title)
_OPEN = (str(SiteState.ACTIVE), str(SiteState.DORMANT))
_TO_APPROVE = and_(
    site.c.project_id.is_(None),
    site.c.shows_pupils == false(),
    site.c.approved_on.is_(None),
    site.c.audience.in_([str(one) for one in Audience if one.is_open]),
    state_now.in_([str(SiteState.PLANNED)]),
)
_COUNTS = (
    select(
        state_now.label("state"),
        in_use_now.label("in_use"),
        func.count().label("sites"),
        func.sum(case((site.c.check_alarm, 1), else_=0)).label("alarms"),
        func.sum(case((and_(staff.c.active.is_(False), site.c.retired_on.is_(None)), 1), else_=0)).label("no_editor"),
    )
    .select_from(_ALL)
    .where(_HERE)
    .group_by("state", "in_use")
)


def find(session: Session, school_id: str, query: SiteQuery, staff_id: str, today: date) -> tuple[list[SiteRow], int]:
    """Return a page of a school's sites and how many there are on all pages; (nothing, 0) beyond the last."""
    wanted = _ROW.where(*_conditions(query)).order_by(*_order(session, query))
    if query.size is not None:
        wanted = wanted.limit(query.size).offset(query.page * query.size)
    rows = session.execute(wanted, {"school": school_id, "staff": staff_id, **days_of(today)}).all()
    return [_row(row) for row in rows], rows[0].total if rows else 0


def counts(session: Session, school_id: str, today: date) -> SiteCounts:
    """Return how many sites a school has of each kind."""
    states, asked = dict.fromkeys(SiteState, 0), dict.fromkeys(InUse, 0)
    alarms = no_editor = 0
    for row in session.execute(_COUNTS, {"school": school_id, **days_of(today)}):
        states[SiteState(row.state)] += row.sites
        asked[InUse(row.in_use)] += row.sites
        alarms += row.alarms
        no_editor += row.no_editor
    return SiteCounts(states, asked, alarms, no_editor)


def groups(session: Session, school_id: str, by: GroupBy, today: date) -> tuple[SiteGroup, ...]:
    """Return how many sites that aren't retired a school has of each platform, editor, class or audience."""
    id_, name = _GROUPS[by]
    is_open = case((state_now.in_(_OPEN), 1), else_=0)
    query = select(id_.label("id"), func.max(name).label("name"), func.count(), func.sum(is_open)).select_from(_ALL)
    found = session.execute(
        query.where(_HERE, site.c.retired_on.is_(None)).group_by(id_).order_by(func.count().desc(), func.max(name)),
        {"school": school_id, **days_of(today)},
    )
    return tuple(SiteGroup(*row) for row in found)


_GROUPS: dict[GroupBy, tuple[ColumnElement[Any], ColumnElement[Any]]] = {
    GroupBy.PLATFORM: (site.c.platform, site.c.platform),
    GroupBy.EDITOR: (site.c.editor_id, staff.c.name),
    GroupBy.CLASS: (CLASS, func.coalesce(school_class.c.label, "")),
    GroupBy.AUDIENCE: (site.c.audience, site.c.audience),
}


def days_of(today: date) -> dict[str, date]:
    """Return the days that the rules of freshness compare with, as values for these queries."""
    return {str(found): day for found, day in answered_before(today).items()}


def _conditions(query: SiteQuery) -> Iterator[ColumnElement[bool]]:
    chosen = (
        (state_now, query.state),
        (site.c.platform, query.platform),
        (site.c.audience, query.audience),
        (site.c.editor_id, query.editor_id),
        (CLASS, query.class_id),
        (site.c.check_state, query.check),
    )
    yield from (column == str(value) for column, value in chosen if value is not None)
    switches = (
        (query.mine, THEIRS),
        (query.alarm, site.c.check_alarm == true()),
        (query.late, in_use_now == str(InUse.LATE)),
        (query.no_editor, and_(staff.c.active == false(), site.c.retired_on.is_(None))),
        (query.public, and_(site.c.is_public == true(), site.c.audience == str(Audience.WORLD), state_now.in_(_OPEN))),
        (query.to_approve, _TO_APPROVE),
        (query.not_informed, and_(site.c.leader_informed_on.is_(None), site.c.retired_on.is_(None))),
    )
    yield from (condition for is_on, condition in switches if is_on)
    for word in query.text.split()[:_MOST_WORDS]:
        yield or_(*(column.icontains(form, autoescape=True) for column in _SEARCHED for form in _forms(word)))


def _forms(word: str) -> set[str]:
    """Return a word as it may be written: SQLite knows no capitals beyond a to z."""
    return {word} if word.isascii() else {word, word.lower(), word.upper(), word.capitalize()}


def _order(session: Session, query: SiteQuery) -> Iterator[ColumnElement[Any]]:
    by_name = _in_order(session, site.c.name)
    sorted_by: dict[SortBy, ColumnElement[Any]] = {
        SortBy.NAME: by_name,
        SortBy.PLATFORM: site.c.platform,
        SortBy.AUDIENCE: _place(Audience, site.c.audience),
        SortBy.STATE: _place(SiteState, state_now),
        SortBy.EDITOR: _in_order(session, staff.c.name),
        SortBy.CLASS: _in_order(session, school_class.c.label),
        SortBy.CONFIRMED: answered_on,
        SortBy.CHECKED: site.c.checked_at,
        SortBy.ENDS: _ENDS,
        SortBy.CREATED: site.c.created_on,
    }
    first = sorted_by[query.sort]
    yield (first.desc() if query.descending else first.asc()).nulls_last()
    yield by_name
    yield site.c.id


def _place(kind: type[StrEnum], column: ColumnElement[str]) -> ColumnElement[int]:
    return case({str(one): place for place, one in enumerate(kind)}, value=column)


def _in_order(session: Session, column: ColumnElement[str]) -> ColumnElement[str]:
    """Return a text as Norwegians sort it, whatever order the database knows: æ, ø, å after z."""
    text: ColumnElement[str] = func.lower(column)
    for letters, sign in (("æÆ", "{"), ("øØ", "|"), ("åÅ", "}")):
        for letter in letters:
            text = func.replace(text, letter, sign)
    return collate(text, "C" if session.dialect.name == "postgresql" else "BINARY")


def _row(row: Row[Any]) -> SiteRow:
    values = row[: len(fields(SiteRow))]
    id_, name, address, platform, audience, state, in_use, *rest = values
    return SiteRow(id_, name, address, platform, Audience(audience), SiteState(state), InUse(in_use), *rest)
