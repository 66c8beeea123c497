"""One address from the first request to its evidence: redirects by hand, HEAD then GET, a second look in doubt."""

import asyncio
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256

from yarl import URL

from planner.checks.activity import Entries, dated, from_header, newest, under
from planner.checks.answer import Answer
from planner.checks.page import MOST_TEXT, Page, as_text, read_page
from planner.checks.stranger import TO_READ, Stranger
from planner.checks.walls import is_sign_in, signs_of_answer, signs_of_page
from planner.domain.check import Target
from planner.domain.evidence import Activity, ActivitySource, Evidence, Hop, Problem, Sign
from planner.domain.web_address import same_place, to_front_page

_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_FEED_KINDS = ("application/rss", "application/atom", "application/xml", "text/xml")
_DOCUMENTS = ("application/pdf", "application/msword", "application/vnd.o", "application/epub", "video/", "audio/")
_OK = 200
_FAILED = 400
_BUSY = frozenset({429})
_SERVER_FAILED = range(500, 600)
_LONGEST_ADDRESS = 500
_NO_USE = frozenset(
    {Problem.BAD_ADDRESS, Problem.PRIVATE_ADDRESS, Problem.TOLD_TO_WAIT, Problem.DNS, Problem.CONNECTION}
)


@dataclass(frozen=True)
class _Arrival:
    """Where the redirects ended, and what was found there."""

    answer: Answer
    hops: tuple[Hop, ...] = ()
    page: Page | None = None
    signs: frozenset[Sign] = frozenset()

    @property
    def found(self) -> bool:
        return self.answer.problem is None and self.answer.status == _OK


class Visit:
    """One stranger at one address."""

    def __init__(self, stranger: Stranger, target: Target, now: datetime) -> None:
        self._stranger, self._target, self._now = stranger, target, now
        self._left = stranger.limits.address_s

    async def evidence(self) -> Evidence:
        """Ask, and return what was seen; a closed site is asked as thoroughly as one whose page is wanted."""
        target = self._target
        try:
            start = URL(target.address.strip()).with_fragment(None)
        except ValueError:
            return Evidence(self._now, target.address, target.address, problem=Problem.BAD_ADDRESS)
        reads = target.content or not target.declared_open
        arrival = await self._go("GET" if reads else "HEAD", start)
        if arrival.answer.method == "HEAD" and self._needs_a_look(arrival):
            arrival = await self._go("GET", start)
        if arrival.answer.status in _SERVER_FAILED and not arrival.answer.retry_after:
            await asyncio.sleep(self._stranger.limits.again_s)
            arrival = await self._go("GET", start)
        arrival = await self._looked_again(arrival)
        return self._told(arrival, await self._activity(arrival) if reads and arrival.found else None)

    def _needs_a_look(self, arrival: _Arrival) -> bool:
        """Whether HEAD wasn't enough: refused, failed, or ended somewhere else."""
        answer = arrival.answer
        if answer.problem or answer.status in _BUSY or Sign.SIGN_IN in arrival.signs:
            return answer.problem is not None and answer.problem not in _NO_USE
        moved = arrival.hops and not same_place(self._target.address, str(answer.url))
        return bool(answer.status >= _FAILED or moved)

    async def _go(self, method: str, url: URL, *, read: bool = True) -> _Arrival:
        """Follow redirects to their end: the guard sees every address before it is asked."""
        hops: list[Hop] = []
        seen = {url}
        while True:
            answer = await self._ask(method, url)
            page = _page(answer) if read else None
            onward = answer.onward or (page.refresh if page and answer.status == _OK else None)
            if answer.problem or not onward:
                return _Arrival(answer, tuple(hops), page, _signs(answer, page))
            hops.append(Hop(_written(url, query=not hops), answer.status))
            following = _joined(url, onward)
            if following is None:
                return _Arrival(replace(answer, problem=Problem.BAD_ADDRESS), tuple(hops))
            if is_sign_in(following) and not same_place(self._target.address, str(following)):
                # Nobody is asked there: it is a place for people, and its address may hold a ticket.
                end = replace(answer, url=following.with_query(None), body=None)
                return _Arrival(end, tuple(hops), signs=frozenset({Sign.SIGN_IN}))
            if len(hops) > self._stranger.limits.hops or following in seen:
                return _Arrival(replace(answer, problem=Problem.TOO_MANY_REDIRECTS), tuple(hops))
            seen.add(following)
            url = following

    async def _ask(self, method: str, url: URL) -> Answer:
        if self._left <= 0:
            return Answer(url, method, problem=Problem.TIMEOUT)
        answer = await self._stranger.ask(method, url)
        self._left -= answer.took
        return answer

    async def _looked_again(self, arrival: _Arrival) -> _Arrival:
        """Compare with pages that tell nothing: when words say it isn't there, and before the alarm is raised."""
        if not arrival.found or arrival.page is None:
            return arrival
        says_missing = Sign.SAYS_NOT_FOUND in arrival.signs
        target = self._target
        if not says_missing and (target.declared_open or not self._told(arrival, None).content_readable):
            return arrival
        missing = await self._go("GET", _missing(arrival.answer.url, target.address))
        signs = set(arrival.signs)
        if missing.answer.problem:
            signs.add(Sign.UNCONFIRMED)
        elif _alike(arrival, missing):
            signs.add(Sign.LIKE_A_MISSING_PAGE)
        elif says_missing and not missing.found:
            signs.discard(Sign.SAYS_NOT_FOUND)
        front = arrival.answer.url.with_path("/")
        if (
            not says_missing
            and to_front_page(target.address, str(front))
            and _alike(arrival, await self._go("GET", front))
        ):
            signs.add(Sign.LIKE_THE_FRONT_PAGE)
        return replace(arrival, signs=frozenset(signs))

    async def _activity(self, arrival: _Arrival) -> Activity | None:
        """Look where the site itself tells when it last published; a page that is gone or behind a wall isn't asked."""
        answer, today = arrival.answer, self._now.date()
        if answer.kind.startswith(_FEED_KINDS):
            return newest(dated(answer.body or b""), ActivitySource.FEED, today)
        if arrival.page is None or arrival.signs - {Sign.NOT_INDEXED, Sign.EMPTY_WITHOUT_SCRIPTS, Sign.PERHAPS_SIGN_IN}:
            return None
        feed = next((address for one in arrival.page.feeds if (address := _joined(answer.url, one))), None)
        if feed:
            found = newest(await self._entries(feed), ActivitySource.FEED, today)
        else:
            entries = await self._entries(answer.url.with_path("/sitemap.xml"))
            found = newest(under(str(answer.url), entries), ActivitySource.SITEMAP, today)
        return found or from_header(answer.headers, self._now)

    async def _entries(self, address: URL) -> Entries:
        """Return what a feed or a host's sitemap tells; it is asked once a run, however many sites it is about."""
        memory = self._stranger.memory
        if address not in memory:
            memory[address] = asyncio.ensure_future(self._read_entries(address))
        return await memory[address]

    async def _read_entries(self, address: URL) -> Entries:
        answer = (await self._go("GET", address, read=False)).answer
        return dated(answer.body or b"") if answer.status == _OK else []

    def _told(self, arrival: _Arrival, activity: Activity | None) -> Evidence:
        answer = arrival.answer
        return Evidence(
            self._now,
            self._target.address,
            _written(answer.url, query=True) if arrival.hops else self._target.address,
            hops=arrival.hops,
            method=answer.method,
            status=answer.status or None,
            problem=answer.problem,
            signs=arrival.signs,
            text_length=arrival.page.text_length if arrival.page else 0,
            certificate_ends=answer.certificate_ends,
            last_activity=activity,
            retry_after=answer.retry_after,
        )


