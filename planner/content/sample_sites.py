"""The sites of the sample school's register: those of its projects, and some without a project."""

from dataclasses import dataclass
from functools import cache

from planner.content.files import CONTENT, Table, read
from planner.domain.project import Audience
from planner.domain.site import Comments, MadeBy, Tick

_KEYS = (
    *("project", "name", "address", "platform", "audience", "class", "subject", "editor", "deputy", "made_by"),
    *("shows_pupils", "public", "created", "ticks", "comments", "answer_days", "approved", "opened", "confirmed"),
    *("input_since", "retired"),
)


@dataclass(frozen=True)
class SampleSite:
    """A site and how far it has come. Days are counted from today; people, class and project are named.

    Attributes:
        project: the title of its project; empty for a site without one, which all that comes up to `public` is for.
        created: the day it came into the register; the others are None for what hasn't happened.
    """

    project: str
    name: str
    address: str
    platform: str
    audience: Audience
    class_label: str
    subject: str
    editor: str
    deputy: str
    made_by: MadeBy
    shows_pupils: bool
    public: bool
    created: int
    ticks: tuple[Tick, ...]
    comments: Comments
    answer_days: int | None
    approved: int | None
    opened: int | None
    confirmed: int | None
    input_since: int | None
    retired: int | None


@cache
def sample_sites() -> tuple[SampleSite, ...]:
    """Read the sites.

    Raises:
        ContentError: the file is missing or wrong.
    """
    return tuple(map(_site, read(CONTENT / "sample" / "sites.toml").tables("sites")))


def _site(entry: Table) -> SampleSite:
    entry.only(_KEYS)
    of_project = "project" in entry.values
    ticks = entry.texts("ticks") if "ticks" in entry.values else ()
    if not set(ticks) <= set(Tick):
        raise entry.wrong("ticks")
    return SampleSite(
        project=entry.optional("project"),
        name=entry.optional("name") if of_project else entry.text("name"),
        address=entry.optional("address"),
        platform=entry.optional("platform"),
        audience=Audience.WORLD if of_project else Audience(entry.text("audience")),
        class_label=entry.optional("class"),
        subject=entry.optional("subject"),
        editor=entry.optional("editor") if of_project else entry.text("editor"),
        deputy=entry.optional("deputy"),
        made_by=MadeBy(entry.optional("made_by") or MadeBy.STAFF),
        shows_pupils=entry.values.get("shows_pupils") is True,
        public=entry.values.get("public") is True,
        created=_day(entry, "created") or 0,
        ticks=tuple(map(Tick, ticks)),
        comments=Comments(entry.optional("comments")),
        answer_days=_day(entry, "answer_days"),
        approved=_day(entry, "approved"),
        opened=_day(entry, "opened"),
        confirmed=_day(entry, "confirmed"),
        input_since=_day(entry, "input_since"),
        retired=_day(entry, "retired"),
    )


def _day(entry: Table, name: str) -> int | None:
    value = entry.values.get(name)
    if value is not None and type(value) is not int:
        raise entry.wrong(name)
    return value
