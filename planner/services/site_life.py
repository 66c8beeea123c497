"""The life of a site: ticks, approval, opening, "still in use?", input, blocking, and closing it down."""

from dataclasses import replace
from datetime import date

from planner.domain.permission import Action, Actor
from planner.domain.plain_line import plain_line
from planner.domain.site import Comments, RetireStep, SiteEntry, SiteState, Tick, check_answer_days, state_of
from planner.domain.site_gate import missing
from planner.errors import N_, InvalidInput, NotReady
from planner.services.access import record, require_site
from planner.services.crisis import hold_back
from planner.services.site_changes import refuse_retired
from planner.services.site_gates import gate_of
from planner.services.site_history import keep
from planner.services.site_ticks import follow_site
from planner.services.site_words import SiteNotReady
from planner.storage import Session, sites

LONGEST_REASON = 500


def tick_site(session: Session, actor: Actor, site_id: str, tick: Tick, done: bool, today: date) -> SiteEntry:
    """Tick something of a site off, or on again; the task of its project that asks the same follows.

    Raises:
        NotReady: the site is retired.
    """
    return _tick(session, actor, _to_change(session, actor, site_id), tick, done, today)


def informed(session: Session, actor: Actor, site_id: str, today: date) -> SiteEntry:
    """The principal's own "I am informed" of a site.

    Raises:
        NotReady: the site is retired.
    """
    entry = require_site(session, actor, site_id, Action.APPROVE)
    refuse_retired(entry)
    return _tick(session, actor, entry, Tick.LEADER_INFORMED, True, today)


def set_comments(session: Session, actor: Actor, site_id: str, comments: Comments) -> SiteEntry:
    """Say how comments are kept on a site."""
    before = _to_change(session, actor, site_id)
    return _done(session, actor, before, replace(before, comments=comments), "set_comments")


def approve_site(session: Session, actor: Actor, site_id: str, today: date) -> SiteEntry:
    """The principal's yes to opening a site without a project that strangers can see.

    Raises:
        NotReady: there is nothing to approve here, or a crisis holds openings back.
    """
    before = require_site(session, actor, site_id, Action.APPROVE)
    hold_back(session, before.school_id)
    refuse_retired(before)
    if before.project_id is not None:
        raise NotReady(N_("Opninga av denne nettstaden godkjenner du i prosjektet."))
    if not before.audience.is_open or before.approved_on is not None:
        raise NotReady(N_("Det er ikkje noko å godkjenne: nettstaden skal ikkje vere open, eller er godkjend frå før."))
    after = replace(before, approved_by=actor.staff_id, approved_on=today)
    return _done(session, actor, before, after, "approve_site")


def open_site(session: Session, actor: Actor, site_id: str, today: date) -> SiteEntry:
    """Open a site that has passed the gate; it is active from now on.

    Raises:
        SiteNotReady: something is missing; the message names all of it.
        NotReady: it isn't planned, or a crisis holds openings back.
    """
    before = _to_change(session, actor, site_id)
    hold_back(session, before.school_id)
    if state_of(before, today) is not SiteState.PLANNED:
        raise NotReady(N_("Nettstaden er open frå før, eller stengd av rektor."))
    lacking = missing(before, gate_of(session, before), today)
    if lacking:
        raise SiteNotReady(lacking)
    return _done(session, actor, before, replace(before, opened_on=today), "open_site")


def confirm_in_use(session: Session, actor: Actor, site_id: str, today: date) -> SiteEntry:
    """Answer "still in use?" with yes; a dormant site is active again.

    Raises:
        NotReady: the site isn't open.
    """
    before = _to_change(session, actor, site_id)
    if state_of(before, today) not in {SiteState.ACTIVE, SiteState.DORMANT}:
        raise NotReady(N_("Nettstaden er ikkje open, så det er ikkje noko å stadfeste."))
    after = replace(before, confirmed_by=actor.staff_id, confirmed_on=today)
    return _done(session, actor, before, after, "confirm_in_use")


def set_answer_time(session: Session, actor: Actor, site_id: str, days: int | None) -> SiteEntry:
    """Agree how many days input may wait for an answer; None for what is usual.

    Raises:
        InvalidInput: it isn't a number of days from 1 to 60.
    """
    check_answer_days(days)
    before = _to_change(session, actor, site_id)
    return _done(session, actor, before, replace(before, answer_days=days), "set_answer_time")


def input_waits(session: Session, actor: Actor, site_id: str, since: date, today: date) -> SiteEntry:
    """Note that input waits for an answer; the oldest counts.

    Raises:
        InvalidInput: the day lies ahead.
    """
    before = _to_change(session, actor, site_id)
    if since > today:
        raise InvalidInput(N_("Dagen {day} er ikkje komen enno. Skriv dagen innspelet kom."), day=since)
    oldest = min(since, before.unanswered_since or since)
    return _done(session, actor, before, replace(before, unanswered_since=oldest), "input_waits")


