"""The life of a site: ticked, approved, opened, confirmed, blocked and closed down."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from planner.domain.consent import Answer, NewReply, Route, Signer, SignerKind
from planner.domain.project import Audience, Project, TaskKind
from planner.domain.site import Comments, InUse, RetireStep, SiteEntry, SiteState, Tick
from planner.domain.site_gate import Missing
from planner.domain.site_todo import ToDo
from planner.domain.steps import Next, StepKind, StepState, is_running
from planner.errors import InvalidInput, NotAllowed, NotReady
from planner.i18n import Words
from planner.services import approvals, decisions, replies
from planner.services.crisis import lift_crisis, raise_crisis
from planner.services.letters import MadeLetters, make_letters
from planner.services.progress import ProjectCard, project_card
from planner.services.site_changes import SiteDetails, add_site, change_site
from planner.services.site_history import site_history
from planner.services.site_life import (
    approve_site,
    block_site,
    confirm_in_use,
    informed,
    input_answered,
    input_waits,
    open_site,
    remove_site,
    retire_step,
    set_answer_time,
    set_comments,
    tick_site,
    unblock_site,
)
from planner.services.site_todo import for_principal, my_sites_to_do
from planner.services.site_words import SiteNotReady
from planner.services.sites import site_card
from planner.storage import Session, projects, sites, tables
from tests.answers import CALM
from tests.cast import ADA, ASTRID, KARI, LIV, OLA, PER, SCHOOL, TODAY, actor
from tests.projects import a_blog, a_decided_blog
from tests.services.test_progress import queries
from tests.services.test_sites import WALL, a_wall

AFTER_DEADLINE = date(2026, 12, 14)


def ticked(session: Session, site_id: str, *but: Tick) -> None:
    """Tick everything on a site but some of it, and say how comments are kept."""
    for tick in set(Tick) - set(but):
        tick_site(session, actor(KARI), site_id, tick, True, TODAY)
    set_comments(session, actor(KARI), site_id, Comments.OFF)


def an_open_wall(session: Session, on: date = TODAY) -> SiteEntry:
    """Open Kari's closed wall, which needs nobody's yes."""
    wall = a_wall(session)
    ticked(session, wall.id)
    return open_site(session, actor(KARI), wall.id, on)


def a_ready_blog(session: Session) -> tuple[Project, str, MadeLetters]:
    """Take Kari's blog to where it may open once the deadline has passed; return its site's id and letters too."""
    project = a_decided_blog(session)
    site_id = projects.site_of(session, project.id).id
    approvals.approve(session, actor(ASTRID), project.id)
    made = make_letters(session, actor(KARI), project.id, today=TODAY)
    ticked(session, site_id)
    for task in decisions.tasks(session, actor(KARI), project.id):
        decisions.tick(session, actor(KARI), project.id, task.id, done=True, today=TODAY)
    return project, site_id, made


def site_step(card: ProjectCard) -> tuple[StepState, Next]:
    """Return where the site's step of a project stands."""
    return next((step.state, step.next) for step in card.steps if step.kind is StepKind.SITE)


def test_a_site_without_everything_stays_closed_and_all_that_is_missing_is_named(session: Session) -> None:
    wall = a_wall(session, audience=Audience.WORLD, deputy_id=None)
    ticked(session, wall.id, Tick.OWN_PASSWORD, Tick.TWO_STEP)
    with pytest.raises(SiteNotReady) as refused:
        open_site(session, actor(KARI), wall.id, TODAY)
    assert refused.value.missing == (Missing.DEPUTY, Missing.APPROVAL, Missing.OWN_PASSWORD)
    told = refused.value.in_words(Words("nn"))
    assert all(word in told for word in ("vararedaktør", "rektor godkjenner", "passord"))
    assert str(refused.value) == told
    assert site_card(session, actor(KARI), wall.id, TODAY).state is SiteState.PLANNED


def test_a_closed_site_without_a_project_opens_by_its_ticks_alone(session: Session) -> None:
    wall = an_open_wall(session)
    card = site_card(session, actor(PER), wall.id, TODAY)
    assert (card.state, card.in_use, card.missing) == (SiteState.ACTIVE, InUse.CONFIRMED, ())
    with pytest.raises(NotReady, match="open frå før"):
        open_site(session, actor(KARI), wall.id, TODAY)


