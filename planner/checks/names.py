"""From a name to its IP addresses, past the guard: what is connected to is what was judged."""

import asyncio
import socket
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from ipaddress import ip_address

from planner.checks.guard import Guard

# Looking up waits for others; a few dead names must not keep the living waiting.
_AT_A_TIME = 32

LookUp = Callable[[str], Awaitable[Sequence[str]]]


class NoSuchNameError(OSError):
    """A name has no address."""


class NotPublicError(OSError):
    """An address is in the house, or a name leads there."""


class Names:
    """Looks each name up once a run and refuses it when even one of its addresses isn't public.

    A connection goes to the addresses returned here and to no others, so a name that changes its mind between judging
    and connecting gains nothing (DNS rebinding).
    """

    def __init__(self, guard: Guard, look_up: LookUp | None = None) -> None:
        self._guard = guard
        self._pool = ThreadPoolExecutor(_AT_A_TIME)
        self._look_up = look_up or self._ask_the_system
        self._known: dict[str, asyncio.Future[Sequence[str]]] = {}

    async def addresses(self, host: str, port: int) -> Sequence[str]:
        """Return the IP addresses of a host, which may be one itself.

        Raises:
            NotPublicError: one of them may not be connected to on this port.
            NoSuchNameError: there are none.
        """
        found = [host] if is_ip(host) else await self._looked_up(host)
        if not all(self._guard.lets(ip, port) for ip in found):
            raise NotPublicError
        return found

    def close(self) -> None:
        """Wait for nobody: a look-up that hangs ends by itself."""
        for task in self._known.values():
            task.cancel()
        self._pool.shutdown(wait=False, cancel_futures=True)

    async def _looked_up(self, host: str) -> Sequence[str]:
        if host not in self._known:
            self._known[host] = asyncio.ensure_future(self._look_up(host))
        try:
            found = await asyncio.shield(self._known[host])
        except OSError as error:
            raise NoSuchNameError from error
        if not found:
            raise NoSuchNameError
        return found

    async def _ask_the_system(self, host: str) -> Sequence[str]:
        return await asyncio.get_running_loop().run_in_executor(self._pool, _addresses, host)


def _addresses(host: str) -> Sequence[str]:
    found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM, flags=socket.AI_ADDRCONFIG)
    return list(dict.fromkeys(str(one[4][0]) for one in found))


def is_ip(host: str) -> bool:
    """Whether a host is a plain IP address."""
    try:
        return bool(ip_address(host))
    except ValueError:
        return False
