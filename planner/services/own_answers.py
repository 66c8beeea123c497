"""A pupil's own no: it counts at any age, with or without a letter, and the pupil can take it back."""

from collections.abc import Iterable, Mapping
from datetime import date

from planner.domain.consent import Answer, ConsentRequest, Receipt, ReplyFact, Route, Signer, SignerKind
from planner.domain.consent_status import newest_facts
from planner.domain.permission import Action, Actor
from planner.domain.project import Purpose
from planner.errors import N_, InvalidInput, NotReady
from planner.services.access import record, require_project
from planner.services.recording import Added, add, chosen_purposes, draft, letter_of_signer, tick_answers
from planner.storage import Session, letters, replies

_NO = frozenset({Answer.REFUSED, Answer.WITHDRAWN})


def pupil_says_no(
    session: Session,
    actor: Actor,
    project_id: str,
    pupil_id: str,
    purposes: Iterable[Purpose] | None,
    route: Route,
    on: date,
    today: date,
) -> Receipt:
    """Record that a pupil doesn't want to be shown, whatever the guardians have said; tasks follow as for any no.

    Args:
        purposes: None for all that the request asks about.
        on: the day the pupil said so.

    Raises:
        InvalidInput: the day lies ahead, or the pupil has said no to all of it already.
        NotFound: the project has no such pupil.
        NotReady: no letters are made yet.
    """
    request = _request(session, actor, project_id)
    before = _own(session, request, pupil_id)
    chosen = chosen_purposes(request, purposes, on, today)
    news = [one for one in chosen if one not in before or before[one].answer not in _NO]
    added = _add(session, actor, request, pupil_id, dict.fromkeys(news, Answer.REFUSED), route, on, today)
    if not added.facts:
        raise InvalidInput(N_("Eleven har sagt nei til dette frå før."))
    record(session, actor, "pupil_says_no", project_id, added.for_audit)
    return added.receipt(project_id, on)


def pupil_takes_no_back(
    session: Session, actor: Actor, project_id: str, pupil_id: str, route: Route, on: date, today: date
) -> tuple[Purpose, ...]:
    """Take all of a pupil's own no out again; what the guardians have said then counts as before.

    Returns:
        The purposes the pupil no longer says no to.

    Raises:
        InvalidInput: the day lies ahead, or the pupil has not said no.
        NotFound: the project has no such pupil.
        NotReady: no letters are made yet.
    """
    request = _request(session, actor, project_id)
    before = _own(session, request, pupil_id)
    chosen = chosen_purposes(request, None, on, today)
    noes = [one for one in chosen if one in before and before[one].answer in _NO]
    added = _add(session, actor, request, pupil_id, dict.fromkeys(noes, Answer.NOT_PROVIDED), route, on, today)
    if not added.facts:
        raise InvalidInput(N_("Eleven har ikkje sagt nei, så det er ikkje noko å ta tilbake."))
    record(session, actor, "pupil_takes_no_back", project_id, added.for_audit)
    return tuple(fact.purpose for fact in added.facts)


def _request(session: Session, actor: Actor, project_id: str) -> ConsentRequest:
    require_project(session, actor, project_id, Action.RECORD_REPLY)
    found = letters.current_request(session, project_id)
    if found is None:
        raise NotReady(N_("Det er ikkje laga brev i dette prosjektet enno. Lag breva først."))
    return found


def _own(session: Session, request: ConsentRequest, pupil_id: str) -> Mapping[Purpose, ReplyFact]:
    facts = newest_facts(request, replies.facts_of_request(session, request.id))
    return facts.get(pupil_id, {}).get(pupil_id, {})


def _add(
    session: Session,
    actor: Actor,
    request: ConsentRequest,
    pupil_id: str,
    answers: Mapping[Purpose, Answer],
    route: Route,
    on: date,
    today: date,
) -> Added:
    project = require_project(session, actor, request.project_id, Action.RECORD_REPLY)
    signer = Signer(SignerKind.PUPIL, pupil_id)
    person = (letter_of_signer(session, project, request, pupil_id, signer, today), pupil_id, signer)
    drafts = [draft(actor, request, person, purpose, answer, route, on) for purpose, answer in answers.items()]
    added = add(session, project, request, drafts, today)
    tick_answers(session, actor, project, request, today)
    return added
