"""Opening the database: what can go wrong is one clear line, and nothing is changed."""

import sqlite3
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

from planner.domain.decision import Outcome
from planner.domain.project import Audience, Project, Site, Task, TaskKind
from planner.domain.record import DecisionRecord
from planner.domain.site import SiteEntry
from planner.errors import StorageFailed
from planner.storage import (
    Engine,
    decisions,
    is_database_there,
    logos,
    open_database,
    people,
    projects,
    reading,
    sites,
    transaction,
)
from planner.storage import engine as engine_module
from planner.storage.tables import metadata
from tests.cast import CLASS_7B, KARI, SCHOOL, TODAY

LONG_AGO = date(2020, 8, 17)
THEN = datetime(2020, 8, 17, 9, 30, tzinfo=UTC)
PROJECT = Project("PRO0000001", SCHOOL.id, CLASS_7B.id, "Bloggen", "", LONG_AGO, TODAY, TODAY, (), KARI.id)
DECISION = DecisionRecord("DEC0000001", SCHOOL.id, PROJECT.id, "2026-11", {}, Outcome.CLOSED, KARI.id, THEN)
TICKED = Task(
    "TAS0000001",
    SCHOOL.id,
    PROJECT.id,
    TaskKind.CONDITION,
    "leader_informed",
    LONG_AGO,
    KARI.id,
    DECISION.id,
    done_by=KARI.id,
    done_at=THEN,
)
SITE = Site("SIT0000001", SCHOOL.id, PROJECT.id, "Bloggen", "https://blogg.example", "", Audience.CLASS, KARI.id)


def test_a_folder_may_be_named_with_any_signs(tmp_path: Path) -> None:
    folder = tmp_path / "we?ird & 100 % ærleg#1"
    open_database(f"sqlite:///{folder / 'nettplan.db'}")
    assert (folder / "nettplan.db").exists()


@pytest.mark.parametrize(
    "url",
    [
        "ingen adresse",
        "myspace://x/y",
        "mysql://a/b",
        "postgresql://[::1",
        "postgresql://a@127.0.0.1:port/x",
        "postgresql://127.0.0.1:1/x",
    ],
)
def test_an_address_that_leads_nowhere_is_one_line(url: str) -> None:
    with pytest.raises(StorageFailed, match=r"DATABASE_URL"):
        open_database(url)


def test_looking_for_a_database_makes_none(tmp_path: Path) -> None:
    path = tmp_path / "data" / "nettplan.db"
    assert not is_database_there(f"sqlite:///{path}")
    assert not path.parent.exists()
    open_database(f"sqlite:///{path}")
    assert is_database_there(f"sqlite:///{path}")


def test_an_empty_file_and_an_empty_server_are_no_databases_of_ours(tmp_path: Path, postgres_url: str) -> None:
    (tmp_path / "nettplan.db").touch()
    assert not is_database_there(f"sqlite:///{tmp_path / 'nettplan.db'}")
    assert (tmp_path / "nettplan.db").stat().st_size == 0
    assert not is_database_there(f"{postgres_url}&options=-csearch_path%3Dnowhere")
    open_database(postgres_url)
    assert is_database_there(postgres_url)


def test_a_file_that_is_no_database_is_one_line_and_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "nettplan.db"
    path.write_text("Dette er eit brev." * 100)
    with pytest.raises(StorageFailed, match="ikkje ein database"):
        open_database(f"sqlite:///{path}")
    assert path.read_text().startswith("Dette er eit brev.")


def test_a_database_of_a_newer_program_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "nettplan.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)")
        connection.execute("INSERT INTO alembic_version VALUES ('9999')")
    with pytest.raises(StorageFailed, match="nyare versjon"):
        open_database(f"sqlite:///{path}")


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_a_database_of_the_first_version_is_brought_up_to_date_and_keeps_its_data(
    kind: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    url = f"sqlite:///{tmp_path / 'nettplan.db'}"
    if kind == "postgresql":
        # A schema of its own in the server that other tests use.
        server = create_engine(make_url(request.getfixturevalue("postgres_url")).set(drivername="postgresql+psycopg"))
        with server.begin() as connection:
            connection.execute(text("CREATE SCHEMA older"))
        url = f"{request.getfixturevalue('postgres_url')}&options=-csearch_path%3Dolder"
    with create_engine(engine_module._address(url)).begin() as connection:
        config = Config(attributes={"connection": connection})
        config.set_main_option("script_location", str(engine_module._MIGRATIONS))
        command.upgrade(config, "0001")
        people.save_school(connection, SCHOOL)
        people.save_staff(connection, KARI)
        people.save_class(connection, CLASS_7B)
        projects.save_project(connection, PROJECT)
        projects.save_site(connection, SITE)
        decisions.add(connection, DECISION)
        projects.add_tasks(connection, [TICKED])
    database = open_database(url)
    with transaction(database) as session:
        logos.save(session, SCHOOL.id, b"png")
    with reading(database) as session:
        assert people.school(session, SCHOOL.id) == SCHOOL
        assert logos.logo_of(session, SCHOOL.id) == b"png"
        assert projects.site_of(session, PROJECT.id) == SITE
        assert sites.entry_of_project(session, PROJECT.id) == SiteEntry(
            **vars(SITE), leader_informed_on=LONG_AGO, leader_informed_by=KARI.id, opened_on=LONG_AGO
        )


def test_the_newest_migration_is_the_one_the_engine_knows() -> None:
    config = Config()
    config.set_main_option("script_location", str(engine_module._MIGRATIONS))
    assert ScriptDirectory.from_config(config).get_current_head() == engine_module._NEWEST


def test_the_migrations_make_the_tables_as_they_are_described(engine: Engine) -> None:
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_a_transaction_that_fails_keeps_nothing(engine: Engine) -> None:
    with suppress(RuntimeError), transaction(engine) as session:
        people.delete_school(session, SCHOOL.id)
        raise RuntimeError
    with reading(engine) as session:
        assert people.school(session, SCHOOL.id) == SCHOOL


def test_two_who_write_at_once_wait_for_each_other(tmp_path: Path) -> None:
    database = open_database(f"sqlite:///{tmp_path / 'nettplan.db'}")
    other = sqlite3.connect(tmp_path / "nettplan.db", timeout=0)
    with transaction(database), pytest.raises(sqlite3.OperationalError, match="locked"):
        other.execute("BEGIN IMMEDIATE")
    other.close()
