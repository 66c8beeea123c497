"""The principal's overview: the guideline row by row, what to decide today, and this school year beside the last."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from planner.content.cards import cards
from planner.content.decision import rule_set
from planner.content.lessons import lessons as library
from planner.domain.decide_today import Decide, DecideKind, decide_today
from planner.domain.enquiry import DAYS_TO_HAND_OVER
from planner.domain.lesson import Topic
from planner.domain.overview import Row, SchoolFacts, guideline_rows
from planner.domain.overview_marks import Decided, Mark, RowId, SiteFacts, enquiry_mark
from planner.domain.overview_marks import site_marks as marks_of
from planner.domain.overview_years import YearFigures, as_long_a_year_before, so_far
from planner.domain.permission import Action, Actor, Role, may
from planner.domain.school import School, school_year_of
from planner.domain.site import SiteState
from planner.services.access import require, require_school
from planner.services.approvals import judged_again
from planner.services.guideline_decisions import rest_on_changed
from planner.services.guidelines import read_version
from planner.storage import Session, guidelines, people
from planner.storage import overview as stored
from planner.storage.overview_years import done_in

_TIME_TO_READ = timedelta(days=30)


@dataclass(frozen=True)
class Overview:
    """A school's overview; nothing in it names a pupil.

    Attributes:
        decide: at most five lines, the most pressing first.
        rows: the guideline's, as they stand today.
        counts: of the sites in each state, of those open and closed to strangers, and of classes, projects and staff.
        done: in the school year so far; done_before: at the same time of the year before, None when it isn't known.
    """

    school_year: int
    decide: tuple[Decide, ...]
    rows: tuple[Row, ...]
    counts: Mapping[str, int]
    done: YearFigures
    done_before: YearFigures | None


@dataclass(frozen=True)
class SchoolRows:
    """One school's rows as the municipality sees them."""

    school: School
    rows: tuple[Row, ...]


def overview(session: Session, actor: Actor, today: date, school_year: int | None = None) -> Overview:
    """Return the overview of the actor's school.

    Args:
        school_year: whose figures of what was done are wanted; the one today lies in, when None. The rows are today's.
    """
    school_id = require_school(actor, Action.SEE_OVERVIEW)
    facts = _facts(session, school_id, today)
    year = school_year_of(today) if school_year is None else school_year
    stretch = so_far(year, today)
    # A school that had no classes here last year had nothing counted: its noughts would not be true.
    was_here = people.has_class(session, school_id, year - 1)
    return Overview(
        school_year=year,
        decide=decide_today(_waiting(session, actor, facts, today)),
        rows=guideline_rows(facts, today),
        counts=_counts(facts),
        done=done_in(session, school_id, stretch),
        done_before=done_in(session, school_id, as_long_a_year_before(stretch)) if was_here else None,
    )


def lines_for_today(
    session: Session, actor: Actor, today: date, besides: Collection[DecideKind] = ()
) -> tuple[Decide, ...]:
    """Return only what the principal is to decide or do today, for Home.

    Args:
        besides: what isn't asked for, because it is told in another way.
    """
    school_id = require_school(actor, Action.SEE_OVERVIEW)
    waiting = _waiting(session, actor, _facts(session, school_id, today), today, besides)
    return decide_today(one for one in waiting if one.kind not in besides)


def municipal_overview(session: Session, actor: Actor, today: date) -> tuple[SchoolRows, ...]:
    """Return every school's rows by the school's name, for the municipality; a principal sees the own school alone.

    Raises:
        NotAllowed: the role may not see figures.
    """
    require(actor, Action.SEE_FIGURES)
    own = actor.school_id if may(actor.role, Action.SEE_SCHOOL) else None
    shown = [one for one in people.schools(session) if own in {None, one.id}]
    facts = stored.school_facts(session, wanted(session, today), own)
    return tuple(SchoolRows(one, guideline_rows(facts[one.id], today)) for one in shown)


def wanted(session: Session, today: date) -> stored.Wanted:
    """Return what the counting needs to know, for services that have asked for the right already."""
    topics = {topic: tuple(one.id for one in library("nn").values() if one.topic is topic) for topic in Topic}
    issued = guidelines.newest(session)
    return stored.Wanted(
        today=today,
        school_year=school_year_of(today),
        netiquette=topics[Topic.NETIQUETTE],
        bullying=topics[Topic.BULLYING],
        cards=tuple(cards("nn")),
        version=read_version(issued).version,
        readers=tuple(str(role) for role in Role if may(role, Action.READ_GUIDELINE)),
        reading_is_due=issued is not None and issued.issued_on + _TIME_TO_READ < today,
        hand_over_before=today - timedelta(days=DAYS_TO_HAND_OVER),
    )


def _facts(session: Session, school_id: str, today: date) -> SchoolFacts:
    return stored.school_facts(session, wanted(session, today), school_id)[school_id]


def decide_kinds(site: SiteFacts, today: date) -> Iterator[DecideKind]:
    """Yield what a site gives the principal to decide or do; its list and its figure follow the same rule."""
    if site.state is SiteState.RETIRED:
        return
    marks = marks_of(site, today)
    said = (
        (DecideKind.ALARM, site.alarm),
        (DecideKind.APPROVE, site.decided is Decided.TO_APPROVE),
        (DecideKind.NO_DECISION, site.is_used and site.decided is Decided.MISSING),
        (DecideKind.NO_EDITOR, not site.editor_here),
        (DecideKind.INFORM, not site.leader_informed),
        (DecideKind.ANSWER, marks.get(RowId.ANSWER) is Mark.LATE),
        (DecideKind.DORMANT, site.state is SiteState.DORMANT),
    )
    yield from (kind for kind, holds in said if holds)


def _waiting(
    session: Session, actor: Actor, facts: SchoolFacts, today: date, besides: Collection[DecideKind] = ()
) -> Iterator[Decide]:
    for site, count in facts.sites.items():
        yield from (Decide(kind, facts.examples[site], count) for kind in decide_kinds(site, today))
    for project in facts.projects:
        yield Decide(DecideKind.TAKE_DOWN, facts.examples[project], project.take_downs_late)
    if DecideKind.JUDGED_AGAIN not in besides and (again := judged_again(session, actor, rule_set(today), today)):
        yield Decide(DecideKind.JUDGED_AGAIN, again[0].project.id, len(again))
    if DecideKind.CHANGED_ADVICE not in besides and (changed := rest_on_changed(session, actor, today)):
        yield Decide(DecideKind.CHANGED_ADVICE, changed[0].decided.project_id, len(changed))
    over_time = {Mark.LATE, Mark.FAILED}
    late = sum(count for one, count in facts.enquiries.items() if enquiry_mark(one) in over_time)
    yield Decide(DecideKind.ARCHIVE, "", late)
    yield Decide(DecideKind.PRACTICE, "", facts.practices.count(True))


def _counts(facts: SchoolFacts) -> dict[str, int]:
    states = Counter[SiteState]()
    used = Counter[bool]()
    for site, count in facts.sites.items():
        states[site.state] += count
        if site.is_used:
            used[site.is_open] += count
    return {
        "sites": states.total(),
        **{str(state): states[state] for state in SiteState},
        "open": used[True],
        "closed": used[False],
        "projects": sum(facts.projects.values()),
        "classes": sum(facts.classes.values()),
        "staff": facts.staff,
    }
