"""The store's tables: values of `record/`, `announcements/` and `approvals/`, field for field."""

import datetime as dt
from datetime import datetime

from sqlalchemy import ForeignKey
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


class AnnouncementRow(Base):
    """`announcements.Announcement`; times as `announcements/spelling.py` writes them."""

    __tablename__ = "announcement"

    id: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str]
    event: Mapped[str]
    title: Mapped[str]
    text: Mapped[str]
    script: Mapped[str]
    fields: Mapped[dict[str, str]]
    dates: Mapped[list[str]]
    windows: Mapped[list[str]]
    times: Mapped[list[str]]
    every_s: Mapped[int | None]
    reads: Mapped[int]
    priority: Mapped[int]
    zone: Mapped[str]
    valid_to: Mapped[dt.date | None]
    contact: Mapped[str]
    place: Mapped[str]
    position: Mapped[int]
    by: Mapped[str]
    at: Mapped[datetime] = mapped_column(index=True)


class OrderRow(Base):
    """`announcements.Order`. What it is about may lie in the events' folder, so no key leads there."""

    __tablename__ = "announcement_order"

    id: Mapped[str] = mapped_column(primary_key=True)
    announcement: Mapped[str] = mapped_column(index=True)
    verb: Mapped[str]
    by: Mapped[str]
    at: Mapped[datetime]
    dates: Mapped[list[str]]
    windows: Mapped[list[str]]
    times: Mapped[list[str]]
    every_s: Mapped[int | None]
    reason: Mapped[str]


class RequestRow(Base):
    """`approvals.Request`."""

    __tablename__ = "approval_request"

    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(index=True)
    kind: Mapped[str]
    digest: Mapped[str] = mapped_column(index=True)
    text: Mapped[str]
    unit: Mapped[str]
    contact: Mapped[str]
    first: Mapped[dt.date | None]
    last: Mapped[dt.date | None]
    times_a_day: Mapped[int | None]
    author: Mapped[str]
    account: Mapped[str]
    at: Mapped[datetime]


class MarkRow(Base):
    """`approvals.Signature`."""

    __tablename__ = "approval_mark"

    id: Mapped[str] = mapped_column(primary_key=True)
    request: Mapped[str] = mapped_column(ForeignKey("approval_request.id"), index=True)
    step: Mapped[str | None]
    decision: Mapped[str]
    by: Mapped[str]
    account: Mapped[str]
    at: Mapped[datetime]
    digest: Mapped[str]
    reason: Mapped[str]


class TextRow(Base):
    """`record.Text`."""

    __tablename__ = "text_aired"

    id: Mapped[str] = mapped_column(primary_key=True)
    date: Mapped[dt.date] = mapped_column(index=True)
    at: Mapped[datetime]
    title: Mapped[str]
    script: Mapped[str]
    digest: Mapped[str]
    voice: Mapped[str]
    text: Mapped[str]
