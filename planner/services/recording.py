"""Adding reply facts to a school's chain, and the tasks that follow: what to take down, what is done with asking."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from planner.domain.chain import told_head
from planner.domain.consent import (
    Answer,
    ConsentRequest,
    Receipt,
    ReplyFact,
    Route,
    Signer,
    SignerKind,
    signers_needed,
)
from planner.domain.consent_status import is_news, published_on
from planner.domain.identity import new_id
from planner.domain.permission import Actor
from planner.domain.project import Project, Purpose, Task, TaskKind
from planner.errors import N_, InvalidInput, NotFound
from planner.services.access import record
from planner.storage import Session, class_lists, letters, people, projects, replies, sites
from planner.storage.progress import progress

DAYS_TO_TAKE_DOWN = 7
# A yes that stood for less than this was a slip of the hand: nothing was published by it.
SLIP = timedelta(hours=1)
# The conditions that the letters meet, and the one that their answers meet.
LETTERS_GO_OUT = frozenset({"all_guardians", "pupil_signs"})
ANSWERS_COME_BACK = frozenset({"consents"})
Person = tuple[str | None, str, Signer]


@dataclass(frozen=True)
class Added:
    """What a recording added: facts, tasks, and the chain's new head."""

    facts: tuple[ReplyFact, ...]
    tasks: tuple[Task, ...]
    head: str

    @property
    def for_audit(self) -> str:
        """How many facts, and the head: an audit line shows it when the chain's end is cut off later."""
        return f"{len(self.facts)} {told_head(self.head)}"

    def receipt(self, project_id: str, on: date) -> Receipt:
        """Return the receipt of what one person took back, or said no to, on a day."""
        last = self.facts[-1]
        said = tuple(fact.purpose for fact in self.facts)
        remove_by = self.tasks[0].due if self.tasks else None
        return Receipt(last.number, project_id, last.pupil_id, last.signer, said, on, remove_by)


def draft(
    actor: Actor, request: ConsentRequest, person: Person, purpose: Purpose, answer: Answer, route: Route, on: date
) -> ReplyFact:
    """Return a fact without a number by a person, who is named by letter id (or None), pupil id and signer."""
    now = datetime.now(UTC)
    return ReplyFact(new_id(), request.school_id, 0, request.id, *person, purpose, answer, route, on, now, actor.id)


def add(session: Session, project: Project, request: ConsentRequest, drafts: Iterable[ReplyFact], today: date) -> Added:
    """Add what is news to the school's chain, and a task for each thing that may stand published and mustn't."""
    number, head = replies.hold_chain(session, project.school_id)
    before = replies.facts_of_project(session, project.id)
    rules = people.school(session, project.school_id).consent
    newest = {_key(fact): fact for fact in before if fact.request_id == request.id}
    facts: list[ReplyFact] = []
    for one in drafts:
        if is_news(one, newest.get(_key(one)), rules, today):
            facts.append(replace(one, number=number + len(facts) + 1))
            newest[_key(one)] = facts[-1]
    head = replies.append(session, facts, head)
    tasks = _take_down(session, project, request, before, facts, today)
    projects.add_tasks(session, tasks)
    return Added(tuple(facts), tasks, head)


def letter_of_signer(
    session: Session, project: Project, request: ConsentRequest, pupil_id: str, signer: Signer, today: date
) -> str | None:
    """Return the letter id of somebody who may speak for a pupil, None when they got no letter of this version.

    Raises:
        NotFound: the project has no such pupil.
        InvalidInput: the person wasn't asked and isn't to be.
    """
    sent = {one.signer: one.id for one in letters.letters_of(session, request.id) if one.pupil_id == pupil_id}
    said = {fact.signer for fact in replies.facts_of_project(session, project.id) if fact.pupil_id == pupil_id}
    pupil = class_lists.pupil(session, pupil_id)
    in_class = pupil in class_lists.pupils_of_class(session, project.class_id)
    if pupil is None or not (in_class or sent or said):
        raise NotFound(N_("Eleven er ikkje med i prosjektet."))
    rules = people.school(session, project.school_id).consent
    needed = signers_needed(pupil, class_lists.guardians_of(session, [pupil_id])[pupil_id], rules, today)
    if signer not in {*needed, *sent, *said, Signer(SignerKind.PUPIL, pupil_id)}:
        raise InvalidInput(N_("Denne personen er ikkje spurd om samtykke for eleven. Vel ein av dei som er spurde."))
    return sent.get(signer)


