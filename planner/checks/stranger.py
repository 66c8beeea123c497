"""One request as a stranger makes it: no cookies, no credentials, no proxy, within limits, past the guard.

robots.txt isn't asked: it is for programs that find their own way from link to link, and this one looks at a few pages
that their own editors have registered, each once in a while.
"""

import asyncio
import ssl
from collections import defaultdict
from datetime import datetime
from http import HTTPStatus
from types import TracebackType
from typing import Self

from aiohttp import ClientError
from aiohttp.http import HttpProcessingError, RawResponseMessage
from aiohttp.streams import StreamReader
from yarl import URL

from planner.checks.activity import Entries
from planner.checks.answer import Answer, problem_of, retry_after
from planner.checks.guard import Guard
from planner.checks.limits import Limits
from planner.checks.names import LookUp, Names
from planner.checks.wire import Wire
from planner.domain.evidence import Problem

TO_READ = frozenset({200, 202, 203, 503})
_READABLE = (
    "text/html",
    "application/xhtml+xml",
    "text/plain",
    "text/xml",
    "application/xml",
    "application/rss",
    "application/atom",
)
_MOST_WAITS = 3


class _Host:
    """How a host wants to be treated in this run."""

    def __init__(self, places: int) -> None:
        self.places = asyncio.Semaphore(places)
        self.resume_at = 0.0
        self.waits = 0
        self.closed = False
        self.closed_until: datetime | None = None


class Stranger:
    """Asks for addresses, a few at a time for each host."""

    def __init__(
        self,
        guard: Guard,
        limits: Limits,
        contact: str,
        now: datetime,
        look_up: LookUp | None,
        trust: ssl.SSLContext | None,
    ) -> None:
        self._guard, self.limits, self._now = guard, limits, now
        self._names = Names(guard, look_up)
        self._wire = Wire(self._names, trust, _headers(contact))
        self.memory: dict[URL, asyncio.Future[Entries]] = {}
        self._places = asyncio.Semaphore(limits.in_all)
        self._hosts: defaultdict[str, _Host] = defaultdict(lambda: _Host(limits.per_host))

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._wire.close()
        self._names.close()

    async def ask(self, method: str, url: URL) -> Answer:
        """Ask once, and once more when the host wants us to wait a little."""
        host = self._hosts[url.raw_host or ""]
        while True:
            problem = self._guard.problem(url.scheme, url.user or url.password, url.raw_host, url.port)
            if problem is None and host.closed:
                problem = Problem.TOLD_TO_WAIT
            if problem is not None:
                return Answer(url, "", problem=problem, retry_after=host.closed_until)
            async with host.places:
                await self._pause(host)
                if host.closed:
                    continue  # closed while we stood in line
                async with self._places:
                    answer = await self._once(method, url)
            if not self._shall_wait(host, answer):
                return answer

    async def _pause(self, host: _Host) -> None:
        left = host.resume_at - asyncio.get_running_loop().time()
        if left > 0:
            await asyncio.sleep(left)

    def _shall_wait(self, host: _Host, answer: Answer) -> bool:
        """Whether to ask again after a short wait; a host that wants a longer one is left alone for this run."""
        is_asked_to = answer.status == HTTPStatus.SERVICE_UNAVAILABLE and answer.retry_after is not None
        if answer.status != HTTPStatus.TOO_MANY_REQUESTS and not is_asked_to:
            return False
        wait = (answer.retry_after - self._now).total_seconds() if answer.retry_after else None
        if wait is not None and wait <= self.limits.wait_s and host.waits < _MOST_WAITS:
            host.waits += 1
            host.resume_at = asyncio.get_running_loop().time() + max(wait, 0)
            return True
        host.closed, host.closed_until = True, answer.retry_after
        return False

    async def _once(self, method: str, url: URL) -> Answer:
        loop = asyncio.get_running_loop()
        start = loop.time()
        try:
            async with asyncio.timeout(self.limits.request_s):
                line, head, payload = await self._wire.send(method, url)
        except (ClientError, HttpProcessingError, OSError, ValueError) as error:
            return Answer(url, method, problem=problem_of(error), took=loop.time() - start)
        try:
            body = await self._read(head, payload) if method == "GET" else None
        finally:
            self._wire.give_back(line, url, payload)
        return Answer(
            url,
            method,
            head.code,
            head.headers,
            body,
            certificate_ends=line.certificate_ends,
            retry_after=retry_after(head.headers.get("retry-after"), self._now),
            took=loop.time() - start,
        )

    async def _read(self, head: RawResponseMessage, payload: StreamReader) -> bytes | None:
        """Read a page as far as the limit; what has come when the time is up counts."""
        kind = head.headers.get("content-type", "text/html").lower()
        if head.code not in TO_READ or not kind.startswith(_READABLE):
            return None
        parts: list[bytes] = []
        left = self.limits.body
        try:
            async with asyncio.timeout(self.limits.body_s):
                while left > 0 and (part := await payload.read(left)):
                    parts.append(part)
                    left -= len(part)
        except TimeoutError:
            pass
        except (ClientError, OSError):
            return b"".join(parts) if parts else None
        return b"".join(parts)


def _headers(contact: str) -> dict[str, str]:
    """Say who asks and where to complain."""
    clean = "".join(sign for sign in contact if sign.isascii() and sign.isprintable() and sign not in "()")
    return {
        "User-Agent": f"Nettplan (link check; {clean})",
        "Accept": "text/html,application/xhtml+xml;q=0.9,*/*;q=0.5",
        "Accept-Encoding": "gzip, deflate",
        "Accept-Language": "nn,nb;q=0.9,no;q=0.8,en;q=0.5",
    }
