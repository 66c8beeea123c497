"""What the overview's pictures show: sites month by month, and consents by state, as numbers alone."""

from collections import Counter
from collections.abc import Mapping
from datetime import date

from planner.domain.consent import Status
from planner.domain.consent_status import told_statuses
from planner.domain.overview_years import MonthCount, month_counts
from planner.domain.permission import Action, Actor
from planner.services.access import require_school
from planner.services.overview import wanted
from planner.storage import Session, class_lists, letters, people, replies
from planner.storage import overview as stored
from planner.storage.overview_years import spans


def site_months(session: Session, actor: Actor, today: date) -> tuple[MonthCount, ...]:
    """Return how many sites were in use month by month, at most two years back."""
    return month_counts(spans(session, require_school(actor, Action.SEE_OVERVIEW)), today)


def consent_states(session: Session, actor: Actor, today: date) -> Mapping[Status, int]:
    """Return how many consents of the running projects are in each state, as anybody may be told them.

    One is counted for each pupil and each thing that is asked about.
    """
    school_id = require_school(actor, Action.SEE_OVERVIEW)
    rules, found = people.school(session, school_id).consent, Counter[Status]()
    for line, facts in stored.projects_with_facts(session, wanted(session, today), school_id):
        request = letters.current_request(session, line.id) if facts.letters else None
        if request is None:
            continue
        pupils = class_lists.pupils_of_class(session, line.class_id)
        guardians = class_lists.guardians_of(session, [pupil.id for pupil in pupils])
        answers = replies.facts_of_request(session, request.id)
        for states in told_statuses(request, pupils, guardians, answers, rules, today).values():
            found.update(states.values())
    return {status: found[status] for status in Status}
