"""The guideline's rows and today's lines, by cases and by whatever facts a school may have."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.domain.decide_today import MOST, Decide, DecideKind, decide_today
from planner.domain.overview import Row, SchoolFacts, guideline_rows, summed
from planner.domain.overview_marks import (
    ClassFacts,
    Decided,
    EnquiryFacts,
    Mark,
    ProjectFacts,
    RowId,
    SiteFacts,
    enquiry_mark,
    project_mark,
    site_marks,
)
from planner.domain.overview_years import SiteSpan, Stretch, as_long_a_year_before, month_counts, so_far
from planner.domain.site import InUse, SiteState
from tests.cast import TODAY

IN_ORDER = SiteFacts(SiteState.ACTIVE, InUse.CONFIRMED)
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
DAYS = st.dates(date(2025, 8, 1), date(2027, 7, 31))
SITES = st.builds(SiteFacts, st.sampled_from(SiteState), st.sampled_from(InUse), answer_by=st.none() | DAYS)
PROJECTS = st.builds(ProjectFacts, *[st.integers(0, 60)] * 2, DAYS, st.booleans(), st.integers(0, 3))
MANY = st.integers(1, 500)
SCHOOLS = st.builds(
    SchoolFacts,
    sites=st.dictionaries(SITES, MANY, max_size=5),
    projects=st.dictionaries(PROJECTS, MANY, max_size=3),
    classes=st.dictionaries(st.builds(ClassFacts, st.booleans(), st.booleans(), st.booleans()), MANY),
    enquiries=st.dictionaries(st.builds(EnquiryFacts, st.booleans(), st.booleans(), st.booleans()), MANY),
    practices=st.lists(st.none() | st.booleans()).map(tuple),
    staff=st.integers(5, 90),
    readers=st.integers(0, 5),
    reading_is_due=st.booleans(),
    crisis=st.booleans(),
)
NOTHING = SchoolFacts({}, {}, {}, {})


def row(id_: RowId, facts: SchoolFacts) -> tuple[int, int, int, int]:
    found = next(one for one in guideline_rows(facts, TODAY) if one.id is id_)
    return found.figure, found.of, found.late, found.failed


def of_site(id_: RowId, **changed: object) -> Mark | None:
    return site_marks(replace(IN_ORDER, **changed), TODAY).get(id_)  # type: ignore[arg-type]


@settings(max_examples=50)
@given(SCHOOLS)
def test_no_row_counts_more_than_there_is(facts: SchoolFacts) -> None:
    rows = guideline_rows(facts, TODAY)
    assert [one.id for one in rows] == list(RowId)
    for one in rows:
        assert min(one.figure, one.late, one.failed) >= 0
        assert one.figure + one.late + one.failed <= one.of


@settings(max_examples=20)
@given(st.lists(SCHOOLS, max_size=2))
def test_a_municipality_is_the_sum_of_its_schools(schools: list[SchoolFacts]) -> None:
    rows = [guideline_rows(one, TODAY) for one in schools]
    assert [one.of for one in summed(rows)] == [sum(each[place].of for each in rows) for place in range(len(RowId))]
    assert all(one.figure + one.late + one.failed <= one.of for one in summed(rows))


def test_a_site_in_order_is_good_in_every_row_that_counts_it() -> None:
    assert set(site_marks(IN_ORDER, TODAY).values()) == {Mark.GOOD}


@pytest.mark.parametrize(
    ("what", "id_", "in_use", "planned"),
    [
        ({"editor_here": False}, RowId.EDITOR, Mark.FAILED, Mark.LATE),
        ({"decided": Decided.MISSING}, RowId.OPEN_CLOSED, Mark.FAILED, Mark.WAITING),
        ({"decided": Decided.MISSING, "started": True}, RowId.OPEN_CLOSED, Mark.FAILED, Mark.LATE),
        ({"alarm": True}, RowId.OPEN_CLOSED, Mark.FAILED, Mark.FAILED),
        ({"leader_informed": False}, RowId.INFORM_LEADER, Mark.LATE, Mark.WAITING),
        ({"own_password": False}, RowId.PASSWORD, Mark.LATE, Mark.WAITING),
        ({"standing_text": False}, RowId.NO_CASES, Mark.LATE, Mark.WAITING),
        ({"stands_behind": False}, RowId.STAND_BEHIND, Mark.LATE, Mark.WAITING),
        ({"answer_by": YESTERDAY}, RowId.ANSWER, Mark.LATE, Mark.LATE),
        ({"answer_by": TODAY}, RowId.ANSWER, Mark.WAITING, Mark.WAITING),
    ],
)
def test_what_is_late_and_what_has_failed(what: dict[str, object], id_: RowId, in_use: Mark, planned: Mark) -> None:
    assert of_site(id_, **what) is in_use
    assert of_site(id_, **what, state=SiteState.PLANNED, in_use=InUse.NOT_ASKED) is planned


def test_a_site_asked_about_is_not_late_before_its_time_is_out() -> None:
    assert of_site(RowId.OVERVIEW, in_use=InUse.ASKED) is Mark.WAITING
    assert of_site(RowId.OVERVIEW, in_use=InUse.LATE) is Mark.LATE


def test_a_dormant_site_is_late_and_fails_when_nobody_has_answered_for_a_year() -> None:
    dormant = {"state": SiteState.DORMANT, "in_use": InUse.DORMANT}
    assert of_site(RowId.DELETE_INACTIVE, **dormant) is Mark.LATE
    assert of_site(RowId.DELETE_INACTIVE, **dormant, forgotten=True) is Mark.FAILED
    assert of_site(RowId.OVERVIEW, **dormant) is None
    assert site_marks(replace(IN_ORDER, state=SiteState.RETIRED), TODAY) == {RowId.DELETE_INACTIVE: Mark.GOOD}


def test_a_closed_site_that_needs_no_decision_counts_only_when_it_can_be_read() -> None:
    assert of_site(RowId.OPEN_CLOSED, decided=Decided.NOT_NEEDED) is None
    assert of_site(RowId.OPEN_CLOSED, decided=Decided.NOT_NEEDED, alarm=True) is Mark.FAILED


@pytest.mark.parametrize(
    ("project", "mark"),
    [
        (ProjectFacts(0, 0, TOMORROW), None),
        (ProjectFacts(20, 20, YESTERDAY), Mark.GOOD),
        (ProjectFacts(20, 19, TODAY), Mark.WAITING),
        (ProjectFacts(20, 19, YESTERDAY), Mark.LATE),
        (ProjectFacts(20, 20, YESTERDAY, take_downs_late=1), Mark.FAILED),
        (ProjectFacts(0, 0, TOMORROW, is_used=True), Mark.FAILED),
    ],
)
def test_a_projects_consents(project: ProjectFacts, mark: Mark | None) -> None:
    assert project_mark(project, TODAY) is mark


def test_an_enquiry_whose_site_is_gone_has_failed() -> None:
    assert enquiry_mark(EnquiryFacts(False)) is Mark.WAITING
    assert enquiry_mark(EnquiryFacts(False, is_due=True)) is Mark.LATE
    assert enquiry_mark(EnquiryFacts(False, is_due=True, site_gone=True)) is Mark.FAILED
    assert enquiry_mark(EnquiryFacts(True, is_due=True, site_gone=True)) is Mark.GOOD


def test_classes_practices_and_readers_are_counted() -> None:
    facts = replace(
        NOTHING,
        classes={ClassFacts(True, False): 3, ClassFacts(False, False, has_site=True): 2},
        practices=(True, False, None),
        staff=9,
        readers=4,
        reading_is_due=True,
    )
    assert row(RowId.NETIQUETTE, facts) == (3, 5, 2, 0)
    assert row(RowId.BULLYING, facts) == (0, 5, 2, 0)
    assert row(RowId.ROLES, facts) == (1, 3, 1, 0)
    assert row(RowId.DOCUMENT, facts) == (4, 9, 5, 0)
    assert row(RowId.CRISIS, NOTHING) == (1, 1, 0, 0)
    assert row(RowId.CRISIS, replace(NOTHING, crisis=True)) == (0, 1, 0, 0)


LINES = st.lists(st.builds(Decide, st.sampled_from(DecideKind), st.text(max_size=10), st.integers(0, 40)))


@given(LINES)
def test_there_are_never_more_than_five_lines_and_the_most_pressing_come_first(waiting: list[Decide]) -> None:
    lines, order = decide_today(waiting), list(DecideKind)
    places = [order.index(one.kind) for one in lines]
    assert len(lines) <= MOST
    assert places == sorted(set(places))
    assert all(one.count > 0 for one in lines)
    left_out = {one.kind for one in waiting if one.count} - {one.kind for one in lines}
    assert not left_out or (len(lines) == MOST and min(map(order.index, left_out)) > places[-1])


def test_lines_of_a_kind_are_one_that_names_the_first() -> None:
    two = [Decide(DecideKind.DORMANT, "a", 2), Decide(DecideKind.ALARM, "b", 1), Decide(DecideKind.DORMANT, "c", 3)]
    assert decide_today(two) == (Decide(DecideKind.ALARM, "b", 1), Decide(DecideKind.DORMANT, "a", 5))


def test_two_school_years_are_compared_at_the_same_time_of_the_year() -> None:
    assert so_far(2026, TODAY) == Stretch(date(2026, 8, 1), TODAY)
    assert so_far(2025, TODAY) == Stretch(date(2025, 8, 1), date(2026, 7, 31))
    assert as_long_a_year_before(so_far(2027, date(2028, 2, 29))) == Stretch(date(2026, 8, 1), date(2027, 2, 28))


def test_sites_are_counted_at_the_end_of_each_month() -> None:
    spans = [SiteSpan(date(2026, 9, 10), date(2026, 10, 20), True), SiteSpan(date(2026, 10, 1), None, False)]
    told = [(one.day.month, one.open, one.closed) for one in month_counts(spans, TODAY)]
    assert told == [(9, 1, 0), (10, 0, 1), (11, 0, 1)]
    assert month_counts([], TODAY) == ()


def test_rows_are_in_the_order_of_their_ids() -> None:
    assert guideline_rows(NOTHING, TODAY)[0] == Row(RowId.OVERVIEW, 0, 0, 0, 0)
