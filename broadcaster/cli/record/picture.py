"""A day as one picture: planned against aired, for the wall or for the mall's manager."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Patch

from broadcaster.cli.day.words import WEEK
from broadcaster.cli.record.fonts import chinese_family
from broadcaster.cli.record.words import OUTCOMES, cells, clock, kind, outcome, share, shortened, told
from broadcaster.faults import Problem, Severity, fault
from broadcaster.i18n import _
from broadcaster.record.asrun import UNPLANNED, DayRecord, compliance, outcomes
from broadcaster.record.entries import Aired, Outcome

COLOURS = {
    Outcome.AIRED: "#3f9c62",
    Outcome.LATE: "#e3b23c",
    Outcome.CUT: "#e58a3c",
    Outcome.SKIPPED: "#5b8fc7",
    Outcome.PREEMPTED: "#8a63b0",
    Outcome.MISSED: "#d2493f",
    Outcome.FAILED: "#9b1d20",
}
GOING, PLANNED, INK, FAINT = "#9fd3b0", "#e4e7eb", "#22303c", "#7c8894"
ORDER = ("song", "bed", "rotation", "script", "recording", "page", "emergency")
WIDTH_IN, DPI = 16.0, 125
LEFT, RIGHT = 0.098, 0.985
LANE_IN, HEAD_IN, FOOT_IN, LINE_IN = 0.34, 1.2, 0.55, 0.215
NOTES = 12
"""Deviations and incidents spelt out under the picture, at most."""
NOTE_CELLS = 190
MARGIN = 0.004
"""Of the span at both ends, for the lines of what begins or ends there."""
FEWEST_CELLS = 7
"""A label shorter than this says nothing."""
CELL_POINTS = 4.4
"""Half a Chinese character of a label, with some air."""
THINNEST = 0.0016
"""Of the picture's span: what is shorter is drawn this wide, or nobody would see it."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What every part of the drawing needs."""

    axes: Axes
    zone: ZoneInfo
    since: datetime
    """Where the picture begins: x is hours from here."""
    hours: float

    def x(self, instant: datetime) -> float:
        return (instant - self.since).total_seconds() / 3600

    @property
    def thinnest(self) -> float:
        return self.hours * THINNEST

    @property
    def cell(self) -> float:
        """The width of a half-width character of a label, in hours."""
        return self.hours * CELL_POINTS / (WIDTH_IN * (RIGHT - LEFT) * 72)


def draw(record: DayRecord, file: Path, *, mall: str, zone: ZoneInfo) -> tuple[Problem, ...]:
    """Write the picture (PNG, SVG or PDF by the name's ending); what could be better about it comes back as problems.

    Raises `Fault` `log.picture-unwritten`.
    """
    family = chinese_family()
    with mpl.rc_context({"font.family": [family or "DejaVu Sans"], "text.parse_math": False, "text.color": INK, "hatch.linewidth": 0.8}):
        figure = _figure(record, mall, zone)
        try:
            figure.savefig(file, dpi=DPI)
        except OSError as error:
            raise fault("log.picture-unwritten", file=file, why=error.strerror or error) from error
    return () if family else (Problem("log.no-chinese-font", Severity.WARNING),)


def _figure(record: DayRecord, mall: str, zone: ZoneInfo) -> Figure:
    kinds = [k for k in ORDER if any(a.kind == k for a in record.aired)] or ["song"]
    notes = list(_notes(record, zone))
    lanes = 2.5 * len(kinds) + 1
    height = HEAD_IN + LANE_IN * lanes + FOOT_IN + LINE_IN * len(notes)
    figure = Figure(figsize=(WIDTH_IN, height), facecolor="white")
    bottom = (FOOT_IN + LINE_IN * len(notes)) / height
    axes = figure.add_axes((LEFT, bottom, RIGHT - LEFT, LANE_IN * lanes / height))
    since, until = _span(record, zone)
    sheet = Sheet(axes, zone, since, (until - since).total_seconds() / 3600)
    _heading(figure, record, mall, height)
    _frame(sheet, lanes)
    for row, name in enumerate(kinds):
        _kind(sheet, [a for a in record.aired if a.kind == name], lanes - 2.5 * row)
    _incidents(sheet, [i.at for i in record.incidents if since <= i.at <= until])
    _legend(figure, record, height)
    for line, note in enumerate(notes):
        figure.text(LEFT, (LINE_IN * (len(notes) - line) - 0.08) / height, note, fontsize=8.5, va="bottom")
    return figure


