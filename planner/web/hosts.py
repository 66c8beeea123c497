"""Only our own host names are answered, so that no other site can reach the program under a name of its own."""

import os
from collections.abc import Iterable
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

_LOOPBACK = ("127.0.0.1", "localhost", "::1")


def own_hosts() -> frozenset[str]:
    """Return the host names that are ours: loopback, and those that NETTPLAN_HOSTS adds, separated by commas."""
    more = os.environ.get("NETTPLAN_HOSTS", "").split(",")
    return frozenset([*_LOOPBACK, *(name.strip().lower() for name in more if name.strip())])


# Written out here: the headers of other answers name the host they were asked for, which isn't trusted yet.
_PLAIN = {
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}


class OwnHosts:
    """Refuses requests for other host names (DNS rebinding), and websockets that another origin opens."""

    def __init__(self, app: ASGIApp, hosts: Iterable[str] = _LOOPBACK) -> None:
        self._app = app
        self._hosts = frozenset(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what is meant for us."""
        if scope["type"] == "lifespan" or self._is_ours(scope):
            await self._app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
        else:
            await PlainTextResponse("Unknown host", 400, _PLAIN)(scope, receive, send)

    def _is_ours(self, scope: Scope) -> bool:
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if host_name(host) not in self._hosts:
            return False
        # Another port of this machine is the same site to a browser and sends our cookies, so its origin is looked at.
        origin = headers.get("origin")
        return scope["type"] != "websocket" or origin is None or urlsplit(origin).netloc == host


def host_name(host: str) -> str:
    """Return the name in a Host header without its port, or "" when the header is no host and port."""
    try:
        parts = urlsplit(f"//{host}")
        is_plain = parts.netloc == host and parts.username is None and (parts.port is None or parts.port > 0)
    except ValueError:
        return ""
    return (parts.hostname or "") if is_plain else ""
