"""A whole school to measure on: pupils, projects, decisions, letters and replies, made by the program's own verbs."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from planner.domain.consent import Answer, NewReply, Route
from planner.domain.permission import Actor, Role
from planner.domain.project import Project
from planner.domain.school import SchoolClass
from planner.readers.roster import read_roster
from planner.services import approvals, classes, decisions, letters, projects, replies, roster, schools, staff
from planner.storage import Session, open_database, transaction
from tests.answers import CALM, IN_DOUBT
from tests.bench.meter import TODAY
from tests.bench.people import as_table, invented
from tests.cast import SCHOOL
from tests.projects import BLOG

DAY = date.fromisoformat(TODAY)
_WALKING, _APPROVED, _UNASKED = 4, 3, 1


@dataclass(frozen=True)
class Made:
    """Who and what the measurements ask about; the first project is the first class's, the class of 30."""

    principal: Actor
    teacher: Actor
    class_id: str
    projects: tuple[str, ...]


def make_school(
    data: Path, *, pupils: int, class_count: int, project_count: int, both: bool | None, mixed: bool
) -> Made:
    """Make the school in a data folder.

    Args:
        data: the folder.
        pupils: how many.
        class_count: in how many classes.
        project_count: spread over the classes.
        both: who has two guardians, see `invented`.
        mixed: projects in all states, two of three with their letters, most of these answered; otherwise each is
            decided, open, and without letters.
    """
    data.mkdir(parents=True, exist_ok=True)
    with transaction(open_database(f"sqlite:///{data / 'nettplan.db'}")) as session:
        principal = schools.set_up_school(session, replace(SCHOOL, id="", letter_languages=("nn", "nb", "en")))
        _employ(session, principal, 2 * class_count)
        listed = read_roster(as_table(invented(pupils, class_count, both=both)), today=DAY)
        roster.import_roster(session, principal, listed, today=DAY)
        rooms = [one.school_class for one in classes.classes(session, principal, DAY)]
        rooms.sort(key=lambda one: (one.label != "7A", one.label))
        teachers = _place(session, principal, rooms)
        made = [
            _project(session, teachers[n % len(rooms)], rooms[n % len(rooms)], n, principal)
            for n in range(project_count)
        ]
        for n, project in enumerate(made):
            _take_on(session, principal, teachers[n % len(rooms)], project, n if mixed else None)
    return Made(principal, teachers[0], rooms[0].id, tuple(project.id for project in made))


def _employ(session: Session, principal: Actor, count: int) -> None:
    for n in range(count):
        role = Role.LIBRARIAN if n == count - 1 else Role.TEACHER
        staff.add_staff(session, principal, f"Lærar {n + 1}", role, f"l{n}@boskule.example")


def _place(session: Session, principal: Actor, rooms: list[SchoolClass]) -> list[Actor]:
    everybody = [one for one in staff.staff_list(session, principal) if one.role is Role.TEACHER]
    teachers = [Actor(one.id, one.role, one.school_id, one.name) for one in everybody]
    for n, room in enumerate(rooms):
        classes.set_teachers(session, principal, room.id, (teachers[n].id,))
    return teachers


def _project(session: Session, teacher: Actor, room: SchoolClass, n: int, deputy: Actor) -> Project:
    details = replace(
        BLOG, title=f"Lokalhistorie {n + 1}", class_id=room.id, editor_id=teacher.id, deputy_id=deputy.staff_id
    )
    return projects.new_project(session, teacher, details)


def _take_on(session: Session, principal: Actor, teacher: Actor, project: Project, n: int | None) -> None:
    """Take a project as far as its number says: one of six is in the middle of the walk, some wait for the principal."""
    if n is None:
        decisions.record_decision(session, teacher, project.id, DAY, CALM)
        return
    if n % 6 == _WALKING:
        for question in list(CALM)[:8]:
            decisions.save_answer(session, teacher, project.id, question, CALM[question], DAY)
        return
    decisions.record_decision(session, teacher, project.id, DAY, CALM if n % 2 else IN_DOUBT)
    if n % 4 == _APPROVED:
        approvals.approve(session, principal, project.id)
    if n % 3 != _UNASKED:
        _ask(session, teacher, project)


def _ask(session: Session, teacher: Actor, project: Project) -> None:
    made = letters.make_letters(session, teacher, project.id, today=DAY)
    sheets = [
        NewReply(one.letter.id, purpose, _answer(at, place), Route.PAPER, DAY)
        for at, one in enumerate(made.letters[: len(made.letters) * 4 // 5])
        for place, purpose in enumerate(project.purposes)
    ]
    replies.record_replies(session, teacher, project.id, sheets, DAY)


def _answer(at: int, place: int) -> Answer:
    return Answer.REFUSED if at % 9 == place + 4 else Answer.GIVEN
