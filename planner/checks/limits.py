"""How long, how much and how many: the limits of one run of checks."""

from dataclasses import dataclass, field
from datetime import timedelta


@dataclass(frozen=True)
class Limits:
    """What a run may take. Times in seconds, sizes in bytes.

    Attributes:
        request_s: for one answer's head.
        body_s: for reading a page, from its first byte; what has come by then counts.
        address_s: for all requests of one address.
        run_s: for the run; whoever hasn't been asked by then keeps the earlier result.
        wait_s: the longest Retry-After that is waited for; longer ones are left for another day.
        again_s: before a server that failed is asked once more.
        per_host: requests to one host at a time.
        in_all: requests at a time.
        hops: redirects that are followed.
        body: bytes of a page, unpacked.
        fresh: how long an earlier answer is good enough.
    """

    request_s: float = 15.0
    body_s: float = 10.0
    address_s: float = 60.0
    run_s: float = 1800.0
    wait_s: float = 10.0
    again_s: float = 1.0
    per_host: int = 4
    in_all: int = 100
    hops: int = 8
    body: int = 512 * 1024
    fresh: timedelta = field(default=timedelta(hours=12))
