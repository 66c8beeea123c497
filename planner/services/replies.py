"""Replies: recording what came back, withdrawing, erasing, and where a class stands."""

from collections.abc import Iterable, Sequence
from datetime import date

from planner.domain import chain
from planner.domain.consent import (
    Answer,
    ConsentRequest,
    NewReply,
    Receipt,
    ReplyFact,
    Route,
    Signer,
    Status,
    check_reply,
)
from planner.domain.matrix import Matrix, Publishing, ReplyRow, matrix, publishing, reply_table
from planner.domain.permission import Action, Actor, may
from planner.domain.project import Project, Purpose
from planner.errors import N_, InvalidInput, NotFound, NotReady
from planner.services.access import record, require, require_project, require_school
from planner.services.class_replies import class_replies_to
from planner.services.recording import add, chosen_purposes, draft, letter_of_signer, tick_answers
from planner.storage import Session, audit, class_lists, letters, projects, replies

# The actions whose audit lines tell the chain's head.
_RECORDINGS = ("record_replies", "withdraw", "pupil_says_no", "pupil_takes_no_back")


def record_replies(
    session: Session, actor: Actor, project_id: str, new: Sequence[NewReply], today: date
) -> tuple[ReplyFact, ...]:
    """Add answers from one sheet or a whole class; one that says what is recorded already adds nothing.

    A no where a yes stood makes a task for the site's editor, as a withdrawal does. `not_provided` over an answer
    takes it out again: leave blank lines of a later sheet out of `new`.

    Returns:
        The facts that were added.

    Raises:
        InvalidInput: a letter, purpose or date doesn't fit; nothing is recorded.
        NotReady: no letters are made yet.
    """
    project = require_project(session, actor, project_id, Action.RECORD_REPLY)
    request = _request(session, project)
    sent = {letter.id: letter for letter in letters.letters_of(session, request.id)}
    drafts = []
    for one in new:
        letter = check_reply(one, sent.get(one.letter_id), request, today)
        person = (letter.id, letter.pupil_id, letter.signer)
        drafts.append(draft(actor, request, person, one.purpose, one.answer, one.route, one.answered_on))
    added = add(session, project, request, drafts, today)
    record(session, actor, "record_replies", project_id, added.for_audit)
    tick_answers(session, actor, project, request, today)
    return added.facts


def withdraw(
    session: Session,
    actor: Actor,
    project_id: str,
    pupil_id: str,
    signer: Signer,
    purposes: Iterable[Purpose] | None,
    route: Route,
    on: date,
    today: date,
) -> Receipt:
    """Withdraw a person's consents in one step: facts, a task for what may stand published, and a receipt.

    Args:
        purposes: None for all that the request asks about.
        on: the day the person said so.

    Raises:
        InvalidInput: the person wasn't asked, the day lies ahead, or all of it is a no already.
        NotFound: the project has no such pupil.
        NotReady: no letters are made yet.
    """
    project = require_project(session, actor, project_id, Action.RECORD_REPLY)
    request = _request(session, project)
    chosen = chosen_purposes(request, purposes, on, today)
    person = (letter_of_signer(session, project, request, pupil_id, signer, today), pupil_id, signer)
    drafts = [draft(actor, request, person, purpose, Answer.WITHDRAWN, route, on) for purpose in chosen]
    added = add(session, project, request, drafts, today)
    if not added.facts:
        raise InvalidInput(N_("Her er svaret nei frå før, så det er ikkje noko å trekke tilbake."))
    record(session, actor, "withdraw", project_id, added.for_audit)
    return added.receipt(project_id, on)


def erase_person(session: Session, actor: Actor, pupil_id: str, today: date) -> int:
    """Take away the content of all replies about a pupil; hashes and a date stay, and the chain still proves the rest.

    Returns:
        How many facts were erased.

    Raises:
        NotFound: the school has no such pupil.
    """
    school_id = require_school(actor, Action.CHANGE_SCHOOL)
    pupil = class_lists.pupil(session, pupil_id)
    if pupil is None or pupil.school_id != school_id:
        raise NotFound(N_("Eleven finst ikkje på skulen."))
    erased = replies.erase(session, pupil_id, today)
    record(session, actor, "erase_person", pupil_id, str(erased))
    return erased


