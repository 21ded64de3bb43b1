"""From a day's cues to the voices the mixer sounds: which stretch of which master, when, how loud. PURE.

The whole day is laid out at once, so joining in progress, rehearsing and airing are the same score read from another frame.
Only what is still to come may differ from one layout to the next: everything is drawn in the order of the day, and a clip
that failed is left out only from the frame it failed at.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from broadcaster.air import layout
from broadcaster.air.envelope import combined, dips, fade_in, fade_out
from broadcaster.air.house import House, dial_of
from broadcaster.air.layout import Deck, Piece, Queue, Span
from broadcaster.air.levels import MIN_DUCK_LU
from broadcaster.air.score import Envelope, Score, Voice, frame_at, frames, instant_at
from broadcaster.content.rotation import shuffled
from broadcaster.promotions.model import Turn, unlisted
from broadcaster.promotions.turns import Turns
from broadcaster.timetable.model import Cue, Kind, Over, Plan

DUCK_DOWN = frames(timedelta(seconds=0.6))
DUCK_UP = frames(timedelta(seconds=1.5))
EDGE = frames(timedelta(seconds=0.5))
"""Fade where music is held for speech and handed back."""


FILL = "fill"
"""The part of a cue's voices that stand in for what could not be heard."""


def mix(plan: Plan, house: House) -> Score:
    """Every voice of the day, by start."""
    return _Day(plan, house).score()


def spots(plan: Plan, house: House) -> dict[str, tuple[Turn, ...]]:
    """The spots of each rotation of the day, by the cue's id, as `mix` lays them out: at the mall's offset, the last of them perhaps
    running over the cue's end by what the next tolerates."""
    day = _Day(plan, house)
    day.lay_music()
    return {cue.id: day.turns_of(cue) for cue in plan.cues if cue.kind is Kind.ROTATION}


@dataclass(frozen=True, slots=True)
class _Part:
    """A piece that sounds for a cue, and the frames of its fades."""

    cue: Cue
    piece: Piece
    name: str
    out: int = 0
    back: int = 0
    under: Envelope = ()


