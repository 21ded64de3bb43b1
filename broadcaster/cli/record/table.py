"""The record of a day as a person reads it in a terminal."""

import os
import sys
from collections.abc import Iterator
from datetime import tzinfo

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from broadcaster.cli.day.words import WEEK
from broadcaster.cli.record.words import OUTCOMES, clock, decibels, kind, offset, outcome, summary, told
from broadcaster.i18n import _
from broadcaster.record.asrun import ClipPlays, DayRecord, compliance, delta, in_band, outcomes, plays_of
from broadcaster.record.entries import Aired, Incident, Outcome

WIDE = 160
NARROW = 120
"""Under so many cells, milliseconds of the end and the kind are left out, and reasons stand below."""
STYLES = {Outcome.AIRED: "green", Outcome.SKIPPED: "cyan", Outcome.PREEMPTED: "magenta", Outcome.LATE: "yellow", Outcome.CUT: "yellow"}


def show(record: DayRecord, zone: tzinfo, *, incidents: bool) -> None:
    """Print the day."""
    told_width = sys.stdout.isatty() or "COLUMNS" in os.environ
    console = Console(width=None if told_width else WIDE, highlight=False)
    console.print(day(record, zone, incidents=incidents, narrow=console.width < NARROW))


def day(record: DayRecord, zone: tzinfo, *, incidents: bool, narrow: bool) -> RenderableType:
    """The day as something rich prints: a heading, the items, each clip of the rotations, the compliance, what else happened."""
    heading = Text("  ".join([record.date.isoformat(), _(WEEK[record.date.weekday()]), _("as aired")]), style="bold")
    if not record.aired and not record.incidents:
        return Group(heading, Text(_("Nothing is on record for this day.")))
    parts: list[RenderableType] = [heading, _items(record.aired, zone, narrow=narrow)]
    spots = plays_of(record, "rotation")
    if spots:
        parts += ["", _spots(spots)]
    parts += ["", Text(f"{summary(compliance(record.aired))}  {_counts(record)}", style="bold")]
    if narrow:
        parts += _reasons(record.aired, zone)
    if incidents and record.incidents:
        parts += ["", _incidents(record.incidents, zone)]
    elif record.incidents:
        parts.append(Text(_("Incidents: {count}, see --incidents.").format(count=len(record.incidents)), style="dim"))
    return Group(*parts)


def _counts(record: DayRecord) -> str:
    return "  ".join(f"{_(OUTCOMES[o])} {n}" for o, n in outcomes(record.aired).items())


def _items(items: tuple[Aired, ...], zone: tzinfo, *, narrow: bool) -> Table:
    table = Table(box=None, header_style="dim", pad_edge=False, padding=(0, 1 if narrow else 2, 0, 0))
    for title in (_("planned"), _("start"), _("end")):
        table.add_column(title, no_wrap=True)
    table.add_column("Δ s", justify="right", no_wrap=True)
    table.add_column(_("programme"), overflow="fold", min_width=10)
    if not narrow:
        table.add_column(_("kind"), no_wrap=True)
    table.add_column(_("dial"), no_wrap=True)
    table.add_column(_("LUFS/target"), no_wrap=True)
    table.add_column(_("outcome"), no_wrap=True)
    if not narrow:
        table.add_column(_("reason"), overflow="fold", min_width=10)
    for item in items:
        table.add_row(*_cells(item, zone, narrow=narrow))
    return table


def _cells(item: Aired, zone: tzinfo, *, narrow: bool) -> list[str | Text]:
    style = STYLES.get(item.outcome, "bold red") if item.outcome else "reverse" if item.start else "dim"
    loudness = f"{decibels(item.lufs)}/{decibels(item.target_lufs)}" if item.lufs is not None else decibels(item.target_lufs)
    return [
        clock(item.planned_start, zone, exact=False),
        clock(item.start, zone),
        clock(item.end, zone, exact=not narrow),
        offset(delta(item)),
        Text(item.title),
        *([] if narrow else [kind(item)]),
        _dial(item),
        loudness,
        Text(outcome(item), style=style),
        *([] if narrow else [Text(told(item.reason, item.facts))]),
    ]


def _reasons(items: tuple[Aired, ...], zone: tzinfo) -> Iterator[RenderableType]:
    """Where the table has no room for them."""
    for item in items:
        if item.reason:
            yield Text(f"{clock(item.planned_start, zone, exact=False)} {item.title}: {told(item.reason, item.facts)}")


def _dial(item: Aired) -> Text:
    """`22.5 [21-24]`, red when it stood outside its band."""
    low, high = f"{item.band_low:g}", f"{item.band_high:g}"
    band = f"[{low}]" if low == high else f"[{low}-{high}]"
    if item.dial is None:
        return Text(band, style="dim")
    return Text(f"{item.dial:g} {band}", style="bold red" if in_band(item) is False else "")


def _spots(spots: tuple[ClipPlays, ...]) -> Table:
    table = Table(box=None, header_style="dim", pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(_("spot"), overflow="fold")
    for title in (_("plays"), _("complete"), _("minutes")):
        table.add_column(title, justify="right", no_wrap=True)
    for spot in spots:
        table.add_row(Text(spot.clip), str(spot.times), str(spot.complete), f"{spot.seconds / 60:.1f}")
    return table


def _incidents(incidents: tuple[Incident, ...], zone: tzinfo) -> Table:
    table = Table(box=None, header_style="dim", pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(_("time"), no_wrap=True)
    table.add_column(_("incident"), overflow="fold")
    table.add_column(_("by"), no_wrap=True)
    for incident in incidents:
        table.add_row(clock(incident.at, zone), Text(told(incident.code, incident.facts)), Text(incident.by))
    return table
