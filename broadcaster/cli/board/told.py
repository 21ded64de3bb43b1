"""The queue for programs: plain values, ready for JSON."""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

import click

from broadcaster.announcements.model import Announcement, Order, When
from broadcaster.announcements.spelling import spell_dates, spell_span, spell_window
from broadcaster.announcements.standing import Standing
from broadcaster.approvals.model import Request, Signature
from broadcaster.approvals.verdict import Verdict
from broadcaster.cli.board.adding import Outcome
from broadcaster.cli.check import describe
from broadcaster.timetable.hours import spell


def as_json(told: object) -> None:
    """Print it."""
    click.echo(json.dumps(told, ensure_ascii=False, indent=2))


def standing_told(one: Standing, next_read: datetime | None) -> dict[str, Any]:
    """`id, state, kind, event, title, text, script, fields, dates, windows, at, every, reads, priority, zone, valid_to, contact, place,
    by, queued_at, next`; instants in ISO 8601 with their offset."""
    given = one.announcement
    plain = ("event", "title", "text", "script", "reads", "priority", "zone", "contact", "place", "by")
    return {
        "id": given.id,
        "state": one.state.value,
        "kind": given.kind.value,
        **{name: getattr(given, name) for name in plain},
        "fields": dict(given.fields),
        **when_told(one.when),
        "valid_to": given.valid_to and given.valid_to.isoformat(),
        "queued_at": iso(given.at),
        "next": iso(next_read),
    }


def when_told(when: When) -> dict[str, Any]:
    """`dates, windows, at, every` as a file writes them."""
    return {
        "dates": [spell_dates(d) for d in when.dates],
        "windows": [spell_window(w) for w in when.windows],
        "at": [spell(m) for m in when.times],
        "every": spell_span(when.every) if when.every else None,
    }


def order_told(order: Order) -> dict[str, Any]:
    """`verb, by, at, reason`, and of a move what it changes."""
    change = order.change
    moved = when_told(When(change.dates, change.windows, change.times, change.every)) if change else {}
    return {"verb": order.verb.value, "by": order.by, "at": iso(order.at), "reason": order.reason, **{k: v for k, v in moved.items() if v}}


def outcome_told(outcome: Outcome) -> dict[str, Any]:
    """`{"files": [{"file", "queued", "known", "problems"}]}`."""

    def rows(given: Iterable[Announcement]) -> list[dict[str, Any]]:
        return [standing_told(outcome.standings[a.id], outcome.next.get(a.id)) for a in given]

    return {
        "files": [
            {"file": f.file, "queued": rows(f.queued), "known": rows(f.known), "problems": [describe(p) for p in f.problems]}
            for f in outcome.files
        ]
    }


def request_told(request: Request, verdict: Verdict, signatures: Iterable[Signature]) -> dict[str, Any]:
    """`id, name, kind, digest, state, text, unit, contact, from, to, times_a_day, author, at, signatures`."""
    return {
        "id": request.id,
        "name": request.subject.name,
        "kind": request.subject.kind,
        "digest": request.subject.digest,
        "state": verdict.state.value,
        "text": request.text,
        "unit": request.unit,
        "contact": request.contact,
        "from": request.first and request.first.isoformat(),
        "to": request.last and request.last.isoformat(),
        "times_a_day": request.times_a_day,
        "author": str(request.author),
        "at": iso(request.at),
        "signatures": [signature_told(s) for s in signatures],
    }


def signature_told(signature: Signature) -> Mapping[str, Any]:
    """`step, decision, by, at, reason`."""
    return {
        "step": signature.step and signature.step.value,
        "decision": signature.decision.value,
        "by": str(signature.by),
        "at": iso(signature.at),
        "reason": signature.reason,
    }


def iso(at: datetime | None) -> str | None:
    """An instant as JSON has it."""
    return at.isoformat(timespec="seconds") if at else None