class _Day:
    """One day being laid out; lives for one call of `mix`. How loud a part is, is asked once all have their places."""

    def __init__(self, plan: Plan, house: House) -> None:
        self.plan, self.house = plan, house
        self.spoken = [c for c in plan.cues if c.kind.spoken and self._heard(c)]
        self.music = [c for c in plan.cues if not c.kind.spoken]
        self.decks: dict[tuple[str, ...], Deck] = {}
        self.queues: dict[tuple[str, ...], Turns] = {}
        self.spots: dict[str, list[Piece]] = {}
        self.parts: list[_Part] = []
        self.put_off: dict[tuple[str, ...], list[Callable[[], object]]] = {}
        """By folders: what draws from their deck, in this order, and tells nothing about where other cues stand."""

    def score(self) -> Score:
        for cue in self.spoken:
            self._speak(cue)
        self.lay_music()
        for source in tuple(self.put_off):
            self._catch_up(source)
        self._cover_lost_speech()
        ducking = self._ducking()
        return tuple(sorted((self._voice(part, ducking) for part in self.parts), key=lambda v: (v.start, v.key)))

    def lay_music(self) -> None:
        """Songs, beds and rotations, each from where the one before it ends; what says nothing of where that is, is put off."""
        ready = 0
        for cue, after in zip(self.music, [*self.music[1:], None], strict=True):
            ready = self._play(cue, after, max(frame_at(cue.start), ready))

    # what is spoken

    def _heard(self, cue: Cue) -> bool:
        return cue.id not in self.house.silenced and self.house.find(cue) is not None

    def _speak(self, cue: Cue) -> None:
        clip = self.house.find(cue)
        if clip is None:
            return
        step = clip.sounding + frames(self.house.pause)
        starts = (frame_at(cue.start) + read * step for read in range(cue.reads))
        reads = layout.until([Piece(clip, at, at + clip.sounding, clip.lead) for at in starts], self._said(cue).end)
        for read, piece in enumerate(reads, 1):
            self._sound(cue, piece, f"read{read}")

    def _said(self, cue: Cue) -> Span:
        """When a spoken cue sounds; shorter than planned if its clip is lost on the way."""
        start, end = frame_at(cue.start), frame_at(cue.end)
        clip = self.house.find(cue)
        return Span(start, min(end, self.house.heard_until(clip, start)) if clip else end)

    def _cover_lost_speech(self) -> None:
        """Speech that has its slot to itself and cannot be heard leaves the slot to the fill."""
        for cue in self.plan.cues:
            said = self._said(cue).end if self._heard(cue) else frame_at(cue.start)
            if cue.own_slot and said < frame_at(cue.end):
                self._fill(cue, Span(said, frame_at(cue.end)))

    # music

    def _play(self, cue: Cue, after: Cue | None, start: int) -> int:
        """Lay out one music cue from `start`; gives the frame the next may begin at."""
        span = Span(start, frame_at(cue.end))
        since = self.house.silenced.get(cue.id)
        if since is not None and since < span.end:
            self._fill(cue, Span(max(span.start, since), span.end))
            span = Span(span.start, max(span.start, since))
        if span.end <= span.start:
            return span.start
        patience = self._patience(cue, after) if since is None else 0
        if cue.kind is Kind.SONG:
            return self._song(cue, span)
        if cue.kind is Kind.ROTATION:
            return self._rotation(cue, span, patience)
        return self._bed(cue, span, patience)

    @staticmethod
    def _patience(cue: Cue, after: Cue | None) -> int:
        """Frames the next cue would wait for a track of this one to end."""
        return frames(after.tolerance) if after and not after.hard and after.start == cue.end else 0

    def _song(self, cue: Cue, span: Span) -> int:
        clip = self.house.find(cue)
        if clip is None:
            self._fill(cue, span)
            return span.end
        pieces = layout.repeated(clip, span)
        lost = self.house.heard_until(clip, frame_at(cue.start))
        if lost < span.end:
            pieces = layout.until(pieces, lost)
            self._fill(cue, Span(max(lost, span.start), span.end))
        closing = fade_out(span.end, min(frames(cue.fade), span.length))
        for n, piece in enumerate(layout.around(pieces, self._holds(span), span.end)):
            self._sound(cue, piece, f"{n}", out=EDGE * piece.cut, back=EDGE * piece.resumed, under=closing)
        return span.end

    def _rotation(self, cue: Cue, span: Span, patience: int) -> int:
        """Spots in turn around everything spoken; the music between them keeps its own thread."""
        speech = [self._said(c) for c in self.spoken]
        gap, music = frames(self.house.pause), frames(cue.between_for) if cue.between else 0
        spots = layout.spots(
            self._queue(cue.source), span, speech, gap=max(gap, music), patience=patience, heard_until=self.house.heard_until
        )
        self.spots[cue.id] = spots
        for piece in spots:
            self._sound(cue, piece, "spot", out=EDGE * piece.cut)
        end = max(span.end, spots[-1].end) if spots else span.end

        def between() -> None:
            taken = sorted([*speech, *(Span(p.start, p.end) for p in spots)])
            free = [s for s in layout.gaps(Span(span.start, end), taken) if s.length > 3 * gap]
            holes = layout.gaps(Span(span.start, end), free)
            self._tracks(cue, Span(span.start, end), source, holes, patience=0, overlap=0, into="between")

        source = self._there(cue.between or self.house.fill)
        self.put_off.setdefault(source, []).append(between)
        return end

    def _bed(self, cue: Cue, span: Span, patience: int) -> int:
        overlap, source = frames(self.house.crossfade), self._there(cue.source)

        def whole() -> int:
            return self._tracks(cue, span, source, self._holds(span), patience=patience, overlap=overlap, into="")

        if not patience:
            self.put_off.setdefault(source, []).append(whole)
            return span.end
        self._catch_up(source)
        end = whole()
        return end - overlap if end > span.end else span.end

    def _there(self, source: tuple[str, ...]) -> tuple[str, ...]:
        """The fill's folders in place of some that are empty."""
        return source if self.house.library.folder(*source) else self.house.fill

    def _tracks(
        self, cue: Cue, span: Span, source: tuple[str, ...], holes: Sequence[Span], *, patience: int, overlap: int, into: str
    ) -> int:
        """Tracks of a bed one after another, crossing over, held during the holes; gives the frame the last one ends at."""
        if not any(s.length for s in layout.gaps(span, holes)):
            return span.end
        deck = self._deck(source)
        pieces = layout.tracks(deck, span, holes, patience=patience, overlap=overlap, heard_until=self.house.heard_until)
        for piece in pieces:
            out = EDGE if piece.cut else frames(cue.fade) if piece.last else overlap
            self._sound(cue, piece, into, out=out, back=EDGE if piece.resumed else overlap * (not piece.first))
        end = pieces[-1].end if pieces else span.start
        if end < span.end:
            self._fill(cue, Span(end, span.end), holes)
        return max(end, span.end)

    def _fill(self, cue: Cue, span: Span, holes: Sequence[Span] | None = None) -> None:
        """The bed that stands in for what cannot be heard: the timetable's fill, or any music there is, or the reserve. Its own
        thread of the shuffle, so that the beds of the rest of the day stay as they were."""
        house = self.house
        holes = self._holds(span) if holes is None else holes
        deck = Deck(shuffled(house.library.folder(*house.fill), f"fill {cue.id}"))
        pieces = layout.tracks(deck, span, holes, patience=0, overlap=0, heard_until=house.heard_until)
        end = pieces[-1].end if pieces else span.start
        if house.reserve and end < span.end:
            pieces += layout.around(layout.repeated(house.reserve, Span(end, span.end)), holes, span.end)
        for piece in pieces:
            self._sound(cue, piece, FILL, out=min(EDGE, piece.length // 2), back=min(EDGE, piece.length // 2))

    def _catch_up(self, source: tuple[str, ...]) -> None:
        """Lay out what was put off: somebody else draws from the deck now."""
        for lay in self.put_off.pop(source, ()):
            lay()

    def _deck(self, source: tuple[str, ...]) -> Deck:
        """The shuffle of these folders, which goes on from cue to cue through the day."""
        if source not in self.decks:
            self.decks[source] = Deck(shuffled(self.house.library.folder(*source), f"{self.plan.date} {' '.join(source)}"))
        return self.decks[source]

    def _queue(self, source: tuple[str, ...]) -> Queue:
        """Whose turn it is in the rotations of these folders, from cue to cue through the day."""
        house = self.house
        if house.promotions is None:
            self._catch_up(source)
            return self._deck(source)
        if source not in self.queues:
            self.queues[source] = Turns(self.plan, source, house.promotions, house.library)
        return self.queues[source]

    def turns_of(self, cue: Cue) -> tuple[Turn, ...]:
        """The spots of a rotation once the day is laid out."""
        queue, zone = self.queues.get(cue.source), cue.start.tzinfo
        turns = []
        for piece in self.spots.get(cue.id, ()):
            spot = queue.spot(piece.clip.name) if queue else unlisted(piece.clip.name)
            start, end = (instant_at(frame).astimezone(zone) for frame in (piece.start, piece.end))
            turns.append(Turn(start, end, spot.vendor, spot.title, piece.clip.name))
        return tuple(turns)

    def _holds(self, span: Span) -> list[Span]:
        """When music waits for speech instead of going under it."""
        held = (self._said(c) for c in self.spoken if c.over is Over.PAUSE or c.own_slot)
        return [s for s in held if s.end > span.start and s.start < span.end]

    def _sound(self, cue: Cue, piece: Piece, part: str, *, out: int = 0, back: int = 0, under: Envelope = ()) -> None:
        if piece.end > piece.start:
            self.parts.append(_Part(cue, piece, part, out, back, under))

    def _ducking(self) -> Envelope:
        under = (self._said(c) for c in self.spoken if c.over is Over.DUCK and not c.own_slot)
        return dips(((s.start, s.end) for s in under), max(self.house.duck, MIN_DUCK_LU), DUCK_DOWN, DUCK_UP)

    def _voice(self, part: _Part, ducking: Envelope) -> Voice:
        cue, piece = part.cue, part.piece
        gain = self.house.levels.calibration.gain_db(dial_of(cue, piece.clip, self.house.levels))
        fades = [fade_in(piece.start, min(part.back, piece.length)), fade_out(piece.end, min(part.out, piece.length)), part.under]
        if not cue.kind.spoken and cue.kind is not Kind.ROTATION:
            fades.append(ducking)
        envelope = combined(gain, fades, piece.start, piece.end)
        key = f"{cue.id}/{part.name}@{piece.start}:{piece.clip.name}+{piece.skip}"
        return Voice(key, cue.id, piece.clip.name, piece.clip.digest, piece.start, piece.end, piece.skip, envelope)
