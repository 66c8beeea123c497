"""How one site, project, class or enquiry stands to the guideline: facts that carry no names, and their marks."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum, auto

from planner.domain.site import InUse, SiteState


class RowId(StrEnum):
    """The ids of the guideline that the school's own work can be counted by, in the order they are shown."""

    OVERVIEW = "overview"
    INFORM_LEADER = "inform-leader"
    EDITOR = "editor"
    OPEN_CLOSED = "open-closed"
    PICTURE_CONSENT = "picture-consent"
    STAND_BEHIND = "stand-behind"
    PASSWORD = "password"  # noqa: S105 - the guideline's id
    NO_CASES = "no-cases"
    ANSWER = "answer"
    ARCHIVE = "archive"
    DELETE_INACTIVE = "delete-inactive"
    NETIQUETTE = "netiquette"
    BULLYING = "bullying"
    ROLES = "roles"
    DOCUMENT = "document"
    CRISIS = "crisis"


class Mark(StrEnum):
    """How one thing stands: in order, not there yet, over time but mended by asking, or against the guideline."""

    GOOD = auto()
    WAITING = auto()
    LATE = auto()
    FAILED = auto()


class Decided(StrEnum):
    """Whether a site has the decision it needs: one of a project, the principal's yes, or none at all."""

    NOT_NEEDED = auto()
    MISSING = auto()
    TO_APPROVE = auto()
    IN_FORCE = auto()


@dataclass(frozen=True)
class SiteFacts:
    """What the guideline asks of a site.

    Attributes:
        started: whether the day its project was to begin has passed.
        forgotten: dormant, and nobody has said for a year that it is in use.
        is_open: whether strangers can see it.
        alarm: declared closed, and a stranger can read it.
        answer_by: the day by which the oldest input is to be answered; None when none waits.
    """

    state: SiteState
    in_use: InUse
    editor_here: bool = True
    leader_informed: bool = True
    own_password: bool = True
    standing_text: bool = True
    stands_behind: bool = True
    decided: Decided = Decided.IN_FORCE
    started: bool = False
    forgotten: bool = False
    is_open: bool = False
    alarm: bool = False
    answer_by: date | None = None

    @property
    def is_used(self) -> bool:
        """Whether it has opened and hasn't been closed."""
        return self.state in {SiteState.ACTIVE, SiteState.DORMANT}


@dataclass(frozen=True)
class ProjectFacts:
    """A project's consents: letters and replies of its newest request, and what should have been taken down."""

    letters: int
    replied: int
    reply_by: date
    is_used: bool = False
    take_downs_late: int = 0


@dataclass(frozen=True)
class ClassFacts:
    """What a class has had this school year, and whether it has a site in use."""

    netiquette: bool
    bullying: bool
    has_site: bool = False


@dataclass(frozen=True)
class EnquiryFacts:
    """An enquiry that is a record: whether the archive has it, its time is out, or its site is gone."""

    handed_over: bool
    is_due: bool = False
    site_gone: bool = False


Marks = Mapping[RowId, Mark]


def site_marks(site: SiteFacts, today: date) -> Marks:
    """Return how a site stands in each row that counts it."""
    if site.state is SiteState.RETIRED:
        return {RowId.DELETE_INACTIVE: Mark.GOOD}
    found = {
        RowId.INFORM_LEADER: _tick(site, done=site.leader_informed),
        RowId.EDITOR: _editor(site),
        RowId.STAND_BEHIND: _tick(site, done=site.stands_behind),
        RowId.PASSWORD: _tick(site, done=site.own_password),
        RowId.NO_CASES: _tick(site, done=site.standing_text),
    }
    if site.alarm or site.decided is not Decided.NOT_NEEDED:
        found[RowId.OPEN_CLOSED] = _decision(site)
    if site.is_used or site.answer_by:
        found[RowId.ANSWER] = _answer(site.answer_by, today)
    if site.state is SiteState.ACTIVE:
        found[RowId.OVERVIEW] = _FRESH.get(site.in_use, Mark.WAITING)
    if site.state is SiteState.DORMANT:
        found[RowId.DELETE_INACTIVE] = Mark.FAILED if site.forgotten else Mark.LATE
    return found


def project_mark(project: ProjectFacts, today: date) -> Mark | None:
    """Return how a project's consents stand; None when nobody has been asked yet and nothing is shown."""
    if project.take_downs_late or (project.is_used and not project.letters):
        return Mark.FAILED
    if not project.letters:
        return None
    if project.replied >= project.letters:
        return Mark.GOOD
    return Mark.LATE if project.reply_by < today else Mark.WAITING


def class_marks(one: ClassFacts) -> Marks:
    """Return how a class stands: its site should not have opened before it had both lessons."""
    missing = Mark.LATE if one.has_site else Mark.WAITING
    return {
        RowId.NETIQUETTE: Mark.GOOD if one.netiquette else missing,
        RowId.BULLYING: Mark.GOOD if one.bullying else missing,
    }


def enquiry_mark(one: EnquiryFacts) -> Mark:
    """Return how an enquiry stands: on a site that is gone, nobody can find it any more."""
    if one.handed_over:
        return Mark.GOOD
    if one.site_gone:
        return Mark.FAILED
    return Mark.LATE if one.is_due else Mark.WAITING


_FRESH = {InUse.CONFIRMED: Mark.GOOD, InUse.LATE: Mark.LATE}


def _tick(site: SiteFacts, *, done: bool) -> Mark:
    """What is ticked before a site opens is late once it has opened without."""
    return Mark.GOOD if done else Mark.LATE if site.is_used else Mark.WAITING


def _editor(site: SiteFacts) -> Mark:
    return Mark.GOOD if site.editor_here else Mark.FAILED if site.is_used else Mark.LATE


def _decision(site: SiteFacts) -> Mark:
    if site.alarm:
        return Mark.FAILED
    if site.decided is Decided.IN_FORCE:
        return Mark.GOOD
    return Mark.FAILED if site.is_used else Mark.LATE if site.started else Mark.WAITING


def _answer(answer_by: date | None, today: date) -> Mark:
    if answer_by is None:
        return Mark.GOOD
    return Mark.LATE if answer_by < today else Mark.WAITING
