"""The database: opening it, bringing it up to date, and one transaction at a time."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, cast

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.pool import ConnectionPoolEntry, NullPool

from planner.errors import N_, StorageFailed

if TYPE_CHECKING:
    import sqlite3

Session = Connection
_BUSY_MS = 5_000
# What is erased is overwritten in the file too.
_PRAGMAS = (
    "journal_mode = WAL",
    "foreign_keys = ON",
    f"busy_timeout = {_BUSY_MS}",
    "synchronous = NORMAL",
    "secure_delete = ON",
)
_WRITES = {"nettplan_writes": True}
_FORGETS = "nettplan_forgets"
_MIGRATIONS = Path(__file__).parent / "migrations"
_SQLITE = "sqlite:///"
_NEWEST = "0005"


@cache
def open_database(url: str) -> Engine:
    """Return the engine of a database address, its tables up to date. One engine a process and address.

    Raises:
        StorageFailed: the folder can't be written, or a newer program made the database.
    """
    address = _address(url)
    if address.get_backend_name() == "sqlite" and address.database:
        _make_folder(Path(address.database).parent)
    engine = create_engine(address, hide_parameters=True)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    with _told_plainly():
        _migrate(engine)
    return engine


def is_database_there(url: str) -> bool:
    """Whether a database of ours lies at an address; looking makes nothing, neither file nor table.

    Raises:
        StorageFailed: the server doesn't answer.
    """
    address = _address(url)
    if address.get_backend_name() == "sqlite":
        try:
            return Path(address.database or "").stat().st_size > 0
        except OSError:
            return False
    engine = create_engine(address, hide_parameters=True, poolclass=NullPool)
    with _told_plainly(), engine.connect() as connection:
        return _revision(connection) is not None


@contextmanager
def transaction(engine: Engine) -> Iterator[Session]:
    """Open one writing transaction: all of it is kept, or nothing when anything fails.

    Raises:
        StorageFailed: the database can't be written (full disk, locked for long).
    """
    with _told_plainly(), engine.execution_options(**_WRITES).begin() as session:
        yield session
        forgets = session.info.pop(_FORGETS, False)
    if forgets and engine.dialect.name == "sqlite":
        _empty_log(engine)


def forget(session: Session) -> None:
    """Take what this transaction erases out of SQLite's log, too, once it is kept."""
    session.info[_FORGETS] = True


def _empty_log(engine: Engine) -> None:
    connection = engine.raw_connection()
    try:
        # While somebody reads, the log stays; the next who forgets something empties it.
        cast("sqlite3.Connection", connection.driver_connection).execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        connection.close()


@contextmanager
def reading(engine: Engine) -> Iterator[Session]:
    """Open one transaction that mostly reads: it waits for nobody and sees one moment of the data."""
    with _told_plainly(), engine.begin() as session:
        yield session


def _address(url: str) -> URL:
    if url.startswith(_SQLITE):
        # Taken as it is: a folder's name may hold signs that an address gives a meaning.
        return URL.create("sqlite", database=url.removeprefix(_SQLITE))
    try:
        address = make_url(url)
        if address.drivername == "postgresql":
            address = address.set(drivername="postgresql+psycopg")
        address.get_dialect().import_dbapi()
    except (ArgumentError, NoSuchModuleError, ImportError, ValueError) as error:
        raise StorageFailed(N_("DATABASE_URL er ikkje ei adresse til ein database. Skriv postgresql://…")) from error
    return address


@contextmanager
def _told_plainly() -> Iterator[None]:
    try:
        yield
    except DBAPIError as error:
        raise StorageFailed(_what_happened(str(error.orig))) from error


def _what_happened(said: str) -> str:
    if "full" in said or "No space" in said:
        return N_("Disken er full. Ingenting er lagra. Rydd plass og prøv igjen.")
    if "not a database" in said or "malformed" in said:
        return N_("Fila i datamappa er ikkje ein database frå Nettplan. Vel ei anna mappe, eller hent ein kopi.")
    if "locked" in said or "readonly" in said or "unable to open" in said:
        return N_("Datamappa kan ikkje skrivast til no. Ingenting er lagra. Sjå om ho er open i eit anna program.")
    if "connect" in said or "authentication" in said or "does not exist" in said:
        return N_("Databasen svarar ikkje. Sjå at serveren er i gang, og at DATABASE_URL er rett.")
    return N_("Databasen sa nei, og ingenting er lagra. Sjå i loggen kva som hende.")


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise StorageFailed(N_("Fekk ikkje laga datamappa {folder}. Vel ei anna mappe."), folder=str(folder)) from error


def _prepare_sqlite(connection: object, _entry: ConnectionPoolEntry) -> None:
    cursor = connection.cursor()  # type: ignore[attr-defined]
    for pragma in _PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()
    # The driver would begin late and let two readers of the chain both write: `_begin_sqlite` begins instead.
    connection.isolation_level = None  # type: ignore[attr-defined]


def _begin_sqlite(connection: Connection) -> None:
    # A writer takes its place in the queue at once: one that read first and wrote later could not wait for another.
    if connection.get_execution_options().get("nettplan_writes"):
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    else:
        # Said to the driver itself: it can't fail before something is read, and a page begins several times.
        cast("sqlite3.Connection", connection.connection.driver_connection).execute("BEGIN")


def _migrate(engine: Engine) -> None:
    with engine.connect() as connection:
        if _revision(connection) == _NEWEST:
            return
    # Imported only where there is something to do: it costs more than opening the database.
    from alembic import command  # noqa: PLC0415 - see above
    from alembic.config import Config  # noqa: PLC0415 - see above
    from alembic.script import ScriptDirectory  # noqa: PLC0415 - see above

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    known = {revision.revision for revision in ScriptDirectory.from_config(config).walk_revisions()}
    with engine.execution_options(**_WRITES).begin() as connection:
        current = _revision(connection)
        if current is not None and current not in known:
            raise StorageFailed(N_("Datamappa er laga av ein nyare versjon av Nettplan. Oppdater programmet."))
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    revision: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return revision
