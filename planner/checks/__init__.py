"""Asks the web about the addresses of the register: politely, and never inside the house.

This module costs next to nothing to import; aiohttp comes with the first check.
"""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from importlib import import_module

from planner.checks.guard import Guard
from planner.checks.limits import Limits
from planner.domain.check import Run, Target

__all__ = ["Guard", "Limits", "check"]

_LIMITS = Limits()


def check(
    targets: Sequence[Target],
    guard: Guard,
    *,
    contact: str,
    now: datetime,
    progress: Callable[[int, int], None] | None = None,
    limits: Limits = _LIMITS,
    force: bool = False,
) -> Run:
    """Check addresses and wait for the answers; see `planner.checks.run.check_all`, which takes the same values.

    It runs in an event loop of its own, in a thread of its own where one runs already; `progress` is called there.
    """
    run = import_module("planner.checks.run")
    done: list[Run] = []

    async def ask() -> None:
        # Kept here, not returned: asyncio writes out what a main task returns when it puts its signal handler back.
        given = {"contact": contact, "now": now, "progress": progress, "limits": limits, "force": force}
        done.append(await run.check_all(targets, guard, **given))

    if run.loop_runs():
        with ThreadPoolExecutor(1) as pool:
            pool.submit(run.asyncio.run, ask()).result()
    else:
        run.asyncio.run(ask())
    return done[0]
