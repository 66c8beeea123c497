"""The measuring itself: parts in processes of their own, percentiles, peak memory, Markdown tables."""

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from statistics import median, quantiles
from typing import Any

ROOT = Path(__file__).parents[2]
PLANNER = ROOT / ".venv" / "bin" / "planner"
TODAY = "2026-11-24"
_MEGABYTE = 1_000_000
# A process that has just been started counts its parent's memory as its own: this one is small, and starts the other.
_SMALL_PARENT = """
import json, os, sys, time
begin = time.perf_counter()
child = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ)
_, status, used = os.wait4(child, 0)
wall = time.perf_counter() - begin
sys.stderr.write(json.dumps([os.waitstatus_to_exitcode(status), wall, used.ru_utime + used.ru_stime, used.ru_maxrss]))
"""


@dataclass
class Taken:
    """What a piece of work took: seconds on the clock, seconds of processor, megabytes at the most."""

    wall: float = 0.0
    cpu: float = 0.0
    megabytes: float = 0.0


@contextmanager
def taking() -> Iterator[Taken]:
    """Measure a piece of work of this process."""
    taken = Taken()
    wall, cpu = time.perf_counter(), time.process_time()
    yield taken
    taken.wall, taken.cpu = time.perf_counter() - wall, time.process_time() - cpu
    taken.megabytes = peak()


def peak() -> float:
    """Return the most memory this process has had, in megabytes."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) * 1024 / _MEGABYTE
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / _MEGABYTE


def started(*command: str | Path, data: Path) -> Taken:
    """Start a program from cold, wait for its end and return what it took.

    Raises:
        RuntimeError: it failed.
    """
    words = [sys.executable, "-I", "-S", "-c", _SMALL_PARENT, *map(str, command)]
    surroundings = os.environ | {"NETTPLAN_DATA": str(data), "NETTPLAN_TODAY": TODAY}
    done = subprocess.run(words, env=surroundings, capture_output=True, text=True, check=True)
    *told, figures = done.stderr.splitlines()
    code, wall, cpu, kilobytes = json.loads(figures)
    if code:
        raise RuntimeError(f"{command} ended with {code}: {told}")
    return Taken(wall, cpu, kilobytes * 1024 / _MEGABYTE)


def apart(work: Any, *values: Any) -> Any:
    """Do a piece of work in a new process, so that its memory and imports are its own; return what it returns."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(work, *values).result()


def middle(all_taken: Sequence[Taken]) -> Taken:
    """Return the medians of several measurements."""
    return Taken(*(median(getattr(one, name) for one in all_taken) for name in ("wall", "cpu", "megabytes")))


def p50(seconds: Sequence[float]) -> float:
    """Return the median in milliseconds."""
    return 1000 * median(seconds)


def p95(seconds: Sequence[float]) -> float:
    """Return the 95th percentile in milliseconds."""
    return 1000 * quantiles(seconds, n=20, method="inclusive")[-1]


def show_table(title: str, headings: Sequence[str], rows: Sequence[Sequence[object]], note: str = "") -> None:
    """Print one Markdown table."""
    lines = [f"### {title}", "", _line(headings), _line(["---"] * len(headings)), *map(_line, rows), ""]
    lines += [note, ""] if note else []
    sys.stdout.write("\n".join(lines) + "\n")
    sys.stdout.flush()


def _line(cells: Sequence[object]) -> str:
    return "| " + " | ".join(f"{cell:.1f}" if isinstance(cell, float) else str(cell) for cell in cells) + " |"
