"""The record of a day for programs: JSON, and CSV for a spreadsheet."""

import csv
import io
from collections.abc import Iterable
from datetime import datetime, tzinfo
from typing import Any

from broadcaster.cli.record.words import kind, outcome, told
from broadcaster.i18n import _
from broadcaster.record.asrun import DayRecord, compliance, delta, in_band, outcomes, plays_of
from broadcaster.record.entries import Aired, Incident

# spreadsheets take the full-width signs too
FORMULA = frozenset("=+-@\t\r\n＝＋－＠")
BOM = "\ufeff"
"""Without it a spreadsheet reads Chinese in the machine's old encoding."""


def as_json(record: DayRecord, zone: tzinfo) -> dict[str, Any]:
    """`{"date", "compliance", "aired": [...], "plays": [...], "incidents": [...]}`; instants in ISO 8601 with the mall's offset.

    `compliance`: `on_time`, `due`, `share` (0 to 1, null while nothing is over), `outcomes` (how many of each).
    An item of `aired`: `id, title, kind, source, planned_start, planned_end, start, end, delta_s` (start against plan, seconds),
    `dial, band` ([low, high]), `in_band, lufs, target_lufs, outcome` (null while on air), `reason` (a code or ""), `facts, message`.
    One of `plays` (spots of rotations): `clip, times, complete, seconds`. One of `incidents`: `id, at, code, facts, message, by`.
    """
    figures = compliance(record.aired)
    counted = {o.value: n for o, n in outcomes(record.aired).items()}
    return {
        "date": record.date.isoformat(),
        "compliance": {"on_time": figures.on_time, "due": figures.due, "share": figures.share, "outcomes": counted},
        "aired": [_item(item, zone) for item in record.aired],
        "plays": [
            {"clip": p.clip, "times": p.times, "complete": p.complete, "seconds": round(p.seconds, 3)} for p in plays_of(record, "rotation")
        ],
        "incidents": [_incident(incident, zone) for incident in record.incidents],
    }


def _item(item: Aired, zone: tzinfo) -> dict[str, Any]:
    late = delta(item)
    return {
        "id": item.id,
        "title": item.title,
        "kind": item.kind,
        "source": list(item.source),
        "planned_start": _iso(item.planned_start, zone),
        "planned_end": _iso(item.planned_end, zone),
        "start": _iso(item.start, zone),
        "end": _iso(item.end, zone),
        "delta_s": None if late is None else late.total_seconds(),
        "dial": item.dial,
        "band": [item.band_low, item.band_high],
        "in_band": in_band(item),
        "lufs": None if item.lufs is None else round(item.lufs, 2),
        "target_lufs": item.target_lufs,
        "outcome": item.outcome,
        "reason": item.reason,
        "facts": dict(item.facts),
        "message": told(item.reason, item.facts),
    }


def _incident(incident: Incident, zone: tzinfo) -> dict[str, Any]:
    return {
        "id": incident.id,
        "at": _iso(incident.at, zone),
        "code": incident.code,
        "facts": dict(incident.facts),
        "message": told(incident.code, incident.facts),
        "by": incident.by,
    }


def _iso(instant: datetime | None, zone: tzinfo) -> str | None:
    return None if instant is None else instant.astimezone(zone).isoformat(timespec="milliseconds")


def items_csv(record: DayRecord, zone: tzinfo) -> str:
    """One line an item, titles in the reader's language; see `csv_text`."""
    titles = (_("date"), _("planned start"), _("planned end"), _("start"), _("end"), _("delta (s)"), _("programme"), _("kind"), _("source"))
    levels = (_("dial"), _("band from"), _("band to"), _("loudness (LUFS)"), _("target (LUFS)"), _("outcome"), _("reason"))
    return csv_text([(*titles, *levels), *(_line(record, item, zone) for item in record.aired)])


def _line(record: DayRecord, item: Aired, zone: tzinfo) -> tuple[object, ...]:
    late = delta(item)
    times = [_local(t, zone) for t in (item.planned_start, item.planned_end, item.start, item.end)]
    what = (item.title, kind(item), ", ".join(item.source))
    levels = (item.dial, item.band_low, item.band_high, item.lufs, item.target_lufs)
    why = (outcome(item), told(item.reason, item.facts))
    return (record.date, *times, None if late is None else late.total_seconds(), *what, *levels, *why)


def incidents_csv(record: DayRecord, zone: tzinfo) -> str:
    """One line an incident."""
    titles = (_("time"), _("incident"), _("code"), _("by"))
    return csv_text([titles, *((_local(i.at, zone), told(i.code, i.facts), i.code, i.by) for i in record.incidents)])


def _local(instant: datetime | None, zone: tzinfo) -> str:
    return "" if instant is None else f"{instant.astimezone(zone):%Y-%m-%d %H:%M:%S.%f}"[:-3]


def csv_text(rows: Iterable[Iterable[object]]) -> str:
    """RFC 4180 with a byte order mark. A text that a spreadsheet would take for a formula gets `'` in front; numbers are numbers."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows([_cell(value) for value in row] for row in rows)
    return BOM + text.getvalue()


def _cell(value: object) -> str:
    match value:
        case None:
            return ""
        case float():
            return f"{value:.3f}".rstrip("0").rstrip(".")
        case str() if value[:1] in FORMULA and value:
            return f"'{value}"
    return str(value)
