"""The lists behind the overview's figures: the same rule that counted a thing says whether it stands in the list."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from planner.domain.decide_today import DecideKind
from planner.domain.overview_marks import Mark, RowId, SiteFacts, project_mark, site_marks
from planner.domain.permission import Action, Actor
from planner.services.access import require_school
from planner.services.overview import decide_kinds, wanted
from planner.storage import Session
from planner.storage import overview as stored
from planner.storage.overview import ProjectLine, SiteLine

_ORDER = {mark: place for place, mark in enumerate((Mark.FAILED, Mark.LATE, Mark.WAITING, Mark.GOOD))}


@dataclass(frozen=True)
class SiteBehind:
    """A site behind a figure, and how it stands there; a line of today has no mark."""

    site: SiteLine
    mark: Mark | None


@dataclass(frozen=True)
class ProjectBehind:
    """A project behind a figure: letters and replies, and how many things should have been taken down."""

    project: ProjectLine
    mark: Mark | None
    letters: int
    replied: int
    take_downs_late: int


def sites_behind(session: Session, actor: Actor, what: RowId | DecideKind, today: date) -> tuple[SiteBehind, ...]:
    """Return the sites that a row counts, what failed first, or that a line of today is about; by name."""
    school_id = require_school(actor, Action.SEE_OVERVIEW)
    found = list(_sites(session, school_id, what, today))
    return tuple(sorted(found, key=lambda one: _ORDER[one.mark or Mark.GOOD]))


def projects_behind(session: Session, actor: Actor, today: date) -> tuple[ProjectBehind, ...]:
    """Return the projects whose consents count, what failed first, by title."""
    school_id = require_school(actor, Action.SEE_OVERVIEW)
    found = [
        ProjectBehind(line, mark, facts.letters, facts.replied, facts.take_downs_late)
        for line, facts in stored.projects_with_facts(session, wanted(session, today), school_id)
        if (mark := project_mark(facts, today))
    ]
    return tuple(sorted(found, key=lambda one: _ORDER[one.mark or Mark.GOOD]))


def _sites(session: Session, school_id: str, what: RowId | DecideKind, today: date) -> Iterator[SiteBehind]:
    judged: dict[SiteFacts, tuple[bool, Mark | None]] = {}
    for line, facts in stored.sites_with_facts(session, wanted(session, today), school_id):
        if facts not in judged:
            judged[facts] = _judged(facts, what, today)
        is_there, mark = judged[facts]
        if is_there:
            yield SiteBehind(line, mark)


def _judged(facts: SiteFacts, what: RowId | DecideKind, today: date) -> tuple[bool, Mark | None]:
    """Return whether a site stands in a list, and its mark there."""
    if isinstance(what, DecideKind):
        return what in decide_kinds(facts, today), None
    mark = site_marks(facts, today).get(what)
    return mark is not None, mark
