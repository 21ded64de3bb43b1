"""Timetables, libraries and announcements for the tests, built from the model."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from broadcaster.content.clip import RATE_HZ, Clip, Library
from broadcaster.faults import Mark
from broadcaster.timetable.model import Anchor, Band, Cue, Kind, Moment, Plan, Rank, Row, Timetable, Window

SHANGHAI = ZoneInfo("Asia/Shanghai")
SPEECH = timedelta(minutes=10)

WEEKDAY = date(2026, 12, 3)
SATURDAY = date(2026, 11, 28)


def at(text: str) -> Moment:
    """`09:20`, `closing`, `closing-5m`, `opening+10m`."""
    for anchor in (Anchor.OPENING, Anchor.CLOSING):
        if text.startswith(anchor):
            return Moment(anchor, timedelta(minutes=int(text.removeprefix(anchor).rstrip("m") or 0)))
    hours, minutes, *seconds = map(int, text.split(":"))
    return Moment(Anchor.MIDNIGHT, timedelta(hours=hours, minutes=minutes, seconds=seconds[0] if seconds else 0))


def row(title: str, start: str | Iterable[str] = (), until: str | None = None, **fields: object) -> Row:
    """A row; speech is given the patience the reader gives it."""
    starts = (start,) if isinstance(start, str) else tuple(start)
    if "say" in fields and "play" not in fields and "loop" not in fields:
        fields.setdefault("tolerance", SPEECH)
    made = Row(title, Mark("mall.yaml", 1, 1), tuple(map(at, starts)), at(until) if until else None)
    return replace(made, **fields)  # type: ignore[arg-type]


def window(start: str, end: str) -> Window:
    return Window(at(start), at(end))


def table(*rows: Row, zone: ZoneInfo = SHANGHAI, **fields: object) -> Timetable:
    """A timetable of these rows, with the mall's hours and bands."""
    made = Timetable(
        mall="红星国际家居",
        zone=zone,
        opening={"default": at("09:20")},
        closing={"default": at("17:30"), "weekend": at("18:00"), "event": at("18:00")},
        bands={
            "welcome": Band(21, 24),
            "farewell": Band(21, 24),
            "english": Band(24, 27),
            "light": Band(24, 24),
            "speech": Band(24, 27),
            "promo": Band(24, 26),
        },
        fill=("light",),
        fill_gaps=False,
        days={},
        rows=rows,
        overlays=(),
    )
    return replace(made, **fields)  # type: ignore[arg-type]


def clip(name: str, seconds: float) -> Clip:
    return Clip(name, digest=name, frames=round(seconds * RATE_HZ), lufs=-20.0, peak_dbtp=-1.0, master_lufs=-23.0)


def shelf(clips: Mapping[str, float]) -> Library:
    """A library of clips by name and length in seconds."""
    return Library(clip(name, seconds) for name, seconds in clips.items())


LIBRARY = shelf(
    {
        "welcome/相亲相爱.ogg": 240,
        "welcome/迎宾曲.mp3": 180,
        "farewell/送宾曲.flac": 200,
        "english/a.mp3": 200,
        "light/a.opus": 180,
        "promo/a.ogg": 20,
        "recordings/营业员心态调整.ogg": 30,
        "recordings/红星欢迎语.ogg": 20,
        "recordings/天气预报友情提醒.ogg": 40,
        "recordings/活动信息.ogg": 15,
        "recordings/节日祝福.ogg": 25,
    }
)


def page(title: str, due: datetime, seconds: float, rank: Rank = Rank.PAGE, tolerance: timedelta = SPEECH) -> Cue:
    """A ready-made announcement."""
    end = due + timedelta(seconds=seconds)
    return Cue(f"page/{title}", due, end, due, title, Kind.PAGE, Band(24, 27), ("page.wav",), rank, tolerance=tolerance)


def on(day: date, clock: str, zone: ZoneInfo = SHANGHAI) -> datetime:
    """An instant of the mall's clock."""
    return datetime.combine(day, time.fromisoformat(clock.zfill(5)), zone).astimezone(UTC)


def lines(plan: Plan) -> list[str]:
    """The plan's cues as lines: `09:20:00-09:29:00 song 1`, the last being the id without its date."""
    return [f"{c.start:%H:%M:%S}-{c.end:%H:%M:%S} {c.kind} {c.id.split('/', 1)[1]}" for c in plan.cues]


def codes(plan: Plan, *wanted: str) -> list[str]:
    """Codes of the notes, all or only those `wanted`."""
    return [n.code for n in plan.notes if not wanted or n.code in wanted]
