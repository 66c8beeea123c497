"""Projects: making, changing and copying them, and what comes next in each."""

from dataclasses import dataclass, replace
from datetime import date

from planner.content.platforms import platforms
from planner.domain.identity import new_id
from planner.domain.permission import Action, Actor, may
from planner.domain.project import Audience, Project, Purpose, Site, check_dates
from planner.domain.school import school_year_of
from planner.domain.site import SiteEntry, before_opening
from planner.errors import N_, InvalidInput, NotFound, NotReady
from planner.readers.cells import is_web_address
from planner.services.access import (
    record,
    require_class,
    require_project,
    require_school,
    require_site,
    require_with_site,
)
from planner.services.classes import next_label
from planner.services.site_history import keep
from planner.settings import today as day_here
from planner.storage import Session, people, projects, sites

DAYS_TO_REPLY = 14
_LONGEST_DAYS = 366


@dataclass(frozen=True)
class ProjectDetails:
    """What a person writes about a project and its site; people are staff ids."""

    title: str
    class_id: str
    purpose: str
    site_name: str
    address: str
    platform: str
    audience: Audience
    editor_id: str
    deputy_id: str | None
    starts: date
    ends: date
    reply_by: date
    purposes: tuple[Purpose, ...]


def new_project(
    session: Session,
    actor: Actor,
    details: ProjectDetails,
    copied_from: str | None = None,
    *,
    today: date | None = None,
    site_id: str | None = None,
) -> Project:
    """Make a project and its site.

    Args:
        details: what is written about both.
        copied_from: the id of the project it is a copy of.
        today: the day its site is in the register from; the day it is, when None.
        site_id: a site without a project that is in the register already, and becomes this project's.

    Raises:
        InvalidInput: a field is missing, unknown or contradicts another; the message says which and what to do.
        NotAllowed: it is another teacher's class.
    """
    school_id = require_school(actor, Action.CHANGE_PROJECT)
    require_class(session, actor, details.class_id, Action.CHANGE_PROJECT)
    details = _checked(session, school_id, details)
    owner = actor.staff_id or details.editor_id
    old = _site_to_take_over(session, actor, site_id) if site_id else None
    project = _project(new_id(), school_id, owner, details, copied_from)
    projects.save_project(session, project)
    site = _site(old.id if old else new_id(), project, details)
    _save_site(session, actor, old, site, today or day_here())
    record(session, actor, "new_project", project.id)
    return project


def change_project(session: Session, actor: Actor, project_id: str, details: ProjectDetails) -> Project:
    """Write a project's details; letters already made keep the request as they asked it.

    Raises:
        InvalidInput: as for a new project.
    """
    old, site = require_with_site(session, actor, project_id, Action.CHANGE_PROJECT)
    details = _checked(session, old.school_id, replace(details, class_id=old.class_id))
    project = _project(old.id, old.school_id, old.owner_id, details, old.copied_from)
    projects.save_project(session, project)
    _save_site(session, actor, sites.entry(session, site.id), _site(site.id, project, details))
    record(session, actor, "change_project", project.id)
    return project


def copy_project(session: Session, actor: Actor, project_id: str, today: date) -> Project:
    """Copy a project to the school year after its own: dates a year later, the class moved on, nothing decided.

    Raises:
        NotFound: the class of the new school year isn't there yet.
    """
    old = require_project(session, actor, project_id, Action.CHANGE_PROJECT)
    old_class = people.class_of(session, old.class_id)
    year = school_year_of(old.starts) + 1
    label = next_label(old_class) if old_class else ""
    there = {one.label: one for one in people.classes(session, old.school_id, year)}
    if label not in there:
        raise NotFound(
            N_("Klassen for neste skuleår finst ikkje enno. Importer klasselista eller flytt klassane opp først.")
        )
    details = details_of(session, old)
    starts, ends, reply_by = (_year_later(day) for day in (old.starts, old.ends, old.reply_by))
    moved = replace(
        details, class_id=there[label].id, starts=max(starts, today), ends=ends, reply_by=max(reply_by, today)
    )
    return new_project(session, actor, moved, copied_from=old.id, today=today)


