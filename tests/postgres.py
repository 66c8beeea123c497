"""A PostgreSQL server for one test run, on a socket of its own: nothing to set up, nothing left behind."""

import getpass
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

_DEBIAN = Path("/usr/lib/postgresql")


@contextmanager
def running_postgres() -> Iterator[str | None]:
    """Start a server in a folder of its own and yield its address, or None when no server is installed."""
    programs = _programs()
    if programs is None:
        yield None
        return
    # Not below pytest's folder: another run closes that to all but its own user.
    with TemporaryDirectory(prefix="nettplan-") as folder:
        yield from _served(programs, Path(folder))


def _served(programs: Path, folder: Path) -> Iterator[str]:
    data = folder / "data"
    as_user = _as_plain_user(folder)
    quick = "-c fsync=off -c full_page_writes=off -c listen_addresses=''"

    def run(program: str, *words: str) -> None:
        subprocess.run([*as_user, str(programs / program), *words], check=True, capture_output=True)

    run("initdb", "-D", str(data), "-U", "nettplan", "--auth=trust", "-E", "UTF8", "--no-sync")
    run(
        "pg_ctl",
        "-D",
        str(data),
        "-w",
        "-l",
        str(folder / "log"),
        "-o",
        f"{quick} -k {folder}",
        "start",
    )
    try:
        yield f"postgresql+psycopg://nettplan@/postgres?host={folder}"
    finally:
        run("pg_ctl", "-D", str(data), "-m", "immediate", "stop")


def _programs() -> Path | None:
    if found := shutil.which("initdb"):
        return Path(found).parent
    versions = sorted(_DEBIAN.glob("*/bin/initdb")) if _DEBIAN.exists() else []
    return versions[-1].parent if versions else None


def _as_plain_user(folder: Path) -> list[str]:
    """The server refuses to run as root: hand the folder to its own user."""
    if getpass.getuser() != "root" or os.geteuid() != 0:
        return []
    shutil.chown(folder, "postgres")
    return ["runuser", "-u", "postgres", "--"]
