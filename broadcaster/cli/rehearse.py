"""`broadcaster rehearse`: any day, or part of it, as a file, before it happens."""

from typing import TYPE_CHECKING

import click

from broadcaster.i18n import _

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date, datetime
    from pathlib import Path

    from broadcaster.air.rehearsal import Rehearsal

EXAMPLES = """

\b
  broadcaster rehearse --date tomorrow --out tomorrow.flac
  broadcaster rehearse --date 2026-12-05 --from 09:55 --to 10:10 --out weather.wav
"""


@click.command("rehearse", help=_("Render a day through the same director and mixer, with its journal beside it.") + EXAMPLES)
@click.option("--date", "text", default="today", metavar=_("DATE"), help=_("2026-12-05, today, tomorrow, or days from today: +3."))
@click.option("--from", "start", metavar=_("TIME"), help=_("From this time on; else from the first sound."))
@click.option("--to", "end", metavar=_("TIME"), help=_("Up to this time; else to the last sound."))
@click.option("--out", "file", required=True, metavar=_("FILE"), help=_("A .wav or .flac file; its journal is put beside it as .json."))
def command(text: str, start: str | None, end: str | None, file: str) -> None:
    """Render, and say what came of it."""
    from dataclasses import replace
    from pathlib import Path

    from broadcaster.air.ahead import ahead, between
    from broadcaster.air.programme import Programme
    from broadcaster.air.rehearsal import Rehearsal, whole_day
    from broadcaster.air.sinks.wav import FORMATS, WavSink
    from broadcaster.air.voices import Shelf
    from broadcaster.cli.day.dates import read_date
    from broadcaster.cli.day.times import read_instant
    from broadcaster.clock import RealClock, today
    from broadcaster.faults import Exit, fault
    from broadcaster.settings import Settings

    settings = Settings()
    now = RealClock().now()
    programme = Programme(settings, now)
    zone = programme.timetable.zone
    day = read_date(text, today(zone))
    plans = programme.around(day, now)
    first, last = whole_day(plans[1])
    first = read_instant(start, day, zone) if start else first
    last = read_instant(end, day, zone) if end else last
    if last <= first:
        raise fault("rehearse.empty", Exit.USAGE, start=f"{first:%H:%M}", end=f"{last:%H:%M}")
    out = Path(file)
    if out.suffix.lower() not in FORMATS:
        raise fault("rehearse.no-sound-file", Exit.USAGE, file=file)
    _tell_missing(programme.missing, day)
    known = today(zone)
    house = ahead([programme.around(before, now)[1] for before in between(known, day)], programme.house(min(known, day)))
    rehearsal = Rehearsal(plans, replace(house, reserve=None), Shelf(settings.cache_dir, ahead=False), WavSink(out, paced=False))
    taken = _render(rehearsal, first, last)
    _write_journal(rehearsal, first, out.with_suffix(".json"))
    length = (last - first).total_seconds()
    told = _("{file}: {minutes} minutes rehearsed in {seconds} s ({times} × real time).")
    click.echo(told.format(file=out, minutes=f"{length / 60:.1f}", seconds=f"{taken:.1f}", times=f"{length / taken:.0f}"))


def _tell_missing(missing: "Collection[str]", day: "date") -> None:
    if missing:
        told = _("Some speech of these days has not been made yet; its fallback is heard. Run: broadcaster prepare --date {date}")
        click.echo(told.format(date=day), err=True)


def _render(rehearsal: "Rehearsal", first: "datetime", last: "datetime") -> float:
    """Seconds it took; a progress bar on a terminal."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    from broadcaster.clock import RealClock

    clock = RealClock()
    began = clock.steady()
    bars = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.percentage:3.0f} %"), TimeRemainingColumn())
    with Progress(*bars, console=Console(stderr=True)) as progress:
        task = progress.add_task(_("Rehearsing"), total=int((last - first).total_seconds()))
        rehearsal.run(first, last, lambda seconds: progress.update(task, completed=seconds))
    return clock.steady() - began


def _write_journal(rehearsal: "Rehearsal", first: "datetime", file: "Path") -> None:
    import json

    from broadcaster.record.lines import encode

    aired = [json.loads(encode(entry)) for entry in rehearsal.aired(first)]
    plays = [json.loads(encode(play)) for play in rehearsal.plays()]
    file.write_text(json.dumps({"aired": aired, "plays": plays}, ensure_ascii=False, indent=1))