def _page(answer: Answer) -> Page | None:
    """Return what is on the page, when there is one to read."""
    if answer.body is None or answer.problem or answer.status not in TO_READ:
        return None
    if answer.kind == "text/plain":
        return _plain(as_text(answer.body, answer.charset).split())
    is_page = answer.kind in _PAGES or (not answer.kind and answer.body.lstrip().startswith(b"<"))
    return read_page(answer.body, answer.charset) if is_page else None


def _plain(words: list[str]) -> Page:
    return Page(text=words[:MOST_TEXT], text_length=sum(map(len, words)))


def _signs(answer: Answer, page: Page | None) -> frozenset[Sign]:
    """Return what the end of the way says of itself."""
    signs = signs_of_answer(answer.status, answer.headers)
    if answer.problem or answer.status not in TO_READ or answer.method != "GET":
        return frozenset(signs)
    if answer.status in _SERVER_FAILED:
        signs |= signs_of_page(page) & {Sign.CHALLENGE} if page else set()
    elif page is not None and answer.kind != "text/plain":
        signs |= signs_of_page(page) if answer.body else {Sign.UNREADABLE}
    elif page is None and answer.kind in _PAGES:
        signs.add(Sign.UNREADABLE)
    elif answer.kind.startswith(_DOCUMENTS):
        signs.add(Sign.A_FILE)
    return frozenset(signs)


def _alike(one: _Arrival, other: _Arrival) -> bool:
    """Whether two addresses lead to the same page, or to pages that look the same."""
    if one.page is None or other.page is None or not other.found:
        return False
    return one.answer.url == other.answer.url or one.page.is_like(other.page)


def _missing(url: URL, address: str) -> URL:
    """Return an address beside this one that surely leads nowhere."""
    name = f"nettplan-{sha256(address.encode()).hexdigest()[:12]}"
    folder = url.path.rstrip("/").rpartition("/")[0]
    return url.with_path(f"{folder}/{name}").with_query(None)


def _joined(url: URL, onward: str) -> URL | None:
    try:
        return url.join(URL(onward.strip())).with_fragment(None)
    except ValueError:
        return None


def _written(url: URL, *, query: bool) -> str:
    """Return an address to store: nobody's name or password, and no tickets from places on the way."""
    plain = url.with_user(None) if url.user or url.password else url
    return str(plain if query else plain.with_query(None))[:_LONGEST_ADDRESS]
