"""The sample school: believable, made by the rules, and gone with one step."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

import pytest

from planner.content.sample import sample
from planner.domain.consent import Status
from planner.domain.decision import Outcome
from planner.domain.lesson import Topic
from planner.domain.permission import Actor, Role
from planner.domain.project import TaskKind
from planner.domain.school import LETTER_LANGUAGES
from planner.domain.site import InUse, SiteState
from planner.domain.site_gate import Missing
from planner.domain.site_list import SiteQuery
from planner.domain.steps import Next, StepKind, StepState
from planner.errors import NotAllowed
from planner.services import approvals, classes, decisions, projects, replies, schools, staff
from planner.services.lessons import lesson_coverage
from planner.services.progress import ProjectCard, my_cards
from planner.services.sample import make_sample, throw_away
from planner.services.sites import find_sites, site_card
from planner.storage import Engine, Session, class_lists, open_database, people, transaction
from planner.storage.tables import metadata
from tests.cast import SCHOOL as REAL
from tests.cast import TODAY

BLOG, HISTORY, HIKES, PODCAST, FILMS = (
    "Bokbloggen",
    "Lokalhistorie på nett",
    "Turdagboka",
    "Podkast frå skulebiblioteket",
    "Bokmelding på film",
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Engine, Actor]:
    """The sample school as it is made today."""
    engine = open_database(f"sqlite:///{tmp_path_factory.mktemp('sample') / 'nettplan.db'}")
    with transaction(engine) as session:
        return engine, make_sample(session, TODAY)


@pytest.fixture
def teacher(made: tuple[Engine, Actor]) -> Actor:
    """The teacher who tries the program."""
    return made[1]


@pytest.fixture
def sample_session(made: tuple[Engine, Actor]) -> Iterator[Session]:
    """A transaction on the sample school."""
    with transaction(made[0]) as session:
        yield session


@pytest.fixture
def cards(sample_session: Session, teacher: Actor) -> dict[str, ProjectCard]:
    """The teacher's projects by title."""
    return {card.project.title: card for card in my_cards(sample_session, teacher, TODAY)}


def test_the_school_says_that_it_is_a_sample(sample_session: Session, teacher: Actor) -> None:
    school = schools.school_of(sample_session, teacher)
    assert school
    assert school.sample
    assert "Prøve" in school.name
    assert school.has_contact


def test_the_one_who_tries_is_a_teacher_and_sees_all_five_projects(
    teacher: Actor, cards: dict[str, ProjectCard]
) -> None:
    assert teacher.role is Role.TEACHER
    assert cards.keys() == {BLOG, HISTORY, HIKES, PODCAST, FILMS}


def test_the_staff_has_two_teachers_and_one_of_each_other_role(sample_session: Session, teacher: Actor) -> None:
    roles = Counter(one.role for one in staff.staff_list(sample_session, teacher))
    assert roles == {Role.TEACHER: 2, Role.LIBRARIAN: 1, Role.PRINCIPAL: 1, Role.MUNICIPALITY: 1}


def test_three_classes_hold_seventy_pupils(sample_session: Session) -> None:
    shown = classes.classes(sample_session, _principal(sample_session), TODAY)
    assert [one.school_class.label for one in shown] == ["3A", "7B", "9A"]
    assert sum(one.pupils for one in shown) == 70
    assert all(one.teachers for one in shown)


def test_families_are_of_all_kinds(sample_session: Session) -> None:
    told = [pupil for one in sample().classes for pupil in one.pupils]
    guardians = [guardian for pupil in told for guardian in pupil.guardians]
    assert Counter(len(pupil.guardians) for pupil in told).keys() == {0, 1, 2}
    assert {guardian.responsibility for guardian in guardians} == {True, False, None}
    assert {guardian.language for guardian in guardians} == set(LETTER_LANGUAGES)
    assert sum(pupil.never_show for pupil in told) == 1
    assert all(guardian.email.isascii() and guardian.email.endswith(".example") for guardian in guardians)