def _span(record: DayRecord, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """UTC; whole local hours around everything of the programme; the business day when there is nothing."""
    noon = datetime(record.date.year, record.date.month, record.date.day, 12, tzinfo=zone)
    times = [t.astimezone(zone) for a in record.aired for t in (a.planned_start, a.planned_end, a.start, a.end) if t is not None]
    first, last = min(times, default=noon - timedelta(hours=3)), max(times, default=noon + timedelta(hours=6))
    start = first.replace(minute=0, second=0, microsecond=0)
    end = last.replace(minute=0, second=0, microsecond=0)
    return start.astimezone(UTC), (end if end >= last else end + timedelta(hours=1)).astimezone(UTC)


def _heading(figure: Figure, record: DayRecord, mall: str, height: float) -> None:
    day = f"{record.date.isoformat()}  {_(WEEK[record.date.weekday()])}"
    title = _("Broadcast record")
    figure.text(LEFT, 1 - 0.2 / height, f"{mall}  {title}".strip(), fontsize=17, va="top")
    figure.text(LEFT, 1 - 0.58 / height, day, fontsize=12, va="top", color=FAINT)
    figures = compliance(record.aired)
    if figures.share is not None:
        grade = Outcome.AIRED if figures.share >= 0.95 else Outcome.LATE if figures.share >= 0.8 else Outcome.MISSED
        colour = COLOURS[grade]
        figure.text(RIGHT, 1 - 0.14 / height, share(figures), fontsize=24, va="top", ha="right", color=colour)
        told_share = _("aired on time: {on_time} of {due}").format(on_time=figures.on_time, due=figures.due)
        figure.text(RIGHT, 1 - 0.62 / height, told_share, fontsize=10, va="top", ha="right", color=FAINT)


def _frame(sheet: Sheet, lanes: float) -> None:
    axes = sheet.axes
    axes.set_xlim(-MARGIN * sheet.hours, (1 + MARGIN) * sheet.hours)
    axes.set_ylim(0, lanes)
    hours = range(int(sheet.hours) + 1)
    clocks = [f"{(sheet.since + timedelta(hours=h)).astimezone(sheet.zone):%H:%M}" for h in hours]
    axes.set_xticks(list(hours), clocks)
    axes.set_xticks([h + 0.5 for h in hours[:-1]], minor=True)
    axes.tick_params(axis="x", which="both", labelsize=10, length=0, colors=INK)
    axes.grid(visible=True, axis="x", which="major", color="#d5dae0", linewidth=0.8)
    axes.grid(visible=True, axis="x", which="minor", color="#eceff2", linewidth=0.6)
    axes.set_axisbelow(True)
    axes.set_yticks([])
    for side in ("left", "right", "top"):
        axes.spines[side].set_visible(False)


def _kind(sheet: Sheet, items: Sequence[Aired], top: float) -> None:
    """Two lanes: planned above, aired below."""
    planned, aired = top - 1.15, top - 2.1
    unplanned = bool(items) and items[0].kind in UNPLANNED
    _lane(sheet, items[0] if items else None, planned, aired)
    if not unplanned:
        _bars(sheet, items, planned)
        _labels(sheet, items, planned)
    for item in items:
        _aired(sheet, item, aired)
    if unplanned:
        _labels(sheet, items, aired + 0.95)
    sheet.axes.axhline(top - 2.35, color="#c3cad1", linewidth=0.8)


def _lane(sheet: Sheet, item: Aired | None, planned: float, aired: float) -> None:
    where = sheet.axes.get_yaxis_transform()
    if item is not None:
        sheet.axes.text(-0.1, planned - 0.05, kind(item), transform=where, fontsize=12, va="center")
    for text, y in ((_("planned"), planned), (_("heard"), aired)):
        sheet.axes.text(-0.006, y + 0.4, text, transform=where, fontsize=8.5, va="center", ha="right", color=FAINT)


def _bars(sheet: Sheet, items: Sequence[Aired], y: float) -> None:
    for item in items:
        left, width = _extent(sheet, item.planned_start, item.planned_end)
        sheet.axes.barh(y, width, 0.8, left, align="edge", color=PLANNED, edgecolor="#aab3bd", linewidth=0.6)


def _aired(sheet: Sheet, item: Aired, y: float) -> None:
    """What was heard, by outcome; what was not, as an empty red place where it should have been."""
    colour = COLOURS[item.outcome] if item.outcome else GOING
    if item.start is None and item.outcome is None:
        return
    if item.start is None:
        left, width = _extent(sheet, item.planned_start, item.planned_end)
        width = max(width, 2.5 * sheet.thinnest)
        sheet.axes.barh(y, width, 0.8, left, align="edge", facecolor="white", edgecolor=colour, hatch="/////", linewidth=1.2)
        return
    left, width = _extent(sheet, item.start, item.end or max(item.planned_end, item.start))
    sheet.axes.barh(y, width, 0.8, left, align="edge", color=colour, edgecolor="white", linewidth=0.4)


def _extent(sheet: Sheet, start: datetime, end: datetime) -> tuple[float, float]:
    left, right = sheet.x(start), sheet.x(end)
    return left, max(right - left, sheet.thinnest)


def _labels(sheet: Sheet, items: Sequence[Aired], y: float) -> None:
    """Titles inside the bars they fit into, else beside them where the lane is free; shortened where it is not free enough."""
    nexts = [*(sheet.x(item.planned_start) for item in items), sheet.hours][1:]
    taken = 0.0
    for item, free in zip(items, nexts, strict=True):
        left, width = _extent(sheet, item.planned_start, item.planned_end)
        right = left + width + sheet.thinnest
        before, within, after = (room / sheet.cell for room in (left - taken, width, free - right))
        need = cells(item.title) + 1
        taken = right
        if need <= within:
            sheet.axes.text(left + width / 2, y + 0.39, item.title, fontsize=8.5, va="center", ha="center")
        elif max(before, after) < FEWEST_CELLS:
            continue
        elif need <= after or after >= before:
            label = shortened(item.title, int(after) - 1)
            sheet.axes.text(right, y + 0.39, label, fontsize=8.5, va="center")
            taken = right + (cells(label) + 1) * sheet.cell
        else:
            label = shortened(item.title, int(before) - 1)
            sheet.axes.text(left - sheet.thinnest, y + 0.39, label, fontsize=8.5, va="center", ha="right")


def _incidents(sheet: Sheet, instants: Iterable[datetime]) -> None:
    where = sheet.axes.get_yaxis_transform()
    sheet.axes.text(-0.006, 0.42, _("incidents"), transform=where, fontsize=8.5, va="center", ha="right", color=FAINT)
    for instant in instants:
        sheet.axes.plot([sheet.x(instant)] * 2, [0.15, 0.7], color=COLOURS[Outcome.FAILED], linewidth=1.6, solid_capstyle="butt")


def _legend(figure: Figure, record: DayRecord, height: float) -> None:
    patches = [Patch(facecolor=PLANNED, edgecolor="#aab3bd", label=_("planned"))]
    for found, number in outcomes(record.aired).items():
        unheard = all(a.start is None for a in record.aired if a.outcome is found)
        look = {"facecolor": "white", "edgecolor": COLOURS[found], "hatch": "/////"} if unheard else {"facecolor": COLOURS[found]}
        patches.append(Patch(label=f"{_(OUTCOMES[found])} {number}", **look))  # type: ignore[arg-type]
    if any(a.start and a.outcome is None for a in record.aired):
        patches.append(Patch(facecolor=GOING, label=_("on air")))
    figure.legend(
        handles=patches, loc="upper right", bbox_to_anchor=(RIGHT, 1 - 0.92 / height), ncols=len(patches), frameon=False, fontsize=9,
        borderpad=0, borderaxespad=0, handlelength=1.3, handleheight=0.9, columnspacing=1.3,
    )  # fmt: skip


def _notes(record: DayRecord, zone: ZoneInfo) -> Iterator[str]:
    """What did not go as planned, and what else happened, in the order it came."""
    told_items = [
        (item.planned_start, f"{item.title}  {outcome(item)}  {told(item.reason, item.facts)}")
        for item in record.aired
        if item.outcome not in {None, Outcome.AIRED}
    ]
    lines = sorted([*told_items, *((i.at, told(i.code, i.facts)) for i in record.incidents)])
    shown = NOTES if len(lines) <= NOTES else NOTES - 1
    for at, text in lines[:shown]:
        yield shortened(f"{clock(at, zone, exact=False)}  {text}", NOTE_CELLS)
    if len(lines) > shown:
        yield _("… and {count} more: broadcaster log --incidents").format(count=len(lines) - shown)
