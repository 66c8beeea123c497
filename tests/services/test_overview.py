"""The overview: every figure from the school's own work, the lists behind them, and no pupil anywhere."""

from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import insert

from planner.content.cards import cards
from planner.domain.consent import Answer, NewReply, Route, Status
from planner.domain.decide_today import DecideKind
from planner.domain.overview_marks import Mark, RowId
from planner.domain.project import Audience
from planner.domain.school import SchoolClass
from planner.domain.site import SiteEntry
from planner.errors import NotAllowed
from planner.services.approvals import approve
from planner.services.crisis import raise_crisis
from planner.services.guidelines import confirm_reading, guideline_in_force
from planner.services.lessons import hold_lesson
from planner.services.letters import make_letters
from planner.services.meetings import record_meeting
from planner.services.overview import Overview, municipal_overview, overview
from planner.services.overview_lists import projects_behind, sites_behind
from planner.services.overview_pictures import consent_states, site_months
from planner.services.replies import record_replies, withdraw
from planner.services.site_life import informed, input_waits
from planner.storage import Session, people, sites
from planner.storage.tables import enquiry
from tests.cast import ASTRID, CLASS_7B, GUARDIANS, KARI, NILS, OLA, PUPILS_7B, SCHOOL, SELAM, TODAY, actor
from tests.projects import BLOG, a_blog, a_decided_blog

HEAD, TEACHER = actor(ASTRID), actor(KARI)
MOMENT = datetime(2026, 11, 24, 9, tzinfo=UTC)
LONG_AGO = date(2025, 9, 1)
USED = SiteEntry(
    "SIT0000001", SCHOOL.id, None, "Skuleavisa", "https://avis.example", "wordpress", Audience.CLASS, KARI.id
)
IN_ORDER = replace(
    USED,
    leader_informed_on=TODAY,
    password_on=TODAY,
    no_cases_on=TODAY,
    stands_behind_on=TODAY,
    opened_on=date(2026, 9, 1),
)


def seen(session: Session) -> Overview:
    return overview(session, HEAD, TODAY)


def row(session: Session, id_: RowId) -> tuple[int, int, int, int]:
    found = next(one for one in seen(session).rows if one.id is id_)
    return found.figure, found.of, found.late, found.failed


def lines(session: Session) -> dict[DecideKind, tuple[str, int]]:
    return {one.kind: (one.id, one.count) for one in seen(session).decide}


def test_a_school_that_has_done_nothing_has_nothing_to_count_and_nothing_to_do(session: Session) -> None:
    found = seen(session)
    assert {one.id for one in found.rows if one.of} == {
        RowId.NETIQUETTE,
        RowId.BULLYING,
        RowId.ROLES,
        RowId.DOCUMENT,
        RowId.CRISIS,
    }
    assert found.decide == ()
    assert (found.counts["classes"], found.counts["staff"], found.done_before) == (2, 4, None)


def test_a_site_in_use_is_counted_in_each_row_and_what_it_lacks_is_late(session: Session) -> None:
    sites.save(session, IN_ORDER)
    sites.save(session, replace(USED, id="SIT0000002", opened_on=date(2026, 9, 1)))
    for id_ in (RowId.INFORM_LEADER, RowId.PASSWORD, RowId.NO_CASES, RowId.STAND_BEHIND):
        assert row(session, id_) == (1, 2, 1, 0)
    assert row(session, RowId.EDITOR) == row(session, RowId.OVERVIEW) == row(session, RowId.ANSWER) == (2, 2, 0, 0)
    assert row(session, RowId.OPEN_CLOSED) == (0, 0, 0, 0)
    assert lines(session) == {DecideKind.INFORM: ("SIT0000002", 1)}
    informed(session, HEAD, "SIT0000002", TODAY)
    assert lines(session) == {}


