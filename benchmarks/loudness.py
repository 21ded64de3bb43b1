"""Is each item as loud as its dial says? The shipped event day, rehearsed in stretches and measured by another hand (pyloudnorm)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pyloudnorm
import soundfile

from benchmarks.figure import Figure, Spread
from benchmarks.place import Place, place
from broadcaster.air.house import House
from broadcaster.air.levels import Levels
from broadcaster.air.programme import Programme
from broadcaster.air.rehearsal import Rehearsal
from broadcaster.air.sinks.wav import WavSink
from broadcaster.air.voices import Shelf
from broadcaster.clock import RealClock
from broadcaster.content.clip import RATE_HZ, REFERENCE_LUFS, Clip
from broadcaster.record.entries import Play
from broadcaster.settings import Settings
from broadcaster.timetable.model import Kind

DAY = date(2026, 12, 5)
_STRETCHES = (("09:20", "10:12"), ("10:28", "10:50"), ("11:28", "12:30"), ("13:58", "14:12"), ("17:50", "18:00"))
_QUICK = (("09:30", "09:50"), ("09:59", "10:10"))
GOAL_LU = 0.5
_SHORTEST_S = 2.0
"""Less is too short for a gated measure to mean anything."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One item as it was rehearsed."""

    title: str
    kind: str
    lufs: float
    target: float
    peak_dbfs: float


def figures(*, quick: bool) -> Iterator[Figure]:
    """Songs, speech and spots as they sound; tracks of a bed where nobody speaks over them."""
    with place() as where:
        readings = [reading for span in (_QUICK if quick else _STRETCHES) for reading in _rehearsed(where, *span)]
    for kind in dict.fromkeys(r.kind for r in readings):
        yield _figure(kind, [r for r in readings if r.kind == kind])
    peak = max(r.peak_dbfs for r in readings)
    yield Figure("highest sample peak", f"{peak:.2f} dBFS", "≤ −1", peak <= -1.0, {"dbfs": peak})


def _figure(kind: str, readings: list[Reading]) -> Figure:
    errors = [r.lufs - r.target for r in readings]
    worst = max(readings, key=lambda r: abs(r.lufs - r.target))
    spread = Spread.of(errors)
    value = f"{len(errors)}: median {spread.middle:+.2f}, worst {worst.lufs - worst.target:+.2f} LU ({worst.title})"
    return Figure(f"loudness error, {kind}", value, f"± {GOAL_LU} LU", spread.worst <= GOAL_LU, spread.numbers())


def _rehearsed(where: Place, start: str, end: str) -> Iterator[Reading]:
    settings = Settings(home=where.folder, audio=Path(where.environment["BROADCASTER_AUDIO"]))
    now = RealClock().now()
    programme = Programme(settings, now)
    plans = programme.around(DAY, now)
    zone = programme.timetable.zone
    first, last = (datetime.combine(DAY, datetime.strptime(t, "%H:%M").time(), zone) for t in (start, end))  # noqa: DTZ007 - a time only
    house = replace(programme.house(DAY), reserve=None)
    with TemporaryDirectory(prefix="bench-") as folder:
        file = Path(folder) / "stretch.wav"
        rehearsal = Rehearsal(plans, house, Shelf(settings.cache_dir, ahead=False), WavSink(file, paced=False))
        rehearsal.run(first, last)
        yield from _Listener(file, first, rehearsal, house).readings()


class _Listener:
    """Measures what a rehearsal left in its file."""

    def __init__(self, file: Path, first: datetime, rehearsal: Rehearsal, house: House) -> None:
        self.sound = soundfile.SoundFile(file)
        self.first, self.house = first, house
        self.meter = pyloudnorm.Meter(RATE_HZ)
        self.plays = rehearsal.plays()
        self.kinds = {entry.id: Kind(entry.kind) for entry in rehearsal.aired(first)}

    def readings(self) -> Iterator[Reading]:
        """One for each clip that was heard whole, and not under speech."""
        with self.sound:
            spoken = [p for p in self.plays if self.kinds.get(p.cue, Kind.BED).spoken]
            for play in self.plays:
                clip, kind = self.house.library.get(play.clip), self.kinds.get(play.cue)
                talked_over = play not in spoken and any(_meet(play, s, margin=1.6) for s in spoken)
                if clip and kind and play.complete and not talked_over and play.seconds >= _SHORTEST_S:
                    yield self._reading(play, clip, kind)

    def _reading(self, play: Play, clip: Clip, kind: Kind) -> Reading:
        """Where two tracks cross over, both are heard: of a bed only the middle is measured, against the target of the whole."""
        edge = self.house.crossfade.total_seconds() if kind is Kind.BED else 0.0
        begin, end = ((t - self.first).total_seconds() for t in (play.start, play.end))
        samples = self._part(begin + edge, end - edge)
        lufs = float(self.meter.integrated_loudness(samples))
        levels = self.house.levels
        return Reading(play.clip, _kind(kind, clip, levels), lufs, _target(clip, levels), float(20 * np.log10(np.abs(samples).max())))

    def _part(self, begin: float, end: float) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
        self.sound.seek(max(0, round(begin * RATE_HZ)))
        return np.asarray(self.sound.read(round((end - begin) * RATE_HZ), always_2d=True))


def _target(clip: Clip, levels: Levels) -> float:
    return REFERENCE_LUFS + levels.gain_db(levels.name(clip.folder))


def _kind(kind: Kind, clip: Clip, levels: Levels) -> str:
    if kind.spoken:
        return "speech"
    return {Kind.SONG: "songs", Kind.BED: "beds"}.get(kind, "spots" if levels.name(clip.folder) == "promo" else "beds")


def _meet(one: Play, other: Play, margin: float) -> bool:
    """Whether two plays sound within `margin` seconds of each other."""
    gap = max((other.start - one.end).total_seconds(), (one.start - other.end).total_seconds())
    return gap < margin