def test_only_the_principal_approves_a_site_and_only_an_open_one_without_a_project(session: Session) -> None:
    wall, closed = a_wall(session, audience=Audience.WORLD), a_wall(session)
    for person in (KARI, OLA):
        with pytest.raises(NotAllowed):
            approve_site(session, actor(person), wall.id, TODAY)
    approved = approve_site(session, actor(ASTRID), wall.id, TODAY)
    assert (approved.approved_by, approved.approved_on) == (ASTRID.id, TODAY)
    of_project = projects.site_of(session, a_decided_blog(session).id).id
    for nothing in (wall.id, closed.id, of_project):
        with pytest.raises(NotReady):
            approve_site(session, actor(ASTRID), nothing, TODAY)


def test_a_tick_on_the_site_ticks_the_projects_task_and_the_other_way_round(session: Session) -> None:
    project = a_decided_blog(session)
    site_id = projects.site_of(session, project.id).id
    tick_site(session, actor(KARI), site_id, Tick.STAND_BEHIND, True, TODAY)
    tasks = {task.subject: task for task in projects.tasks(session, project.id)}
    assert (tasks["stand_behind"].done_by, tasks["own_password"].done_at) == (KARI.id, None)
    decisions.tick(session, actor(OLA), project.id, tasks["own_password"].id, done=True, today=TODAY)
    decisions.tick(session, actor(OLA), project.id, tasks["stand_behind"].id, done=False, today=TODAY)
    entry = sites.entry(session, site_id)
    assert entry
    assert (entry.password_on, entry.stands_behind_on, entry.stands_behind_by) == (TODAY, None, None)
    assert [(one.field, one.by) for one in site_history(session, actor(KARI), site_id)][:2] == [
        ("stands_behind_by", OLA.id),
        ("stands_behind_on", OLA.id),
    ]


def test_a_new_decision_asks_again_for_nothing_that_is_ticked(session: Session) -> None:
    project = a_decided_blog(session)
    site_id = projects.site_of(session, project.id).id
    tick_site(session, actor(KARI), site_id, Tick.OWN_PASSWORD, True, TODAY)
    tick_site(session, actor(KARI), site_id, Tick.STANDING_TEXT, True, TODAY)
    decisions.record_decision(session, actor(KARI), project.id, TODAY, CALM | {"enquiries": "route_set"})
    tasks = projects.tasks(session, project.id)
    done = sorted(task.subject for task in tasks if task.done_at)
    assert done == ["own_password", "standing_text"]
    assert len({task.subject for task in tasks}) == len(tasks)


def test_the_principal_says_to_be_informed(session: Session) -> None:
    project = a_decided_blog(session)
    site_id = projects.site_of(session, project.id).id
    assert [row.id for row in for_principal(session, actor(ASTRID), TODAY).to_know.rows] == [site_id]
    with pytest.raises(NotAllowed):
        informed(session, actor(OLA), site_id, TODAY)
    entry = informed(session, actor(ASTRID), site_id, TODAY)
    assert (entry.leader_informed_by, entry.leader_informed_on) == (ASTRID.id, TODAY)
    assert next(task for task in projects.tasks(session, project.id) if task.subject == "leader_informed").done_at
    assert for_principal(session, actor(ASTRID), TODAY).to_know.total == 0


def test_a_projects_site_opens_when_its_project_is_in_order_and_then_it_runs(session: Session) -> None:
    project, site_id, _made = a_ready_blog(session)
    waiting = project_card(session, actor(KARI), project.id, TODAY)
    assert (site_step(waiting), waiting.missing) == ((StepState.WAITING, Next.WAIT_TO_OPEN), (Missing.REPLIES,))
    ready = project_card(session, actor(KARI), project.id, AFTER_DEADLINE)
    assert site_step(ready) == (StepState.TO_DO, Next.READY_TO_OPEN)
    assert not is_running(ready.steps)
    open_site(session, actor(KARI), site_id, AFTER_DEADLINE)
    running = project_card(session, actor(KARI), project.id, AFTER_DEADLINE)
    assert site_step(running) == (StepState.DONE, Next.RUNNING)
    assert is_running(running.steps)
    asked = project_card(session, actor(KARI), project.id, date(2027, 2, 1))
    assert site_step(asked) == (StepState.LATE, Next.STILL_IN_USE)
    assert is_running(asked.steps)


