"""The store's tables: values of `record/`, `announcements/` and `approvals/`, field for field.

Tables, and no mapped classes: the mapper takes 7 MB and a sixth of a second of every start, and nothing here needs it.
"""

from typing import Any

from sqlalchemy import JSON, Boolean, Column, Date, Double, ForeignKey, Integer, String, Table
from sqlalchemy.types import TypeEngine

from broadcaster.store.metadata import TABLES, Instant

_Kind = TypeEngine[Any] | type[TypeEngine[Any]]


def _key() -> Column[str]:
    return Column("id", String, primary_key=True)


def _kept(name: str, kind: _Kind = String, *, index: bool = False) -> Column[Any]:
    """A value every row has."""
    return Column(name, kind, nullable=False, index=index)


def _open(name: str, kind: _Kind = String) -> Column[Any]:
    """A value a row may do without."""
    return Column(name, kind, nullable=True)


AIRED = Table(
    "aired",
    TABLES,
    _key(),
    _kept("date", Date, index=True),
    _kept("title"),
    _kept("kind"),
    _kept("source", JSON),
    _kept("planned_start", Instant),
    _kept("planned_end", Instant),
    _kept("band_low", Double),
    _kept("band_high", Double),
    _open("dial", Double),
    _open("start", Instant),
    _open("end", Instant),
    _open("target_lufs", Double),
    _open("lufs", Double),
    _open("outcome"),
    _kept("reason"),
    _kept("facts", JSON),
)
"""`record.Aired`."""

PLAY = Table(
    "play",
    TABLES,
    _key(),
    _kept("cue", index=True),
    _kept("clip"),
    _kept("start", Instant, index=True),
    _kept("end", Instant),
    _kept("seconds", Double),
    _kept("complete", Boolean),
)
"""`record.Play`."""

INCIDENT = Table(
    "incident",
    TABLES,
    _key(),
    _kept("at", Instant, index=True),
    _kept("code"),
    _kept("facts", JSON),
    _kept("by"),
)
"""`record.Incident`."""

TEXT = Table(
    "text_aired",
    TABLES,
    _key(),
    _kept("date", Date, index=True),
    _kept("at", Instant),
    _kept("title"),
    _kept("script"),
    _kept("digest"),
    _kept("voice"),
    _kept("text"),
)
"""`record.Text`."""

ANNOUNCEMENT = Table(
    "announcement",
    TABLES,
    _key(),
    _kept("kind"),
    _kept("event"),
    _kept("title"),
    _kept("text"),
    _kept("script"),
    _kept("fields", JSON),
    _kept("dates", JSON),
    _kept("windows", JSON),
    _kept("times", JSON),
    _open("every_s", Integer),
    _kept("reads", Integer),
    _kept("priority", Integer),
    _kept("zone"),
    _open("valid_to", Date),
    _kept("contact"),
    _kept("place"),
    _kept("position", Integer),
    _kept("by"),
    _kept("at", Instant, index=True),
)
"""`announcements.Announcement`; times as `announcements/spelling.py` writes them."""

ORDER = Table(
    "announcement_order",
    TABLES,
    _key(),
    _kept("announcement", index=True),
    _kept("verb"),
    _kept("by"),
    _kept("at", Instant),
    _kept("dates", JSON),
    _kept("windows", JSON),
    _kept("times", JSON),
    _open("every_s", Integer),
    _kept("reason"),
)
"""`announcements.Order`. What it is about may lie in the events' folder, so no key leads there."""

REQUEST = Table(
    "approval_request",
    TABLES,
    _key(),
    _kept("name", index=True),
    _kept("kind"),
    _kept("digest", index=True),
    _kept("text"),
    _kept("unit"),
    _kept("contact"),
    _open("first", Date),
    _open("last", Date),
    _open("times_a_day", Integer),
    _kept("author"),
    _kept("account"),
    _kept("at", Instant),
)
"""`approvals.Request`."""

MARK = Table(
    "approval_mark",
    TABLES,
    _key(),
    Column("request", String, ForeignKey("approval_request.id"), nullable=False, index=True),
    _open("step"),
    _kept("decision"),
    _kept("by"),
    _kept("account"),
    _kept("at", Instant),
    _kept("digest"),
    _kept("reason"),
)
"""`approvals.Signature`."""
