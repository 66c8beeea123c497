"""Checks of addresses: what is to be asked, the asking itself, and keeping what was seen."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from planner.checks import Guard, check
from planner.content.advice import advice
from planner.content.decision import facts
from planner.content.lessons import lessons
from planner.domain.check import CheckState, Result, Run, Target, certificate_ending
from planner.domain.evidence import Evidence
from planner.domain.permission import Action, Actor
from planner.services.access import record, require_school, require_site
from planner.storage import Session, people, site_checks

_LINK = "link:"


@dataclass(frozen=True)
class Round:
    """What one round of checks asks: the school's sites, and the pages that the program links to.

    Attributes:
        sites: id to address.
        contact: whom hosts can complain to.
    """

    targets: tuple[Target, ...]
    sites: Mapping[str, str]
    contact: str


@dataclass(frozen=True)
class Checked:
    """What a round gave: the results of sites and of linked pages; offline, nothing new is known."""

    sites: tuple[Result, ...]
    links: tuple[Result, ...]
    offline: bool

    @property
    def alarms(self) -> tuple[Result, ...]:
        """Sites declared closed that a stranger can read."""
        return tuple(one for one in self.sites if one.alarm)


def round_of(session: Session, actor: Actor, site_id: str | None = None) -> Round:
    """Return what a round asks: all of the school's sites that aren't retired, and the linked pages; or one site.

    Raises:
        NotAllowed: the role may not check.
        NotFound: the school has no such site.
    """
    school_id = require_school(actor, Action.CHECK_SITES)
    if site_id:
        require_site(session, actor, site_id, Action.CHECK_SITES)
    earlier = site_checks.history(session, school_id)
    wanted = [one for one in site_checks.to_check(session, school_id) if site_id in {None, one[0]}]
    targets = [
        Target(id_, address, declared_open=audience.is_open, history=earlier.get(id_, ()))
        for id_, address, audience in wanted
    ]
    if site_id is None:
        before = site_checks.link_history(session)
        targets += [
            Target(_LINK + address, address, content=False, history=before.get(address, ()))
            for address in linked_addresses()
        ]
    school = people.school(session, school_id)
    return Round(
        tuple(targets),
        {id_: address for id_, address, _audience in wanted},
        school.email or school.phone or school.name,
    )


def ask(
    asked: Round,
    now: datetime,
    *,
    progress: Callable[[int, int], None] | None = None,
    force: bool = False,
    guard: Guard | None = None,
) -> Run:
    """Ask the web, outside any transaction: it takes as long as the hosts take.

    Args:
        asked: what to ask.
        now: the moment of the round, with its time zone.
        progress: told how many of how many are done.
        force: ask also what was asked a short while ago.
        guard: which addresses may be asked; without one, none inside the house.
    """
    return check(asked.targets, guard or Guard(), contact=asked.contact, now=now, progress=progress, force=force)


def keep_round(session: Session, actor: Actor, asked: Round, run: Run) -> Checked:
    """Keep what a round saw; offline, the earlier results stay as they are."""
    require_school(actor, Action.CHECK_SITES)
    sites = tuple(one for one in run.results if one.target_id in asked.sites)
    links = tuple(one for one in run.results if one.target_id.startswith(_LINK))
    found = Checked(sites, links, run.offline)
    if not run.offline:
        history = {one.id: one.history for one in asked.targets}
        site_checks.keep(session, [one for one in sites if one.fresh])
        site_checks.keep_links(
            session,
            {one.target_id.removeprefix(_LINK): (one, history[one.target_id]) for one in links if one.fresh},
        )
    detail = f"{len(sites)} sites, {len(links)} links, {len(found.alarms)} alarms" + (
        ", offline" if run.offline else ""
    )
    record(session, actor, "check_sites", detail=detail)
    return found


def newest_check(session: Session, actor: Actor, site_id: str) -> Evidence | None:
    """Return the newest evidence of a site."""
    require_site(session, actor, site_id, Action.SEE_SITES)
    return site_checks.newest(session, site_id)


def link_states(session: Session) -> Mapping[str, tuple[CheckState, datetime]]:
    """Return the state of the pages the program links to and when it was seen, by address."""
    return site_checks.links(session)


def linked_addresses() -> tuple[str, ...]:
    """Return the addresses of others' pages that the program's content links to."""
    found = [page.address for page in advice("nn").pages]
    found += [one.address for one in facts().values()]
    found += [one.address for plan in lessons("nn").values() for one in plan.resources]
    return tuple(dict.fromkeys(found))


def evidence_as_json(evidence: Evidence, today: date) -> dict[str, object]:
    """Return evidence as programs read it: when, which address, what came back; never a word of the page."""
    activity = evidence.last_activity
    return {
        "asked_at": evidence.asked_at.isoformat(),
        "address": evidence.address,
        "final_address": evidence.final_address,
        "moved_to": evidence.moved_to,
        "method": evidence.method,
        "status": evidence.status,
        "problem": evidence.problem and str(evidence.problem),
        "signs": sorted(map(str, evidence.signs)),
        "certificate_ends": evidence.certificate_ends and evidence.certificate_ends.isoformat(),
        "certificate_ending": certificate_ending(evidence, today),
        "last_activity": activity and activity.on.isoformat(),
    }
