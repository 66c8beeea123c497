"""The database: opening it, bringing it up to date, and one transaction at a time."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import ConnectionPoolEntry

from planner.errors import N_, StorageFailed

Session = Connection
_BUSY_MS = 5_000
_WRITES = {"nettplan_writes": True}
_MIGRATIONS = Path(__file__).parent / "migrations"


@cache
def open_database(url: str) -> Engine:
    """Return the engine of a database address, its tables up to date. One engine a process and address.

    Raises:
        StorageFailed: the folder can't be written, or a newer program made the database.
    """
    address = make_url(url)
    if address.get_backend_name() == "postgresql" and address.drivername == "postgresql":
        address = address.set(drivername="postgresql+psycopg")
    if address.get_backend_name() == "sqlite" and address.database:
        _make_folder(Path(address.database).parent)
    engine = create_engine(address, hide_parameters=True)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    with _told_plainly():
        _migrate(engine)
    return engine


@contextmanager
def transaction(engine: Engine) -> Iterator[Session]:
    """Open one writing transaction: all of it is kept, or nothing when anything fails.

    Raises:
        StorageFailed: the database can't be written (full disk, locked for long).
    """
    with _told_plainly(), engine.execution_options(**_WRITES).begin() as session:
        yield session


@contextmanager
def reading(engine: Engine) -> Iterator[Session]:
    """Open one transaction that mostly reads: it waits for nobody and sees one moment of the data."""
    with _told_plainly(), engine.begin() as session:
        yield session


@contextmanager
def _told_plainly() -> Iterator[None]:
    try:
        yield
    except DBAPIError as error:
        if "full" in str(error.orig) or "No space" in str(error.orig):
            raise StorageFailed(N_("Disken er full. Ingenting er lagra. Rydd plass og prøv igjen.")) from error
        if "locked" in str(error.orig) or "readonly" in str(error.orig) or "unable to open" in str(error.orig):
            raise StorageFailed(
                N_("Datamappa kan ikkje skrivast til no. Ingenting er lagra. Sjå om ho er open i eit anna program.")
            ) from error
        raise


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise StorageFailed(N_("Datamappa {folder} kan ikkje lagast."), folder=str(folder)) from error


def _prepare_sqlite(connection: object, _entry: ConnectionPoolEntry) -> None:
    cursor = connection.cursor()  # type: ignore[attr-defined]
    for pragma in ("journal_mode = WAL", "foreign_keys = ON", f"busy_timeout = {_BUSY_MS}", "synchronous = NORMAL"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()
    # The driver would begin late and let two readers of the chain both write: `_begin_sqlite` begins instead.
    connection.isolation_level = None  # type: ignore[attr-defined]


def _begin_sqlite(connection: Connection) -> None:
    # A writer takes its place in the queue at once: one that read first and wrote later could not wait for another.
    writes = connection.get_execution_options().get("nettplan_writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _migrate(engine: Engine) -> None:
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    newest = ScriptDirectory.from_config(config)
    with engine.connect() as connection:
        current = MigrationContext.configure(connection).get_current_revision()
    if current == newest.get_current_head():
        return
    if current is not None and current not in {revision.revision for revision in newest.walk_revisions()}:
        raise StorageFailed(N_("Datamappa er laga av ein nyare versjon av Nettplan. Oppdater programmet."))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
