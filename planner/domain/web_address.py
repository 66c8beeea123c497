"""Comparing addresses on the web: the same place, the same site, or sent to the front page."""

import re
from urllib.parse import SplitResult, urlsplit

_WEB_PORTS = {80, 443}
# Nothing, a language, an index.
_ROOT = re.compile(r"/?((nn|nb|no|en|se|sv|da|fi|de|fr|es)([-_][a-z]{2})?/?)?(index\.\w+)?", re.IGNORECASE | re.ASCII)


def same_place(one: str, other: str) -> bool:
    """Whether two addresses differ in nothing that a reader would call moving: https, www, a last slash."""
    return _place(one) == _place(other)


def same_site(one: str, other: str) -> bool:
    """Whether two addresses are on the same host or one on a part of the other's."""
    hosts = sorted((_host(one), _host(other)), key=len)
    return bool(hosts[0]) and (hosts[0] == hosts[1] or hosts[1].endswith(f".{hosts[0]}"))


def to_front_page(asked: str, reached: str) -> bool:
    """Whether an address within a site led to a site's front page, as dead pages often do."""
    path, end = _split(asked), _split(reached)
    return not _is_root(path.path) and not path.query and _is_root(end.path) and not end.query


def _place(address: str) -> tuple[str, int | None, str, str]:
    parts = _split(address)
    port = None if parts.port in _WEB_PORTS else parts.port
    return _host(address), port, parts.path.rstrip("/"), parts.query


def _host(address: str) -> str:
    return (_split(address).hostname or "").rstrip(".").removeprefix("www.")


def _split(address: str) -> SplitResult:
    """Return the parts of an address; one that can't be read is nowhere."""
    try:
        parts = urlsplit(address)
        return parts if parts.port is None or parts.port else urlsplit("")
    except ValueError:
        return urlsplit("")


def _is_root(path: str) -> bool:
    return bool(_ROOT.fullmatch(path))
