"""A day as a list of events: the director with an ideal mixer that sounds exactly what it was given, and no audio at all."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta

from broadcaster.air import director
from broadcaster.air import events as on
from broadcaster.air.heard import Broken, Sounded, Sounding
from broadcaster.air.house import House
from broadcaster.air.score import Score, Voice
from broadcaster.air.state import State
from broadcaster.content.clip import RATE_HZ, Clip, Library
from broadcaster.promotions.model import Spot
from broadcaster.record.entries import Aired, Incident, Play, Text
from broadcaster.timetable.model import Cue, Plan, Timetable
from broadcaster.timetable.plan import plan
from tests.air import stage, studio

LIBRARY = Library(
    [Clip(n, f"clip{k}", studio.sounding(n), -20.0, -1.0, -23.0) for k, n in enumerate(studio.NAMES)]
    + [Clip("emergency/疏散.ogg", "siren", 20 * RATE_HZ, -20.0, -1.0, -23.0)]
)
RESERVE = Clip("light/云淡.flac", "reserve", 30 * RATE_HZ, -20.0, -1.0, -23.0)
TICK = 5 * RATE_HZ


@dataclass
class Scene:
    """One process on the air."""

    day: date
    table: Timetable
    library: Library = field(default_factory=lambda: LIBRARY)
    reserve: Clip | None = RESERVE
    known: Sequence[Aired] = ()
    listed: tuple[Spot, ...] = ()
    """Promotions."""
    state: State = field(default_factory=State)
    at: int = 0
    score: Score = ()
    bounds: list[int] = field(default_factory=list)
    """Frames at which a voice begins or ends."""
    turned: bool = True
    """The score or the place in it is new."""
    playing: dict[str, tuple[Voice, int]] = field(default_factory=dict)
    plays: list[Play] = field(default_factory=list)
    journal: dict[str, Aired] = field(default_factory=dict)
    incidents: list[Incident] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)
    answers: list[on.Action] = field(default_factory=list)
    """What the last event called for."""
    inspected: list[on.Inspect] = field(default_factory=list)

    def begin(self, clock: str) -> "Scene":
        """On the air from a time of the mall's clock on."""
        self.at = self.frame(clock)
        self.tell(on.Days(self.at, self.plans(), self.house()))
        self.tell(on.Begun(self.at, tuple(self.known)))
        return self

    def plans(self) -> tuple[Plan, ...]:
        return tuple(plan(self.table, self.day + timedelta(days=n), self.library) for n in (-1, 0, 1))

    def house(self) -> House:
        return stage.house(self.table, self.library, self.reserve, self.listed)

    def frame(self, clock: str) -> int:
        """`09:42:00`, `26:00:00` for two in the morning after."""
        hours, rest = clock.split(":", 1)
        days, hour = divmod(int(hours), 24)
        return stage.frame(self.day + timedelta(days=days), f"{hour:02}:{rest}")

    def tell(self, event: on.Event) -> list[on.Action]:
        self.state, actions = director.step(self.state, event)
        self.answers = list(actions)
        for action in actions:
            match action:
                case on.Perform(score):
                    self._perform(score)
                case on.Inspect():
                    self.inspected.append(action)
                case on.Write(Aired() as entry):
                    self.journal[entry.id] = entry
                case on.Write(Play() as play):
                    self.plays.append(play)
                case on.Write(Incident() as incident):
                    self.incidents.append(incident)
                case on.Write(Text() as text):
                    self.texts.append(text)
                case _:
                    pass
        return self.answers

    def go(self, clock: str) -> "Scene":
        """Let time pass."""
        self.go_to(self.frame(clock))
        return self

    def go_to(self, until: int) -> None:
        while self.at < until:
            self._sound()
            soon = self.bounds[bisect_right(self.bounds, self.at)]
            self.at = min(until, self.at + TICK - self.at % TICK, soon)
            self._end()
            if self.at % TICK == 0:
                self.tell(on.Tick(self.at, dict.fromkeys(self.state.cues, -23.0)))
        self._sound()

    def breaks(self, clip: str, why: str = "read error") -> None:
        """The mixer cannot read a clip any more that it is sounding."""
        voice = next(v for v, _ in self.playing.values() if v.clip == clip)
        self.tell(Broken(voice, self.at, why))

    def jump(self, clock: str, code: str = "air.clock-stepped") -> None:
        """The programme goes on at another time."""
        here, self.at = self.at, self.frame(clock)
        self.tell(on.Jumped(here, self.at, code))
        for key, (voice, since) in list(self.playing.items()):
            if not voice.start <= self.at < voice.end:
                del self.playing[key]
                self.tell(Sounded(voice, since, here))
        self.turned = True
        self._sound()

    # the ideal mixer

    def _perform(self, score: Score) -> None:
        self.score = score
        self.bounds = sorted({f for v in score for f in (v.start, v.end)} | {1 << 62})
        self.turned = True
        fresh = {v.key: v for v in score}
        for key, (voice, since) in list(self.playing.items()):
            if key in fresh and fresh[key].end > self.at:
                self.playing[key] = fresh[key], since
            else:
                del self.playing[key]
                self.tell(Sounded(voice, since, self.at))

    def _sound(self) -> None:
        if not self.turned and self.at not in self.bounds[bisect_left(self.bounds, self.at) :][:1]:
            return
        self.turned = False
        for voice in self.score:
            if voice.start <= self.at < voice.end and voice.key not in self.playing:
                self.playing[voice.key] = voice, self.at
                self.tell(Sounding(voice, self.at))

    def _end(self) -> None:
        for key, (voice, since) in list(self.playing.items()):
            if voice.end <= self.at:
                del self.playing[key]
                self.tell(Sounded(voice, since, voice.end))

    # what came of it

    def now(self) -> set[str]:
        """The clips heard now."""
        return {v.clip for v, _ in self.playing.values()}

    def gain(self, folder: str) -> float:
        """dB over the master now, of the one clip of a folder that is heard."""
        (voice,) = [v for v, _ in self.playing.values() if v.clip.startswith(folder)]
        (f0, g0), *points = voice.envelope
        for f1, g1 in points:
            if self.at <= f1:
                return g0 + (g1 - g0) * (self.at - f0) / (f1 - f0) if self.at > f0 else g0
            f0, g0 = f1, g1
        return g0

    def cue(self, title: str) -> Cue:
        """The first cue of the day under a title."""
        return next(c for c in self.state.cues.values() if c.title == title and c.id.startswith(self.day.isoformat()))

    def item(self, title: str) -> Aired:
        """What was written of it."""
        return self.journal[self.cue(title).id]

    def spoken_and_songs(self) -> list[str]:
        """Each stretch that was heard of what may be heard once only."""
        once = {c.id for c in self.state.cues.values() if c.kind not in {"bed", "rotation"}}
        return [p.id for p in self.plays if p.cue in once and "/fill@" not in p.id]

    def silence(self, since: str, until: str) -> list[tuple[int, int]]:
        """Stretches of more than 50 ms between two times during which no voice was heard."""
        start, end = self.frame(since), self.frame(until)
        heard = [(at_frame(p.start), at_frame(p.end)) for p in self.plays]
        heard += [(since, self.at) for _, since in self.playing.values()]
        gaps, at = [], start
        for a, b in sorted(heard):
            if at + RATE_HZ // 20 < min(a, end):
                gaps.append((at, min(a, end)))
            at = max(at, b)
        return gaps if at + RATE_HZ // 20 >= end else [*gaps, (at, end)]

    def codes(self) -> list[str]:
        return [i.code for i in self.incidents]

    def restarted(self, clock: str, *, unfinished: bool = False) -> "Scene":
        """Another process, which knows what this one wrote down."""
        known = [replace(e, end=None) if unfinished and not e.outcome else e for e in self.journal.values()]
        return Scene(self.day, self.table, self.library, self.reserve, known, self.listed).begin(clock)


def at_frame(instant: datetime) -> int:
    since = instant - datetime(1970, 1, 1, tzinfo=UTC)
    return (since.days * 86_400 + since.seconds) * RATE_HZ + round(since.microseconds * RATE_HZ / 1e6)