def details_of(session: Session, project: Project) -> ProjectDetails:
    """Return what is written about a project and its site, to show in a form."""
    site = projects.site_of(session, project.id)
    return ProjectDetails(
        project.title,
        project.class_id,
        project.purpose,
        site.name,
        site.address,
        site.platform,
        site.audience,
        site.editor_id,
        site.deputy_id,
        project.starts,
        project.ends,
        project.reply_by,
        project.purposes,
    )


def my_projects(session: Session, actor: Actor) -> tuple[tuple[Project, Site], ...]:
    """Return the projects the actor works with: a teacher's own, a librarian's and a principal's whole school."""
    school_id = require_school(actor, Action.SEE_PROJECTS)
    return projects.all_with_sites(session, school_id, None if may(actor.role, Action.SEE_ALL_PROJECTS) else actor.id)


def _site_to_take_over(session: Session, actor: Actor, site_id: str) -> SiteEntry:
    entry = require_site(session, actor, site_id, Action.CHANGE_SITE)
    if entry.project_id is not None or entry.retired_on is not None:
        raise NotReady(N_("Nettstaden har eit prosjekt frå før, eller er avslutta."))
    return entry


def _save_site(
    session: Session, actor: Actor, before: SiteEntry | None, site: Site, created_on: date | None = None
) -> None:
    """Write a project's site with its history; one that had no project needs the project's decision to open again."""
    projects.save_site(session, site, created_on)
    after = sites.entry(session, site.id)
    if after and before and before.project_id is None:
        after = before_opening(replace(after, class_id=None, ends=None))
    if after:
        keep(session, actor, before, after)


def _checked(session: Session, school_id: str, details: ProjectDetails) -> ProjectDetails:
    if not details.title.strip():
        raise InvalidInput(N_("Skriv kva prosjektet heiter."))
    if not details.site_name.strip():
        raise InvalidInput(N_("Skriv kva nettstaden heiter."))
    if details.address and not is_web_address(details.address.strip()):
        raise InvalidInput(
            N_("Adressa til nettstaden kan ikkje opnast. Skriv ho som https://www.example.no, eller la ho stå tom.")
        )
    if details.platform not in platforms():
        raise InvalidInput(
            N_("Plattforma {platform} er ikkje kjend. Vel ei av desse: {known}."),
            platform=details.platform[:60],
            known=", ".join(platforms()),
        )
    if not details.purposes:
        raise InvalidInput(N_("Vel minst eitt formål: kva de vil vise på nettstaden."))
    check_dates(details.starts, details.ends, details.reply_by)
    if (details.ends - details.starts).days > _LONGEST_DAYS:
        raise InvalidInput(N_("Prosjektet varer meir enn tolv månader. Vel ein tidlegare sluttdato."))
    _check_people(session, school_id, details)
    return replace(
        details,
        title=details.title.strip(),
        purpose=details.purpose.strip(),
        site_name=details.site_name.strip(),
        address=details.address.strip(),
        purposes=tuple(dict.fromkeys(details.purposes)),
    )


def _check_people(session: Session, school_id: str, details: ProjectDetails) -> None:
    known = {person.id for person in people.staff(session, school_id)}
    if details.editor_id not in known:
        raise InvalidInput(N_("Vel ein redaktør. Den som opprettar ei side, er redaktør for ho."))
    if details.deputy_id is not None and details.deputy_id not in known:
        raise InvalidInput(N_("Vararedaktøren må vere tilsett på skulen."))
    if details.deputy_id == details.editor_id:
        raise InvalidInput(N_("Redaktør og vararedaktør må vere to ulike personar."))


def _project(
    project_id: str, school_id: str, owner_id: str, details: ProjectDetails, copied_from: str | None
) -> Project:
    return Project(
        project_id,
        school_id,
        details.class_id,
        details.title,
        details.purpose,
        details.starts,
        details.ends,
        details.reply_by,
        details.purposes,
        owner_id,
        copied_from,
    )


def _site(site_id: str, project: Project, details: ProjectDetails) -> Site:
    return Site(
        site_id,
        project.school_id,
        project.id,
        details.site_name,
        details.address,
        details.platform,
        details.audience,
        details.editor_id,
        details.deputy_id,
    )


def _year_later(day: date) -> date:
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day.replace(year=day.year + 1, day=28)
