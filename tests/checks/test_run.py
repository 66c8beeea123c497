"""A run as a whole: manners, what isn't asked again, names and certificates, and what happens without network."""

import asyncio
import ssl
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
import trustme

from planner.checks import Guard, check
from planner.checks.names import Names, NotPublicError
from planner.domain.check import CheckState, Target, certificate_ending
from planner.domain.evidence import Evidence, Problem
from tests.checks.street import LIMITS, NOW, TEXT, Asked, only, page, says, walk

ALIVE = says(page("Lokalhistorie – 7B", TEXT))
SEEN = Evidence(NOW - timedelta(hours=1), "", "", method="GET", status=200, text_length=900)


async def lingering(asked: Asked, writer: asyncio.StreamWriter) -> None:
    await asyncio.sleep(0.01)
    await ALIVE(asked, writer)


def test_a_host_is_asked_a_few_at_a_time_and_hosts_side_by_side() -> None:
    paths = [{"address": f"/{n}", "host": f"s{n % 3}.test", "content": False} for n in range(30)]
    run, street = walk({f"s{n}.test/*": lingering for n in range(3)}, *paths, limits=replace(LIMITS, per_host=2))
    assert {one.state for one in run.results} == {CheckState.OK}
    assert street.most_open == {"s0.test": 2, "s1.test": 2, "s2.test": 2}


def test_a_stranger_says_who_asks_and_carries_nothing() -> None:
    roles = {"/a": says(page("Blogg", TEXT), Set_Cookie="id=1; Path=/"), "/b": ALIVE}
    _, street = walk(roles, "/a", "/b", contact="post@boskule.example\r\nX-Evil: (1)")
    for one in street.asked:
        assert one.headers["user-agent"].startswith("Nettplan (link check; post@boskule.example")
        assert not {"cookie", "authorization", "referer", "x-evil"} & set(one.headers)


def test_a_host_that_wants_to_be_left_alone_is() -> None:
    run, street = walk(
        {"blogg.test/*": says("", status=429, Retry_After="3600")}, "/a", "/b", "/c", limits=replace(LIMITS, per_host=1)
    )
    first, *others = run.results
    assert first.state is CheckState.ROBOT_REFUSED
    assert first.evidence
    assert first.evidence.retry_after == NOW + timedelta(hours=1)
    assert [one.state for one in others] == [CheckState.NOT_CHECKED] * 2
    assert len(street.asked) == 1


def test_what_was_asked_a_short_while_ago_is_not_asked_again_unless_it_must() -> None:
    target = {"address": "/7b", "history": (SEEN,)}
    again, street = walk({}, target)
    forced, _ = walk({}, target, force=True)
    later, _ = walk({}, target, now=NOW + timedelta(days=1))
    assert (again.results[0].state, again.results[0].fresh, street.asked) == (CheckState.OK, False, [])
    assert [one.results[0].state for one in (forced, later)] == [CheckState.TEMPORARILY_DOWN] * 2


def test_a_site_that_was_closed_since_is_tested_at_once() -> None:
    closed = {"address": "/7b", "declared_open": False, "history": (SEEN,)}
    readable, generic = only({"/7b": ALIVE}, closed), only({"blogg.test/*": ALIVE}, closed)
    assert [(one.fresh, one.alarm) for one in (readable, generic)] == [(True, True), (True, False)]


def test_an_address_that_stands_there_twice_is_asked_once_and_closed_counts() -> None:
    told: list[tuple[int, int]] = []
    run, street = walk(
        {"/7b": ALIVE},
        {"id": "open", "address": "/7b"},
        {"id": "closed", "address": "/7b", "declared_open": False},
        progress=lambda done, of: told.append((done, of)),
    )
    assert street.methods("/7b") == ["GET"]
    assert {one.target_id: one.alarm for one in run.results} == {"open": False, "closed": True}
    assert told == [(2, 2)]


def test_gone_takes_three_days() -> None:
    missing = [replace(SEEN, asked_at=NOW - timedelta(days=days), status=404) for days in (14, 7)]
    for history, state in ((missing[:1], CheckState.TEMPORARILY_DOWN), (missing, CheckState.GONE)):
        assert only({}, {"address": "/7b", "history": history}).state is state


def test_without_network_the_run_says_so_and_raises_nothing() -> None:
    run, _ = walk(
        {},
        {"address": "http://blogg.example/7b", "declared_open": False, "history": (SEEN,)},
        "http://ny.example/",
        {"address": "http://10.0.0.1/"},
    )
    assert run.offline
    assert [one.fresh or one.alarm for one in run.results] == [False] * 3
    assert [one.state for one in run.results] == [CheckState.OK, CheckState.NOT_CHECKED, CheckState.NOT_CHECKED]
    assert run.results[0].evidence
    assert run.results[0].evidence.asked_at == SEEN.asked_at


def test_one_dead_name_among_living_ones_is_no_missing_network() -> None:
    run, _ = walk({"/7b": ALIVE}, "http://blogg.example/7b", "/7b")
    assert not run.offline
    assert [one.state for one in run.results] == [CheckState.TEMPORARILY_DOWN, CheckState.OK]


def test_when_the_time_is_up_the_rest_keeps_what_is_known() -> None:
    run, street = walk({"/7b": ALIVE}, "/7b", limits=replace(LIMITS, run_s=0))
    assert (run.results[0].state, run.results[0].fresh, street.asked) == (CheckState.NOT_CHECKED, False, [])


