"""The record's tables: `record/entries.py`, field for field."""

import datetime as dt
from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from broadcaster.store.base import Base


class AiredRow(Base):
    """`record.Aired`."""

    __tablename__ = "aired"

    id: Mapped[str] = mapped_column(primary_key=True)
    date: Mapped[dt.date] = mapped_column(index=True)
    title: Mapped[str]
    kind: Mapped[str]
    source: Mapped[list[str]]
    planned_start: Mapped[datetime]
    planned_end: Mapped[datetime]
    band_low: Mapped[float]
    band_high: Mapped[float]
    dial: Mapped[float | None]
    start: Mapped[datetime | None]
    end: Mapped[datetime | None]
    target_lufs: Mapped[float | None]
    lufs: Mapped[float | None]
    outcome: Mapped[str | None]
    reason: Mapped[str]
    facts: Mapped[dict[str, str]]


class PlayRow(Base):
    """`record.Play`."""

    __tablename__ = "play"

    id: Mapped[str] = mapped_column(primary_key=True)
    cue: Mapped[str] = mapped_column(index=True)
    clip: Mapped[str]
    start: Mapped[datetime] = mapped_column(index=True)
    end: Mapped[datetime]
    seconds: Mapped[float]
    complete: Mapped[bool]


class IncidentRow(Base):
    """`record.Incident`."""

    __tablename__ = "incident"

    id: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(index=True)
    code: Mapped[str]
    facts: Mapped[dict[str, str]]
    by: Mapped[str]
