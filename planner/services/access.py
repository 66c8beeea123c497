"""What every service does first and last: ask for the right, and leave an audit line."""

from datetime import UTC, datetime

from planner.domain.permission import Action, Actor, may
from planner.domain.project import Project, Site
from planner.domain.school import SchoolClass
from planner.domain.site import SiteEntry
from planner.errors import N_, NotAllowed, NotFound
from planner.storage import Session, audit, people, projects, sites

# What is done to a site only by those whose it is.
_TO_OWN_SITES = frozenset({Action.CHANGE_SITE, Action.KEEP_RECORDS})


def require(actor: Actor, action: Action) -> None:
    """Stop an actor whose role may not take this action.

    Raises:
        NotAllowed: the role may not.
    """
    if not may(actor.role, action):
        raise NotAllowed


def require_school(actor: Actor, action: Action) -> str:
    """Stop an actor who may not take this action or has no school; return the school's id.

    Raises:
        NotAllowed: the role may not.
        NotFound: no school is set up yet.
    """
    require(actor, action)
    if actor.school_id is None:
        raise NotFound(N_("Skulen er ikkje sett opp enno. Set opp skulen først."))
    return actor.school_id


def require_class(session: Session, actor: Actor, class_id: str, action: Action) -> SchoolClass:
    """Return a class of the actor's school that the actor may take this action on.

    Raises:
        NotAllowed: the role may not, or it is another teacher's class.
        NotFound: there is no such class in the actor's school.
    """
    require(actor, action)
    found = people.class_of(session, class_id)
    if found is None or found.school_id != actor.school_id:
        raise NotFound(N_("Klassen finst ikkje. Gå til Klassar og vel ein klasse."))
    if not may(actor.role, Action.SEE_ALL_CLASSES) and actor.id not in people.teachers_of(session, class_id):
        raise NotAllowed(
            N_("Klasse {class_label} høyrer til ein annan lærar. Spør rektor om tilgang."), class_label=found.label
        )
    return found


def require_project(session: Session, actor: Actor, project_id: str, action: Action) -> Project:
    """Return a project of the actor's school that the actor may take this action on.

    Raises:
        NotAllowed: the role may not, or it is another teacher's project.
        NotFound: there is no such project in the actor's school.
    """
    return require_with_site(session, actor, project_id, action)[0]


def require_with_site(session: Session, actor: Actor, project_id: str, action: Action) -> tuple[Project, Site]:
    """Return a project of the actor's school that the actor may take this action on, and its site.

    A teacher reaches a project as its owner, as its site's editor or deputy, or as a teacher of its class.

    Raises:
        NotAllowed: the role may not, or it is another teacher's project.
        NotFound: there is no such project in the actor's school.
    """
    require(actor, action)
    project, site, is_theirs = projects.with_site(session, project_id, actor.id) or (None, None, False)
    if project is None or site is None or project.school_id != actor.school_id:
        raise NotFound(N_("Prosjektet finst ikkje. Gå til Heim og vel eit prosjekt."))
    if is_theirs or may(actor.role, Action.SEE_ALL_PROJECTS):
        return project, site
    raise NotAllowed(N_("Prosjektet høyrer til ein annan lærar. Spør rektor om tilgang."))


def require_site(session: Session, actor: Actor, site_id: str, action: Action) -> SiteEntry:
    """Return a site of the actor's school that the actor may take this action on.

    All staff see the register. A site is changed by its editor and deputy, its project's owner, the teachers of its
    class, and those who may change all sites.

    Raises:
        NotAllowed: the role may not, or the site is somebody else's.
        NotFound: there is no such site in the actor's school.
    """
    require(actor, action)
    site, is_theirs = sites.entry_and_whose(session, site_id, actor.id) or (None, False)
    if site is None or site.school_id != actor.school_id:
        raise NotFound(N_("Nettstaden finst ikkje. Gå til Nettstader og vel ein nettstad."))
    if action in _TO_OWN_SITES and not (is_theirs or may(actor.role, Action.CHANGE_ALL_SITES)):
        raise NotAllowed(N_("Nettstaden har ein annan redaktør. Spør redaktøren eller rektor."))
    return site


def record(session: Session, actor: Actor, action: str, subject: str = "", detail: str = "") -> None:
    """Write one audit line: who, what, when; ids and counts only, never names or secrets."""
    audit.write(session, actor.school_id, datetime.now(UTC), actor.id, action, subject, detail)
