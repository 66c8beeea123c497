"""Checks kept: what was seen stands on the site, the one alarm is raised and lifted, and offline nothing changes."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from planner.checks import Guard
from planner.domain.check import CheckState, Result, Run
from planner.domain.evidence import Evidence, Problem
from planner.domain.project import Audience
from planner.domain.site import SiteEntry
from planner.errors import NotAllowed, NotFound
from planner.services.site_checks import (
    Checked,
    ask,
    evidence_as_json,
    keep_round,
    link_states,
    linked_addresses,
    newest_check,
    round_of,
)
from planner.storage import Session, audit, sites
from tests.cast import ASTRID, KARI, NILS, SCHOOL, TODAY, actor

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
CLOSED = SiteEntry(
    "SIT0000001", SCHOOL.id, None, "Klasserommet", "https://klasse.example/", "", Audience.CLASS, KARI.id
)
STORY = "<p>Vi fann garden på eit kart frå 1868, og spurde folk i bygda om kven som budde der.</p>" * 12


class Readable(BaseHTTPRequestHandler):
    """A site that anybody can read."""

    def do_GET(self) -> None:
        """Answer with the story, or that it isn't there."""
        is_story = self.path == "/7b"
        self.send_response(200 if is_story else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        title = "Klasserommet vårt" if is_story else "Fann ikkje sida"
        self.wfile.write(f"<html><title>{title}</title><body>{STORY if is_story else ''}</body></html>".encode())

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def port() -> Iterator[int]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Readable) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_address[1]
        server.shutdown()


def evidence(at: datetime = NOW, **seen: object) -> Evidence:
    return replace(Evidence(at, CLOSED.address, CLOSED.address, method="GET", status=200), **seen)  # type: ignore[arg-type]


def kept(session: Session, *results: Result, offline: bool = False) -> Checked:
    asked = round_of(session, actor(ASTRID))
    return keep_round(session, actor(ASTRID), asked, Run(results, offline))


def test_a_closed_site_that_a_stranger_can_read_raises_the_alarm_until_it_is_closed(
    session: Session, port: int
) -> None:
    sites.save(session, replace(CLOSED, address=f"http://127.0.0.1:{port}/7b"))
    asked = round_of(session, actor(ASTRID), CLOSED.id)
    found = keep_round(session, actor(ASTRID), asked, ask(asked, NOW, guard=Guard(frozenset({("127.0.0.1", port)}))))
    assert [one.target_id for one in found.alarms] == [CLOSED.id]
    entry = sites.entry(session, CLOSED.id)
    assert entry
    assert (entry.check_state, entry.check_alarm, entry.checked_at) == ("ok", True, NOW)
    seen = newest_check(session, actor(KARI), CLOSED.id)
    assert seen
    assert evidence_as_json(seen, TODAY)["status"] == 200
    assert "Klasserommet" not in str(evidence_as_json(seen, TODAY))
    kept(session, Result(CLOSED.id, CheckState.NEEDS_SIGN_IN, alarm=False, evidence=evidence(), fresh=True))
    entry = sites.entry(session, CLOSED.id)
    assert entry
    assert not entry.check_alarm


def test_an_address_inside_the_house_is_never_asked(session: Session, port: int) -> None:
    sites.save(session, replace(CLOSED, address=f"http://127.0.0.1:{port}/7b"))
    asked = round_of(session, actor(ASTRID), CLOSED.id)
    found = keep_round(session, actor(ASTRID), asked, ask(asked, NOW))
    assert [(one.state, one.alarm) for one in found.sites] == [(CheckState.REFUSED, False)]


def test_offline_the_last_results_stay_with_their_day(session: Session) -> None:
    sites.save(session, CLOSED)
    kept(session, Result(CLOSED.id, CheckState.NEEDS_SIGN_IN, alarm=False, evidence=evidence(), fresh=True))
    known = Result(CLOSED.id, CheckState.NEEDS_SIGN_IN, alarm=False, evidence=evidence(), fresh=False)
    assert kept(session, known, offline=True).offline
    entry = sites.entry(session, CLOSED.id)
    assert entry
    assert (entry.check_state, entry.checked_at) == ("needs_sign_in", NOW)


def test_what_was_seen_before_goes_along_until_it_is_too_old_to_count(session: Session) -> None:
    sites.save(session, CLOSED)
    for days in (90, 20, 1):
        at = NOW - timedelta(days=days)
        down = evidence(at, status=None, problem=Problem.TIMEOUT)
        kept(session, Result(CLOSED.id, CheckState.TEMPORARILY_DOWN, alarm=False, evidence=down, fresh=True))
    (target,) = round_of(session, actor(ASTRID), CLOSED.id).targets
    assert [NOW - one.asked_at for one in target.history] == [timedelta(days=20), timedelta(days=1)]


def test_retired_sites_and_those_without_an_address_are_not_asked(session: Session) -> None:
    sites.save(session, replace(CLOSED, retired_on=TODAY))
    sites.save(session, replace(CLOSED, id="SIT0000002", address=""))
    assert not round_of(session, actor(ASTRID)).sites


def test_the_pages_we_link_to_are_checked_like_sites(session: Session) -> None:
    address = linked_addresses()[0]
    asked = round_of(session, actor(ASTRID))
    assert {one.address for one in asked.targets} == set(linked_addresses())
    seen = replace(evidence(), address=address, final_address=address)
    kept(session, Result("link:" + address, CheckState.OK, alarm=False, evidence=seen, fresh=True))
    assert link_states(session)[address] == (CheckState.OK, NOW)
    (target,) = [one for one in round_of(session, actor(ASTRID)).targets if one.address == address]
    assert target.history == (seen,)


def test_the_municipality_checks_nothing_and_nobody_another_schools_site(session: Session) -> None:
    with pytest.raises(NotAllowed):
        round_of(session, actor(NILS))
    with pytest.raises(NotFound):
        round_of(session, actor(KARI), "SIT0000009")


def test_the_audit_tells_how_many_and_nothing_else(session: Session) -> None:
    sites.save(session, CLOSED)
    kept(session, Result(CLOSED.id, CheckState.OK, alarm=False, evidence=evidence(), fresh=True))
    assert audit.details_of(session, SCHOOL.id, ["check_sites"]) == ["1 sites, 0 links, 0 alarms"]
