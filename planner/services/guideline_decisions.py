"""Decisions in force that rest on sentences which a newer version of the guideline has changed, until looked at."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from planner.content.decision import facts, rule_set, rule_set_of
from planner.domain.decision import UNSURE_SOURCE, Outcome, RuleSet
from planner.domain.guideline import Guideline, IssuedVersion
from planner.domain.guideline_change import ChangedQuote, changed_quotes
from planner.domain.judgement import judge
from planner.domain.permission import Action, Actor, may
from planner.domain.record import DecisionRecord
from planner.errors import N_, NotReady
from planner.services.access import record, require, require_project, require_school
from planner.services.guidelines import read_version
from planner.settings import day_of
from planner.storage import Session, decisions, guidelines


@dataclass(frozen=True)
class Touched:
    """How many decisions in force of a school rest on what a new version changes."""

    school: str
    decisions: int


@dataclass(frozen=True)
class RestsOnChanged:
    """A decision in force and what the guideline now says otherwise of what it rests on.

    Attributes:
        title: the project's.
        version: the version in force that says so.
        again: what the rules in force today make of the same answers.
    """

    title: str
    decided: DecisionRecord
    version: str
    quotes: tuple[ChangedQuote, ...]
    again: Outcome

    @property
    def is_same(self) -> bool:
        """Whether the outcome is the same when judged again."""
        return self.again is self.decided.outcome


@dataclass(frozen=True)
class News:
    """What a version that the municipality has issued gives a member of staff to do.

    Attributes:
        is_unread: whether they haven't read the version in force.
        decisions: what the principal is to look at; nothing for others.
    """

    is_unread: bool = False
    decisions: tuple[RestsOnChanged, ...] = ()


def guideline_news(session: Session, actor: Actor, today: date) -> News:
    """Return what is new for the actor; nothing while the municipality has issued no version."""
    require(actor, Action.READ_GUIDELINE)
    issued = guidelines.newest(session)
    if issued is None:
        return News()
    is_unread = issued.version not in guidelines.read_by(session, actor.id)
    return News(is_unread, rest_on_changed(session, actor, today) if may(actor.role, Action.APPROVE) else ())


def rest_on_changed(session: Session, actor: Actor, today: date) -> tuple[RestsOnChanged, ...]:
    """Return the decisions of the actor's school that rest on changed sentences, judged again.

    A decision is listed until it is recorded anew or the principal has looked at it; one recorded on the day a
    version was issued counts as resting on that version. Projects that have ended are left out.
    """
    school_id = require_school(actor, Action.APPROVE)
    issued = guidelines.versions(session)
    if not issued:
        return ()
    newest, rules = issued[0], rule_set(today)
    found: dict[str, tuple[str, tuple[ChangedQuote, ...]]] = {}
    for title, project_id, recorded_at, version, answers in guidelines.not_looked_at(session, school_id, newest, today):
        day = day_of(recorded_at)
        if day < newest.issued_on and (quotes := _changed(issued, day, cited(version, answers))):
            found[project_id] = (title, quotes)
    in_force = decisions.all_in_force(session, list(found)) if found else {}
    return tuple(
        RestsOnChanged(title, in_force[project_id], newest.version, quotes, _judged_again(in_force[project_id], rules))
        for project_id, (title, quotes) in found.items()
        if project_id in in_force
    )


def see_changed_advice(session: Session, actor: Actor, project_id: str, version: str) -> None:
    """Record that the principal has looked at a project's decision beside what a version has changed.

    Raises:
        NotReady: no decision is recorded.
    """
    require_project(session, actor, project_id, Action.APPROVE)
    decided = decisions.in_force(session, project_id)
    if decided is None:
        raise NotReady(N_("Det er ikkje tatt noka avgjerd enno. Gå gjennom spørsmåla først."))
    record(session, actor, guidelines.SEEN, decided.id, version)


def touched(session: Session, old: Guideline, new: Guideline, today: date) -> tuple[Touched, ...]:
    """Count the decisions in force of each school that rest on what differs between two versions."""
    matters = changed_quotes(old, new).keys()
    names: dict[str, str] = {}
    counts: dict[str, int] = {}
    for school_id, name, rules, answers in guidelines.running_decisions(session, today):
        if matters & cited(rules, answers):
            names[school_id] = name
            counts[school_id] = counts.get(school_id, 0) + 1
    return tuple(sorted((Touched(names[id_], n) for id_, n in counts.items()), key=lambda one: one.school))


def _changed(issued: Sequence[IssuedVersion], day: date, on: frozenset[str]) -> tuple[ChangedQuote, ...]:
    """Return what the newest version says otherwise on some matters than the one that was in force on a day."""
    then = next((one for one in issued if one.issued_on <= day), None)
    return tuple(quote for id_, quote in _differences(then, issued[0]).items() if id_ in on)


def _judged_again(decided: DecisionRecord, rules: RuleSet) -> Outcome:
    return decided.outcome if decided.rule_set == rules.version else judge(rules, decided.answers).outcome


@lru_cache(maxsize=32)
def _differences(then: IssuedVersion | None, now: IssuedVersion) -> dict[str, ChangedQuote]:
    return changed_quotes(read_version(then), read_version(now))


def cited(rules: str, answers: Mapping[str, str]) -> frozenset[str]:
    """Return the matters of the guideline that a verdict on these answers rests on.

    They are what the rules that fire cite; and in doubt, that one is to agree with pupils and guardians.
    """
    return _cited(rules, frozenset(answers.items()))


# Schools decide alike, and a page judges no decision twice.
@lru_cache(maxsize=4_096)
def _cited(rules: str, answers: frozenset[tuple[str, str]]) -> frozenset[str]:
    verdict = judge(rule_set_of(rules), dict(answers))
    found = {rule.source for rule in verdict.rules} - facts().keys()
    return frozenset(found | {UNSURE_SOURCE} if verdict.outcome is Outcome.DOUBT else found)
