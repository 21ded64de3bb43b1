"""The calendar's answer on disk, with its source: `var/almanac.json`, whole through any crash."""

import json
import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from broadcaster.almanac.calendar import Calendar, Notice, Public
from broadcaster.almanac.lunar import LunarYear
from broadcaster.faults import fault

NAME = "almanac.json"
_FORM = 1
"""Of this file; another one is read as none."""


def load(folder: Path) -> tuple[Calendar, str] | None:
    """The kept calendar and the mall's last good file; `None` where nothing was kept yet. Raises `Fault` `almanac.unreadable`."""
    file = folder / NAME
    try:
        kept = json.loads(file.read_text("utf-8"))
        if kept["form"] != _FORM:
            return None
        return _calendar(kept), str(kept["mall"])
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as why:
        raise fault("almanac.unreadable", file=file, why=getattr(why, "strerror", None) or type(why).__name__) from None


def save(folder: Path, calendar: Calendar, mall: str) -> None:
    """Keep both; `mall` is the text of `holidays.yaml` as it was last good. Raises `OSError` when the disk refuses."""
    file = folder / NAME
    draft = file.with_suffix(f".{os.getpid()}.new")
    folder.mkdir(parents=True, exist_ok=True)
    with draft.open("w", encoding="utf-8") as out:
        json.dump(_plain(calendar, mall), out, ensure_ascii=False, separators=(",", ":"))
        out.flush()
        os.fsync(out.fileno())
    draft.replace(file)


def _plain(calendar: Calendar, mall: str) -> Mapping[str, object]:
    return {
        "form": _FORM,
        "source": calendar.source,
        "mall": mall,
        "notices": {
            year: {"off": {day.isoformat(): name for day, name in notice.off.items()}, "working": _written(notice.working)}
            for year, notice in calendar.notices.items()
        },
        "held": {d.isoformat(): [list(p.festivals), p.off, p.working] for d, p in calendar.held.items()},
        "qingming": _written(calendar.qingming.values()),
        "lunar": {year: [of.first.isoformat(), of.months] for year, of in calendar.lunar.items()},
    }


def _written(days: Any) -> list[str]:  # noqa: ANN401 - any collection of dates
    return [day.isoformat() for day in sorted(days)]


def _calendar(kept: Any) -> Calendar:  # noqa: ANN401 - JSON
    read = date.fromisoformat
    return Calendar(
        str(kept["source"]),
        {int(y): LunarYear(read(first), tuple((int(n), int(d)) for n, d in months)) for y, (first, months) in kept["lunar"].items()},
        {day.year: day for day in map(read, kept["qingming"])},
        {
            int(year): Notice({read(d): str(name) for d, name in notice["off"].items()}, frozenset(map(read, notice["working"])))
            for year, notice in kept["notices"].items()
        },
        {read(d): Public(tuple(map(str, names)), bool(off), bool(working)) for d, (names, off, working) in kept["held"].items()},
    )
