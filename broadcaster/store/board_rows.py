"""Values of the board ↔ rows of its tables."""

from collections.abc import Mapping
from datetime import timedelta
from functools import singledispatch
from typing import Any

from broadcaster.announcements.model import Announcement, Change, Kind, Order, Verb, When
from broadcaster.announcements.spelling import read_dates, read_times, read_windows, spell_dates, spell_window
from broadcaster.approvals.model import Decision, Person, Request, Signature, Step, Subject
from broadcaster.timetable.hours import spell

Row = Mapping[str, Any]


@singledispatch
def columns_of(value: object) -> dict[str, Any]:
    """A value as its table's columns."""
    raise TypeError(type(value).__name__)


@columns_of.register
def _(value: Announcement) -> dict[str, Any]:
    plain = ("id", "event", "title", "text", "script", "reads", "priority", "zone", "valid_to", "contact", "place", "position", "by", "at")
    same = {name: getattr(value, name) for name in plain}
    return {**same, **_times(value.when), "kind": value.kind.value, "fields": dict(value.fields)}


@columns_of.register
def _(value: Order) -> dict[str, Any]:
    same = {name: getattr(value, name) for name in ("id", "announcement", "by", "at", "reason")}
    return {**same, **_times(value.change or Change()), "verb": value.verb.value}


@columns_of.register
def _(value: Request) -> dict[str, Any]:
    same = {name: getattr(value, name) for name in ("id", "text", "unit", "contact", "first", "last", "times_a_day", "at")}
    subject = {"name": value.subject.name, "kind": value.subject.kind, "digest": value.subject.digest}
    return {**same, **subject, "author": value.author.name, "account": value.author.account}


@columns_of.register
def _(value: Signature) -> dict[str, Any]:
    same = {name: getattr(value, name) for name in ("id", "request", "at", "digest", "reason")}
    step = value.step.value if value.step else None
    return {**same, "step": step, "decision": value.decision.value, "by": value.by.name, "account": value.by.account}


def _times(given: When | Change) -> dict[str, Any]:
    return {
        "dates": [spell_dates(d) for d in given.dates],
        "windows": [spell_window(w) for w in given.windows],
        "times": [spell(m) for m in given.times],
        "every_s": round(given.every.total_seconds()) if given.every else None,
    }


def _read_times(row: Row) -> dict[str, Any]:
    every = row["every_s"]
    return {
        "dates": read_dates(row["dates"]),
        "windows": read_windows(row["windows"]),
        "times": read_times(row["times"]),
        "every": timedelta(seconds=every) if every else None,
    }


def announcement_of(row: Row) -> Announcement:
    """The announcement in a row."""
    given = {k: v for k, v in row.items() if k not in {"id", "kind", "fields", "dates", "windows", "times", "every_s"}}
    return Announcement(kind=Kind(row["kind"]), when=When(**_read_times(row)), fields=tuple(sorted(row["fields"].items())), **given)


def order_of(row: Row) -> Order:
    """The order in a row."""
    verb = Verb(row["verb"])
    same = {name: row[name] for name in ("announcement", "by", "at", "reason")}
    return Order(verb=verb, change=Change(**_read_times(row)) if verb is Verb.MOVE else None, **same)


def request_of(row: Row) -> Request:
    """The request in a row."""
    same = {name: row[name] for name in ("text", "unit", "contact", "first", "last", "times_a_day", "at")}
    return Request(Subject(row["name"], row["kind"], row["digest"]), author=Person(row["author"], row["account"]), **same)


def signature_of(row: Row) -> Signature:
    """The signature in a row."""
    same = {name: row[name] for name in ("request", "at", "digest", "reason")}
    step = Step(row["step"]) if row["step"] else None
    return Signature(step=step, decision=Decision(row["decision"]), by=Person(row["by"], row["account"]), **same)
