"""Decide: the verdict on the command line from cold, beside Python itself."""

import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.answers import IN_DOUBT
from tests.bench.meter import PLANNER, apart, middle, show_table, started
from tests.bench.school import make_school


def measure(repeats: int) -> None:
    """Print the table of decisions.

    Args:
        repeats: of each measurement; the medians are shown.
    """
    with TemporaryDirectory(prefix="nettplan-bench-") as folder:
        answers, nobody, school = Path(folder) / "answers.toml", Path(folder) / "nobody", Path(folder) / "school"
        answers.write_text("".join(f'{question} = "{option}"\n' for question, option in IN_DOUBT.items()))
        project = apart(_make, school)
        calls: Sequence[tuple[str, Path, tuple[str | Path, ...]]] = (
            ("`python -c pass`", nobody, (sys.executable, "-c", "pass")),
            ("`planner --help`", nobody, (PLANNER, "--help")),
            ("`planner decide --json`, no data", nobody, (PLANNER, "decide", "--answers", answers, "--json")),
            ("`planner decide --json`, a school", school, (PLANNER, "decide", "--answers", answers, "--json")),
            (
                "`planner decide PROJECT`, recorded",
                school,
                (PLANNER, "decide", project, "--answers", answers, "--json"),
            ),
        )
        rows = []
        for name, data, command in calls:
            taken = middle([started(*command, data=data) for _ in range(repeats)])
            rows.append([name, 1000 * taken.wall, 1000 * taken.cpu, taken.megabytes])
    show_table(f"Decide from cold, medians of {repeats}", ("call", "wall ms", "CPU ms", "peak MB"), rows)


def _make(data: Path) -> str:
    return make_school(data, pupils=30, class_count=1, project_count=1, both=False, mixed=False).projects[0]
