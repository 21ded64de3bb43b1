"""An insert that may meet its own row: both stores know `ON CONFLICT`, each in its dialect."""

from typing import TYPE_CHECKING

from sqlalchemy import Connection, Table

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql, sqlite


def insert_into(table: Table, connection: Connection) -> "sqlite.Insert | postgresql.Insert":
    """An insert with `on_conflict_…`. Only the store's own dialect is loaded: the other takes 3 MB of a daemon that never meets it."""
    if connection.dialect.name == "postgresql":
        from sqlalchemy.dialects.postgresql import insert as into_postgresql

        return into_postgresql(table)
    from sqlalchemy.dialects.sqlite import insert as into_sqlite

    return into_sqlite(table)
