"""The command line called in this process, on data folders that hold a school, its class 7B and one project."""

import io
import json
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from planner.cli import main
from tests.cast import TODAY
from tests.cli.handed_in import PROJECT, ROSTER, SCHOOL, written


@dataclass(frozen=True)
class Called:
    """What a call left behind: its exit code and what it printed."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """What it printed, as JSON."""
        return json.loads(self.out)

    @property
    def problem(self) -> str:
        """The one line a call that failed has to say."""
        assert self.code == 2, self
        assert self.err.count("\n") == 1, self
        assert self.err.endswith("\n"), self
        assert "Traceback" not in self.err, self
        assert "Usage" not in self.err, self
        return self.err.strip()


@dataclass(frozen=True)
class Planner:
    """The command line with a data folder; calling it with words is a call."""

    folder: Path
    project: str = ""

    @property
    def data(self) -> Path:
        """The data folder."""
        return self.folder / "data"

    def __call__(self, *words: str | Path) -> Called:
        """Call with the words; a call that goes well says nothing on standard error."""
        return call("--data", str(self.data), *map(str, words))

    def good(self, *words: str | Path) -> Called:
        """Call with words that have to go well."""
        called = self(*words)
        assert (called.code, called.err) == (0, ""), called
        return called

    def dump(self) -> list[str]:
        """Return all that the database holds."""
        with closing(sqlite3.connect(self.data / "nettplan.db")) as database:
            return list(database.iterdump())

    def audit(self) -> list[tuple[str, str]]:
        """Return (actor, action) of each audit line."""
        with closing(sqlite3.connect(self.data / "nettplan.db")) as database:
            return list(database.execute("select actor, action from audit order by at"))


def call(*words: str) -> Called:
    """Call the command line in this process."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = main(words)
    return Called(code, out.getvalue(), err.getvalue())


@pytest.fixture(autouse=True)
def _surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    """A day in November, and no data folder or database of the machine's own."""
    monkeypatch.setenv("NETTPLAN_TODAY", TODAY.isoformat())
    for name in ("NETTPLAN_DATA", "DATABASE_URL", "PORT"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def empty(tmp_path: Path) -> Planner:
    """A command line whose data folder isn't there yet."""
    return Planner(tmp_path)


@pytest.fixture(scope="session")
def _prepared(tmp_path_factory: pytest.TempPathFactory) -> Planner:
    folder = tmp_path_factory.mktemp("prepared")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NETTPLAN_TODAY", TODAY.isoformat())
        planner = Planner(folder)
        planner.good("school", "set", written(folder, "school.toml", SCHOOL))
        planner.good("roster", "import", written(folder, "roster.csv", ROSTER))
        project = planner.good("project", "new", written(folder, "project.toml", PROJECT)).out.strip()
    with closing(sqlite3.connect(planner.data / "nettplan.db")) as database:
        database.execute("vacuum into ?", (str(folder / "copy.db"),))
    return Planner(folder, project)


@pytest.fixture
def planner(_prepared: Planner, tmp_path: Path) -> Planner:
    """A command line whose data folder holds the school, 7B and one project nobody has decided on."""
    copy = Planner(tmp_path, _prepared.project)
    copy.data.mkdir()
    shutil.copy(_prepared.folder / "copy.db", copy.data / "nettplan.db")
    return copy


Refused = Callable[..., str]


@pytest.fixture
def refused(planner: Planner) -> Refused:
    """Call with words that have to fail, and see that nothing was changed; returns the one line."""

    def call_in_vain(*words: str | Path) -> str:
        before = planner.dump()
        called = planner(*words)
        assert called.out == "", called
        assert planner.dump() == before
        return called.problem

    return call_in_vain