@pytest.mark.parametrize("day", [date(2026, 8, 2), TODAY, date(2027, 7, 31), date(2028, 2, 29)])
def test_pupils_are_as_old_as_their_grade(tmp_path_factory: pytest.TempPathFactory, day: date) -> None:
    engine = open_database(f"sqlite:///{tmp_path_factory.mktemp('aged') / 'nettplan.db'}")
    with transaction(engine) as session:
        make_sample(session, day)
        for entry in classes.classes(session, _principal(session), day):
            (grade,) = entry.school_class.grades
            ages = [pupil.age_on(day) for pupil in class_lists.pupils_of_class(session, entry.school_class.id)]
            assert {age for age in ages if age} <= set(range(grade + 4, grade + 8))
            assert all(ages)


def test_the_film_project_is_not_begun(cards: dict[str, ProjectCard]) -> None:
    assert _step(cards[FILMS], StepKind.DECISION) == (StepState.TO_DO, Next.START_WALK)


def test_the_podcast_is_half_through_the_walk(cards: dict[str, ProjectCard]) -> None:
    assert _step(cards[PODCAST], StepKind.DECISION) == (StepState.TO_DO, Next.CONTINUE_WALK)
    walk = cards[PODCAST].steps[0]
    assert 0 < walk.count < walk.of


def test_the_hiking_diary_is_closed_its_letters_out_and_half_the_replies_in(cards: dict[str, ProjectCard]) -> None:
    card = cards[HIKES]
    assert card.decided
    assert card.decided.final_outcome is Outcome.CLOSED
    assert _step(card, StepKind.LETTERS) == (StepState.DONE, Next.LETTERS_MADE)
    assert _step(card, StepKind.REPLIES) == (StepState.WAITING, Next.WAIT_FOR_REPLIES)
    found = next(step for step in card.steps if step.kind is StepKind.REPLIES)
    assert found.count == found.of // 2


def test_the_book_blog_is_in_doubt_and_waits_for_the_agreement_before_the_principal(
    sample_session: Session, cards: dict[str, ProjectCard]
) -> None:
    card = cards[BLOG]
    assert card.decided
    assert card.decided.outcome is Outcome.DOUBT
    assert _step(card, StepKind.DECISION) == (StepState.WAITING, Next.MAKE_AGREEMENT)
    waiting = approvals.waiting_for_approval(sample_session, _principal(sample_session))
    assert waiting == ()


def test_local_history_runs_with_everything_in_order(cards: dict[str, ProjectCard]) -> None:
    card = cards[HISTORY]
    assert card.decided
    assert (card.decided.outcome, card.decided.final_outcome) == (Outcome.DOUBT, Outcome.OPEN)
    assert card.decided.approval
    assert {step.state for step in card.steps} == {StepState.DONE}
    assert card.steps[-1].next is Next.RUNNING


def test_the_register_has_sites_of_every_kind(sample_session: Session, teacher: Actor) -> None:
    found = {row.name: row for row in find_sites(sample_session, teacher, SiteQuery(size=None), TODAY).rows}
    assert {row.state for row in found.values()} == set(SiteState) - {SiteState.BLOCKED}
    assert found["Matteverkstaden"].state is SiteState.DORMANT
    assert found["Klassebloggen til 7B"].in_use is InUse.CONFIRMED
    assert [row.name for row in found.values() if row.is_public] == ["Nettsida til Prøveskulen"]
    assert found["Boktips frå skulebiblioteket"].unanswered_since
    assert Missing.PROJECT in site_card(sample_session, teacher, found["Veggen til elevrådet"].id, TODAY).missing
    assert all(not row.address or ".example" in row.address for row in found.values())


