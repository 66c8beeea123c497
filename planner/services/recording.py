"""Adding reply facts to a school's chain, and the tasks that follow when something has to be taken down."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from planner.domain.chain import told_head
from planner.domain.consent import (
    Answer,
    ConsentRequest,
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
from planner.storage import Session, class_lists, letters, people, projects, replies

DAYS_TO_TAKE_DOWN = 7
# A yes that stood for less than this was a slip of the hand: nothing was published by it.
SLIP = timedelta(hours=1)
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