def test_what_a_withdrawal_asks_for_is_late_on_an_open_site_that_runs_on(session: Session) -> None:
    project, site_id, made = a_ready_blog(session)
    (letter,) = (one.letter for one in made.letters if one.letter.signer.person_id == LIV.id)
    other = next(one.letter for one in made.letters if one.letter.pupil_id == ADA.id and one.letter != letter)
    purpose = project.purposes[0]
    yes = [NewReply(one.id, purpose, Answer.GIVEN, Route.PAPER, TODAY) for one in (letter, other)]
    replies.record_replies(session, actor(KARI), project.id, yes, TODAY)
    open_site(session, actor(KARI), site_id, AFTER_DEADLINE)
    signer = Signer(SignerKind.GUARDIAN, LIV.id)
    day = AFTER_DEADLINE
    replies.withdraw(session, actor(KARI), project.id, ADA.id, signer, None, Route.PHONE, day, day)
    (task,) = site_card(session, actor(PER), site_id, day).take_downs
    assert (task.kind, task.due) == (TaskKind.TAKE_DOWN, day + timedelta(days=7))
    late = day + timedelta(days=8)
    card = project_card(session, actor(KARI), project.id, late)
    assert site_step(card) == (StepState.LATE, Next.TAKE_DOWN)
    assert is_running(card.steps)
    first, *_rest = my_sites_to_do(session, actor(KARI), late)
    assert (first.kind, first.late, first.count, first.due) == (ToDo.TAKE_DOWN, True, 1, task.due)


def test_a_crisis_holds_approvals_and_openings_back(session: Session) -> None:
    wall, closed = a_wall(session, audience=Audience.WORLD), a_wall(session)
    ticked(session, closed.id)
    notice = raise_crisis(session, actor(ASTRID), speaker="Nils Haugen", phone="", message="")
    with pytest.raises(NotReady, match="Nils Haugen"):
        open_site(session, actor(KARI), closed.id, TODAY)
    with pytest.raises(NotReady, match="Nils Haugen"):
        approve_site(session, actor(ASTRID), wall.id, TODAY)
    assert site_card(session, actor(KARI), closed.id, TODAY).missing == (Missing.CRISIS,)
    lift_crisis(session, actor(ASTRID), notice.id)
    assert open_site(session, actor(KARI), closed.id, TODAY).opened_on == TODAY


def test_one_yes_a_term_keeps_a_site_active(session: Session) -> None:
    wall = an_open_wall(session, date(2026, 3, 2))
    (asked,) = my_sites_to_do(session, actor(OLA), TODAY)
    assert (asked.kind, asked.late, asked.due) == (ToDo.CONFIRM, True, date(2026, 8, 1))
    confirmed = confirm_in_use(session, actor(OLA), wall.id, TODAY)
    assert (confirmed.confirmed_by, confirmed.confirmed_on) == (OLA.id, TODAY)
    assert my_sites_to_do(session, actor(KARI), TODAY) == ()
    with pytest.raises(NotReady):
        confirm_in_use(session, actor(KARI), a_wall(session).id, TODAY)


def test_input_that_waits_is_late_after_the_time_agreed_on(session: Session) -> None:
    wall = an_open_wall(session)
    set_answer_time(session, actor(KARI), wall.id, 2)
    input_waits(session, actor(KARI), wall.id, TODAY - timedelta(days=3), TODAY)
    waits = input_waits(session, actor(KARI), wall.id, TODAY, TODAY)
    assert waits.answer_by == TODAY - timedelta(days=1)
    assert [(one.kind, one.late) for one in my_sites_to_do(session, actor(KARI), TODAY)] == [(ToDo.ANSWER_INPUT, True)]
    for days in (0, 61):
        with pytest.raises(InvalidInput):
            set_answer_time(session, actor(KARI), wall.id, days)
    with pytest.raises(InvalidInput, match="ikkje komen"):
        input_waits(session, actor(KARI), wall.id, TODAY + timedelta(days=1), TODAY)
    input_answered(session, actor(KARI), wall.id)
    assert my_sites_to_do(session, actor(KARI), TODAY) == ()


