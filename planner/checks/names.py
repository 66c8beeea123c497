"""From a name to its IP addresses, past the guard: what is connected to is what was judged."""

import asyncio
import socket
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

from aiohttp.abc import AbstractResolver, ResolveResult

from planner.checks.guard import Guard

# Looking up waits for others; a few dead names must not keep the living waiting.
_AT_A_TIME = 32

LookUp = Callable[[str], Awaitable[Sequence[str]]]


class NotPublic(OSError):
    """A name leads into the house."""


class GuardedNames(AbstractResolver):
    """Looks each name up once a run and refuses it when even one of its addresses isn't public.

    aiohttp connects to the addresses returned here and asks nobody else, so a name that changes its mind between
    judging and connecting gains nothing (DNS rebinding).
    """

    def __init__(self, guard: Guard, look_up: LookUp | None = None) -> None:
        self._guard = guard
        self._pool = ThreadPoolExecutor(_AT_A_TIME)
        self._look_up = look_up or self._ask_the_system
        self._known: dict[str, asyncio.Task[Sequence[str]]] = {}

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """Return the addresses of a name.

        Raises:
            NotPublic: one of them may not be connected to on this port.
            OSError: the name has none.
        """
        if host not in self._known:
            self._known[host] = asyncio.ensure_future(self._found(host))
        addresses = await asyncio.shield(self._known[host])
        if not all(self._guard.lets(ip, port) for ip in addresses):
            raise NotPublic
        return [_result(host, ip, port) for ip in addresses if family in {socket.AF_UNSPEC, _family(ip)}]

    async def close(self) -> None:
        """Wait for nobody: a look-up that hangs ends by itself."""
        for task in self._known.values():
            task.cancel()
        self._pool.shutdown(wait=False, cancel_futures=True)

    async def _found(self, host: str) -> Sequence[str]:
        addresses = await self._look_up(host)
        if not addresses:
            raise OSError(socket.EAI_NONAME, "no address")
        return addresses

    async def _ask_the_system(self, host: str) -> Sequence[str]:
        return await asyncio.get_running_loop().run_in_executor(self._pool, _addresses, host)


def _addresses(host: str) -> Sequence[str]:
    found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM, flags=socket.AI_ADDRCONFIG)
    return list(dict.fromkeys(str(one[4][0]) for one in found))


def _family(ip: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in ip else socket.AF_INET


def _result(host: str, ip: str, port: int) -> ResolveResult:
    numeric = socket.AI_NUMERICHOST | socket.AI_NUMERICSERV
    return ResolveResult(hostname=host, host=ip, port=port, family=_family(ip), proto=0, flags=numeric)
