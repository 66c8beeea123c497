"""The guard: which addresses may be asked at all. A value, so that a test can let one local port through.

It judges twice: the address as it is written, and every IP address that its name leads to, at the moment of connecting.
"""

import re
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import Final

from planner.domain.evidence import Problem

_SCHEMES = frozenset({"http", "https"})
_LOWEST_FREE_PORT = 1024
# Ports of mail, chat and remote desktops above 1024, of those that the Fetch standard blocks.
_OTHER_TRADES = frozenset(
    {
        1719,
        1720,
        1723,
        2049,
        3389,
        3659,
        4045,
        4190,
        5060,
        5061,
        5900,
        6000,
        6566,
        *range(6665, 6670),
        6679,
        6697,
        10080,
    }
)
# A last part of digits makes a host an IPv4 address to a browser, in whatever form: 2130706433, 0x7f.1, 0177.0.0.1.
_LIKE_A_NUMBER = re.compile(r"(?:.*\.)?(?:\d+|0x[0-9a-f]*)\.?", re.IGNORECASE)
_HOUSE_NAMES = (".localhost", ".local", ".internal", ".intranet", ".lan", ".home", ".corp", ".home.arpa")
# Beside what `is_global` knows: old tunnels, protocol assignments, and the address of Azure's own service.
_V4_REFUSED: Final = tuple(map(IPv4Network, ("192.0.0.0/24", "192.88.99.0/24", "168.63.129.16/32")))
# All of IPv6 that is given out lies here; mapped and translated IPv4 (::ffff:0:0/96, 64:ff9b::/96) lies outside.
_V6_GIVEN_OUT: Final = IPv6Network("2000::/3")
_V6_REFUSED: Final = tuple(map(IPv6Network, ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")))


@dataclass(frozen=True)
class Guard:
    """Refuses what a stranger on the internet couldn't or shouldn't ask.

    Attributes:
        allowed: exceptions as (IP address, port), for tests on this machine.
    """

    allowed: frozenset[tuple[str, int]] = frozenset()

    def problem(self, scheme: str, user: str | None, host: str | None, port: int | None) -> Problem | None:
        """Return what is wrong with an address as it is written, None when nothing is.

        Args:
            host: the name in ASCII, or the IP address without brackets.
            port: the one written or the scheme's own.
        """
        if scheme not in _SCHEMES or not host or port is None or user is not None:
            return Problem.BAD_ADDRESS
        if (host, port) in self.allowed:
            return None
        if ":" in host or _LIKE_A_NUMBER.fullmatch(host):
            return None if self.lets(host, port) else Problem.PRIVATE_ADDRESS
        name = host.lower().rstrip(".")
        if "." not in name or name.endswith(_HOUSE_NAMES):
            return Problem.PRIVATE_ADDRESS
        return None

    def lets(self, ip: str, port: int) -> bool:
        """Whether this IP address may be connected to, on this port."""
        if (ip, port) in self.allowed:
            return True
        try:
            address = ip_address(ip)
        except ValueError:
            return False
        return _is_web_port(port) and is_public(address)


def is_public(address: IPv4Address | IPv6Address) -> bool:
    """Whether an IP address is one host's own on the open internet."""
    if not address.is_global or address.is_multicast or address.is_reserved:
        return False
    if isinstance(address, IPv4Address):
        return not any(address in network for network in _V4_REFUSED)
    return address in _V6_GIVEN_OUT and not any(address in network for network in _V6_REFUSED)


def _is_web_port(port: int) -> bool:
    return port in {80, 443} or (port >= _LOWEST_FREE_PORT and port not in _OTHER_TRADES)
