"""Letters, beside the same letters made by Typst: print files, single files, a cold start, and 10,000 in a row."""

import json
import sys
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.bench.letter_case import IN_CLASS
from tests.bench.meter import PLANNER, Taken, apart, middle, show_table, started
from tests.bench.same import check_same
from tests.bench.school import make_school
from tests.bench.typst_texts import write_texts

_PLACES = {"ours": "tests.bench.our_letters", "Typst": "tests.bench.typst_letters"}
_HEADINGS = ("letters", "maker", "wall s", "CPU s", "CPU ms a letter", "beside Typst", "peak MB", "KB a letter")
_TENTH = 10
_MISSING = "Typst is not installed, so these are our figures alone; docs/performance.md says how to install it."


def measure(runs: int, count: int, many: int) -> None:
    """Print the tables of letters.

    Args:
        runs: of each measurement, ours and Typst's in turns; the medians are shown.
        count: letters of the whole school, in classes of 30.
        many: letters in a row, class after class; 0 leaves that out.
    """
    typst, classes = _typst(), max(count // IN_CLASS, 1)
    sys.stdout.write(f"Letters are set by us and by Typst {typst}.\n\n" if typst else f"{_MISSING}\n\n")
    with TemporaryDirectory(prefix="nettplan-bench-") as temporary:
        race = _Race(Path(temporary), [*_PLACES] if typst else ["ours"])
        race.prepare(classes)
        rows = [
            *race.run("30 from cold, one print file", "merged", 1, runs),
            *race.run(f"{classes * IN_CLASS} in print files of a class each", "merged", classes, runs),
            *race.run(f"{classes * IN_CLASS} in single files", "single", classes, runs),
        ]
        show_table(f"Letters: whole processes on one core, medians of {runs}", _HEADINGS, rows, race.note())
        if many:
            _show_many(race, many)
        _show_cold(Path(temporary) / "data", runs)


class _Race:
    """Two makers who take turns with the same letters, each time in a new process."""

    def __init__(self, folder: Path, makers: Sequence[str]) -> None:
        self.folder, self.makers = folder, makers
        self.shares: dict[str, float] = {}

    def prepare(self, classes: int) -> None:
        """Write what Typst reads, and see that both make the same letters."""
        if len(self.makers) > 1:
            apart(write_texts, self.folder, classes)
            for maker in self.makers:
                self.make(maker, "merged", 1)
            check_same(self.folder / "ours" / "0.pdf", self.folder / "Typst" / "0.pdf")

    def make(self, maker: str, way: str, classes: int) -> Taken:
        """Let a maker make the letters of classes once."""
        folder = self.folder / maker
        folder.mkdir(exist_ok=True)
        for path in folder.iterdir():
            path.unlink()
        taken = started(sys.executable, "-m", _PLACES[maker], way, str(classes), folder, data=self.folder)
        files = len(list(folder.glob("*.pdf")))
        if files != (classes if way == "merged" else classes * IN_CLASS):
            raise RuntimeError(f"{maker} made {files} files")
        return taken

    def run(self, what: str, way: str, classes: int, runs: int) -> list[list[object]]:
        """Return the rows of the makers."""
        all_taken: dict[str, list[Taken]] = {maker: [] for maker in self.makers}
        composing, sizes = [], {}
        for _ in range(runs):
            for maker in self.makers:
                all_taken[maker].append(self.make(maker, way, classes))
                sizes[maker] = sum(path.stat().st_size for path in (self.folder / maker).glob("*.pdf"))
            composing.append(self.told()["composing"])
        count, medians = classes * IN_CLASS, {maker: middle(taken) for maker, taken in all_taken.items()}
        self.shares[what] = 1000 * sorted(composing)[runs // 2] / count
        peer = medians.get("Typst")
        return [
            [
                what,
                maker,
                f"{taken.wall:.2f}",
                f"{taken.cpu:.2f}",
                1000 * taken.cpu / count,
                f"{taken.cpu / peer.cpu:.2f}" if peer else "",
                taken.megabytes,
                sizes[maker] / count / 1000,
            ]
            for maker, taken in medians.items()
        ]

    def told(self) -> Any:
        """Return what our maker tells of its last run."""
        return json.loads((self.folder / "ours" / "told.json").read_text())

    def note(self) -> str:
        """Say how much of ours is composing."""
        shares = "; ".join(f"{what}: {share:.2f} ms" for what, share in self.shares.items())
        return f"Of ours, composing the text takes a letter: {shares}."


def _show_many(race: _Race, many: int) -> None:
    """Show whether the last letters of a long run take longer than the first, and the memory of it all."""
    classes = max(many // IN_CLASS, _TENTH)
    taken, of_class = race.make("ours", "merged", classes), race.told()["of_class"]
    part = classes // _TENTH
    first, last = (1000 * sum(one) / part / IN_CLASS for one in (of_class[:part], of_class[-part:]))
    headings = ("letters", "CPU s", "CPU ms a letter, first tenth", "last tenth", "peak MB")
    show_table(
        "Letters: class after class in one process",
        headings,
        [[classes * IN_CLASS, taken.cpu, f"{first:.2f}", f"{last:.2f}", taken.megabytes]],
    )


def _show_cold(data: Path, runs: int) -> None:
    """Show the command line with its database."""
    made = apart(_school, data)
    out = data.parent / "out"
    command = (PLANNER, "letters", made, "--out", out, "--data", data, "--merged")
    taken = middle([started(*command, data=data) for _ in range(runs)])
    row = ["30 from cold, `planner letters --merged`", f"{taken.wall:.2f}", f"{taken.cpu:.2f}", taken.megabytes]
    show_table(f"Letters: with the database, medians of {runs}", ("letters", "wall s", "CPU s", "peak MB"), [row])


def _school(data: Path) -> str:
    return make_school(data, pupils=30, class_count=1, project_count=1, both=False, mixed=False).projects[0]


def _typst() -> str:
    """Return the version of Typst, empty when it isn't installed."""
    try:
        return version("typst")
    except PackageNotFoundError:
        return ""
