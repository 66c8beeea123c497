"""The guard: whatever it lets through is one host's own address on the open internet."""

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.checks import Guard
from planner.domain.evidence import Problem

GUARD = Guard()
INSIDE = [
    "0.0.0.1", "10.1.2.3", "100.64.0.1", "100.100.100.200", "127.0.0.1", "127.9.9.9", "168.63.129.16", "169.254.169.254",
    "172.16.0.1", "192.0.0.192", "192.0.2.1", "192.88.99.1", "192.168.1.1", "198.18.0.1", "224.0.0.1", "240.0.0.1",
    "255.255.255.255", "::", "::1", "::ffff:127.0.0.1", "::ffff:8.8.8.8", "64:ff9b::7f00:1", "64:ff9b::808:808",
    "64:ff9b:1::1", "100::1", "2001::1", "2001:db8::1", "2002:7f00:1::1", "3fff::1", "5f00::1", "fc00::1", "fd00:ec2::254",
    "fe80::1", "fec0::1", "ff02::1",
]  # fmt: skip
NETWORKS = [
    "0.0.0.0/8",
    "10.0.0.0/8",
    "100.64.0.0/10",
    "127.0.0.0/8",
    "169.254.0.0/16",
    "172.16.0.0/12",
    "192.168.0.0/16",
]
NETWORKS += ["224.0.0.0/3", "::/3", "4000::/2", "8000::/1", "2001::/23", "2001:db8::/32", "2002::/16"]
ADDRESSES = st.one_of(
    st.ip_addresses(), *(st.ip_addresses(network=network) for network in NETWORKS), st.sampled_from(INSIDE).map(ip_address)
)  # fmt: skip


@given(ADDRESSES, st.integers(1, 65_535))
def test_whatever_it_lets_through_is_a_global_address(address: IPv4Address | IPv6Address, port: int) -> None:
    if GUARD.lets(str(address), port):
        assert address.is_global
        assert not any(
            address in ip_network(network) for network in NETWORKS if ip_network(network).version == address.version
        )
        assert getattr(address, "ipv4_mapped", None) is None


@pytest.mark.parametrize("address", INSIDE)
def test_the_inside_of_a_house_is_refused_however_it_is_reached(address: str) -> None:
    assert not GUARD.lets(address, 443)
    assert GUARD.problem("https", None, address, 443) is Problem.PRIVATE_ADDRESS


@pytest.mark.parametrize("address", ["8.8.8.8", "2a00:1450:400f::8", "193.157.1.1"])
def test_the_open_internet_is_let_through(address: str) -> None:
    assert GUARD.problem("https", None, address, 443) is None
    assert GUARD.lets(address, 443)


@pytest.mark.parametrize(
    "host",
    ["2130706433", "0x7f000001", "0x7f.1", "0177.0.0.1", "127.1", "127.0.0.1.", "8.8.8.8.", "010.8.8.8", "1.2.3.0x4"],
)
def test_addresses_in_disguise_are_refused(host: str) -> None:
    assert GUARD.problem("http", None, host, 80) is Problem.PRIVATE_ADDRESS


@pytest.mark.parametrize(
    "host", ["localhost", "LOCALHOST.", "a.localhost", "intranett", "ruter.lan", "ks.local", "m.internal."]
)
def test_names_of_a_house_are_refused_without_looking_them_up(host: str) -> None:
    assert GUARD.problem("http", None, host, 80) is Problem.PRIVATE_ADDRESS


@pytest.mark.parametrize(
    ("scheme", "user", "host", "port"),
    [
        ("file", None, "blogg.example", 80),
        ("ftp", None, "blogg.example", 21),
        ("", None, "blogg.example", 80),
        ("http", None, None, 80),
        ("http", None, "", 80),
        ("http", "kari", "blogg.example", 80),
        ("http", "", "blogg.example", 80),
        ("http", None, "blogg.example", None),
    ],
)
def test_what_is_no_plain_web_address_is_refused(
    scheme: str, user: str | None, host: str | None, port: int | None
) -> None:
    assert GUARD.problem(scheme, user, host, port) is Problem.BAD_ADDRESS


def test_ports_of_other_trades_are_refused() -> None:
    assert [port for port in (22, 25, 80, 443, 3389, 6667, 8080, 8443) if GUARD.lets("8.8.8.8", port)] == [
        80,
        443,
        8080,
        8443,
    ]


def test_an_exception_is_for_one_port_alone() -> None:
    guard = Guard(frozenset({("127.0.0.1", 8917)}))
    assert guard.lets("127.0.0.1", 8917)
    assert not guard.lets("127.0.0.1", 8918)
    assert not guard.lets("127.0.0.2", 8917)
