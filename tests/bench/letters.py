"""Letters: a class of 30 from cold on the command line, and a whole school's in print files and as single files."""

import shutil
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from planner.services.letter_files import print_letters
from planner.services.letters import make_letters
from planner.storage import open_database, transaction
from tests.bench.meter import PLANNER, Taken, apart, middle, peak, show_table, started, taking
from tests.bench.school import DAY, Made, make_school

_CLASSES = 24
_HEADINGS = ("what", "letters", "wall s", "CPU s", "CPU ms a letter", "peak MB")


def measure(repeats: int, count: int) -> None:
    """Print the table of letters.

    Args:
        repeats: of each measurement; the medians are shown.
        count: letters of the whole school, one a pupil.
    """
    with TemporaryDirectory(prefix="nettplan-bench-") as folder:
        data = Path(folder) / "school"
        made: Made = apart(_make, data, count)
        rows = [
            _row(
                "a class from cold, `planner letters --merged`",
                30,
                [_cold(data, made, "--merged") for _ in range(repeats)],
            ),
            _row("a class from cold, single files", 30, [_cold(data, made) for _ in range(repeats)]),
        ]
        for what, merged in (("print files of a class each", True), ("single files", False)):
            every = [apart(_print, data, made, merged) for _ in range(repeats)]
            for step, name in enumerate(("reading and composing", "drawing and writing", "the whole process")):
                rows.append(_row(f"{what}: {name}", count, [one[step] for one in every]))
    show_table(
        f"Letters: one a pupil, medians of {repeats}",
        _HEADINGS,
        rows,
        "Typst, the fastest ready-made peer, took 18 ms of CPU a letter merged and 24 ms as single files on a quiet core.",
    )


def _make(data: Path, count: int) -> Made:
    return make_school(
        data,
        pupils=count,
        class_count=max(_CLASSES, count // 25),
        project_count=max(_CLASSES, count // 25),
        both=False,
        mixed=False,
    )


def _cold(data: Path, made: Made, *more: str) -> Taken:
    out = data.parent / "out"
    taken = started(PLANNER, "letters", made.projects[0], "--out", out, "--data", data, *more, data=data)
    shutil.rmtree(out)
    return taken


def _print(data: Path, made: Made, merged: bool) -> tuple[Taken, Taken, Taken]:
    """Make and print the letters of all projects; return what composing, printing and all of the process took."""
    engine, out = open_database(f"sqlite:///{data / 'nettplan.db'}"), data.parent / "out"
    composing, drawing = Taken(), Taken()
    for project_id in made.projects:
        with taking() as taken, transaction(engine) as session:
            letters = make_letters(session, made.principal, project_id, today=DAY)
        _add(composing, taken)
        with taking() as taken:
            print_letters(letters, out, merged=merged)
        _add(drawing, taken)
    shutil.rmtree(out)
    return composing, drawing, Taken(composing.wall + drawing.wall, time.process_time(), peak())


def _add(total: Taken, taken: Taken) -> None:
    total.wall += taken.wall
    total.cpu += taken.cpu
    total.megabytes = taken.megabytes


def _row(what: str, count: int, every: list[Taken]) -> list[object]:
    taken = middle(every)
    return [what, count, taken.wall, taken.cpu, 1000 * taken.cpu / count, taken.megabytes]
