"""Where pieces of masters stand on the frame line: repeated, in turn, around holes. PURE. Frames throughout."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from broadcaster.content.clip import Clip

PATIENCE = 500
"""Clips refused in a row before a deck counts as having nothing to give."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """From `start` up to, not including, `end`."""

    start: int
    end: int

    @property
    def length(self) -> int:
        return max(0, self.end - self.start)


FOREVER = 1 << 62
"""A frame that never comes."""

Presence = Callable[[Clip, int], int]
"""Until which frame a clip can be heard if it starts at a frame; the frame itself or less if it cannot be heard at all then."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one clip: heard from `start` to `end`, from frame `skip` of its master."""

    clip: Clip
    start: int
    end: int
    skip: int
    first: bool = False
    last: bool = False
    """Ends because its slot does."""
    cut: bool = False
    """Ends because it is held or lost."""
    resumed: bool = False

    @property
    def length(self) -> int:
        return self.end - self.start


StartOf = Callable[[Clip, int], int | None]
"""The frame a clip would start at if it were drawn at a frame; `None`: it cannot be heard then."""


class Queue(Protocol):
    """Whose turn it is in a rotation."""

    def draw(self, at: int, start_of: StartOf) -> Clip | None:
        """The clip whose turn it is at frame `at`, of those that can be heard; `None` when there is none."""

    def give_back(self, clip: Clip) -> None:
        """The clip drawn last was not heard, or not to its end: its turn is not over."""

    def again(self, at: int) -> int | None:
        """When to ask again after nothing was drawn at `at`; `None`: no use."""


class Deck:
    """Clips in the order of a shuffle; one that found no room goes back on top. A `Queue`."""

    def __init__(self, order: Iterator[Clip]) -> None:
        self._order = order
        self._top: Clip | None = None

    def draw(self, at: int = 0, start_of: StartOf = lambda _, at: at) -> Clip | None:
        """The next clip that can be heard; `None` when there are none at all, or so many in a row cannot be heard."""
        for _refused in range(PATIENCE):
            top, self._top = self._top, None
            clip = top or next(self._order, None)
            if clip is None or start_of(clip, at) is not None:
                return clip
        return None

    def give_back(self, clip: Clip) -> None:
        self._top = clip

    def again(self, at: int) -> int | None:
        return None


def repeated(clip: Clip, span: Span) -> list[Piece]:
    """One clip again and again, end to end, until the span ends (B1 note 7)."""
    if clip.sounding <= 0:
        return []
    starts = range(span.start, span.end, clip.sounding)
    return [Piece(clip, at, min(at + clip.sounding, span.end), clip.lead) for at in starts]


def until(pieces: Sequence[Piece], frame: int) -> list[Piece]:
    """The pieces as far as `frame`."""
    return [p if p.end <= frame else replace(p, end=frame, cut=True, last=False) for p in pieces if p.start < frame]


def gaps(span: Span, taken: Sequence[Span]) -> list[Span]:
    """What of a span none of `taken` covers."""
    free, at = [], span.start
    for hole in sorted(taken):
        if hole.start > at:
            free.append(Span(at, min(hole.start, span.end)))
        at = max(at, hole.end)
    free.append(Span(at, span.end))
    return [s for s in free if s.end > s.start and s.start < span.end]


def around(pieces: Sequence[Piece], holes: Iterable[Span], limit: int | None = None) -> Iterator[Piece]:
    """The pieces as they sound when they wait during the holes: cut where a hole begins, going on from there when it ends.

    What is pushed behind `limit` is not heard.
    """
    return _held(pieces, _Waiting.of(holes), limit)


@dataclass(slots=True)
class _Waiting:
    """Holes in their order, asked for with frames that never go back: each is passed once."""

    left: list[Span]
    """The next at the end."""

    @classmethod
    def of(cls, holes: Iterable[Span]) -> "_Waiting":
        never = Span(FOREVER, FOREVER + 1)
        return cls([never, *sorted(holes, key=lambda hole: (hole.start, hole.end), reverse=True)])

    def after(self, frame: int) -> Span:
        """The first that ends after the frame; one that never comes where there is none."""
        while self.left[-1].end <= frame:
            self.left.pop()
        return self.left[-1]