def test_what_progress_raises_comes_out_as_it_is() -> None:
    class PageLeft(BaseException):
        """What a page raises when its reader goes elsewhere."""

    def leave(_done: int, _of: int) -> None:
        raise PageLeft

    with pytest.raises(PageLeft):
        walk({"/7b": ALIVE}, "/7b", "/8b", progress=leave)


def test_a_name_is_judged_by_all_its_addresses_and_asked_for_once() -> None:
    asked = []

    async def look_up(name: str) -> Sequence[str]:
        asked.append(name)
        # A name that would lead elsewhere the second time.
        return ["127.0.0.1"] if len(asked) == 1 else ["10.0.0.1"]

    async def both(_name: str) -> Sequence[str]:
        return ["127.0.0.1", "169.254.169.254"]

    run, _ = walk({"/a": ALIVE, "/b": ALIVE}, "/a", "/b", look_up=look_up)
    assert asked == ["blogg.test"]
    assert {one.state for one in run.results} == {CheckState.OK}
    mixed, street = walk({"/a": ALIVE}, "/a", look_up=both)
    assert (mixed.results[0].state, street.asked) == (CheckState.REFUSED, [])


def test_the_system_is_asked_for_names_and_the_guard_for_what_it_says() -> None:
    async def ask(guard: Guard, name: str) -> Sequence[str]:
        names = Names(guard)
        try:
            return await names.addresses(name, 80)
        finally:
            names.close()

    home = {("127.0.0.1", 80), ("::1", 80)}
    assert set(asyncio.run(ask(Guard(frozenset(home)), "localhost"))) <= {ip for ip, _ in home}
    with pytest.raises(NotPublicError):
        asyncio.run(ask(Guard(), "localhost"))


def test_a_line_that_was_closed_in_the_meantime_is_no_answer() -> None:
    async def hangs_up(asked: Asked, writer: asyncio.StreamWriter) -> None:
        await ALIVE(asked, writer)
        writer.close()

    limits = replace(LIMITS, per_host=1)
    run, street = walk({"blogg.test/*": hangs_up}, *(f"/{n}" for n in range(5)), limits=limits)
    assert {one.state for one in run.results} == {CheckState.OK}
    assert len(street.asked) == 6


def test_nobody_at_home_is_down_and_no_missing_network() -> None:
    run, _ = walk({}, "http://127.0.0.1:1/", guard=Guard(frozenset({("127.0.0.1", 1)})))
    found = run.results[0]
    assert found.evidence
    assert (found.state, found.evidence.problem) == (CheckState.TEMPORARILY_DOWN, Problem.CONNECTION)
    assert not run.offline


@pytest.mark.parametrize("host", ["127.0.0.1", "::1"])
def test_this_machine_is_refused_unless_the_guard_lets_it(host: str) -> None:
    shown = f"[{host}]" if ":" in host else host
    for guard, state in ((None, CheckState.OK), (Guard(), CheckState.REFUSED)):
        options = {"guard": guard} if guard else {}
        run, street = walk({"/a": ALIVE}, f"http://{shown}:PORT/a", host=host, **options)
        assert run.results[0].state is state
        assert bool(street.asked) == (state is CheckState.OK)


def _secured(ends: datetime, name: str = "blogg.test") -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """Return what a server with a certificate shows, and a stranger who trusts its maker."""
    authority = trustme.CA()
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(name, not_after=ends).configure_cert(server)
    trust = ssl.create_default_context()
    authority.configure_trust(trust)
    return server, trust


@pytest.mark.parametrize(
    ("days", "name", "state", "problem"),
    [
        (90, "blogg.test", CheckState.OK, None),
        (10, "blogg.test", CheckState.OK, None),
        (-1, "blogg.test", CheckState.TEMPORARILY_DOWN, Problem.CERTIFICATE_ENDED),
        (90, "anna.test", CheckState.CANT_TELL, Problem.TLS),
    ],
    ids=["good", "about to end", "ended", "another's"],
)
def test_certificates(days: int, name: str, state: CheckState, problem: Problem | None) -> None:
    ends = datetime.now(UTC) + timedelta(days=days)
    server, trust = _secured(ends, name)
    found = only({"/7b": ALIVE}, "/7b", scheme="https", secure=server, trust=trust)
    assert found.evidence
    assert (found.state, found.evidence.problem) == (state, problem)
    assert found.evidence.certificate_ends == (None if problem else ends.date())
    assert certificate_ending(found.evidence, date.today()) == (days == 10)


def test_check_waits_for_the_answers_also_where_a_loop_runs() -> None:
    target = Target("1", "http://10.0.0.1/", history=())

    async def on_a_page() -> CheckState:
        return check([target], Guard(), contact="x", now=NOW).results[0].state

    assert check([target], Guard(), contact="x", now=NOW).results[0].state is CheckState.REFUSED
    assert asyncio.run(on_a_page()) is CheckState.REFUSED


def test_a_host_is_asked_for_its_sitemap_once() -> None:
    _, street = walk({"blogg.test/*": ALIVE, "/sitemap.xml": says("", status=404)}, "/a", "/b", "/c")
    assert len(street.methods("/sitemap.xml")) == 1
