"""Databases that hold the cast: SQLite always, PostgreSQL where its server is installed."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from shutil import copy

import pytest
from hypothesis import settings

from planner.storage import Engine, Session, class_lists, people, transaction
from planner.storage.engine import open_database
from planner.storage.tables import metadata
from tests import cast
from tests.postgres import running_postgres

settings.register_profile("nettplan", deadline=None)
settings.load_profile("nettplan")

STRICT = bool(os.environ.get("NETTPLAN_STRICT"))


def missing(tool: str) -> None:
    """Skip a test whose tool isn't installed; where nothing may be missing, fail it."""
    if STRICT:
        pytest.fail(f"{tool} is missing, and NETTPLAN_STRICT is set")
    pytest.skip(f"{tool} is not installed")


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """A PostgreSQL server of this run's own, on a socket in a folder of its own."""
    with running_postgres() as url:
        if url is None:
            missing("PostgreSQL's server")
        assert url
        yield url


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database file that holds the cast: copying it is much faster than making it."""
    folder = tmp_path_factory.mktemp("template")
    _filled(open_database(f"sqlite:///{folder / 'made.db'}"))
    with closing(sqlite3.connect(folder / "made.db")) as database:
        database.execute("VACUUM INTO ?", (str(folder / "whole.db"),))
    return folder / "whole.db"


@pytest.fixture(params=["sqlite", "postgresql"])
def engine(request: pytest.FixtureRequest, tmp_path: Path, template: Path) -> Iterator[Engine]:
    """A database that holds the cast, of each kind that can store it."""
    if request.param == "sqlite":
        copy(template, tmp_path / "nettplan.db")
        yield open_database(f"sqlite:///{tmp_path / 'nettplan.db'}")
        return
    database = open_database(request.getfixturevalue("postgres_url"))
    with transaction(database) as session:
        for table in reversed(metadata.sorted_tables):
            session.execute(table.delete())
    yield _filled(database)


@pytest.fixture
def session(engine: Engine) -> Iterator[Session]:
    """One transaction on a database that holds the cast."""
    with transaction(engine) as session:
        yield session


def _filled(engine: Engine) -> Engine:
    with transaction(engine) as session:
        people.save_school(session, cast.SCHOOL)
        for person in cast.STAFF:
            people.save_staff(session, person)
        for one in (cast.CLASS_7B, cast.CLASS_9A):
            people.save_class(session, one)
        people.set_teachers(session, cast.CLASS_7B.id, [cast.KARI.id])
        people.set_teachers(session, cast.CLASS_9A.id, [cast.PER.id])
        for pupil in (*cast.PUPILS_7B, cast.SELAM):
            class_lists.save_pupil(session, pupil)
            home = cast.CLASS_9A if pupil is cast.SELAM else cast.CLASS_7B
            class_lists.join_class(session, home.id, pupil.id, cast.FIRST_DAY)
        for guardian in cast.GUARDIANS:
            class_lists.save_guardian(session, guardian)
    return engine
