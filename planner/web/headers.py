"""The headers that every answer carries: what a page may load, and what a browser may tell others about it."""

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_ALWAYS = {
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
}
# Downloads and previews are letters and lists of pupils: no browser keeps them.
_PRIVATE_PATHS = ("/media/", "/_stcore/")


class SecurityHeaders:
    """Adds the headers; what a route has set itself stays."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and add the headers to its answer."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                _add(MutableHeaders(scope=message), scope)
            await send(message)

        await self._app(scope, receive, send_with_headers)


def content_security_policy(host: str) -> str:
    """Return the policy: everything comes from here, and nobody frames us.

    Args:
        host: the request's Host header, already known as ours. Browsers differ on whether 'self' covers websockets.
    """
    hashes = " ".join(inline_script_hashes())
    return "; ".join(
        (
            "default-src 'self'",
            f"script-src 'self' 'wasm-unsafe-eval' {hashes}".rstrip(),
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            f"connect-src 'self' ws://{host} wss://{host}",
            "worker-src 'self' blob:",
            "frame-src 'self' blob: data:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        )
    )


@cache
def inline_script_hashes() -> tuple[str, ...]:
    """Return the hash of each inline script in the installed Streamlit's page: they change from release to release."""
    spec = find_spec("streamlit")
    if spec is None or spec.origin is None:
        return ()
    page = (Path(spec.origin).parent / "static" / "index.html").read_text("utf-8")
    digests = [sha256(script.encode()).digest() for script in _INLINE_SCRIPT.findall(page)]
    return tuple(f"'sha256-{b64encode(digest).decode()}'" for digest in digests)


def _add(headers: MutableHeaders, scope: Scope) -> None:
    for name, value in _ALWAYS.items():
        headers.setdefault(name, value)
    headers.setdefault("Content-Security-Policy", content_security_policy(Headers(scope=scope).get("host", "")))
    is_page = headers.get("content-type", "").startswith("text/html")
    if is_page or scope["path"].startswith(_PRIVATE_PATHS):
        headers["Cache-Control"] = "no-store"
