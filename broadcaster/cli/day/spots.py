"""The promotions of a planned day as a person reads them: how often each vendor is heard, or every spot with its time."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from broadcaster.i18n import _
from broadcaster.promotions.model import Turn
from broadcaster.timetable.model import Cue, Kind, Plan

Turns = Mapping[str, Sequence[Turn]]
"""A day's promotions by the id of their rotation."""


def shown(plan: Plan, turns: Turns, *, every: bool) -> Iterator[RenderableType]:
    """A line for each rotation that has spots, with the plays of each vendor; `every`: the spots too."""
    rotations = [cue for cue in plan.cues if cue.kind is Kind.ROTATION and turns.get(cue.id)]
    if not rotations:
        return
    yield Text("\n" + _("Promotions"), style="magenta")
    if not every:
        yield _grid([_line(cue, turns[cue.id]) for cue in rotations])
        return
    for cue in rotations:
        yield _grid([_line(cue, turns[cue.id])])
        yield _grid([_spot(turn) for turn in turns[cue.id]])


def plays(turns: Sequence[Turn]) -> str:
    """`云杉家居 17, 木言定制 16`: most often heard first."""
    counts = Counter(turn.vendor for turn in turns)
    return ", ".join(f"{vendor} {count}" for vendor, count in sorted(counts.items(), key=lambda found: (-found[1], found[0])))


def _grid(rows: Sequence[Sequence[str]]) -> Table:
    grid = Table.grid(padding=(0, 2, 0, 0))
    for _column in rows[0][:-1]:
        grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    for row in rows:
        grid.add_row(*map(Text, row))
    return grid


def _line(cue: Cue, turns: Sequence[Turn]) -> list[str]:
    many = _("{count} spots: {plays}").format(count=len(turns), plays=plays(turns))
    return [f"{cue.start:%H:%M}", cue.title, many]


def _spot(turn: Turn) -> list[str]:
    seconds = round((turn.end - turn.start).total_seconds())
    return ["", f"{turn.start:%H:%M:%S}", f"{seconds // 60}:{seconds % 60:02}", turn.vendor, turn.title, turn.clip]
