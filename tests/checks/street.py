"""A street of web servers, all on one local port: each path plays a role, and what was asked is written down."""

import asyncio
import gzip
import ssl
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from planner.checks import Guard, Limits
from planner.checks.run import check_all
from planner.domain.check import Result, Run, Target

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
HOME = "127.0.0.1"
LIMITS = Limits(request_s=10, body_s=10, again_s=0.0, wait_s=0.5)
# For those who never answer: nobody waits long in a test.
HASTY = replace(LIMITS, request_s=0.1)
TEXT = "<p>Vi fann garden på eit kart frå 1868 og spurde folk i bygda om kven som budde der.</p>\n" * 12
WORDS = {200: "OK", 301: "Moved Permanently", 302: "Found", 308: "Permanent Redirect"}

Role = Callable[["Asked", asyncio.StreamWriter], Awaitable[None]]


@dataclass(frozen=True)
class Asked:
    """A request as it came."""

    method: str
    path: str
    host: str
    headers: dict[str, str]


@dataclass
class Street:
    """The servers: what each path answers, and everything that was asked of them."""

    roles: dict[str, Role]
    port: int = 0
    asked: list[Asked] = field(default_factory=list)
    now_open: Counter[str] = field(default_factory=Counter)
    most_open: Counter[str] = field(default_factory=Counter)

    def address(self, path: str, host: str = "blogg.test", scheme: str = "http") -> str:
        """Return the address of a path."""
        return f"{scheme}://{host}:{self.port}{path}"

    def methods(self, path: str) -> list[str]:
        """Return how a path was asked, in turn."""
        return [one.method for one in self.asked if one.path == path]

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer on one connection until it is left."""
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                first, *lines = head.decode("latin-1").strip().split("\r\n")
                headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines)}
                method, path, _ = first.split(" ")
                asked = Asked(method, path, headers["host"].partition(":")[0], headers)
                self.asked.append(asked)
                self.now_open[asked.host] += 1
                self.most_open[asked.host] = max(self.most_open[asked.host], self.now_open[asked.host])
                role = self.roles.get(asked.host + path) or self.roles.get(path) or self.roles.get(f"{asked.host}/*")
                try:
                    await (role or says(page("Feil", "<p>Feil.</p>"), status=404))(asked, writer)
                    await writer.drain()
                finally:
                    self.now_open[asked.host] -= 1
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()


def page(title: str, body: str, head: str = "") -> str:
    """Return a page of HTML."""
    return f"<!doctype html><html lang=nn><head><title>{title}</title>{head}</head><body>{body}</body></html>"


def says(body: str | bytes, *, status: int = 200, kind: str = "text/html; charset=utf-8", **headers: str) -> Role:
    """Play a server that always answers the same."""

    async def role(asked: Asked, writer: asyncio.StreamWriter) -> None:
        content = body.encode() if isinstance(body, str) else body
        named = {"Content-Type": kind, "Content-Length": str(len(content)), **headers}
        lines = [f"{name.replace('_', '-')}: {value.replace('PORT', _port(writer))}" for name, value in named.items()]
        writer.write("\r\n".join([f"HTTP/1.1 {status} {WORDS.get(status, 'Word')}", *lines, "", ""]).encode("latin-1"))
        if asked.method != "HEAD":
            writer.write(content)

    return role


def sends_to(place: str, status: int = 301) -> Role:
    """Play a redirect; PORT in the place is the street's own port."""
    return says("", status=status, Location=place)


def in_turn(*roles: Role) -> Role:
    """Play one role after the other, and the last for ever."""
    left = list(roles)

    async def role(asked: Asked, writer: asyncio.StreamWriter) -> None:
        await (left.pop(0) if len(left) > 1 else left[0])(asked, writer)

    return role


def by_method(head: Role, get: Role) -> Role:
    """Play one role for HEAD and another for GET."""

    async def role(asked: Asked, writer: asyncio.StreamWriter) -> None:
        await (head if asked.method == "HEAD" else get)(asked, writer)

    return role


async def slow(_asked: Asked, _writer: asyncio.StreamWriter) -> None:
    """Answer when nobody waits any more."""
    await asyncio.Event().wait()


async def endless(_asked: Asked, writer: asyncio.StreamWriter) -> None:
    """Send a page that never ends."""
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page("Utan ende", TEXT).encode())
    while True:
        writer.write(TEXT.encode() * 20)
        await writer.drain()


async def noise(_asked: Asked, writer: asyncio.StreamWriter) -> None:
    """Send something that is no HTTP."""
    writer.write(b"\x16\x03\x01\x00" * 40 + b"\r\n\r\n")


def bomb(megabytes: int) -> Role:
    """Send a page that is small only until it is unpacked."""
    packed = gzip.compress(b"<p>" + b"boom " * (megabytes * 200_000))
    return says(packed, Content_Encoding="gzip")


def _port(writer: asyncio.StreamWriter) -> str:
    return str(writer.get_extra_info("sockname")[1])


@asynccontextmanager
async def open_street(
    roles: dict[str, Role], host: str = HOME, secure: ssl.SSLContext | None = None
) -> AsyncIterator[Street]:
    """Open the servers on a free port."""
    street = Street(roles)
    server = await asyncio.start_server(street.serve, host, 0, ssl=secure)
    street.port = server.sockets[0].getsockname()[1]
    try:
        yield street
    finally:
        server.close()


def walk(roles: dict[str, Role], *targets: Any, **options: Any) -> tuple[Run, Street]:
    """Open a street, check addresses in it, and return the run with the street.

    Args:
        targets: paths, or values for Target; their history is taken for the same address.
        options: of check_all; `host` and `secure` of the street; `runs` repeats it.
    """
    return asyncio.run(_walk(roles, targets, options))


async def _walk(roles: dict[str, Role], targets: Sequence[Any], options: dict[str, Any]) -> tuple[Run, Street]:
    host, secure, scheme = options.pop("host", HOME), options.pop("secure", None), options.pop("scheme", "http")
    async with open_street(roles, host, secure) as street:
        listed = [_target(one, street, scheme) for one in targets]
        guard = options.pop("guard", Guard(frozenset({(host, street.port)})))
        given: dict[str, Any] = {
            "limits": HASTY if slow in roles.values() else LIMITS,
            "contact": "post@boskule.example",
            "now": NOW,
            "look_up": at_home(host),
        }
        return await check_all(listed, guard, **(given | options)), street


def _target(one: Any, street: Street, scheme: str) -> Target:
    told: dict[str, Any] = {"address": one} if isinstance(one, str) else dict(one)
    address = told.pop("address")
    if address.startswith("/"):
        address = street.address(address, told.pop("host", "blogg.test"), scheme)
    address = address.replace("PORT", str(street.port))
    told["history"] = tuple(replace(one, address=address, final_address=address) for one in told.get("history", ()))
    return Target(told.pop("id", address), address, **told)


def at_home(ip: str) -> Callable[[str], Awaitable[Sequence[str]]]:
    """Look up names that end in .test: all of them are this machine; others don't exist."""

    async def look_up(name: str) -> Sequence[str]:
        if not name.endswith(".test"):
            raise OSError(-2, "no such name")
        return [ip]

    return look_up


def only(roles: dict[str, Role], target: Any, **options: Any) -> Result:
    """Check one address and return its result."""
    run, _ = walk(roles, target, **options)
    assert not run.offline
    return run.results[0]
