"""A class project that may publish: its site, its audience and the purposes it asks consent for."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum, auto

from planner.errors import N_, InvalidInput


class Audience(StrEnum):
    """Who can see a site, from the fewest to everybody."""

    CLASS = "class"
    CLASS_AND_GUARDIANS = auto()
    SCHOOL = auto()
    PASSWORD_LINK = auto()
    UNLISTED_LINK = auto()
    WORLD = auto()

    @property
    def is_open(self) -> bool:
        """Whether a stranger with the address can see the site; an unlisted link can be passed on."""
        return self in {Audience.UNLISTED_LINK, Audience.WORLD}


class What(StrEnum):
    """What of a pupil is shown (facts: consent matrix, rows)."""

    WORK_UNNAMED = auto()
    WORK_FIRST_NAME = auto()
    WORK_FULL_NAME = auto()
    GROUP_PICTURE = auto()
    PICTURE = auto()
    PICTURE_FIRST_NAME = auto()
    VIDEO = auto()
    VOICE = auto()
    LIVESTREAM = auto()
    QUOTE = auto()
    JOINT_WORK = auto()
    BYLINE = auto()
    TAKE_NOT_PUBLISH = auto()
    DISCUSSION = auto()


class Where(StrEnum):
    """Where it is shown when not on the project's own site (facts: consent matrix, columns)."""

    CLASS_TOOL = auto()
    INTRANET = auto()
    WEBSITE = auto()
    SOCIAL_MEDIA = auto()
    PRESS = auto()
    PRINT = auto()
    PARTNER = auto()
    PHOTO_ARCHIVE = auto()


@dataclass(frozen=True)
class Purpose:
    """One thing asked for: what, and where if not on the project's site. Written `what` or `what@where`."""

    what: What
    where: Where | None = None

    @classmethod
    def parse(cls, text: str) -> "Purpose":
        """Read `what` or `what@where`.

        Raises:
            InvalidInput: either half isn't known.
        """
        what, _, where = text.partition("@")
        try:
            return cls(What(what), Where(where) if where else None)
        except ValueError:
            raise InvalidInput(
                N_("Formålet «{purpose}» er ikkje kjent. Skriv til dømes group_picture eller group_picture@press."),
                purpose=text[:60],
            ) from None

    def __str__(self) -> str:
        return f"{self.what}@{self.where}" if self.where else str(self.what)


@dataclass(frozen=True)
class Site:
    """A page, account, blog, group or channel that a project publishes on."""

    id: str
    school_id: str
    project_id: str
    name: str
    address: str
    platform: str
    audience: Audience
    editor_id: str
    deputy_id: str | None = None


@dataclass(frozen=True)
class Project:
    """A class project: what it is for, from when to when, and what it asks consent for."""

    id: str
    school_id: str
    class_id: str
    title: str
    purpose: str
    starts: date
    ends: date
    reply_by: date
    purposes: tuple[Purpose, ...]
    owner_id: str
    copied_from: str | None = None


class TaskKind(StrEnum):
    """Why a task is there: a decision's condition, or a consent that was withdrawn."""

    CONDITION = auto()
    TAKE_DOWN = auto()


@dataclass(frozen=True)
class Task:
    """Something a person has to do by the end of a day.

    Attributes:
        subject: the condition's id, or the purpose to take down.
        pupil_id: whose content is to be taken down; never set on a condition.
    """

    id: str
    school_id: str
    project_id: str
    kind: TaskKind
    subject: str
    due: date
    owner_id: str | None
    decision_id: str | None = None
    pupil_id: str | None = None
    done_by: str | None = None
    done_at: datetime | None = None

    def is_late(self, today: date) -> bool:
        """Whether the day has passed without the task being done."""
        return self.done_at is None and self.due < today


def check_dates(starts: date, ends: date, reply_by: date) -> None:
    """Refuse a project whose dates contradict one another.

    Raises:
        InvalidInput: it ends before it starts, or asks for replies after it ended.
    """
    if ends < starts:
        raise InvalidInput(N_("Prosjektet sluttar før det startar. Vel ein sluttdato etter startdatoen."))
    if reply_by > ends:
        raise InvalidInput(N_("Svarfristen er etter at prosjektet er slutt. Vel ein tidlegare svarfrist."))
