"""The consent status: computed from the facts every time, never stored. Its cases: docs/consent-status.md."""

from calendar import monthrange
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from operator import attrgetter
from typing import NamedTuple

from planner.domain.consent import Answer, ConsentRequest, ReplyFact, Signer, SignerKind, Status, signers_needed
from planner.domain.project import Purpose
from planner.domain.school import ConsentRules, Guardian, GuardianRule, Pupil

PupilStatus = dict[Purpose, Status]
# By person id, None for the unknown guardian: ids are unique, and a text is found faster than a signer.
_Facts = Mapping[str | None, Mapping[Purpose, ReplyFact]]


class _Said(NamedTuple):
    """The purposes to which a person says today yes, said yes too long ago, says no, or has withdrawn."""

    yes: set[Purpose]
    lapsed: set[Purpose]
    no: set[Purpose]
    withdrawn: set[Purpose]


def status(
    pupil: Pupil,
    guardians: Sequence[Guardian],
    request: ConsentRequest,
    facts: Iterable[ReplyFact],
    rules: ConsentRules,
    today: date,
) -> PupilStatus:
    """Return where one pupil stands on each of the request's purposes."""
    return statuses(request, [pupil], {pupil.id: guardians}, facts, rules, today)[pupil.id]


def statuses(
    request: ConsentRequest,
    pupils: Iterable[Pupil],
    guardians_by_pupil: Mapping[str, Sequence[Guardian]],
    facts: Iterable[ReplyFact],
    rules: ConsentRules,
    today: date,
) -> dict[str, PupilStatus]:
    """Return where each pupil stands on each of the request's purposes, in the order given.

    Args:
        request: the newest version; facts on older versions are passed over.
        pupils: those who are asked now.
        guardians_by_pupil: pupil id to the guardians known today.
        facts: in any order; the highest number of a person and purpose counts.
        rules: the school's choices.
        today: ages and dates are judged on this day.
    """
    newest = newest_facts(request, facts)
    table = {}
    for pupil in pupils:
        if pupil.never_show or today > request.until:
            all_alike = Status.NEVER_SHOW if pupil.never_show else Status.EXPIRED
            table[pupil.id] = dict.fromkeys(request.purposes, all_alike)
        else:
            guardians, answered = guardians_by_pupil.get(pupil.id, ()), newest.get(pupil.id, {})
            needed = signers_needed(pupil, guardians, rules, today)
            found = _judge(needed, _heard(pupil, needed, guardians, answered), rules, today)
            silent = _silent(needed, answered)
            table[pupil.id] = {purpose: found.get(purpose, silent) for purpose in request.purposes}
    return table


def told_statuses(
    request: ConsentRequest,
    pupils: Sequence[Pupil],
    guardians_by_pupil: Mapping[str, Sequence[Guardian]],
    facts: Iterable[ReplyFact],
    rules: ConsentRules,
    today: date,
) -> dict[str, PupilStatus]:
    """Return the statuses as files, messages and those who may not see `never_show` are told them.

    A pupil who is never shown waits for answers like all others, so that nothing gives the pupil away; where all have
    said yes it is a plain no.
    """
    hidden = {pupil.id for pupil in pupils if pupil.never_show}
    alike = [replace(pupil, never_show=False) for pupil in pupils]
    return {
        pupil_id: {
            purpose: Status.REFUSED if pupil_id in hidden and each is Status.GIVEN else each
            for purpose, each in row.items()
        }
        for pupil_id, row in statuses(request, alike, guardians_by_pupil, facts, rules, today).items()
    }


def published_on(
    request: ConsentRequest,
    pupils: Sequence[Pupil],
    guardians_by_pupil: Mapping[str, Sequence[Guardian]],
    facts: Sequence[ReplyFact],
    rules: ConsentRules,
    today: date,
) -> set[tuple[str, Purpose]]:
    """Return the pupil ids and purposes that may stand published, so that a no means taking something down.

    That is what is given, and what was given to an older version as long as nobody has answered the newest.
    `never_show` makes no difference: the task after a no is the same for all.
    """
    alike = [replace(pupil, never_show=False) for pupil in pupils]
    older = {fact.request_id for fact in facts} - {request.id}
    versions = [request, *(replace(request, id=request_id) for request_id in older)]
    newest, *others = [statuses(version, alike, guardians_by_pupil, facts, rules, today) for version in versions]
    return {
        (pupil_id, purpose)
        for pupil_id, found in newest.items()
        for purpose, each in found.items()
        if counts_as_yes(each)
        or (is_open(each) and any(counts_as_yes(version[pupil_id][purpose]) for version in others))
    }