def test_the_principal_blocks_a_site_with_a_reason_and_lets_it_go_on_where_it_was(session: Session) -> None:
    wall = an_open_wall(session)
    with pytest.raises(NotAllowed):
        block_site(session, actor(OLA), wall.id, "Feil bilete", TODAY)
    for reason in ("  ", "x" * 501):
        with pytest.raises(InvalidInput):
            block_site(session, actor(ASTRID), wall.id, reason, TODAY)
    with pytest.raises(NotReady):
        unblock_site(session, actor(ASTRID), wall.id)
    blocked = block_site(session, actor(ASTRID), wall.id, " Vi ser på\nkommentarane ", TODAY)
    assert blocked.blocked_because == "Vi ser på kommentarane"
    assert site_card(session, actor(PER), wall.id, TODAY).state is SiteState.BLOCKED
    for refused in (confirm_in_use, open_site):
        with pytest.raises(NotReady):
            refused(session, actor(KARI), wall.id, TODAY)
    assert unblock_site(session, actor(ASTRID), wall.id) == wall


def test_publishing_stops_while_a_projects_site_is_blocked(session: Session) -> None:
    project, site_id, _made = a_ready_blog(session)
    open_site(session, actor(KARI), site_id, AFTER_DEADLINE)
    block_site(session, actor(ASTRID), site_id, "Vi ser på kommentarane", AFTER_DEADLINE)
    card = project_card(session, actor(KARI), project.id, AFTER_DEADLINE)
    assert site_step(card) == (StepState.WAITING, Next.BLOCKED)
    assert not is_running(card.steps)


def test_a_site_is_closed_down_step_by_step_and_records_are_archived_before_anything_is_deleted(
    session: Session,
) -> None:
    wall = an_open_wall(session)
    input_waits(session, actor(KARI), wall.id, TODAY, TODAY)
    with pytest.raises(NotReady, match="arkiverast"):
        retire_step(session, actor(KARI), wall.id, RetireStep.DELETE, TODAY)
    retire_step(session, actor(KARI), wall.id, RetireStep.TELL_GUARDIANS, TODAY)
    assert retire_step(session, actor(KARI), wall.id, RetireStep.ANSWER_INPUT, TODAY).unanswered_since is None
    retire_step(session, actor(KARI), wall.id, RetireStep.ARCHIVE_RECORDS, TODAY)
    retire_step(session, actor(KARI), wall.id, RetireStep.DELETE, TODAY)
    with pytest.raises(NotReady):
        retire_step(session, actor(KARI), wall.id, RetireStep.ARCHIVE_RECORDS, TODAY, done=False)
    retire_step(session, actor(KARI), wall.id, RetireStep.TELL_GUARDIANS, TODAY, done=False)
    (left,) = my_sites_to_do(session, actor(KARI), TODAY)
    assert (left.kind, left.count) == (ToDo.RETIRE, 2)
    retire_step(session, actor(KARI), wall.id, RetireStep.EXPORT, TODAY)
    later = TODAY + timedelta(days=2)
    done = retire_step(session, actor(KARI), wall.id, RetireStep.TELL_GUARDIANS, later)
    assert (done.retired_on, list(done.retirement)) == (later, list(RetireStep))
    assert sites.entry(session, wall.id) == done
    assert site_card(session, actor(PER), wall.id, later).missing == ()
    for refused in (confirm_in_use, open_site):
        with pytest.raises(NotReady, match="avslutta"):
            refused(session, actor(KARI), wall.id, later)


def test_records_are_not_archived_while_one_waits_to_be_handed_over(session: Session) -> None:
    wall = an_open_wall(session)
    now = datetime(2026, 11, 20, tzinfo=UTC)
    waiting = {"id": "ENQ0000001", "school_id": SCHOOL.id, "site_id": wall.id, "received_on": TODAY, "recorded_at": now}
    session.execute(tables.enquiry.insert().values(waiting))
    with pytest.raises(NotReady, match="1"):
        retire_step(session, actor(KARI), wall.id, RetireStep.ARCHIVE_RECORDS, TODAY)
    session.execute(tables.enquiry.update().values(handed_over_on=TODAY))
    assert retire_step(session, actor(KARI), wall.id, RetireStep.ARCHIVE_RECORDS, TODAY).retirement


