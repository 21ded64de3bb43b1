"""The desk's own tables: events, clerks, numbers, periods, attachments. The books' tables follow from their declarations (`table.py`)."""

from sqlalchemy import JSON, Boolean, Column, Integer, String, Table

from broadcaster.store.metadata import TABLES, Instant

_all = TABLES

HEAD = Table(
    "desk_head",
    _all,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("seq", Integer, nullable=False),
    Column("hash", String, nullable=False),
)
"""One row: where the chain ends. Whoever writes holds it until the end of the transaction, so writers take turns."""

EVENT = Table(
    "desk_event",
    _all,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("at", Instant, nullable=False, index=True),
    Column("by", String, nullable=False),
    Column("kind", String, nullable=False, index=True),
    Column("book", String, nullable=False),
    Column("number", String, nullable=False, index=True),
    Column("facts", JSON, nullable=False),
    Column("previous", String, nullable=False),
    Column("hash", String, nullable=False),
)
"""Append-only (SEC-03)."""

DISCLOSED = Table(
    "desk_disclosed",
    _all,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("fact", String, primary_key=True),
    Column("salt", String, nullable=False),
    Column("value", JSON, nullable=False),
)
"""What the chain only commits to. Erasing a person deletes rows here; the chain stays whole."""

CLERK = Table(
    "desk_clerk",
    _all,
    Column("name", String, primary_key=True),
    Column("full_name", String, nullable=False),
    Column("password", String, nullable=False),
    Column("account", String, nullable=True),
    Column("locked", Boolean, nullable=False),
    Column("failed", Integer, nullable=False),
    Column("failed_at", Instant, nullable=True),
    Column("created_at", Instant, nullable=False),
)

RIGHT = Table(
    "desk_right",
    _all,
    Column("clerk", String, primary_key=True),
    Column("book", String, primary_key=True),
    Column("right", String, primary_key=True),
)

SESSION = Table(
    "desk_session",
    _all,
    Column("token", String, primary_key=True),
    Column("clerk", String, nullable=False),
    Column("started_at", Instant, nullable=False),
    Column("ends_at", Instant, nullable=False),
)
"""`token`: SHA-256 of what the clerk's session file holds."""

COUNTER = Table(
    "desk_counter",
    _all,
    Column("book", String, primary_key=True),
    Column("day", String, primary_key=True),
    Column("last", Integer, nullable=False),
)

PERIOD = Table(
    "desk_period",
    _all,
    Column("book", String, primary_key=True),
    Column("period", String, primary_key=True),
    Column("closed_at", Instant, nullable=False),
    Column("closed_by", String, nullable=False),
    Column("rows", Integer, nullable=False),
    Column("digest", String, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("pack", String, nullable=False),
)

ATTACHMENT = Table(
    "desk_attachment",
    _all,
    Column("digest", String, primary_key=True),
    Column("name", String, nullable=False),
    Column("size", Integer, nullable=False),
    Column("added_at", Instant, nullable=False),
    Column("added_by", String, nullable=False),
)

IMPORTED = Table(
    "desk_import",
    _all,
    Column("digest", String, primary_key=True),
    Column("book", String, primary_key=True),
    Column("at", Instant, nullable=False),
    Column("by", String, nullable=False),
    Column("rows", Integer, nullable=False),
)
"""Files that were imported, so that none is imported twice by mistake."""

CORE = (HEAD, EVENT, DISCLOSED, CLERK, RIGHT, SESSION, COUNTER, PERIOD, ATTACHMENT, IMPORTED)