def input_answered(session: Session, actor: Actor, site_id: str) -> SiteEntry:
    """Note that all input is answered."""
    before = _to_change(session, actor, site_id)
    return _done(session, actor, before, replace(before, unanswered_since=None), "input_answered")


def block_site(session: Session, actor: Actor, site_id: str, reason: str, today: date) -> SiteEntry:
    """The principal stops a site, with a reason: nothing is published there until it is lifted.

    Raises:
        InvalidInput: the reason is missing or too long.
        NotReady: the site is blocked or retired already.
    """
    before = require_site(session, actor, site_id, Action.BLOCK_SITE)
    refuse_retired(before)
    if before.blocked_on is not None:
        raise NotReady(N_("Nettstaden er stengd frå før."))
    reason = plain_line(reason)
    if not reason or len(reason) > LONGEST_REASON:
        raise InvalidInput(N_("Skriv kvifor du stenger nettstaden, med høgst {most} teikn."), most=LONGEST_REASON)
    after = replace(before, blocked_on=today, blocked_because=reason)
    return _done(session, actor, before, after, "block_site")


def unblock_site(session: Session, actor: Actor, site_id: str) -> SiteEntry:
    """Let a blocked site go on where it was.

    Raises:
        NotReady: it isn't blocked.
    """
    before = require_site(session, actor, site_id, Action.BLOCK_SITE)
    if before.blocked_on is None:
        raise NotReady(N_("Nettstaden er ikkje stengd."))
    return _done(session, actor, before, replace(before, blocked_on=None, blocked_because=""), "unblock_site")


def remove_site(session: Session, actor: Actor, site_id: str) -> None:
    """Take a site out of the register that was added by mistake: planned, without a project, and with nothing kept.

    Raises:
        NotReady: it has been open, or belongs to a project, or something is kept on it.
    """
    entry = _to_change(session, actor, site_id)
    if entry.project_id or entry.opened_on or entry.retirement or sites.has_records(session, site_id):
        raise NotReady(N_("Nettstaden har vore i bruk. Avslutt han steg for steg i staden."))
    sites.remove(session, site_id)
    record(session, actor, "remove_site", site_id)


def retire_step(
    session: Session, actor: Actor, site_id: str, step: RetireStep, today: date, *, done: bool = True
) -> SiteEntry:
    """Take a step of closing a site down, or take it back; with the last one the site is retired.

    The steps have an advised order; only what is a record is archived before anything is deleted.

    Raises:
        NotReady: the site is retired, records aren't archived yet, or they wait to be handed over.
    """
    before = _to_change(session, actor, site_id)
    _check_order(session, before, step, done=done)
    taken = {one: day for one, day in before.retirement.items() if one is not step} | ({step: today} if done else {})
    after = replace(before, retirement={one: taken[one] for one in RetireStep if one in taken})
    if step is RetireStep.ANSWER_INPUT and done:
        after = replace(after, unanswered_since=None)
    if len(taken) == len(RetireStep):
        after = replace(after, retired_on=today, is_public=False)
    return _done(session, actor, before, after, "retire_step", str(step) if done else f"{step} taken back")


def _check_order(session: Session, entry: SiteEntry, step: RetireStep, *, done: bool) -> None:
    archived, deleted = RetireStep.ARCHIVE_RECORDS in entry.retirement, RetireStep.DELETE in entry.retirement
    if step is RetireStep.DELETE and done and not archived:
        raise NotReady(N_("Ta vare på det som skal arkiverast, før du slettar."))
    if step is RetireStep.ARCHIVE_RECORDS and not done and deleted:
        raise NotReady(N_("Nettstaden er sletta, så det som skulle arkiverast, kan ikkje hentast no."))
    waiting = sites.records_not_handed_over(session, entry.id)
    if step is RetireStep.ARCHIVE_RECORDS and done and waiting:
        message = N_("Her er førespurnader som ventar på arkivet: {waiting}. Lever dei dit først.")
        raise NotReady(message, waiting=waiting)


def _tick(session: Session, actor: Actor, before: SiteEntry, tick: Tick, done: bool, today: date) -> SiteEntry:
    follow_site(session, actor, before, tick, done=done)
    after = before.with_tick(tick, today if done else None, actor.staff_id)
    return _done(session, actor, before, after, "tick_site" if done else "untick_site", str(tick))


def _to_change(session: Session, actor: Actor, site_id: str) -> SiteEntry:
    entry = require_site(session, actor, site_id, Action.CHANGE_SITE)
    refuse_retired(entry)
    return entry


def _done(
    session: Session, actor: Actor, before: SiteEntry, after: SiteEntry, action: str, detail: str = ""
) -> SiteEntry:
    keep(session, actor, before, after)
    record(session, actor, action, after.id, detail)
    return after
