"""A planned day as a person reads it at a glance: music down the page, speech indented under the music it goes over."""

import os
import sys
from collections.abc import Iterator, Sequence
from datetime import datetime

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from broadcaster.cli.day.spots import Turns, shown
from broadcaster.cli.day.words import KINDS, WEEK, clock, day_kind, length, level, over, source
from broadcaster.faults import Severity
from broadcaster.i18n import _
from broadcaster.sentences import sentence
from broadcaster.timetable.model import Cue, Kind, Note, Plan

WIDE = 132
"""Cells of a line where no terminal says otherwise."""
NARROW = 100
"""Under so many cells, files are named without their folder."""
COLOURS = {Kind.SONG: "green", Kind.BED: "cyan", Kind.ROTATION: "magenta", Kind.EMERGENCY: "bold red"}
SEVERITIES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.NOTE: "dim"}


def as_text(plans: Sequence[Plan], now: datetime, chosen: Sequence[Turns] = (), *, spots: bool = False) -> str:
    """The days, coloured and as wide as the terminal they go to; on the day it is `now`, what is on air is marked.

    `chosen`: each day's promotions; `spots`: every one of them, not only how often each vendor is heard.
    """
    told = sys.stdout.isatty() or "COLUMNS" in os.environ
    console = Console(width=None if told else WIDE, highlight=False, markup=False, emoji=False)
    with console.capture() as drawn:
        for number, plan in enumerate(plans):
            it_is_today = plan.opening.date() <= now.date() <= plan.closing.date()
            if number:
                console.print()
            promotions = tuple(shown(plan, chosen[number], every=spots)) if chosen else ()
            console.print(timeline(plan, now if it_is_today else None, promotions, narrow=console.width < NARROW))
    return "".join(line.rstrip() + "\n" for line in drawn.get().splitlines())


def timeline(plan: Plan, now: datetime | None = None, promotions: Sequence[RenderableType] = (), *, narrow: bool = False) -> RenderableType:
    """The day as something rich prints: a heading, the table, the promotions, the notes. `narrow` leaves the folders of files out."""
    parts: list[RenderableType] = [_heading(plan, now), _table(plan, now, narrow=narrow), *promotions]
    if plan.notes:
        parts.append(_notes(plan.notes))
    return Group(*parts)


def _heading(plan: Plan, now: datetime | None) -> Text:
    kinds = ", ".join(map(day_kind, plan.kinds))
    hours = f"{clock(plan.opening)}-{clock(plan.closing)}"
    line = Text(f"{plan.date.isoformat()}  {_(WEEK[plan.date.weekday()])}  {kinds}  {hours}", style="bold")
    if now:
        line.append("  " + _("now {time}").format(time=f"{now:%H:%M:%S}"), style="reverse")
    return line


def _table(plan: Plan, now: datetime | None, *, narrow: bool) -> Table:
    table = Table(box=None, header_style="dim", pad_edge=False, padding=(0, 1 if narrow else 2, 0, 0))
    table.add_column("", width=1)
    for title in (_("from"), _("to")):
        table.add_column(title, no_wrap=True)
    table.add_column(_("length"), justify="right", no_wrap=True)
    table.add_column(_("kind"), no_wrap=True)
    table.add_column(_("programme"), overflow="fold")
    table.add_column(_("level"), no_wrap=True)
    table.add_column(_("over"), no_wrap=True)
    table.add_column(_("source"), overflow="fold")
    for cue, under in _nested(plan):
        on_air = now is not None and cue.start <= now < cue.end
        style = ("bold reverse" if on_air else "") + " " + COLOURS.get(cue.kind, "" if cue.own_slot else "yellow")
        table.add_row(*_cells(cue, under=under, on_air=on_air, narrow=narrow), style=style)
    return table


def _nested(plan: Plan) -> Iterator[tuple[Cue, bool]]:
    """The cues from top to bottom, music before what is said over it, and whether there is music under each."""
    music_end: datetime | None = None
    for cue in sorted(plan.cues, key=lambda c: (c.start, c.kind.spoken)):
        if cue.kind.spoken:
            yield cue, music_end is not None and cue.start < music_end
        else:
            music_end = cue.end
            yield cue, False


def _cells(cue: Cue, *, under: bool, on_air: bool, narrow: bool) -> list[str]:
    title = f"+ {cue.title}" if under else cue.title
    plays = source(cue).rsplit("/", 1)[-1] if narrow else source(cue)
    times = (">" if on_air else "", clock(cue.start), clock(cue.end), length(cue))
    return [*times, _(KINDS[cue.kind]), title, level(cue.level), over(cue), plays]


def _notes(notes: tuple[Note, ...]) -> Table:
    table = Table(box=None, show_header=False, pad_edge=False, title_justify="left")
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    table.add_row("")
    for note in notes:
        words = Text(sentence(note.code, note.facts))
        if note.mark:
            words.append(f"  {note.mark.file.rsplit('/', 1)[-1]}:{note.mark.line}:{note.mark.column}", style="dim")
        table.add_row(clock(note.at), Text(_(note.severity.value), style=SEVERITIES[note.severity]), words)
    return table
