"""Streamlit's empty page in the reader's language: what screen readers, and readers without scripts, meet first."""

import re
from html import escape

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from planner.errors import N_
from planner.i18n import Words
from planner.web.language import page_language

_NO_PAGES = ("/static/", "/media/", "/component/", "/_stcore/", "/assets/")
_NO_SCRIPT = N_("Nettplan treng JavaScript. Slå det på i nettlesaren, og last sida på nytt.")
# A stored or packed copy would be in the language of an earlier visit, or unreadable for the change below.
_ABOUT_COPIES = {b"accept-encoding", b"if-none-match", b"if-modified-since", b"if-range", b"range"}
_LANGUAGE = re.compile(r'<html lang="en">')
_TITLE = re.compile(r"<title>Streamlit</title>")
_NOSCRIPT = re.compile(r"<noscript>.*?</noscript>", re.DOTALL)
_FONT = re.compile(r'<link\s+rel="preload"[^>]*SourceSans[^>]*>')


class Shell:
    """Changes Streamlit's page on its way out: language, title, the line for readers without scripts."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything but pages on untouched."""
        if scope["type"] != "http" or scope["method"] != "GET" or scope["path"].startswith(_NO_PAGES):
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        language = await run_in_threadpool(page_language, request.cookies, request.headers.get("accept-language", ""))
        kept = [(name, value) for name, value in scope["headers"] if name not in _ABOUT_COPIES]
        await self._app({**scope, "headers": kept}, receive, _Page(send, language))


def in_language(page: str, language: str) -> str:
    """Return Streamlit's page with our language, title and line for readers without scripts; other pages unchanged."""
    if not _TITLE.search(page):
        return page
    page = _LANGUAGE.sub(f'<html lang="{language}">', page, count=1)
    page = _TITLE.sub("<title>Nettplan</title>", page)
    page = _FONT.sub("", page)
    return _NOSCRIPT.sub(f"<noscript><p>{escape(Words(language)(_NO_SCRIPT))}</p></noscript>", page)


class _Page:
    """Holds an HTML answer back until it is whole, then sends it changed."""

    def __init__(self, send: Send, language: str) -> None:
        self._send = send
        self._language = language
        self._start: Message | None = None
        self._body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start" and _is_html(message):
            self._start = message
        elif self._start is None:
            await self._send(message)
        else:
            self._body += message.get("body", b"")
            if not message.get("more_body"):
                await self._finish(self._start)

    async def _finish(self, start: Message) -> None:
        body = in_language(self._body.decode("utf-8"), self._language).encode()
        headers = MutableHeaders(scope=start)
        headers["Content-Length"] = str(len(body))
        for stale in ("etag", "last-modified", "accept-ranges"):
            if stale in headers:
                del headers[stale]
        await self._send(start)
        await self._send({"type": "http.response.body", "body": body})


def _is_html(start: Message) -> bool:
    return Headers(raw=start["headers"]).get("content-type", "").startswith("text/html")
