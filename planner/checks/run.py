"""A run: many addresses side by side, each host a few at a time; what is fresh isn't asked, offline nothing is said."""

import asyncio
import ssl
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from yarl import URL

from planner.checks.guard import Guard
from planner.checks.limits import Limits
from planner.checks.names import LookUp, is_ip
from planner.checks.stranger import Stranger
from planner.checks.visit import Visit
from planner.domain.check import CheckState, Result, Run, Target, alarm, state_of
from planner.domain.evidence import Evidence, Problem

_LIMITS = Limits()
_NOBODY_ASKED = frozenset({Problem.TOLD_TO_WAIT, Problem.NO_TIME})


async def check_all(
    targets: Sequence[Target],
    guard: Guard,
    *,
    contact: str,
    now: datetime,
    progress: Callable[[int, int], None] | None = None,
    limits: Limits = _LIMITS,
    force: bool = False,
    look_up: LookUp | None = None,
    trust: ssl.SSLContext | None = None,
) -> Run:
    """Ask all addresses and return what is known of each, in their order.

    Without network (no name is found and nothing answers) the run says so and all results are earlier ones.

    Args:
        targets: an address that stands there twice is asked once.
        guard: which addresses may be asked.
        contact: an address or e-mail that hosts can complain to; it stands in the User-Agent.
        now: the moment of the run, with its time zone; evidence carries it.
        progress: told how many of how many are done.
        force: ask also what was asked a short while ago.
        look_up: finds the IP addresses of a name; the system's own without it.
        trust: whose certificates hold; the system's without it.
    """
    asked = {target.address: target for target in _joined(targets) if force or not _is_fresh(target, now, limits)}
    counts = Counter(one.address for one in targets if one.address in asked)
    found: dict[str, Evidence] = {}
    done = len(targets) - counts.total()

    def note(evidence: Evidence) -> None:
        nonlocal done
        found[evidence.address] = evidence
        done += counts[evidence.address]
        if progress:
            progress(done, len(targets))

    async with Stranger(guard, limits, contact, now, look_up, trust) as stranger:
        await _ask_all(asked.values(), stranger, now, note)
    offline = _is_offline(list(found.values()))
    return Run(tuple(_result(one, None if offline else found.get(one.address), now) for one in targets), offline)


def loop_runs() -> bool:
    """Whether an event loop runs in this thread already."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return False
    return True


def _joined(targets: Sequence[Target]) -> list[Target]:
    """Return one target for each address: as closed as the most closed, with all that anyone wants to know."""
    by_address: dict[str, Target] = {}
    for one in targets:
        other = by_address.get(one.address, one)
        by_address[one.address] = Target(
            one.id,
            one.address,
            declared_open=one.declared_open and other.declared_open,
            content=one.content or other.content,
            history=max(one.history, other.history, key=len),
        )
    return list(by_address.values())


async def _ask_all(
    targets: Iterable[Target], stranger: Stranger, now: datetime, note: Callable[[Evidence], None]
) -> None:
    """Let a few visitors a host work through its addresses."""
    end = asyncio.get_running_loop().time() + stranger.limits.run_s
    queues: defaultdict[str, deque[Target]] = defaultdict(deque)
    for target in targets:
        queues[_host(target.address)].append(target)

    async def work(queue: deque[Target]) -> None:
        while queue:
            target = queue.popleft()
            if asyncio.get_running_loop().time() < end:
                note(await Visit(stranger, target, now).evidence())
            else:
                note(Evidence(now, target.address, target.address, problem=Problem.NO_TIME))

    crowd = [work(queue) for queue in queues.values() for _ in range(min(stranger.limits.per_host, len(queue)))]
    # No TaskGroup: what `progress` raises, such as a page that is left, shall come out as it is.
    tasks = [asyncio.ensure_future(one) for one in crowd]
    try:
        await asyncio.gather(*tasks)
    finally:
        for task in tasks:
            task.cancel()


def _result(target: Target, evidence: Evidence | None, now: datetime) -> Result:
    """Return a target's result: of this run when it was asked, else of its newest earlier evidence, without alarm."""
    if evidence is not None and evidence.problem not in _NOBODY_ASKED:
        state = state_of(evidence, target.history, now.date())
        return Result(target.id, state, alarm(target.declared_open, evidence), evidence, fresh=True)
    known = _newest(target)
    if known is None:
        return Result(target.id, CheckState.NOT_CHECKED, alarm=False, evidence=evidence, fresh=False)
    return Result(target.id, state_of(known, target.history, now.date()), alarm=False, evidence=known, fresh=False)


def _is_fresh(target: Target, now: datetime, limits: Limits) -> bool:
    """Whether the newest evidence is good enough; one that would raise the alarm, or looked at less, isn't."""
    known = _newest(target)
    return (
        known is not None
        and now - known.asked_at < limits.fresh
        and not alarm(target.declared_open, known)
        and (known.method != "HEAD" or (target.declared_open and not target.content))
    )


def _newest(target: Target) -> Evidence | None:
    known = [one for one in target.history if one.address == target.address and one.problem not in _NOBODY_ASKED]
    return max(known, key=lambda one: one.asked_at, default=None)


def _is_offline(found: Sequence[Evidence]) -> bool:
    """Whether no name was found at all, and no plain IP address answered either."""
    if any(one.problem is None for one in found):
        return False
    tried = [one for one in found if one.problem not in _NOBODY_ASKED | {Problem.BAD_ADDRESS, Problem.PRIVATE_ADDRESS}]
    failed = [Problem.CONNECTION if is_ip(_host(one.final_address)) else Problem.DNS for one in tried]
    return Problem.DNS in failed and [one.problem for one in tried if not one.hops] == failed


def _host(address: str) -> str:
    try:
        return URL(address).raw_host or ""
    except ValueError:
        return ""
