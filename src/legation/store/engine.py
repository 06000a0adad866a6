"""Opening a store: the database by its URL, its pragmas, and its schema brought up to date."""

from __future__ import annotations

import sqlite3
from importlib.resources import files
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, NoSuchModuleError

HEAD = "0009"
"""The newest migration; a test compares it with the folder."""

_BUSY = 30_000
"""How long a writer of SQLite waits for another, in milliseconds."""


class StoreError(Exception):
    """A store that cannot be opened: its URL and why."""


def open_engine(location: str) -> Engine:
    """An engine on the store at a URL, or at a path (SQLite), its schema up to date.

    Raises :class:`StoreError` for a URL that names no database known here, a database that cannot be reached, a file
    that is none, or a schema newer than this version.
    """
    url = _url(location)
    shown = url.render_as_string(hide_password=True)
    try:
        engine = create_engine(url)
        if engine.dialect.name == "sqlite":
            event.listen(engine, "connect", _set_pragmas)
            event.listen(engine, "begin", _begin)
        _bring_up_to_date(engine)
    except (DatabaseError, sqlite3.Error) as error:
        reason = getattr(error, "orig", None) or error
        raise StoreError(f"{shown}: {str(reason).strip()}") from None
    except (NoSuchModuleError, ModuleNotFoundError) as error:
        raise StoreError(f"{shown}: {error}; PostgreSQL needs pip install 'legation[postgres]'") from None
    return engine


def _url(location: str) -> URL:
    if "://" not in location:
        return URL.create("sqlite", database=location)
    try:
        url = make_url(location)
    except (ArgumentError, ValueError) as error:
        raise StoreError(f"{location}: {error}") from None
    backend = url.get_backend_name()
    if backend not in ("sqlite", "postgresql"):
        raise StoreError(f"{url.render_as_string(hide_password=True)}: a store is sqlite:/// or postgresql://")
    return url.set(drivername="postgresql+psycopg") if url.drivername in ("postgresql", "postgres") else url


def _set_pragmas(connection: Any, _: object) -> None:
    """Readers go on while a writer writes (WAL); a commit survives a crash of the program."""
    connection.isolation_level = None  # transactions are begun below, not behind our back
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON", f"busy_timeout={_BUSY}"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    """A writer takes the lock at once, as one that upgrades a read transaction later may fail."""
    is_writer = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if is_writer else "BEGIN")


def _bring_up_to_date(engine: Engine) -> None:
    shown = engine.url.render_as_string(hide_password=True)
    with engine.connect() as connection:
        tables = inspect(connection).get_table_names()
        if "alembic_version" in tables:
            found = str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar())
            if found == HEAD:
                return
            if found.isdecimal() and found > HEAD:
                raise StoreError(f"{shown}: a newer version of legation keeps it, with schema {found}; this has {HEAD}")
        elif tables and engine.dialect.name == "sqlite":
            raise StoreError(f"{shown}: the database of another program, with the tables {', '.join(tables)[:80]}")
    _migrate(engine)


def _migrate(engine: Engine) -> None:
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", str(files("legation.store") / "migrations"))
    with engine.connect().execution_options(writes=True) as connection:
        config.attributes["connection"] = connection
        try:
            command.upgrade(config, "head")
        except CommandError as error:
            raise StoreError(f"{engine.url.render_as_string(hide_password=True)}: {error}") from None
        connection.commit()