def _held(pieces: Sequence[Piece], waiting: _Waiting, limit: int | None) -> Iterator[Piece]:
    shift, end = 0, FOREVER if limit is None else limit
    for piece in pieces:
        start, skip, left = piece.start + shift, piece.skip, piece.length
        while left > 0 and start < end:
            hole = waiting.after(start)
            if hole.start <= start:
                shift += hole.end - start
                start = hole.end
                continue
            stop = min(start + left, hole.start, end)
            cut = piece.cut or (stop < start + left and stop != end)
            yield Piece(piece.clip, start, stop, skip, piece.first, stop == limit, cut, left < piece.length)
            skip, left, start = skip + stop - start, left - (stop - start), stop


def tracks(deck: Deck, span: Span, holes: Sequence[Span], *, patience: int, overlap: int, heard_until: Presence) -> list[Piece]:
    """Clips from the deck end to end (crossing over by `overlap`) until the span ends, held during the holes.

    The last may run over the end by `patience` if that lets it finish. A clip that is lost while it plays stops there
    and the next takes over.
    """
    heard: list[Piece] = []
    at, refused, waiting = span.start, 0, _Waiting.of(holes)
    while refused < PATIENCE:
        hole = waiting.after(at)
        at = hole.end if hole.start <= at else at
        clip = deck.draw() if at < span.end else None
        if clip is None:
            break
        lost = heard_until(clip, at)
        if lost <= at or clip.sounding <= 2 * overlap:
            refused += 1
            continue
        pieces = _one(clip, at, span.end, waiting, patience)
        if pieces[-1].end > lost:
            pieces = until(pieces, lost)
        refused, pieces[0] = 0, replace(pieces[0], first=not heard)
        heard += pieces
        if pieces[-1].last:
            break
        at = pieces[-1].end - overlap * (not pieces[-1].cut)
    return heard


def _one(clip: Clip, at: int, end: int, waiting: _Waiting, patience: int) -> list[Piece]:
    """One clip from `at`, around the holes, to its own end or the slot's."""
    whole = [Piece(clip, at, at + clip.sounding, clip.lead)]
    pieces = list(_held(whole, _Waiting(waiting.left.copy()), None))
    if pieces[-1].end > end + patience:
        return list(_held(whole, _Waiting(waiting.left.copy()), end))
    if pieces[-1].end >= end:
        pieces[-1] = replace(pieces[-1], last=True)
    return pieces


def spots(queue: Queue, span: Span, speech: Sequence[Span], *, gap: int, patience: int, heard_until: Presence) -> list[Piece]:
    """Clips from the queue in turn, whole, `gap` apart, never during speech.

    A spot that would run into speech waits until after it; the last may run over the end by `patience`, else it is left for
    the next time, so that plays stay fair (B1 note 11). A spot lost half-way stops there and the next takes over.
    """
    heard: list[Piece] = []
    talks = sorted(speech)

    def start_of(clip: Clip, at: int) -> int | None:
        start = _clear(at, clip.sounding, talks, gap)
        return start if clip.sounding > 0 and heard_until(clip, start) > start else None

    at: int | None = span.start
    while at is not None and at < span.end:
        talks = [talk for talk in talks if talk.end + gap > at]
        clip = queue.draw(at, start_of)
        if clip is None:
            at = queue.again(at)
            continue
        start = _clear(at, clip.sounding, talks, gap)
        if start >= span.end or start + clip.sounding > span.end + patience:
            queue.give_back(clip)
            break
        heard += until([Piece(clip, start, start + clip.sounding, clip.lead)], heard_until(clip, start))
        if heard[-1].cut:
            queue.give_back(clip)
        at = heard[-1].end + gap
    return heard


def _clear(at: int, length: int, talks: Sequence[Span], gap: int) -> int:
    """The first frame from `at` on at which `length` frames fit before the next of `talks`, which are in order."""
    for talk in talks:
        if talk.start >= at + length + gap:
            break
        at = max(at, talk.end + gap)
    return at
