"""Every role a server can play gets its state, and none raises an alarm that isn't one."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from planner.domain.check import CheckState
from planner.domain.evidence import Activity, ActivitySource, Problem, Sign
from tests.checks.street import (
    LIMITS,
    NOW,
    TEXT,
    Role,
    bomb,
    by_method,
    endless,
    in_turn,
    noise,
    only,
    page,
    says,
    sends_to,
    slow,
    walk,
)

OK, MOVED, SIGN_IN, ROBOT, DOWN, CANT_TELL, REFUSED = (
    CheckState.OK,
    CheckState.MOVED,
    CheckState.NEEDS_SIGN_IN,
    CheckState.ROBOT_REFUSED,
    CheckState.TEMPORARILY_DOWN,
    CheckState.CANT_TELL,
    CheckState.REFUSED,
)
ALIVE = says(page("Lokalhistorie – 7B", f"<h1>Garden vår</h1>{TEXT}"))
FORM = '<h1>Klasserommet</h1><form><input name=u><input type="password" name=p></form>'
SCRIPTS = page("Tavla", "<div id=root></div><script src=/app.js></script><noscript>Slå på JavaScript</noscript>")
MISSING = says(page("Sida finst ikkje – Bø skule", f"<h1>404</h1>{TEXT}"))

CASES: list[tuple[str, dict[str, Role], CheckState, Problem | None]] = [
    ("alive", {"/7b": ALIVE}, OK, None),
    ("moved", {"/7b": sends_to("/ny"), "/ny": ALIVE}, MOVED, None),
    ("moved for the day", {"/7b": sends_to("/ny", 302), "/ny": ALIVE}, OK, None),
    ("moved by the page", {"/7b": says(page("", "", '<meta http-equiv=refresh content="0; url=/ny">')), "/ny": ALIVE}, OK, None),
    ("a last slash", {"/7b": sends_to("/7b/"), "/7b/": ALIVE}, OK, None),
    ("round in a ring", {"/7b": sends_to("/x"), "/x": sends_to("/7b")}, CANT_TELL, Problem.TOO_MANY_REDIRECTS),
    ("on and on", {"/7b": sends_to("/0"), **{f"/{n}": sends_to(f"/{n + 1}") for n in range(20)}}, CANT_TELL, Problem.TOO_MANY_REDIRECTS),
    ("moved to nothing", {"/7b": sends_to("/borte")}, DOWN, None),
    ("sent to the front page", {"/7b": sends_to("/"), "/": ALIVE}, CANT_TELL, None),
    ("404", {}, DOWN, None),
    ("410", {"/7b": says("", status=410)}, DOWN, None),
    ("soft 404", {"blogg.test/*": MISSING}, DOWN, None),
    ("soft 404 by redirect", {"/7b": sends_to("/feil", 302), "/feil": MISSING, "blogg.test/*": sends_to("/feil", 302)}, DOWN, None),
    ("writes about 404", {"/7b": says(page("404 – kva er det?", TEXT))}, OK, None),
    ("words that can't be tried", {"/7b": MISSING, "blogg.test/*": noise}, CANT_TELL, None),
    ("403 for robots", {"/7b": says("", status=403)}, ROBOT, None),
    ("999 for robots", {"/7b": says("", status=999)}, ROBOT, None),
    ("429", {"/7b": says("", status=429)}, ROBOT, None),
    ("429, again in an hour", {"/7b": says("", status=429, Retry_After="3600")}, ROBOT, None),
    ("429, again at once", {"/7b": in_turn(says("", status=429, Retry_After="0"), ALIVE)}, OK, None),
    ("a test for robots", {"/7b": says(page("Just a moment...", "<script></script>"), status=503)}, ROBOT, None),
    ("a test for robots with 200", {"/7b": says(page("Attention Required! | Cloudflare", "<p>Vent.</p>"))}, ROBOT, None),
    ("500 then alive", {"/7b": in_turn(says("", status=500), ALIVE)}, OK, None),
    ("500", {"/7b": says("", status=500)}, DOWN, None),
    ("closed for repairs", {"/7b": says("", status=503, Retry_After="7200")}, DOWN, None),
    ("slow", {"/7b": slow}, DOWN, Problem.TIMEOUT),
    ("endless", {"/7b": endless}, OK, None),
    ("no HTTP", {"/7b": noise}, CANT_TELL, Problem.BAD_ANSWER),
    ("huge headers", {"/7b": says("", X_Big="x" * 100_000)}, CANT_TELL, Problem.TOO_BIG),
    ("gzip bomb", {"/7b": bomb(20)}, OK, None),
    ("broken gzip", {"/7b": says(b"no gzip", Content_Encoding="gzip")}, CANT_TELL, None),
    ("unknown alphabet", {"/7b": says(page("Blogg", TEXT), kind="text/html; charset=zip")}, OK, None),
    ("bytes that are no text", {"/7b": says(bytes(range(128, 256)) * 40)}, OK, None),
    ("nothing at all", {"/7b": says("")}, CANT_TELL, None),
    ("sign-in by redirect", {"/7b": sends_to("/login?next=/7b", 302)}, SIGN_IN, None),
    ("sign-in elsewhere", {"/7b": sends_to("https://login.microsoftonline.com/x?SAMLRequest=abc", 302)}, SIGN_IN, None),
    ("sign-in on the page", {"/7b": says(page("Klasserommet", FORM))}, SIGN_IN, None),
    ("sign-in as a heading", {"/7b": says(page("Padlet", "<h1>Logg inn med Feide</h1>"))}, SIGN_IN, None),
    ("a browser's own sign-in", {"/7b": says("", status=401, WWW_Authenticate='Basic realm="7b"')}, SIGN_IN, None),
    ("401 without a way in", {"/7b": says("", status=401)}, ROBOT, None),
    ("empty without scripts", {"/7b": says(SCRIPTS)}, CANT_TELL, None),
    ("just installed", {"/7b": says(page("Welcome to nginx!", "<h1>Welcome to nginx!</h1>"))}, CANT_TELL, None),
    ("only a picture", {"/7b": says(page("Plakat", "<img src=x alt=Plakaten>"))}, OK, None),
    ("to another port in the house", {"/7b": sends_to("http://127.0.0.1:1/")}, REFUSED, Problem.PRIVATE_ADDRESS),
    ("into the house by name", {"/7b": sends_to("http://ruter.lan/")}, REFUSED, Problem.PRIVATE_ADDRESS),
    ("to a file", {"/7b": sends_to("file:///etc/passwd")}, REFUSED, Problem.BAD_ADDRESS),
    ("to nowhere", {"/7b": sends_to("http://[")}, REFUSED, Problem.BAD_ADDRESS),
]  # fmt: skip


@pytest.mark.parametrize(("roles", "state", "problem"), [one[1:] for one in CASES], ids=[one[0] for one in CASES])
def test_each_role_gets_its_state(roles: dict[str, Role], state: CheckState, problem: Problem | None) -> None:
    found = only(roles, "/7b")
    assert found.evidence
    assert (found.state, found.evidence.problem) == (state, problem)
    assert found.fresh
    assert not found.alarm


READABLE: set[str] = {"alive", "moved for the day", "moved by the page", "a last slash", "moved", "429, again at once"}
READABLE |= {"500 then alive", "endless", "gzip bomb", "unknown alphabet", "writes about 404", "bytes that are no text"}


@pytest.mark.parametrize(("name", "roles"), [one[:2] for one in CASES], ids=[one[0] for one in CASES])
def test_of_all_roles_only_readable_ones_raise_the_alarm_on_a_closed_site(name: str, roles: dict[str, Role]) -> None:
    found = only(roles, {"address": "/7b", "declared_open": False, "content": False})
    assert found.alarm == (name in READABLE)


@pytest.mark.parametrize(
    "roles",
    [
        {"blogg.test/*": ALIVE},
        {"/7b": ALIVE, "/": ALIVE},
        {"/7b": ALIVE, "blogg.test/*": noise},
        {"/7b": says(page("Klassebloggen", TEXT + FORM))},
        {"/7b": says(page("Logg inn", TEXT * 3))},
        {"/7b": says(page("Klassebloggen", f"<nav>{TEXT}</nav><p>Hei!</p>"))},
        {"/7b": sends_to("http://selskapet.test:PORT/om"), "selskapet.test/om": ALIVE},
    ],
    ids=["every page alike", "like the front page", "can't be compared", "form", "title", "only menus", "elsewhere"],
)
def test_when_it_cant_be_told_there_is_no_alarm(roles: dict[str, Role]) -> None:
    assert not only(roles, {"address": "/7b", "declared_open": False}).alarm


def test_a_document_that_anyone_can_open_is_readable() -> None:
    roles = {"/plan.pdf": says(b"%PDF-1.7", kind="application/pdf")}
    assert only(roles, {"address": "/plan.pdf", "declared_open": False}).alarm


def test_moved_says_where_and_on_which_way() -> None:
    roles = {"/7b": sends_to("/8b"), "/8b": sends_to("/8b/heim", 302), "/8b/heim": ALIVE}
    evidence = only(roles, "/7b").evidence
    assert evidence
    assert evidence.moved_to
    assert evidence.moved_to.endswith("/8b")
    assert evidence.final_address.endswith("/8b/heim")
    assert [hop.status for hop in evidence.hops] == [301, 302]


def test_tickets_of_places_to_sign_in_are_not_kept() -> None:
    evidence = only({"/7b": sends_to("https://login.microsoftonline.com/x?SAMLRequest=abc", 302)}, "/7b").evidence
    assert evidence
    assert evidence.final_address == "https://login.microsoftonline.com/x"


@pytest.mark.parametrize(
    ("roles", "state", "methods"),
    [
        ({"/x": ALIVE}, OK, ["HEAD"]),
        ({"/x": by_method(says("", status=405), ALIVE)}, OK, ["HEAD", "GET"]),
        ({"/x": by_method(says("", status=500), ALIVE)}, OK, ["HEAD", "GET"]),
        ({"/x": by_method(says("", status=404), ALIVE)}, OK, ["HEAD", "GET"]),
        ({"/x": by_method(slow, ALIVE)}, OK, ["HEAD", "GET"]),
        ({"/x": sends_to("/y"), "/y": MISSING, "blogg.test/*": MISSING}, DOWN, ["HEAD", "GET"]),
    ],
    ids=["enough", "405", "500", "404", "slow", "elsewhere"],
)
def test_a_plain_link_is_asked_by_head_and_by_get_when_that_says_too_little(
    roles: dict[str, Role], state: CheckState, methods: list[str]
) -> None:
    run, street = walk(roles, {"address": "/x", "content": False}, limits=replace(LIMITS, request_s=0.5))
    assert (run.results[0].state, street.methods("/x")) == (state, methods)


ITEMS = "<item><pubDate>Tue, 03 Nov 2026 10:00:00 +0100</pubDate></item><item><pubDate>i går</pubDate></item>"
LINKED = page("Blogg", TEXT, '<link rel=alternate type="application/rss+xml" href="/feed">')
BILLIONS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
PLACES = (
    "<urlset><url><loc>http://blogg.test:PORT/7b/maur</loc><lastmod>2026-10-05</lastmod></url>"
    "<url><loc>http://blogg.test:PORT/8c</loc><lastmod>2026-11-20</lastmod></url></urlset>"
)


def _map(asked: Any, writer: Any) -> Any:
    port = writer.get_extra_info("sockname")[1]
    return says(PLACES.replace("PORT", str(port)), kind="application/xml")(asked, writer)


@pytest.mark.parametrize(
    ("roles", "activity"),
    [
        (
            {"/7b": says(LINKED), "/feed": says(f"<rss><channel>{ITEMS}</channel></rss>", kind="application/rss+xml")},
            Activity(date(2026, 11, 3), ActivitySource.FEED),
        ),
        (
            {
                "/7b": says(
                    "<feed><updated>2026-11-24T08:00:00Z</updated><entry><updated>2026-09-01T08:00:00Z</updated></entry></feed>",
                    kind="application/atom+xml",
                )
            },
            Activity(date(2026, 9, 1), ActivitySource.FEED),
        ),
        ({"/7b": ALIVE, "/sitemap.xml": _map}, Activity(date(2026, 10, 5), ActivitySource.SITEMAP)),
        (
            {"/7b": says(page("Blogg", TEXT), Last_Modified="Mon, 01 Jun 2026 10:00:00 GMT")},
            Activity(date(2026, 6, 1), ActivitySource.HEADER),
        ),
        ({"/7b": says(page("Blogg", TEXT), Last_Modified=NOW.strftime("%a, %d %b %Y %H:%M:%S GMT"))}, None),
        ({"/7b": says(LINKED), "/feed": says(f"{BILLIONS}<rss>{ITEMS}</rss>", kind="application/rss+xml")}, None),
        ({"/7b": says(LINKED), "/feed": says(f"<rss>{ITEMS}<broken", kind="text/xml")}, Activity(date(2026, 11, 3), ActivitySource.FEED)),
        ({"/7b": says(LINKED), "/feed": sends_to("http://127.0.0.1:1/feed")}, None),
    ],
    ids=["feed", "is a feed", "sitemap", "header", "just now", "hostile XML", "broken XML", "feed in the house"],
)  # fmt: skip
def test_the_last_activity_is_what_the_site_itself_says(roles: dict[str, Role], activity: Activity | None) -> None:
    found = only(roles, "/7b")
    assert found.evidence
    assert found.state is OK
    assert found.evidence.last_activity == activity


def test_a_page_that_asks_not_to_be_found_says_so() -> None:
    by_page = only({"/7b": says(page("Blogg", TEXT, "<meta name=robots content=noindex>"))}, "/7b").evidence
    by_head = only({"/7b": says(page("Blogg", TEXT), X_Robots_Tag="noindex")}, "/7b").evidence
    assert by_page
    assert by_head
    assert by_page.signs == by_head.signs == {Sign.NOT_INDEXED}


def test_a_visitor_reads_no_more_than_the_limit() -> None:
    evidence = only({"/7b": bomb(20)}, "/7b").evidence
    assert evidence
    assert 10_000 < evidence.text_length <= LIMITS.body
