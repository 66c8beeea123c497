"""`planner serve` and `planner demo`: started as programs, asked, and stopped."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

import pytest

from planner.cli.demo import prepare
from planner.cli.serve import free_port
from planner.errors import InvalidInput
from tests.cli.conftest import Planner
from tests.cli.handed_in import SCHOOL, written

PATIENCE = 60


@contextmanager
def running(folder: Path, port: int, *words: str, **surroundings: str) -> Iterator[subprocess.Popen[str]]:
    """Start the program, wait until it answers, and stop it as Ctrl+C does."""
    kept = {name: value for name, value in os.environ.items() if name not in {"PORT", "NETTPLAN_DATA", "DATABASE_URL"}}
    program = subprocess.Popen(
        [sys.executable, "-m", "planner.cli", *words],
        cwd=folder,
        env=kept | {"HOME": str(folder), "PYTHONPATH": str(Path(__file__).parents[2])} | surroundings,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        until = time.monotonic() + PATIENCE
        while program.poll() is None and time.monotonic() < until and _answer(port) != 200:
            time.sleep(0.1)
        yield program
    finally:
        program.send_signal(signal.SIGINT)
        try:
            program.wait(PATIENCE)
        finally:
            program.kill()


def test_serve_heeds_port_prints_the_address_and_stops_quietly(tmp_path: Path) -> None:
    port = _a_free_port()
    with running(tmp_path, port, "serve", "--data", "data", PORT=str(port)) as program:
        assert _answer(port) == 200
        with pytest.raises(OSError, match="refused"):
            HTTPConnection(_other_address(), port, timeout=5).request("GET", "/healthz")
    out, err = program.communicate()
    assert out == f"Nettplan er på http://127.0.0.1:{port}. Stopp med Ctrl+C.\n"
    assert err.strip() == ""
    assert program.returncode == 130
    assert (tmp_path / "data" / "nettplan.db").is_file()


def test_demo_makes_a_sample_school_in_a_folder_of_its_own(tmp_path: Path) -> None:
    port = _a_free_port()
    with running(tmp_path, port, "demo", "--port", str(port), DATABASE_URL="sqlite:////nowhere/real.db"):
        assert _answer(port) == 200
    assert [path.parent.name for path in tmp_path.rglob("nettplan.db")] == ["nettplan-demo"]


def test_demo_goes_on_with_the_sample_school_that_is_there(empty: Planner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NETTPLAN_DATA", str(empty.data))
    prepare()
    before = empty.dump()
    prepare()
    assert empty.dump() == before


def test_demo_never_touches_a_real_school(empty: Planner) -> None:
    empty.good("school", "set", written(empty.folder, "school.toml", SCHOOL))
    before = empty.dump()
    assert str(empty.data) in empty("demo").problem
    assert empty.dump() == before


@pytest.mark.parametrize("told", ["0", "65536", "åtti", "-1", "8501x"])
def test_what_is_no_port_is_refused(told: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", told)
    with pytest.raises(InvalidInput, match=told):
        free_port(None)


def test_a_port_in_use_is_told_before_anything_starts(empty: Planner) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert str(port) in empty("serve", "--port", str(port)).problem
    assert not empty.data.exists()


def test_the_option_beats_the_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    port = _a_free_port()
    monkeypatch.setenv("PORT", "1")
    assert free_port(port) == port


def _answer(port: int) -> int:
    connection = HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status
    except OSError:
        return 0
    finally:
        connection.close()


def _a_free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])


def _other_address() -> str:
    """Loopback has more than one address: a program that listens on one alone refuses the others."""
    return "127.0.0.2"