def test_one_consent_was_withdrawn_and_what_it_showed_is_taken_down(
    sample_session: Session, teacher: Actor, cards: dict[str, ProjectCard]
) -> None:
    project = cards[HISTORY].project
    found = replies.statuses_of_project(sample_session, teacher, project.id, TODAY)
    withdrawn = [pupil for pupil, row in found.items() if Status.WITHDRAWN in row.values()]
    assert len(withdrawn) == 1
    tasks = [task for task in decisions.tasks(sample_session, teacher, project.id) if task.kind is TaskKind.TAKE_DOWN]
    assert tasks
    assert all(task.done_at for task in tasks)


def test_the_year_has_lessons_that_are_held_and_planned(sample_session: Session, teacher: Actor) -> None:
    found = lesson_coverage(sample_session, teacher, TODAY)
    assert found.grades[7][Topic.NETIQUETTE] == found.grades[7][Topic.BULLYING] == 1
    assert {one.school_class.label for one in found.classes if any(not each.is_held for each in one.lessons)} >= {"7B"}


def test_the_chain_of_replies_is_whole(sample_session: Session, teacher: Actor) -> None:
    assert teacher.school_id
    assert replies.verify_chain(sample_session, teacher.school_id) is None


def test_the_same_day_gives_the_same_school(
    tmp_path_factory: pytest.TempPathFactory, cards: dict[str, ProjectCard]
) -> None:
    engine = open_database(f"sqlite:///{tmp_path_factory.mktemp('again') / 'nettplan.db'}")
    with transaction(engine) as session:
        again = my_cards(session, make_sample(session, TODAY), TODAY)
    assert {card.project.title: card.steps for card in again} == {title: card.steps for title, card in cards.items()}


def test_there_is_no_sample_beside_a_real_school(session: Session) -> None:
    with pytest.raises(NotAllowed):
        make_sample(session, TODAY)


def test_a_real_school_is_never_thrown_away(session: Session) -> None:
    for role in Role:
        with pytest.raises(NotAllowed, match="prøveskulen"):
            throw_away(session, Actor("STA0000001", role, REAL.id))
    with pytest.raises(NotAllowed):
        throw_away(session, Actor("STA0000001", Role.PRINCIPAL))
    assert people.school(session, REAL.id) == REAL


@pytest.mark.parametrize("role", list(Role))
def test_anybody_of_its_staff_throws_all_of_it_away(tmp_path_factory: pytest.TempPathFactory, role: Role) -> None:
    engine = open_database(f"sqlite:///{tmp_path_factory.mktemp('gone') / 'nettplan.db'}")
    with transaction(engine) as session:
        head = make_sample(session, TODAY)
        somebody = next(one for one in people.staff(session, head.school_id or "") if one.role is role)
    with transaction(engine) as session:
        throw_away(session, Actor(somebody.id, somebody.role, somebody.school_id))
        left = {table.name: session.execute(table.select()).all() for table in metadata.sorted_tables}
    (line,) = left.pop("audit")
    assert (line.actor, line.action, line.school_id) == (somebody.id, "throw_away", None)
    assert not any(left.values())
    with transaction(engine) as session:
        assert projects.my_projects(session, make_sample(session, TODAY))


def test_every_step_left_its_audit_line(sample_session: Session, teacher: Actor) -> None:
    lines = sample_session.execute(metadata.tables["audit"].select()).all()
    actions = {line.action for line in lines}
    assert actions >= {
        "set_up_school",
        "import_roster",
        "new_project",
        "record_decision",
        "approve",
        "record_agreement",
    }
    assert actions >= {"make_letters", "record_replies", "withdraw", "tick", "save_answer", "add_staff"}
    assert {line.school_id for line in lines} == {teacher.school_id}


def _principal(session: Session) -> Actor:
    return next(
        Actor(one.id, one.role, one.school_id)
        for school in people.schools(session)
        for one in people.staff(session, school.id)
        if one.role is Role.PRINCIPAL
    )


def _step(card: ProjectCard, kind: StepKind) -> tuple[StepState, Next]:
    return next((step.state, step.next) for step in card.steps if step.kind is kind)
