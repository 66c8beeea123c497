"""The queries behind the guideline's rows, each about one school or about all: built once, filled in at each run."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Select, and_, bindparam, case, func, or_, select

from planner.domain.decision import Outcome
from planner.domain.overview_marks import Decided
from planner.domain.project import Audience, TaskKind
from planner.storage.site_list import answered_on, in_use_now, is_asked, state_now
from planner.storage.sites import CLASS
from planner.storage.tables import (
    adapted_lesson,
    class_lesson,
    consent_request,
    crisis_notice,
    decision,
    enquiry,
    guideline_reading,
    letter,
    project,
    reply,
    school_class,
    site,
    staff,
    staff_meeting,
    task,
)

_SCHOOL: BindParameter[str] = bindparam("school")
_TODAY: BindParameter[date] = bindparam("today")
# What tells one site from another of equal facts.
_OF_ONE = frozenset({"id", "name", "editor", "project_id"})


@dataclass(frozen=True)
class Queries:
    """A query about every school, and about one: built once and filled in at each run."""

    all: Select[Any]
    one: Select[Any]

    def of(self, school_id: str | None) -> Select[Any]:
        """Return the query about one school, or about all when none is named."""
        return self.one if school_id else self.all


def _queries(query: Select[Any], school: ColumnElement[str]) -> Queries:
    return Queries(query, query.where(school == _SCHOOL))


def _flag(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return case((condition, 1), else_=0)


def _sites() -> Select[Any]:
    is_open = site.c.audience.in_([str(one) for one in Audience if one.is_open])
    doubt = case((decision.c.outcome == str(Outcome.DOUBT), decision.c.agreed_outcome))
    final = func.coalesce(decision.c.override_outcome, doubt, decision.c.outcome)
    opens = and_(final == str(Outcome.OPEN), is_open)
    alone = and_(site.c.project_id.is_(None), ~site.c.shows_pupils)
    decided = case(
        (and_(alone, ~is_open), str(Decided.NOT_NEEDED)),
        (and_(alone, site.c.approved_on.is_(None)), str(Decided.TO_APPROVE)),
        (alone, str(Decided.IN_FORCE)),
        (and_(opens, decision.c.approved_at.is_(None)), str(Decided.TO_APPROVE)),
        (or_(opens, and_(final.in_([str(Outcome.OPEN), str(Outcome.CLOSED)]), ~is_open)), str(Decided.IN_FORCE)),
        else_=str(Decided.MISSING),
    )
    return (
        select(
            site.c.id,
            site.c.name,
            staff.c.name.label("editor"),
            site.c.project_id,
            site.c.school_id,
            state_now.label("state"),
            in_use_now.label("in_use"),
            _flag(staff.c.active).label("editor_here"),
            _flag(site.c.leader_informed_on.is_not(None)).label("informed"),
            _flag(site.c.password_on.is_not(None)).label("password"),
            _flag(site.c.no_cases_on.is_not(None)).label("no_cases"),
            _flag(site.c.stands_behind_on.is_not(None)).label("stands_behind"),
            decided.label("decided"),
            _flag(project.c.starts < _TODAY).label("started"),
            _flag(answered_on < bindparam("forgotten")).label("forgotten"),
            _flag(is_open).label("is_open"),
            _flag(site.c.check_alarm).label("alarm"),
            site.c.unanswered_since,
            case((site.c.unanswered_since.is_not(None), site.c.answer_days)).label("answer_days"),
        )
        .select_from(site)
        .join(staff, staff.c.id == site.c.editor_id)
        .outerjoin(project, project.c.id == site.c.project_id)
        .outerjoin(decision, and_(decision.c.project_id == site.c.project_id, decision.c.superseded_at.is_(None)))
    )


def _projects() -> Select[Any]:
    newest = consent_request.alias("newest")
    version = select(func.max(consent_request.c.version)).where(consent_request.c.project_id == project.c.id)
    letters = select(func.count()).where(letter.c.request_id == newest.c.id)
    # By the request and not by the letter: that column has an index.
    replied = select(func.count(reply.c.letter_id.distinct())).where(reply.c.request_id == newest.c.id)
    late = select(func.count()).where(
        task.c.project_id == project.c.id,
        task.c.kind == str(TaskKind.TAKE_DOWN),
        task.c.done_at.is_(None),
        task.c.due < _TODAY,
    )
    return (
        select(
            project.c.school_id,
            project.c.id,
            project.c.title,
            project.c.class_id,
            school_class.c.label,
            project.c.reply_by,
            _flag(is_asked).label("used"),
            letters.scalar_subquery().label("letters"),
            replied.scalar_subquery().label("replied"),
            late.scalar_subquery().label("late"),
        )
        .join(site, site.c.project_id == project.c.id)
        .join(school_class, school_class.c.id == project.c.class_id)
        .outerjoin(newest, and_(newest.c.project_id == project.c.id, newest.c.version == version.scalar_subquery()))
        .where(or_(and_(project.c.ends >= _TODAY, site.c.retired_on.is_(None)), late.scalar_subquery() > 0))
        .order_by(project.c.title, project.c.id)
    )


def _classes(school: ColumnElement[str] | None) -> Select[Any]:
    """Return the classes of a year with what they have had; the school restricts each part, so that each is found."""
    origin = func.coalesce(adapted_lesson.c.origin_id, class_lesson.c.lesson_id)
    netiquette: BindParameter[list[str]] = bindparam("netiquette", expanding=True)
    bullying: BindParameter[list[str]] = bindparam("bullying", expanding=True)
    had = (
        select(
            class_lesson.c.class_id,
            func.max(_flag(origin.in_(netiquette))).label("netiquette"),
            func.max(_flag(origin.in_(bullying))).label("bullying"),
        )
        .outerjoin(adapted_lesson, adapted_lesson.c.id == class_lesson.c.lesson_id)
        .where(class_lesson.c.held_on.is_not(None), *_at(class_lesson.c.school_id, school))
        .group_by(class_lesson.c.class_id)
        .subquery()
    )
    used = (
        select(CLASS.label("class_id"), func.count().label("sites"))
        .select_from(site.outerjoin(project, project.c.id == site.c.project_id))
        .where(site.c.opened_on.is_not(None), site.c.retired_on.is_(None), *_at(site.c.school_id, school))
        .group_by(CLASS)
        .subquery()
    )
    return (
        select(school_class.c.school_id, had.c.netiquette, had.c.bullying, used.c.sites)
        .outerjoin(had, had.c.class_id == school_class.c.id)
        .outerjoin(used, used.c.class_id == school_class.c.id)
        .where(school_class.c.school_year == bindparam("year"), *_at(school_class.c.school_id, school))
    )


def _at(column: ColumnElement[str], school: ColumnElement[str] | None) -> list[ColumnElement[bool]]:
    return [] if school is None else [column == school]


def _enquiries() -> Select[Any]:
    handed, due = _flag(enquiry.c.handed_over_on.is_not(None)), _flag(enquiry.c.received_on < bindparam("before"))
    gone = _flag(site.c.retired_on.is_not(None))
    return (
        select(
            enquiry.c.school_id,
            handed.label("handed_over"),
            due.label("is_due"),
            gone.label("site_gone"),
            func.count().label("many"),
        )
        .join(site, site.c.id == enquiry.c.site_id)
        .group_by(enquiry.c.school_id, "handed_over", "is_due", "site_gone")
    )


def _practices(school: ColumnElement[str] | None) -> Select[Any]:
    """Return the newest record of each card."""
    newest = func.row_number().over(
        partition_by=(staff_meeting.c.school_id, staff_meeting.c.card),
        order_by=(staff_meeting.c.held_on.desc(), staff_meeting.c.id.desc()),
    )
    cards: BindParameter[list[str]] = bindparam("cards", expanding=True)
    numbered = (
        select(staff_meeting.c.school_id, staff_meeting.c.review_on, newest.label("place"))
        .where(staff_meeting.c.card.in_(cards), *_at(staff_meeting.c.school_id, school))
        .subquery()
    )
    return select(numbered.c.school_id, numbered.c.review_on).where(numbered.c.place == 1)


def _readers() -> Select[Any]:
    has_read = and_(
        guideline_reading.c.staff_id == staff.c.id,
        guideline_reading.c.version == bindparam("version"),
    )
    roles: BindParameter[list[str]] = bindparam("readers", expanding=True)
    return (
        select(
            staff.c.school_id, func.count().label("staff"), func.count(guideline_reading.c.staff_id).label("readers")
        )
        .outerjoin(guideline_reading, has_read)
        .where(staff.c.active, staff.c.role.in_(roles))
        .group_by(staff.c.school_id)
    )


def _grouped(query: Select[Any]) -> Select[Any]:
    """Return sites of equal facts as one row: how many there are, and the id of one of them."""
    each = query.subquery()
    facts = [column for column in each.c if column.name not in _OF_ONE]
    return select(*facts, func.count().label("many"), func.min(each.c.id).label("example")).group_by(*facts)


_EACH = _sites()
SITES = Queries(_grouped(_EACH), _grouped(_EACH.where(site.c.school_id == _SCHOOL)))
EACH_SITE = _EACH.where(site.c.school_id == _SCHOOL).order_by(func.lower(site.c.name), site.c.id)
PROJECTS = _queries(_projects(), project.c.school_id)
CLASSES = Queries(_classes(None), _classes(_SCHOOL))
ENQUIRIES = _queries(_enquiries(), enquiry.c.school_id)
PRACTICES = Queries(_practices(None), _practices(_SCHOOL))
READERS = _queries(_readers(), staff.c.school_id)
CRISIS = select(crisis_notice.c.school_id).where(crisis_notice.c.lifted_at.is_(None))
