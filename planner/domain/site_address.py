"""Addresses of sites as people paste them: made tidy, compared, and named when nobody has named the site."""

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from urllib.parse import SplitResult, parse_qsl, unquote, urlencode, urlsplit, urlunsplit

_PORTS = {"http": 80, "https": 443}
# What shops and networks add to follow a reader; the page is the same without.
_FOLLOWS = re.compile(r"utm_\w+|fbclid|gclid|dclid|msclkid|igshid|igsh|mc_[ce]id|_ga|_gl|yclid|si", re.ASCII)
# The same page for telephones.
_SAME_HOSTS = ("www.", "m.", "mobile.")
_LONGEST_NAME = 80
_NO_SCHEME = re.compile(r"[^\s/:@]+\.[^\s/:@.]{2,}(:\d+)?(/.*)?", re.DOTALL)


@dataclass(frozen=True)
class SiteAddress:
    """The address of a site in the register, and whether it is retired."""

    id: str
    name: str
    address: str
    retired_on: date | None


def tidy(text: str) -> str:
    """Return an address as it is kept: with a scheme, its host in small letters, without what follows the reader.

    Anything that isn't an address comes back as it stands, and is for the caller to refuse.
    """
    text = text.strip()
    if _NO_SCHEME.fullmatch(text):
        text = f"https://{text}"
    try:
        parts = urlsplit(text)
        host = _host(parts)
    except ValueError:
        return text
    if parts.scheme.lower() not in _PORTS or not host or "@" in parts.netloc:
        return text
    return urlunsplit((parts.scheme.lower(), host, parts.path, _query(parts), parts.fragment))


def same_site_key(address: str) -> str:
    """Return what two addresses of the same page have in common: no scheme, www, last slash or followed reader."""
    try:
        parts = urlsplit(tidy(address))
        host = _host(parts)
    except ValueError:
        return address
    for prefix in _SAME_HOSTS:
        if host.startswith(prefix) and host.count(".") > 1:
            host = host.removeprefix(prefix)
    query = urlencode(sorted(parse_qsl(parts.query, keep_blank_values=True)))
    # Some pages are nothing but scripts, and tell their parts apart behind the sharp sign.
    place = parts.fragment if parts.fragment.startswith(("/", "!")) else ""
    return "\n".join((host, unquote(parts.path).rstrip("/"), query, place.rstrip("/")))


def name_of(address: str) -> str:
    """Return a name for a site that has none: its host and path as people read them."""
    name = address
    with suppress(ValueError):
        parts = urlsplit(address)
        host = (parts.hostname or "").removeprefix("www.")
        with suppress(ValueError):
            host = host.encode().decode("idna")
        name = host + unquote(parts.path).rstrip("/")
    name = "".join(sign for sign in " ".join(name.split()) if sign.isprintable())
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"


def _host(parts: SplitResult) -> str:
    """Return the host with its port, if that is another than the scheme's own.

    Raises:
        ValueError: the port is none.
    """
    host, port = (parts.hostname or "").rstrip("."), parts.port
    if ":" in host:
        host = f"[{host}]"
    return host if port in {None, _PORTS.get(parts.scheme.lower())} else f"{host}:{port}"


def _query(parts: SplitResult) -> str:
    kept = [one for one in parts.query.split("&") if one and not _FOLLOWS.fullmatch(one.partition("=")[0])]
    return "&".join(kept)