def test_a_project_whose_site_is_closed_down_has_nothing_left_to_close(session: Session) -> None:
    project, site_id, _made = a_ready_blog(session)
    open_site(session, actor(KARI), site_id, AFTER_DEADLINE)
    over = project.ends + timedelta(days=1)
    assert site_step(project_card(session, actor(KARI), project.id, over)) == (StepState.LATE, Next.CLOSE_SITE)
    assert (ToDo.CLOSE, True) in [(one.kind, one.late) for one in my_sites_to_do(session, actor(KARI), over)]
    for step in RetireStep:
        retire_step(session, actor(KARI), site_id, step, over)
    assert site_step(project_card(session, actor(KARI), project.id, over)) == (StepState.DONE, Next.CLOSED)


def test_my_list_asks_as_little_about_many_sites_as_about_one(session: Session) -> None:
    a_decided_blog(session)
    a_wall(session)
    few = queries(session, lambda: my_sites_to_do(session, actor(KARI), TODAY))
    for number in range(5):
        ticked(session, a_wall(session, name=f"Vegg {number}").id)
    assert len(my_sites_to_do(session, actor(KARI), TODAY, most=3)) == 3
    assert queries(session, lambda: my_sites_to_do(session, actor(KARI), TODAY)) == few


def test_sites_wait_for_the_principal_until_they_are_approved(session: Session) -> None:
    open_wall = a_wall(session, audience=Audience.WORLD)
    a_wall(session, address="https://padlet.com/b")
    a_wall(session, audience=Audience.WORLD, shows_pupils=True, address=WALL.address)
    assert [row.id for row in for_principal(session, actor(ASTRID), TODAY).to_approve.rows] == [open_wall.id]
    with pytest.raises(NotAllowed):
        for_principal(session, actor(KARI), TODAY)
    approve_site(session, actor(ASTRID), open_wall.id, TODAY)
    assert for_principal(session, actor(ASTRID), TODAY).to_approve.rows == ()


def test_a_site_added_by_mistake_is_taken_out_and_one_that_was_open_is_not(session: Session) -> None:
    added = add_site(session, actor(KARI), SiteDetails("https://feil.example/7b"), TODAY)
    remove_site(session, actor(KARI), added.id)
    assert sites.entry(session, added.id) is None
    kept = add_site(session, actor(KARI), SiteDetails("https://rett.example/7b"), TODAY)
    sites.save(session, replace(kept, opened_on=TODAY))
    with pytest.raises(NotReady, match="steg for steg"):
        remove_site(session, actor(KARI), kept.id)
    project = a_blog(session)
    site = sites.entry_of_project(session, project.id)
    assert site
    with pytest.raises(NotReady):
        remove_site(session, actor(KARI), site.id)


def test_a_deadline_that_has_passed_doesnt_hold_the_opening_back(session: Session) -> None:
    project = a_decided_blog(session)
    make_letters(session, actor(KARI), project.id, today=TODAY)
    site = sites.entry_of_project(session, project.id)
    assert site
    waits = {Missing.LETTERS, Missing.REPLIES}
    assert waits & set(site_card(session, actor(KARI), site.id, TODAY).missing) == {Missing.REPLIES}
    for task in projects.tasks(session, project.id):
        if task.subject not in {"consents", "all_guardians"}:
            decisions.tick(session, actor(KARI), project.id, task.id, done=True)
    lacking = set(site_card(session, actor(KARI), site.id, AFTER_DEADLINE).missing)
    assert not lacking & {*waits, Missing.TASKS}


@pytest.mark.parametrize(
    "change",
    [
        {"address": "https://heilt-anna.example.no"},
        {"shows_pupils": True},
    ],
)
def test_the_principals_yes_is_for_what_was_shown_and_no_more(session: Session, change: dict[str, object]) -> None:
    details = SiteDetails("https://snill.example.no", audience=Audience.WORLD, deputy_id=OLA.id)
    added = add_site(session, actor(KARI), details, TODAY)
    approve_site(session, actor(ASTRID), added.id, TODAY)
    kept = change_site(session, actor(KARI), added.id, replace(details, name="Eit anna namn"))
    assert kept.approved_on == TODAY
    changed = change_site(session, actor(KARI), added.id, replace(details, **change))  # type: ignore[arg-type]
    assert changed.approved_on is None


def test_a_reason_that_nobody_sees_is_none(session: Session) -> None:
    wall = a_wall(session)
    with pytest.raises(InvalidInput):
        block_site(session, actor(ASTRID), wall.id, "\u200b\u202e", TODAY)