@pytest.mark.parametrize(
    ("changed", "id_", "counted", "kind"),
    [
        ({"editor_id": OLA.id}, RowId.EDITOR, (0, 1, 0, 1), DecideKind.NO_EDITOR),
        ({"check_alarm": True}, RowId.OPEN_CLOSED, (0, 1, 0, 1), DecideKind.ALARM),
        ({"shows_pupils": True}, RowId.OPEN_CLOSED, (0, 1, 0, 1), DecideKind.NO_DECISION),
        ({"audience": Audience.WORLD}, RowId.OPEN_CLOSED, (0, 1, 0, 1), DecideKind.APPROVE),
        ({"unanswered_since": date(2026, 11, 1)}, RowId.ANSWER, (0, 1, 1, 0), DecideKind.ANSWER),
        ({"opened_on": date(2025, 12, 20)}, RowId.DELETE_INACTIVE, (0, 1, 1, 0), DecideKind.DORMANT),
        ({"opened_on": LONG_AGO}, RowId.DELETE_INACTIVE, (0, 1, 0, 1), DecideKind.DORMANT),
    ],
)
def test_what_is_wrong_with_a_site_is_a_figure_a_line_and_a_list(
    session: Session, changed: dict[str, object], id_: RowId, counted: tuple[int, ...], kind: DecideKind
) -> None:
    people.save_staff(session, replace(OLA, active=False))
    sites.save(session, replace(IN_ORDER, **changed))  # type: ignore[arg-type]
    assert row(session, id_) == counted
    assert lines(session) == {kind: (IN_ORDER.id, 1)}
    (behind,) = sites_behind(session, HEAD, id_, TODAY)
    assert (behind.site.name, behind.mark) == ("Skuleavisa", Mark.FAILED if counted[3] else Mark.LATE)
    assert [one.site.id for one in sites_behind(session, HEAD, kind, TODAY)] == [IN_ORDER.id]


def test_a_decision_counts_when_the_principal_has_approved_the_opening(session: Session) -> None:
    project = a_decided_blog(session)
    assert row(session, RowId.OPEN_CLOSED) == (0, 1, 0, 0)
    assert lines(session)[DecideKind.APPROVE][1] == 1
    approve(session, HEAD, project.id)
    assert row(session, RowId.OPEN_CLOSED) == (1, 1, 0, 0)
    assert DecideKind.APPROVE not in lines(session)


def test_a_project_without_a_decision_is_late_once_it_should_have_begun(session: Session) -> None:
    a_blog(session, details=replace(BLOG, starts=TODAY - timedelta(days=1)))
    assert row(session, RowId.OPEN_CLOSED) == (0, 1, 1, 0)


def test_consents_are_in_order_when_every_letter_is_answered_and_fail_when_a_take_down_is_overdue(
    session: Session,
) -> None:
    project = a_decided_blog(session)
    made = make_letters(session, TEACHER, project.id, today=TODAY).letters
    assert row(session, RowId.PICTURE_CONSENT) == (0, 1, 0, 0)
    given = [
        NewReply(one.letter.id, purpose, Answer.GIVEN, Route.PAPER, TODAY)
        for one in made
        for purpose in project.purposes
    ]
    record_replies(session, TEACHER, project.id, given, TODAY)
    assert row(session, RowId.PICTURE_CONSENT) == (1, 1, 0, 0)
    pupils = len({one.pupil.id for one in made})
    assert consent_states(session, HEAD, TODAY)[Status.GIVEN] == pupils * len(project.purposes)
    first = made[0]
    withdraw(session, TEACHER, project.id, first.pupil.id, first.letter.signer, None, Route.PHONE, TODAY, TODAY)
    month_later = TODAY + timedelta(days=31)
    (behind,) = projects_behind(session, HEAD, month_later)
    assert (behind.mark, behind.letters, behind.replied) == (Mark.FAILED, len(made), len(made))
    found = {one.kind: one.count for one in overview(session, HEAD, month_later).decide}
    assert found[DecideKind.TAKE_DOWN] == behind.take_downs_late > 0


def test_lessons_meetings_readings_and_crises_are_counted(session: Session) -> None:
    hold_lesson(session, TEACHER, CLASS_7B.id, "klassechatten", held_on=TODAY, minutes=60, worked="", today=TODAY)
    assert (row(session, RowId.NETIQUETTE), row(session, RowId.BULLYING)) == ((1, 2, 0, 0), (0, 2, 0, 0))
    first, second = list(cards("nn"))[:2]
    for card, review_on in ((first, date(2027, 5, 1)), (second, TODAY)):
        record_meeting(
            session,
            HEAD,
            card,
            held_on=date(2026, 9, 1),
            present=9,
            practice="Vi svarar ikkje om kvelden.",
            review_on=review_on,
            today=TODAY,
        )
    assert row(session, RowId.ROLES) == (1, len(cards("nn")), 1, 0)
    assert lines(session)[DecideKind.PRACTICE] == ("", 1)
    confirm_reading(session, TEACHER, guideline_in_force(session).version, TODAY)
    assert row(session, RowId.DOCUMENT) == (1, 4, 0, 0)
    raise_crisis(session, HEAD, speaker="Astrid Lie", phone="", message="")
    assert row(session, RowId.CRISIS) == (0, 1, 0, 0)
    done = seen(session).done
    assert (done.lessons, done.meetings, done.decisions) == (1, 2, 0)


