"""A record of rotations, as a daemon writes it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from broadcaster.record.entries import Aired, Entry, Play
from broadcaster.record.lines import encode
from broadcaster.record.spool import WRITING
from broadcaster.settings import Settings
from broadcaster.store.record import RecordStore
from tests.store.entries import SHANGHAI, item

DAY = date(2026, 12, 3)
SPOT_S = 20.0


def at(day: date, clock: str = "10:05:00") -> datetime:
    return datetime.combine(day, time.fromisoformat(clock), SHANGHAI)


def rotation(day: date = DAY, number: int = 6) -> Aired:
    planned = at(day)
    return replace(item(number, kind="rotation", title="厂商促销"), id=f"{day}/{number}", date=day, planned_start=planned, start=planned)


def play(clip: str, start: datetime, *, seconds: float = SPOT_S, complete: bool = True, part: str = "spot", number: int = 6) -> Play:
    cue = f"{start.date()}/{number}"
    key = f"{cue}/{part}@{round(start.timestamp() * 48_000)}:{clip}+0"
    return Play(key, cue, clip, start, start + timedelta(seconds=seconds), seconds, complete)


def day_of(day: date, *clips: str) -> list[Entry]:
    """A rotation that played these, a spot a minute, with music between."""
    begun = at(day)
    plays = [play(clip, begun + timedelta(minutes=n)) for n, clip in enumerate(clips)]
    between = [play("light/云淡.flac", begun + timedelta(minutes=n, seconds=25), part="between") for n in range(len(clips))]
    return [rotation(day), *plays, *between]


def siren(start: datetime, end: datetime | None) -> Aired:
    entry = item(99, kind="emergency", title="疏散", planned_start=start, start=start, end=end)
    return replace(entry, id=f"{start.date()}/emergency@1", date=start.date())


def store(settings: Settings, entries: Iterable[Entry]) -> None:
    opened = RecordStore.open(settings.store_url)
    opened.put(list(entries))
    opened.close()


def spool(settings: Settings, entries: Iterable[Entry]) -> None:
    settings.spool_dir.mkdir(parents=True, exist_ok=True)
    (settings.spool_dir / WRITING).write_bytes(b"".join(encode(entry) + b"\n" for entry in entries))
