"""The sample school: made with the program's own verbs, and thrown away with one."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from planner.content.sample import SampleProject, SampleStaff, sample
from planner.content.sample_classes import SampleClass
from planner.domain.consent import Answer, NewReply, Route
from planner.domain.permission import Actor, Role
from planner.domain.project import Project
from planner.domain.roster import Roster, RosterClass, RosterPupil, RosterSource
from planner.domain.school import school_year_of
from planner.errors import N_, NotAllowed
from planner.services import approvals, classes, decisions, letters, projects, replies, roster, schools, staff
from planner.services.access import record
from planner.services.sample_lessons import first_school_day, live_so_far
from planner.services.sample_sites import make_sites
from planner.storage import Session, people

_YEARS_BEFORE_SCHOOL = 5
_ALL = 100


def make_sample(session: Session, today: date) -> Actor:
    """Make the sample school with its people and projects.

    Returns:
        The teacher who tries the program.

    Raises:
        NotAllowed: a school is set up already.
    """
    told = sample()
    principal = next(one for one in told.staff if one.role is Role.PRINCIPAL)
    head = schools.set_up_school(session, told.school, principal.email)
    actors = {one.name: head if one is principal else _employ(session, head, one) for one in told.staff}
    _enrol(session, head, told.classes, today)
    for label in (one.label for one in told.classes):
        school_class = classes.class_by_label(session, head, label, today)
        teachers = tuple(actors[one.name].id for one in told.staff if label in one.classes)
        classes.set_teachers(session, head, school_class.id, teachers)
    live_so_far(session, head, told.classes, today)
    for one in told.projects:
        _Play(session, today, actors, head, one).run()
    make_sites(session, actors, head, today)
    return actors[told.staff[0].name]


def throw_away(session: Session, actor: Actor) -> None:
    """Delete the sample school and all that belongs to it, whoever of its staff asks.

    Raises:
        NotAllowed: the actor's school is a real one, or there is none.
    """
    if actor.school_id is None or not people.school(session, actor.school_id).sample:
        raise NotAllowed(N_("Berre prøveskulen kan kastast."))
    people.delete_school(session, actor.school_id)
    record(session, replace(actor, school_id=None), "throw_away", actor.school_id)


def _employ(session: Session, head: Actor, told: SampleStaff) -> Actor:
    person = staff.add_staff(session, head, told.name, told.role, told.email)
    return Actor(person.id, person.role, person.school_id, person.name)


def _enrol(session: Session, head: Actor, told: tuple[SampleClass, ...], today: date) -> None:
    year = school_year_of(today)
    listed = Roster(
        source=RosterSource.TABLE,
        pupils=tuple(pupil for one in told for pupil in _pupils(one, year)),
        classes=tuple(RosterClass(one.label, (one.grade,)) for one in told),
    )
    roster.import_roster(session, head, listed, today=first_school_day(today))


def _pupils(told: SampleClass, year: int) -> list[RosterPupil]:
    born = year - _YEARS_BEFORE_SCHOOL - told.grade
    return [
        RosterPupil(
            file="",
            row=number,
            given_name=one.given_name,
            family_name=one.family_name,
            classes=(told.label,),
            birth_date=date(born - one.years_older, *one.born),
            never_show=one.never_show,
            guardians=one.guardians,
            guardian_places=2,
        )
        for number, one in enumerate(told.pupils, start=1)
    ]


class _Play:
    """Takes one project as far as it is to come, each step by the one whose work it is."""

    def __init__(
        self, session: Session, today: date, actors: Mapping[str, Actor], head: Actor, told: SampleProject
    ) -> None:
        self.session, self.today, self.told, self.head = session, today, told, head
        self.owner = actors[told.owner]
        self.editors = actors[told.editor].id, actors[told.deputy].id

    def run(self) -> None:
        """Do what has been done so far."""
        project = self.begin()
        if self.told.decided:
            self.decide(project.id)
        else:
            for question, option in self.told.answers.items():
                decisions.save_answer(self.session, self.owner, project.id, question, option, self.today)
        if self.told.letters is not None:
            self.ask(project, self.day(self.told.letters))

    def day(self, days: int) -> date:
        """Return the day so many days from today."""
        return self.today + timedelta(days=days)

    def begin(self) -> Project:
        """Make the project."""
        told = self.told
        school_class = classes.class_by_label(self.session, self.owner, told.class_label, self.today)
        details = projects.ProjectDetails(
            title=told.title,
            class_id=school_class.id,
            purpose=told.purpose,
            site_name=told.site_name,
            address=told.address,
            platform=told.platform,
            audience=told.audience,
            editor_id=self.editors[0],
            deputy_id=self.editors[1],
            starts=self.day(told.starts),
            ends=self.day(told.ends),
            reply_by=self.day(told.reply_by),
            purposes=told.purposes,
        )
        begun = self.day(min(told.letters or 0, told.starts, 0))
        return projects.new_project(self.session, self.owner, details, today=begun)

    def decide(self, project_id: str) -> None:
        """Record the decision, the agreement, the principal's yes, and the tasks that are done."""
        session, owner, agreed = self.session, self.owner, self.told.agreed
        decisions.record_decision(session, owner, project_id, self.today, self.told.answers)
        if agreed:
            outcome, partners, on = agreed.outcome, agreed.agreed_with, self.day(agreed.on)
            approvals.record_agreement(session, owner, project_id, outcome, partners, on, self.today)
        if self.told.approved:
            approvals.approve(session, self.head, project_id)
        self.tick(project_id)

    def tick(self, project_id: str) -> None:
        """Tick off the share of the tasks that is done, those due first."""
        tasks = decisions.tasks(self.session, self.owner, project_id)
        for task in tasks[: len(tasks) * self.told.ticked // _ALL]:
            on = self.day(min(self.told.starts, 0))
            decisions.tick(self.session, self.owner, project_id, task.id, done=True, today=on)

    def ask(self, project: Project, on: date) -> None:
        """Make the letters, type the answers that have come, and withdraw one."""
        made = letters.make_letters(self.session, self.owner, project.id, today=on)
        answered = made.letters[: len(made.letters) * self.told.replies // _ALL]
        if self.told.replied is None:
            return
        reply = partial(NewReply, route=Route.PAPER, answered_on=self.day(self.told.replied))
        sheets = [
            reply(letter_id=one.letter.id, purpose=purpose, answer=_answer(number, place))
            for number, one in enumerate(answered)
            for place, purpose in enumerate(project.purposes)
        ]
        replies.record_replies(self.session, self.owner, project.id, sheets, self.today)
        if self.told.withdrawn is not None:
            self.withdraw(project.id, answered[0], self.day(self.told.withdrawn))

    def withdraw(self, project_id: str, letter: letters.MadeLetter, on: date) -> None:
        """Withdraw what one letter permitted; what had to be taken down is taken down."""
        signer, pupil_id = letter.letter.signer, letter.pupil.id
        replies.withdraw(self.session, self.owner, project_id, pupil_id, signer, None, Route.PHONE, on, self.today)
        self.tick(project_id)


def _answer(number: int, place: int) -> Answer:
    """Say no here and there, otherwise yes: the same every time."""
    return Answer.REFUSED if number % 9 == place + 4 else Answer.GIVEN
