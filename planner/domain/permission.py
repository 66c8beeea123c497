"""Who may do what: a table of roles and actions, and the person who acts."""

from dataclasses import dataclass
from enum import StrEnum, auto


class Role(StrEnum):
    """What a member of staff is in the program."""

    TEACHER = auto()
    LIBRARIAN = auto()
    PRINCIPAL = auto()
    MUNICIPALITY = auto()


class Action(StrEnum):
    """What the services ask permission for."""

    SEE_FIGURES = auto()
    SEE_SCHOOL = auto()
    CHANGE_SCHOOL = auto()
    MANAGE_STAFF = auto()
    SEE_PUPILS = auto()
    CHANGE_PUPILS = auto()
    IMPORT_ROSTER = auto()
    SEE_ALL_CLASSES = auto()
    SEE_NEVER_SHOW = auto()
    CHANGE_NEVER_SHOW = auto()
    SEE_PROJECTS = auto()
    SEE_ALL_PROJECTS = auto()
    CHANGE_PROJECT = auto()
    DECIDE = auto()
    APPROVE = auto()
    OVERRIDE = auto()
    MAKE_LETTERS = auto()
    RECORD_REPLY = auto()
    SEE_REPLIES = auto()
    SEE_LESSONS = auto()
    HOLD_LESSON = auto()
    ADAPT_LESSON = auto()
    WRITE_CLASS_RULES = auto()
    SEE_GUIDELINE = auto()
    READ_GUIDELINE = auto()
    SEE_READINGS = auto()
    ISSUE_GUIDELINE = auto()
    SEE_MEETINGS = auto()
    RECORD_MEETING = auto()
    RAISE_CRISIS = auto()
    SEE_SITES = auto()
    CHANGE_SITE = auto()
    CHANGE_ALL_SITES = auto()
    BLOCK_SITE = auto()
    CHECK_SITES = auto()
    KEEP_RECORDS = auto()
    KEEP_ALL_RECORDS = auto()
    CHANGE_ALL_LESSONS = auto()
    CHANGE_ALL_MEETINGS = auto()
    SEE_OVERVIEW = auto()
    SEE_RULES = auto()
    SEE_AUDIT = auto()


_TEACHER = frozenset(
    {
        Action.SEE_SCHOOL,
        Action.SEE_PUPILS,
        Action.CHANGE_PUPILS,
        Action.IMPORT_ROSTER,
        Action.SEE_PROJECTS,
        Action.CHANGE_PROJECT,
        Action.DECIDE,
        Action.MAKE_LETTERS,
        Action.RECORD_REPLY,
        Action.SEE_REPLIES,
        Action.SEE_LESSONS,
        Action.HOLD_LESSON,
        Action.ADAPT_LESSON,
        Action.WRITE_CLASS_RULES,
        Action.SEE_GUIDELINE,
        Action.READ_GUIDELINE,
        Action.SEE_MEETINGS,
        Action.RECORD_MEETING,
        Action.SEE_SITES,
        Action.CHANGE_SITE,
        Action.CHECK_SITES,
        Action.KEEP_RECORDS,
        Action.SEE_RULES,
    }
)
_MAY: dict[Role, frozenset[Action]] = {
    Role.TEACHER: _TEACHER,
    Role.LIBRARIAN: _TEACHER | {Action.SEE_ALL_PROJECTS, Action.CHANGE_ALL_SITES},
    Role.PRINCIPAL: frozenset(Action) - {Action.ISSUE_GUIDELINE},
    Role.MUNICIPALITY: frozenset(
        {
            Action.SEE_FIGURES,
            Action.SEE_GUIDELINE,
            Action.ISSUE_GUIDELINE,
            Action.RAISE_CRISIS,
            Action.SEE_RULES,
        }
    ),
}

OPERATOR = "operator"


@dataclass(frozen=True)
class Actor:
    """The person a service acts for.

    Attributes:
        id: the staff id, or `OPERATOR` for the command line on the school's own machine.
        school_id: the school the actor belongs to; None while no school is set up, and for the municipality.
    """

    id: str
    role: Role
    school_id: str | None = None
    name: str = ""

    @property
    def staff_id(self) -> str | None:
        """The actor's staff record, or None for the operator."""
        return None if self.id == OPERATOR else self.id


def may(role: Role, action: Action) -> bool:
    """Say whether a role may take an action at all; services also check whose class or project it is."""
    return action in _MAY[role]