def verify_chain(session: Session, school_id: str) -> int | None:
    """Return the first number where a school's chain of replies is broken or cut off, or None when it is whole."""
    told = audit.details_of(session, school_id, _RECORDINGS)
    return chain.verify(replies.links(session, school_id), (detail.rpartition(" ")[2] for detail in told))


def class_replies(session: Session, actor: Actor, project_id: str, today: date) -> tuple[Matrix, tuple[ReplyRow, ...]]:
    """Return the class by purposes as the actor may see it, and a line a letter for typing what came back on paper.

    Seeing `never_show` leaves an audit line.

    Raises:
        NotReady: no letters are made yet.
    """
    project = require_project(session, actor, project_id, Action.SEE_REPLIES)
    require(actor, Action.RECORD_REPLY)
    found = class_replies_to(session, project, _request(session, project))
    if may(actor.role, Action.SEE_NEVER_SHOW) and any(pupil.never_show for pupil in found.pupils):
        record(session, actor, "see_never_show", project_id)
    return matrix(found, actor.role, today), reply_table(found)


def pupils_to_take_down(session: Session, actor: Actor, project_id: str) -> dict[str, str]:
    """Return the names, by id, of the pupils whose content is to be taken down in a project; the erased have none."""
    require_project(session, actor, project_id, Action.SEE_REPLIES)
    ids = {task.pupil_id for task in projects.tasks(session, project_id) if task.pupil_id}
    found = (class_lists.pupil(session, id_) for id_ in ids)
    return {pupil.id: pupil.name for pupil in found if pupil}


def statuses_of_project(
    session: Session, actor: Actor, project_id: str, today: date
) -> dict[str, dict[Purpose, Status]]:
    """Return each pupil's statuses as files may say them, by id in the order of the class list.

    Before letters are made, nobody has answered.
    """
    project = require_project(session, actor, project_id, Action.SEE_REPLIES)
    request = letters.current_request(session, project_id) or _unsent(session, project, today)
    return class_replies_to(session, project, request).told_statuses(today)


def may_i_publish(
    session: Session, actor: Actor, project_id: str, pupil_ids: Iterable[str], purpose: Purpose, today: date
) -> Publishing:
    """Say whether what shows these pupils may be published: yes, no, or who is missing.

    Raises:
        InvalidInput: nobody is chosen, or the request doesn't ask about this purpose.
        NotFound: one of them isn't in the class now.
    """
    found = statuses_of_project(session, actor, project_id, today)
    chosen = tuple(dict.fromkeys(pupil_ids))
    if not chosen:
        raise InvalidInput(N_("Kryss av for dei som er med."))
    if not found.keys() >= set(chosen):
        raise NotFound(N_("Ein av elevane er ikkje i klassen no. Vel mellom dei som står på klasselista."))
    if purpose not in found[chosen[0]]:
        raise InvalidInput(N_("Breva spør ikkje om {purpose}, så svaret er nei."), purpose=purpose)
    return publishing({pupil_id: found[pupil_id][purpose] for pupil_id in chosen})


def _request(session: Session, project: Project) -> ConsentRequest:
    found = letters.current_request(session, project.id)
    if found is None:
        raise NotReady(N_("Det er ikkje laga brev i dette prosjektet enno. Lag breva først."))
    return found


def _unsent(session: Session, project: Project, today: date) -> ConsentRequest:
    site = projects.site_of(session, project.id)
    return ConsentRequest(
        id="",
        school_id=project.school_id,
        project_id=project.id,
        version=0,
        made_on=today,
        site_name=site.name,
        address=site.address,
        platform=site.platform,
        audience=site.audience,
        purpose=project.purpose,
        purposes=project.purposes,
        until=project.ends,
        reply_by=project.reply_by,
        text_version="",
    )
