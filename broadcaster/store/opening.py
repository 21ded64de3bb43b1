"""From a URL to an engine whose tables are this program's.

SQLite (the default): WAL, so that readers and the one writer do not wait for each other; every other database speaks for itself.
"""

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from sqlite3 import Connection as SqliteConnection
from sqlite3 import OperationalError
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from broadcaster.faults import Fault, fault
from broadcaster.store.migrations import HEAD

log = logging.getLogger(__name__)

WRITES = {"broadcaster_writes": True}
"""Execution option of a connection that is going to write: on SQLite its transaction takes the write lock at once, and so waits
its turn instead of failing half-way (a read that turns into a write is refused without waiting)."""
RETRY_S = 0.05
MAKING_S = 10.0
"""How long somebody is waited for who makes the tables or brings them up to date, also by who waits for nothing else that long:
it takes a second, or several on a busy machine, and nothing can be read before."""
ADVISORY_KEY = 0x42524F41
"""PostgreSQL's advisory lock while the tables are being made or changed."""


def open_engine(url: str, *, wait_s: float = 5.0, durable: bool = False) -> Engine:
    """An engine on a store that has this program's tables, made or brought up to date when needed.

    `wait_s`: how long to wait for a lock, or for a server to answer. `durable`: a commit has reached the disk when it returns
    (SQLite in WAL mode otherwise promises that only for the last checkpoint).

    Raises `Fault`: `store.bad-url`, `store.newer`, `store.away`.
    """
    address = _address(url)
    _make_folder(url)
    engine = create_engine(address, connect_args=_patience(address, wait_s), pool_pre_ping=True)
    if engine.dialect.name == "sqlite":
        _teach_sqlite(engine, wait_s, durable=durable)
    try:
        _bring_up_to_date(engine)
    except DBAPIError as error:
        engine.dispose()
        raise away(error) from error
    except Fault:
        engine.dispose()
        raise
    return engine


def away(error: Exception) -> Fault:
    """`store.away` with the driver's own words, shortened to their first line."""
    words = str(getattr(error, "orig", None) or error).strip() or type(error).__name__
    return fault("store.away", why=words.splitlines()[0])


def file_of(url: str) -> Path | None:
    """The file of an SQLite store; `None` for a server or a store in memory. Raises `Fault`: `store.bad-url`."""
    address = _address(url)
    if address.get_backend_name() != "sqlite" or address.database in {None, "", ":memory:"}:
        return None
    return Path(str(address.database))


def _address(url: str) -> URL:
    """Read a URL; a bare `postgresql://` means psycopg 3."""
    try:
        address = make_url(url)
        if address.drivername in {"postgresql", "postgres"}:
            address = address.set(drivername="postgresql+psycopg")
        if address.get_backend_name() not in {"sqlite", "postgresql"}:
            raise fault("store.bad-url", url=address.render_as_string(hide_password=True))
        address.get_dialect()
    except (ArgumentError, NoSuchModuleError, ValueError) as error:
        raise fault("store.bad-url", url=url.split("://", 1)[0] + "://…") from error
    return address


def _make_folder(url: str) -> None:
    file = file_of(url)
    try:
        if file is not None:
            file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise away(error) from error


def _patience(address: URL, wait_s: float) -> dict[str, Any]:
    if address.get_backend_name() == "sqlite":
        return {"timeout": wait_s}
    milliseconds = round(wait_s * 1000)
    limits = f"-c lock_timeout={milliseconds} -c statement_timeout={max(milliseconds, 1000) * 4} -c timezone=UTC"
    return {"connect_timeout": max(2, round(wait_s)), "options": limits, "tcp_user_timeout": max(2000, milliseconds)}


def _teach_sqlite(engine: Engine, wait_s: float, *, durable: bool) -> None:
    @event.listens_for(engine, "connect")
    def connect(connection: SqliteConnection, _record: object) -> None:
        connection.isolation_level = None  # `begin` below decides; the driver's own way commits before a table is made
        connection.execute(f"PRAGMA busy_timeout={round(wait_s * 1000)}").close()
        _into_wal(connection, wait_s)
        for setting in (f"synchronous={'FULL' if durable else 'NORMAL'}", "foreign_keys=ON"):
            connection.execute(f"PRAGMA {setting}").close()

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("broadcaster_writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _into_wal(connection: SqliteConnection, wait_s: float) -> None:
    """Write-ahead logging. SQLite does not wait here for somebody who opens a new store at the same time, whatever its busy
    timeout is, so we do."""
    for _attempt in range(max(1, round(wait_s / RETRY_S)) - 1):
        try:
            connection.execute("PRAGMA journal_mode=WAL").close()
        except OperationalError:
            time.sleep(RETRY_S)
        else:
            return
    connection.execute("PRAGMA journal_mode=WAL").close()


def _bring_up_to_date(engine: Engine) -> None:
    with engine.connect() as connection:
        if _revision(connection) == HEAD:
            return
    with engine.connect().execution_options(**WRITES) as connection, _waiting_longer(connection), connection.begin():
        if connection.dialect.name == "postgresql":
            connection.execute(text(f"SET LOCAL lock_timeout = '{MAKING_S}s'; SET LOCAL statement_timeout = '{4 * MAKING_S}s'"))
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": ADVISORY_KEY})
        _migrate(connection)


@contextmanager
def _waiting_longer(connection: Connection) -> Iterator[None]:
    """`MAKING_S` for a lock of SQLite's, afterwards as before."""
    driver: Any = connection.connection.driver_connection
    if connection.dialect.name != "sqlite":
        yield
        return
    before = driver.execute("PRAGMA busy_timeout").fetchone()[0]
    driver.execute(f"PRAGMA busy_timeout={max(before, round(MAKING_S * 1000))}").close()
    try:
        yield
    finally:
        driver.execute(f"PRAGMA busy_timeout={before}").close()


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return None if found is None else str(found)


def _migrate(connection: Connection) -> None:
    """Alembic's upgrade to head, in this transaction; it may find that somebody else has done it meanwhile."""
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.attributes["connection"] = connection
    found = _revision(connection)
    try:
        if found is not None:
            ScriptDirectory.from_config(config).get_revision(found)
        command.upgrade(config, "head")
    except CommandError as error:
        raise fault("store.newer", found=found, known=HEAD) from error
    log.info("store upgraded from=%s to=%s", found, HEAD)