@pytest.mark.parametrize(
    ("received", "retired", "counted"),
    [(TODAY, None, (0, 1, 0, 0)), (LONG_AGO, None, (0, 1, 1, 0)), (TODAY, TODAY, (0, 1, 0, 1))],
)
def test_enquiries_are_late_after_a_week_and_fail_when_their_site_is_gone(
    session: Session, received: date, retired: date | None, counted: tuple[int, ...]
) -> None:
    sites.save(session, replace(IN_ORDER, retired_on=retired))
    session.execute(
        insert(enquiry).values(
            id="ENQ0000001",
            school_id=SCHOOL.id,
            site_id=IN_ORDER.id,
            received_on=received,
            recorded_at=MOMENT,
        )
    )
    assert row(session, RowId.ARCHIVE) == counted
    assert (DecideKind.ARCHIVE in lines(session)) == bool(counted[2] or counted[3])


def test_last_year_stands_beside_this_one_when_the_school_was_here(session: Session) -> None:
    sites.save(session, replace(IN_ORDER, opened_on=date(2025, 10, 1), confirmed_on=TODAY))
    sites.save(session, replace(IN_ORDER, id="SIT0000002", opened_on=date(2026, 3, 1), confirmed_on=TODAY))
    assert seen(session).done_before is None
    people.save_class(session, SchoolClass("CLA0000009", SCHOOL.id, 2025, "6B", (6,)))
    before = seen(session).done_before
    # The one that opened in March did so later in the school year than today.
    assert before is not None
    assert before.sites_opened == 1
    assert overview(session, HEAD, TODAY, 2025).done.sites_opened == 2
    assert [(one.day, one.closed) for one in site_months(session, HEAD, TODAY)][-1] == (TODAY, 2)


def test_the_municipality_sees_every_school_as_figures(session: Session) -> None:
    other = replace(SCHOOL, id="SCH0000002", name="Lunde skule")
    people.save_school(session, other)
    sites.save(session, replace(IN_ORDER, password_on=None))
    found = municipal_overview(session, actor(NILS), TODAY)
    assert [one.school.name for one in found] == ["Bø skule", "Lunde skule"]
    of = [{one.id: (one.figure, one.of, one.late) for one in each.rows} for each in found]
    assert (of[0][RowId.PASSWORD], of[1][RowId.PASSWORD]) == ((0, 1, 1), (0, 0, 0))
    assert of[0] == {one.id: (one.figure, one.of, one.late) for one in seen(session).rows}
    assert [one.school.name for one in municipal_overview(session, HEAD, TODAY)] == ["Bø skule"]


@pytest.mark.parametrize("verb", [overview, consent_states, site_months, projects_behind])
def test_only_the_principal_sees_the_schools_overview(session: Session, verb: Callable[..., object]) -> None:
    for who in (KARI, OLA, NILS):
        with pytest.raises(NotAllowed):
            verb(session, actor(who), TODAY)
    with pytest.raises(NotAllowed):
        municipal_overview(session, TEACHER, TODAY)


def test_no_pupil_and_no_guardian_is_named_in_any_of_it(session: Session) -> None:
    project = a_decided_blog(session)
    made = make_letters(session, TEACHER, project.id, today=TODAY).letters
    reply = NewReply(made[0].letter.id, project.purposes[0], Answer.GIVEN, Route.PAPER, TODAY)
    record_replies(session, TEACHER, project.id, [reply], TODAY)
    sites.save(session, replace(IN_ORDER, unanswered_since=LONG_AGO))
    input_waits(session, HEAD, IN_ORDER.id, LONG_AGO, TODAY)
    told = [
        asdict(seen(session)),
        *(asdict(one) for id_ in RowId for one in sites_behind(session, HEAD, id_, TODAY)),
        *(asdict(one) for one in projects_behind(session, HEAD, TODAY)),
        consent_states(session, HEAD, TODAY),
        *(asdict(one)["rows"] for one in municipal_overview(session, actor(NILS), TODAY)),
    ]
    people_ = (*PUPILS_7B, SELAM)
    hidden = {one.family_name for one in people_} | {one.id for one in people_} | {one.name for one in GUARDIANS}
    assert [one for one in hidden if one in str(told)] == []
