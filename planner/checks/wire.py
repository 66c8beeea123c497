"""Connections: to the very IP addresses that the guard has judged, kept while a host has more to answer.

aiohttp's protocol reads what comes (heads, chunks, packed pages, limits on all of them). Its session and connector are
left out: they do for every request what a stranger never needs, such as cookies, proxies, credentials and forms, and
alone cost as much time as a whole check does now (docs/decisions/0012-checking-addresses.md).
"""

import asyncio
import socket
import ssl
from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache

from aiohappyeyeballs import start_connection
from aiohttp import ServerDisconnectedError
from aiohttp.client_proto import ResponseHandler
from aiohttp.http import RawResponseMessage
from aiohttp.streams import StreamReader
from yarl import URL

from planner.checks.names import Names

_LONGEST_HEADER = 65_536
# A host's second address gets its turn when the first doesn't answer in this time.
_NEXT_ADDRESS_S = 0.25
_CONTINUE = range(100, 200)


class NotConnectedError(OSError):
    """A host's addresses are known, and none of them lets anyone in."""


@dataclass
class Line:
    """One open connection."""

    protocol: ResponseHandler
    transport: asyncio.Transport
    certificate_ends: date | None = None

    @property
    def is_free(self) -> bool:
        """Whether it can carry another request: the last answer was read to its end and nothing has come since."""
        return self.protocol.is_connected() and not self.protocol.should_close


class Wire:
    """Sends requests and hands back the heads of the answers."""

    def __init__(self, names: Names, trust: ssl.SSLContext | None, headers: dict[str, str]) -> None:
        self._names, self._trust = names, trust
        self._headers = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        self._free: defaultdict[tuple[str, str, int], list[Line]] = defaultdict(list)

    async def send(self, method: str, url: URL) -> tuple[Line, RawResponseMessage, StreamReader]:
        """Send one request and wait for the head of its answer; give the line back when the rest is read or not wanted.

        Raises:
            OSError: no connection (NoSuchName, NotPublic, NotConnected, TLS), or it was lost.
            aiohttp.ClientError: it was closed before an answer came.
            aiohttp.http.HttpProcessingError: what came is no answer.
        """
        free = self._free[_place(url)]
        while free:
            line = free.pop()
            if line.is_free:
                try:
                    return await self._sent(line, method, url)
                except (ServerDisconnectedError, ConnectionError):
                    break  # closed at its end while it was idle at ours
        return await self._sent(await self._connected(url), method, url)

    def give_back(self, line: Line, url: URL, payload: StreamReader) -> None:
        """Keep a line for the next request, or close it when there is more to come that nobody reads."""
        if payload.is_eof() and line.is_free:
            self._free[_place(url)].append(line)
        else:
            line.protocol.abort()

    def close(self) -> None:
        """Hang up everywhere."""
        for lines in self._free.values():
            for line in lines:
                line.protocol.close()

    async def _sent(self, line: Line, method: str, url: URL) -> tuple[Line, RawResponseMessage, StreamReader]:
        protocol = line.protocol
        try:
            protocol.set_response_params(
                skip_payload=method == "HEAD", read_until_eof=True, max_field_size=_LONGEST_HEADER
            )
            head = f"{method} {url.raw_path_qs} HTTP/1.1\r\nHost: {url.host_port_subcomponent}\r\n{self._headers}\r\n"
            line.transport.write(head.encode("ascii"))
            while True:
                message, payload = await protocol.read()
                if message.code not in _CONTINUE:
                    return line, message, payload
        except BaseException:
            protocol.abort()
            raise

    async def _connected(self, url: URL) -> Line:
        scheme, host, port = _place(url)
        addresses = await self._names.addresses(host, port)
        loop = asyncio.get_running_loop()
        infos = [(_family(ip), socket.SOCK_STREAM, socket.IPPROTO_TCP, "", (ip, port)) for ip in addresses]
        try:
            reached = await start_connection(infos, happy_eyeballs_delay=_NEXT_ADDRESS_S)
        except TimeoutError:
            raise
        except OSError as error:
            raise NotConnectedError from error
        secure = (self._trust or _everyones_trust()) if scheme == "https" else None
        transport, protocol = await loop.create_connection(
            lambda: ResponseHandler(loop),
            sock=reached,
            ssl=secure,
            server_hostname=host.rstrip(".") if secure else None,
        )
        return Line(protocol, transport, _ends(transport.get_extra_info("peercert")))


@cache
def _everyones_trust() -> ssl.SSLContext:
    """Return the system's own trust, which takes a while to read."""
    return ssl.create_default_context()


def _place(url: URL) -> tuple[str, str, int]:
    return url.scheme, url.raw_host or "", url.port or 0


def _family(ip: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in ip else socket.AF_INET


def _ends(certificate: dict[str, str] | None) -> date | None:
    """Return the last day of a certificate."""
    if not certificate or "notAfter" not in certificate:
        return None
    return datetime.fromtimestamp(ssl.cert_time_to_seconds(certificate["notAfter"]), UTC).date()
