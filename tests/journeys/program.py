"""The real program in a process of its own, on a data folder of its own."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from planner.domain.permission import Actor
from planner.services.sample import make_sample
from planner.storage import open_database, transaction
from tests.cast import TODAY

_PATIENCE_S = 60


def database_in(data: Path) -> str:
    """Return the address of the database that the program keeps in a data folder."""
    return f"sqlite:///{data / 'nettplan.db'}"


def sample_in(data: Path) -> Actor:
    """Make the sample school in a data folder; returns its teacher."""
    with transaction(open_database(database_in(data))) as session:
        return make_sample(session, TODAY)


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def served(data: Path, *, log: Path, port: int | None = None) -> Iterator[str]:
    """Serve the program from a data folder and yield its address."""
    port = port or free_port()
    surroundings = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
    surroundings |= {"NETTPLAN_DATA": str(data), "NETTPLAN_TODAY": TODAY.isoformat()}
    command = [sys.executable, "-m", "planner.cli", "serve", "--port", str(port)]
    with log.open("ab") as out, subprocess.Popen(command, env=surroundings, stdout=out, stderr=out) as process:
        try:
            _wait_until_it_answers(f"http://127.0.0.1:{port}/healthz", process, log)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(timeout=20)


def _wait_until_it_answers(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + _PATIENCE_S
    while time.monotonic() < until:
        if process.poll() is not None:
            pytest.fail(f"the server ended: {log.read_text(errors='replace')[-2000:]}")
        try:
            with urlopen(address) as answer:  # noqa: S310 - our own server on loopback
                if answer.status == 200:
                    return
        except (URLError, ConnectionError):
            time.sleep(0.2)
    pytest.fail("the server did not answer within a minute")
