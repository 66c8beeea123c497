"""Adding a site to the register, changing its entry, and handing sites over when an editor leaves."""

from dataclasses import dataclass, replace
from datetime import date

from planner.content.platforms import platform_of, platforms
from planner.domain.identity import new_id
from planner.domain.permission import Action, Actor, may
from planner.domain.project import Audience
from planner.domain.site import MadeBy, SiteEntry, before_opening, check_answer_days
from planner.domain.site_address import name_of, same_site_key, tidy
from planner.errors import N_, InvalidInput, NotAllowed, NotReady
from planner.readers.cells import clean, is_web_address
from planner.services.access import record, require_school, require_site
from planner.services.site_history import keep
from planner.services.site_people import may_run_sites
from planner.storage import Session, people, projects, sites

LONGEST_NAME, LONGEST_ADDRESS, LONGEST_SUBJECT = 200, 300, 100
# Of a project's site these are changed in the project: its decision and its letters rest on them, and there a person
# sees what a change does to both.
OF_THE_PROJECT = ("name", "address", "platform", "audience", "class_id", "ends", "shows_pupils")


@dataclass(frozen=True)
class SiteDetails:
    """What a person writes about a site; people are staff ids, and an address alone is enough.

    Attributes:
        name: empty for one made from the address.
        platform: empty for the one the address tells.
        audience: None while nobody has said who can see it, see `add_site`.
        editor_id: None for the actor.
        answer_days: how soon input is answered; None for what is usual.
    """

    address: str
    name: str = ""
    platform: str = ""
    audience: Audience | None = None
    editor_id: str | None = None
    deputy_id: str | None = None
    class_id: str | None = None
    subject: str = ""
    made_by: MadeBy = MadeBy.STAFF
    shows_pupils: bool = False
    ends: date | None = None
    answer_days: int | None = None
    is_public: bool = False


def add_site(session: Session, actor: Actor, details: SiteDetails, today: date) -> SiteEntry:
    """Add a site without a project to the register; it is planned until it has passed the gate.

    While nobody has said who can see a site, its address is all that is known, and it counts as a link that leads to
    it: the least open audience of its platform that a stranger with the address belongs to, or the widest when it has
    none. So the register claims of no site that it is closed before somebody has said so.

    Raises:
        InvalidInput: a field is missing, unknown or contradicts another; the message says which and what to do.
    """
    school_id = require_school(actor, Action.CHANGE_SITE)
    blank = SiteEntry(new_id(), school_id, None, "", "", "", Audience.WORLD, actor.id, created_on=today)
    entry = keep(session, actor, None, _with(session, blank, details))
    record(session, actor, "add_site", entry.id)
    return entry


def change_site(session: Session, actor: Actor, site_id: str, details: SiteDetails) -> SiteEntry:
    """Write a site's details; every changed field leaves a line in its history.

    Raises:
        InvalidInput: as for a new site.
        NotReady: the site is retired, or it is a project's and the change belongs there.
    """
    before = require_site(session, actor, site_id, Action.CHANGE_SITE)
    refuse_retired(before)
    after = _with(session, before, details)
    if before.project_id is not None and any(getattr(before, one) != getattr(after, one) for one in OF_THE_PROJECT):
        raise NotReady(N_("Namn, adresse, klasse, sluttdato og kven som kan sjå nettstaden, endrar du i prosjektet."))
    _refuse_taking_over(session, actor, before, after)
    after = _open_anew(before, after)
    keep(session, actor, before, after)
    record(session, actor, "change_site", site_id)
    return after


def _refuse_taking_over(session: Session, actor: Actor, before: SiteEntry, after: SiteEntry) -> None:
    """Stop those who would become the editor and so read the enquiries that wait on a site."""
    if (after.editor_id, after.deputy_id) == (before.editor_id, before.deputy_id):
        return
    may_give = actor.id == before.editor_id or may(actor.role, Action.MANAGE_STAFF)
    if not may_give and sites.records_not_handed_over(session, before.id):
        raise NotAllowed(N_("Her ventar førespurnader på arkivet. Berre redaktøren eller rektor kan byte redaktør."))


def details_of_site(entry: SiteEntry) -> SiteDetails:
    """Return what is written about a site, to show in a form."""
    return SiteDetails(
        address=entry.address,
        name=entry.name,
        platform=entry.platform,
        audience=entry.audience,
        editor_id=entry.editor_id,
        deputy_id=entry.deputy_id,
        class_id=entry.class_id,
        subject=entry.subject,
        made_by=entry.made_by,
        shows_pupils=entry.shows_pupils,
        ends=entry.ends,
        answer_days=entry.answer_days,
        is_public=entry.is_public,
    )