def newest_facts(
    request: ConsentRequest, facts: Iterable[ReplyFact]
) -> dict[str, dict[str | None, dict[Purpose, ReplyFact]]]:
    """Return the facts that count on this request: pupil id, person id (None: unknown guardian) and purpose to fact."""
    newest: dict[str, dict[str | None, dict[Purpose, ReplyFact]]] = {}
    for fact in sorted(facts, key=attrgetter("number")):
        if fact.request_id == request.id:
            person = newest.setdefault(fact.pupil_id, {}).setdefault(fact.signer.person_id, {})
            person[fact.purpose] = fact
    return newest


def is_news(draft: ReplyFact, newest: ReplyFact | None, rules: ConsentRules, today: date) -> bool:
    """Say whether a fact says something else than the same person's newest on the same purpose.

    A yes is news again when the old one is too old; there is nothing to withdraw from a no.
    """
    if newest is None:
        return True
    if draft.answer is Answer.WITHDRAWN:
        return newest.answer not in {Answer.REFUSED, Answer.WITHDRAWN}
    lapsed = draft.answer is Answer.GIVEN and has_lapsed(newest, rules, today)
    return draft.answer is not newest.answer or lapsed


def has_lapsed(fact: ReplyFact, rules: ConsentRules, today: date) -> bool:
    """Say whether a yes is older than the school's months; it holds to the end of its last day."""
    return today > _last_day(fact.answered_on, rules.valid_months)


def counts_as_yes(each: Status) -> bool:
    """Say whether the pupil may be shown: no answer is no, and so is everything else but `given`."""
    return each is Status.GIVEN


def is_open(each: Status) -> bool:
    """Say whether somebody's answer is waited for."""
    return each in {Status.NOT_ANSWERED, Status.NO_CONTACT}


def _heard(pupil: Pupil, needed: Sequence[Signer], guardians: Sequence[Guardian], facts: _Facts) -> _Facts:
    """Return the facts that count: of all who answered but guardians without responsibility; from 18 the pupil's own.

    More people are heard than are needed: the pupil's no counts at any age, and the no of a guardian who was unknown
    then, or has fallen off the list, holds until it is taken back.
    """
    if needed == (Signer(SignerKind.PUPIL, pupil.id),):
        return {person: said for person, said in facts.items() if person == pupil.id}
    passed_over = {guardian.id for guardian in guardians if not guardian.is_responsible}
    return {person: said for person, said in facts.items() if person not in passed_over}


def _judge(needed: Sequence[Signer], heard: _Facts, rules: ConsentRules, today: date) -> PupilStatus:
    """Judge the purposes that somebody has answered: one yes from each group, and a no from nobody."""
    said = {person: _say(each, rules, today) for person, each in heard.items()}
    groups = [_together(said, group) for group in _groups(needed, rules)]
    everybody = _together(said, said)
    yes = set().union(*(group.yes for group in groups))
    lapsed = set().union(*(group.lapsed - group.yes for group in groups))
    # Each line beats those before it: the precedence, from the weakest.
    found = dict.fromkeys(set.intersection(*(group.yes for group in groups)), Status.GIVEN)
    found |= dict.fromkeys(everybody.no, Status.REFUSED)
    found |= dict.fromkeys(everybody.no & yes, Status.DISAGREE)
    found |= dict.fromkeys(everybody.withdrawn, Status.WITHDRAWN)
    found |= dict.fromkeys(lapsed, Status.EXPIRED)
    return found


def _groups(needed: Sequence[Signer], rules: ConsentRules) -> list[list[str | None]]:
    guardians = [each.person_id for each in needed if each.kind is not SignerKind.PUPIL]
    own = [each.person_id for each in needed if each.kind is SignerKind.PUPIL]
    if rules.guardians is GuardianRule.ONE:
        return [group for group in (guardians, own) if group]
    return [[person] for person in guardians + own]


def _silent(needed: Sequence[Signer], facts: _Facts) -> Status:
    nobody_known = Signer(SignerKind.UNKNOWN_GUARDIAN) in needed and None not in facts
    return Status.NO_CONTACT if nobody_known else Status.NOT_ANSWERED


def _together(said: Mapping[str | None, _Said], people: Iterable[str | None]) -> _Said:
    voices = [said[person] for person in people if person in said] or [_Said(set(), set(), set(), set())]
    return voices[0] if len(voices) == 1 else _Said(*(set().union(*part) for part in zip(*voices, strict=True)))


def _say(facts: Mapping[Purpose, ReplyFact], rules: ConsentRules, today: date) -> _Said:
    said = _Said(set(), set(), set(), set())
    for purpose, fact in facts.items():
        if fact.answer is Answer.GIVEN:
            (said.lapsed if has_lapsed(fact, rules, today) else said.yes).add(purpose)
        elif fact.answer is Answer.REFUSED:
            said.no.add(purpose)
        elif fact.answer is Answer.WITHDRAWN:
            said.withdrawn.add(purpose)
    return said


@cache
def _last_day(answered_on: date, months: int) -> date:
    year, month = divmod(answered_on.year * 12 + answered_on.month - 1 + months, 12)
    return date(year, month + 1, min(answered_on.day, monthrange(year, month + 1)[1]))
