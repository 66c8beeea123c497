"""A data folder of each test's own, the day it is, and the pages to visit in it."""

from pathlib import Path
from shutil import copy

import pytest

from planner.settings import settings
from planner.storage import Engine, open_database
from tests.cast import TODAY


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty data folder, on the day the cast plays."""
    monkeypatch.setenv("NETTPLAN_DATA", str(tmp_path))
    monkeypatch.setenv("NETTPLAN_TODAY", TODAY.isoformat())
    monkeypatch.delenv("DATABASE_URL", raising=False)
    return tmp_path


@pytest.fixture
def empty(data: Path) -> Engine:
    """The database of the pages, with nobody in it."""
    return open_database(settings().database_url)


@pytest.fixture
def school(data: Path, template: Path) -> Engine:
    """The database of the pages, with the cast in it."""
    copy(template, data / "nettplan.db")
    return open_database(settings().database_url)