def hand_over(session: Session, actor: Actor, from_staff: str, to_staff: str) -> tuple[SiteEntry, ...]:
    """Give all sites of an editor and deputy to another in one go, with what is left to do in their projects.

    Who becomes the editor of a site is no longer its deputy, so such a site needs a new one. Retired sites keep their
    people.

    Returns:
        The sites as they are now.

    Raises:
        NotAllowed: the actor is neither the one who leaves nor the principal.
        InvalidInput: the one who takes over doesn't work here, or is the same person.
    """
    school_id = require_school(actor, Action.CHANGE_SITE)
    if actor.id != from_staff and not may(actor.role, Action.MANAGE_STAFF):
        raise NotAllowed(N_("Berre rektor eller redaktøren sjølv kan gi nettstadene vidare."))
    _check_people(session, school_id, to_staff, None)
    if from_staff not in {one.id for one in people.staff(session, school_id)}:
        raise InvalidInput(N_("Den som skal gi frå seg nettstadene, er ikkje på lista over tilsette."))
    if from_staff == to_staff:
        raise InvalidInput(N_("Vel ein annan person som tar over."))
    before = sites.run_by(session, school_id, from_staff)
    after = tuple(keep(session, actor, one, _handed_over(one, from_staff, to_staff)) for one in before)
    theirs = [one.project_id for one in after if one.project_id]
    projects.hand_over_tasks(session, theirs, from_staff, to_staff)
    record(session, actor, "hand_over", to_staff, f"{len(after)} from {from_staff}")
    return after


def refuse_retired(entry: SiteEntry) -> None:
    """Stop what is done to a site that is closed down.

    Raises:
        NotReady: it is.
    """
    if entry.retired_on is not None:
        raise NotReady(N_("Nettstaden er avslutta {day} og kan ikkje endrast."), day=entry.retired_on)


def _open_anew(before: SiteEntry, after: SiteEntry) -> SiteEntry:
    """Return what has become another open site as one that hasn't opened yet: the principal approves every opening."""
    if before.project_id is not None or not after.audience.is_open or _is_approved_as(before, after):
        return after
    return before_opening(after)


def _is_approved_as(before: SiteEntry, after: SiteEntry) -> bool:
    """Whether the yes to an open site still holds: the same place, no more who see it, and pupils shown as before."""
    return (
        before.audience.is_open
        and same_site_key(before.address) == same_site_key(after.address)
        and (before.audience is after.audience or after.audience is Audience.UNLISTED_LINK)
        and (before.shows_pupils or not after.shows_pupils)
    )


def _handed_over(entry: SiteEntry, from_staff: str, to_staff: str) -> SiteEntry:
    editor = to_staff if entry.editor_id == from_staff else entry.editor_id
    deputy = to_staff if entry.deputy_id == from_staff else entry.deputy_id
    return replace(entry, editor_id=editor, deputy_id=None if deputy == editor else deputy)


def _with(session: Session, entry: SiteEntry, details: SiteDetails) -> SiteEntry:
    address = tidy(details.address)
    if address or entry.project_id is None:  # only a project may wait for its site's address
        _check_address(address)
    _check_texts(details)
    platform = details.platform or platform_of(address).id
    if platform not in platforms():
        raise InvalidInput(N_("Plattforma er ikkje kjend. Vel ei av dei på lista."))
    editor_id = details.editor_id or entry.editor_id
    _check_people(session, entry.school_id, editor_id, details.deputy_id)
    _check_class(session, entry.school_id, details.class_id)
    return replace(
        entry,
        name=clean(details.name) or name_of(address),
        address=address,
        platform=platform,
        audience=details.audience or audience_when_unknown(platform),
        editor_id=editor_id,
        deputy_id=details.deputy_id,
        class_id=details.class_id,
        subject=clean(details.subject),
        made_by=details.made_by,
        shows_pupils=details.shows_pupils,
        ends=details.ends,
        answer_days=details.answer_days,
        is_public=details.is_public,
    )


def audience_when_unknown(platform: str) -> Audience:
    """Return the audience that counts while nobody has said one: the least open that a stranger belongs to."""
    audiences = platforms()[platform].audiences
    return next((one for one in audiences if one.is_open), audiences[-1])


def _check_address(address: str) -> None:
    if not is_web_address(address):
        raise InvalidInput(N_("Adressa kan ikkje opnast. Skriv ho som https://www.example.no."))
    if len(address) > LONGEST_ADDRESS:
        raise InvalidInput(N_("Adressa er for lang. Skriv adressa til framsida av nettstaden."))


def _check_texts(details: SiteDetails) -> None:
    if len(details.name) > LONGEST_NAME or len(details.subject) > LONGEST_SUBJECT:
        raise InvalidInput(N_("Namnet eller faget er for langt. Skriv det kortare."))
    check_answer_days(details.answer_days)
    if details.is_public and details.audience is not Audience.WORLD:
        raise InvalidInput(N_("Berre ein nettstad som alle kan sjå, kan stå på den offentlege lista."))


def _check_people(session: Session, school_id: str, editor_id: str, deputy_id: str | None) -> None:
    here = {one.id for one in may_run_sites(session, school_id)}
    if editor_id not in here:
        raise InvalidInput(N_("Vel ein redaktør som arbeider på skulen."))
    if deputy_id is not None and deputy_id not in here:
        raise InvalidInput(N_("Vel ein vararedaktør som arbeider på skulen."))
    if deputy_id == editor_id:
        raise InvalidInput(N_("Redaktør og vararedaktør må vere to ulike personar."))


def _check_class(session: Session, school_id: str, class_id: str | None) -> None:
    found = people.class_of(session, class_id) if class_id else None
    if class_id and (found is None or found.school_id != school_id):
        raise InvalidInput(N_("Klassen finst ikkje. Vel ein klasse på skulen."))
