"""What came back for one request, and what an error of the network means."""

import ssl
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime

from aiohttp.http_exceptions import LineTooLong
from yarl import URL

from planner.checks.names import NoSuchNameError, NotPublicError
from planner.checks.wire import NotConnectedError
from planner.domain.evidence import Problem

_ONWARD = frozenset({301, 302, 303, 307, 308})
_YEAR_S = 31_536_000
_ENDED = 10  # OpenSSL's X509_V_ERR_CERT_HAS_EXPIRED


@dataclass(frozen=True)
class Answer:
    """What came back for one request.

    Attributes:
        headers: names in any letters.
        body: what was read of it; None when it wasn't wanted or couldn't be unpacked.
        took: seconds.
    """

    url: URL
    method: str
    status: int = 0
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes | None = None
    problem: Problem | None = None
    certificate_ends: date | None = None
    retry_after: datetime | None = None
    took: float = 0.0

    @property
    def kind(self) -> str:
        """The content type, without its parameters."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def charset(self) -> str | None:
        """The alphabet that the header names."""
        _, found, name = self.headers.get("content-type", "").lower().partition("charset=")
        return name.split(";")[0].strip(" \"'") if found else None

    @property
    def onward(self) -> str | None:
        """Where a redirect leads, as it is written."""
        return self.headers.get("location") if self.status in _ONWARD else None


def retry_after(text: str | None, now: datetime) -> datetime | None:
    """Read Retry-After: seconds or a date; None when it is neither."""
    if not text:
        return None
    try:
        if text.strip().isdecimal():
            return now + timedelta(seconds=min(int(text.strip()[:9]), _YEAR_S))
        moment = parsedate_to_datetime(text[:60])
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def problem_of(error: Exception) -> Problem:
    """Return what an error of the network means."""
    kinds: tuple[tuple[bool, Problem], ...] = (
        (isinstance(error, NotPublicError), Problem.PRIVATE_ADDRESS),
        (isinstance(error, NoSuchNameError), Problem.DNS),
        (isinstance(error, NotConnectedError), Problem.CONNECTION),
        (getattr(error, "verify_code", None) == _ENDED, Problem.CERTIFICATE_ENDED),
        (isinstance(error, ssl.SSLError), Problem.TLS),
        (isinstance(error, TimeoutError), Problem.TIMEOUT),
        (isinstance(error.__cause__, LineTooLong), Problem.TOO_BIG),
        (isinstance(error, ValueError), Problem.BAD_ADDRESS),
    )
    return next((problem for holds, problem in kinds if holds), Problem.BAD_ANSWER)