def chosen_purposes(
    request: ConsentRequest, purposes: Iterable[Purpose] | None, on: date, today: date
) -> tuple[Purpose, ...]:
    """Return what somebody takes back or says no to, in the order of the letter; None is all that it asks about.

    Raises:
        InvalidInput: the day lies ahead, or the letters don't ask about all of it.
    """
    if on > today:
        raise InvalidInput(N_("Dagen {day} er ikkje komen enno. Skriv dagen det blei sagt frå."), day=on)
    chosen = set(request.purposes if purposes is None else purposes)
    if not chosen <= set(request.purposes):
        raise InvalidInput(N_("Breva spør ikkje om alt dette. Vel mellom det dei spør om."))
    return tuple(one for one in request.purposes if one in chosen)


def tick_letters(session: Session, actor: Actor, project: Project) -> None:
    """Tick off sending letters when there is one about everybody in the class."""
    if progress(session, [project.id])[project.id].without_letter == 0:
        tick_tasks(session, actor, projects.tasks(session, project.id), LETTERS_GO_OUT)


def tick_answers(session: Session, actor: Actor, project: Project, request: ConsentRequest, today: date) -> None:
    """Tick off asking for consent when nobody is waited for: all letters are answered, or their deadline has passed."""
    counts, entry = progress(session, [project.id])[project.id], sites.entry_of_project(session, project.id)
    if entry is None or counts.asked is None or not counts.asked.is_about(entry, project):
        return
    all_answered = counts.replied == counts.letters and not counts.without_letter
    if all_answered or today > request.reply_by:
        tick_tasks(session, actor, projects.tasks(session, project.id), ANSWERS_COME_BACK)


def tick_tasks(session: Session, actor: Actor, tasks: Iterable[Task], subjects: frozenset[str]) -> None:
    """Tick off those tasks about some subjects that aren't done."""
    for task in tasks:
        if task.subject in subjects and not task.done_at:
            projects.change_task(session, replace(task, done_by=actor.staff_id, done_at=datetime.now(UTC)))
            record(session, actor, "tick", task.id)


def _take_down(
    session: Session,
    project: Project,
    request: ConsentRequest,
    before: Sequence[ReplyFact],
    added: Sequence[ReplyFact],
    today: date,
) -> tuple[Task, ...]:
    newest = {_key(fact): fact for fact in before if fact.request_id == request.id}
    noes = {
        (fact.pupil_id, fact.purpose)
        for fact in added
        if fact.answer is not Answer.GIVEN and not _corrects_slip(fact, newest.get(_key(fact)))
    }
    if not noes:
        return ()
    found = [class_lists.pupil(session, pupil_id) for pupil_id in sorted({pupil_id for pupil_id, _ in noes})]
    pupils = [pupil for pupil in found if pupil]
    guardians = class_lists.guardians_of(session, [pupil.id for pupil in pupils])
    rules = people.school(session, project.school_id).consent
    was = published_on(request, pupils, guardians, before, rules, today)
    still = published_on(request, pupils, guardians, (*before, *added), rules, today)
    editor, due = projects.site_of(session, project.id).editor_id, today + timedelta(days=DAYS_TO_TAKE_DOWN)
    return tuple(
        Task(new_id(), project.school_id, project.id, TaskKind.TAKE_DOWN, str(each), due, editor, pupil_id=pupil_id)
        for pupil_id, each in sorted(noes & was - still, key=lambda one: (one[0], str(one[1])))
    )


def _corrects_slip(fact: ReplyFact, older: ReplyFact | None) -> bool:
    if fact.answer is Answer.WITHDRAWN or older is None or older.answer is not Answer.GIVEN:
        return False
    return fact.recorded_at - older.recorded_at < SLIP


def _key(fact: ReplyFact) -> tuple[str, Signer, Purpose]:
    return fact.pupil_id, fact.signer, fact.purpose
