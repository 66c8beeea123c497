"""Rosters: reading, planning and importing 10,000 pupils with two guardians each, and importing them again."""

import gc
from pathlib import Path
from tempfile import TemporaryDirectory

from planner.readers.roster import read_roster
from planner.services import roster, schools
from planner.storage import open_database, reading, transaction
from tests.bench.meter import Taken, apart, peak, show_table, taking
from tests.bench.people import as_oneroster, as_table, invented
from tests.bench.school import DAY
from tests.cast import SCHOOL

_A_CLASS = 25
_STEPS = ("read", "plan (preview)", "import", "read again", "import again, unchanged")


def measure(pupils: int) -> None:
    """Print the table of imports.

    Args:
        pupils: how many a file has.
    """
    rows: list[list[object]] = []
    with TemporaryDirectory(prefix="nettplan-bench-") as folder:
        for name in ("klasseliste.csv", "oneroster.zip"):
            path = Path(folder) / name
            apart(_write, path, pupils)
            floor, steps = apart(_import, path, Path(folder) / f"{path.stem}.db")
            rows += [
                [name, step, taken.wall, taken.cpu, taken.megabytes, taken.megabytes - floor]
                for step, taken in zip(_STEPS, steps, strict=True)
            ]
    headings = ("file", "step", "wall s", "CPU s", "peak MB so far", "of it over the imports")
    show_table(f"Roster: {pupils} pupils with two guardians each, SQLite", headings, rows)


def _write(path: Path, pupils: int) -> None:
    people = invented(pupils, max(pupils // _A_CLASS, 1), both=True)
    path.write_bytes(as_oneroster(people) if path.suffix == ".zip" else as_table(people).encode())


def _import(path: Path, database: Path) -> tuple[float, list[Taken]]:
    """Return the memory before anything is read, and what each step took; this runs in a process of its own."""
    engine, steps = open_database(f"sqlite:///{database}"), []
    with transaction(engine) as session:
        actor = schools.set_up_school(session, SCHOOL)
    floor = peak()
    with taking() as taken:
        listed = read_roster(path, today=DAY)
    steps.append(taken)
    with taking() as taken, reading(engine) as session:
        roster.preview(session, actor, listed, DAY)
    steps.append(taken)
    with taking() as taken, transaction(engine) as session:
        first = roster.import_roster(session, actor, listed, today=DAY)
    steps.append(taken)
    del listed
    gc.collect()
    with taking() as taken:
        listed = read_roster(path, today=DAY)
    steps.append(taken)
    with taking() as taken, transaction(engine) as session:
        second = roster.import_roster(session, actor, listed, today=DAY)
    steps.append(taken)
    if first.errors or not first.added or second.added + second.updated + second.left:
        raise RuntimeError(f"the generated roster is not what it should be: {first.errors[:3]}, {second.changes[:3]}")
    return floor, steps
