"""Where pieces of masters stand on the frame line: repeated, in turn, around holes. PURE. Frames throughout."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

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


class Deck:
    """Clips in the order of a shuffle; one that found no room goes back on top."""

    def __init__(self, order: Iterator[Clip]) -> None:
        self._order = order
        self._top: Clip | None = None

    def draw(self) -> Clip | None:
        """The next clip; `None` when there are none at all."""
        top, self._top = self._top, None
        return top or next(self._order, None)

    def give_back(self, clip: Clip) -> None:
        self._top = clip


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


def around(pieces: Sequence[Piece], holes: Sequence[Span], limit: int | None = None) -> Iterator[Piece]:
    """The pieces as they sound when they wait during the holes: cut where a hole begins, going on from there when it ends.

    What is pushed behind `limit` is not heard.
    """
    shift, waiting = 0, sorted(holes)
    for piece in pieces:
        start, skip, left = piece.start + shift, piece.skip, piece.length
        while left > 0 and (limit is None or start < limit):
            hole = next((h for h in waiting if h.end > start), None)
            if hole and hole.start <= start:
                shift += hole.end - start
                start = hole.end
                continue
            stop = min(x for x in (start + left, hole.start if hole else None, limit) if x is not None)
            yield replace(
                piece,
                start=start,
                end=stop,
                skip=skip,
                resumed=left < piece.length,
                last=stop == limit,
                cut=piece.cut or (stop < start + left and stop != limit),
            )
            skip, left, start = skip + stop - start, left - (stop - start), stop


def tracks(deck: Deck, span: Span, holes: Sequence[Span], *, patience: int, overlap: int, heard_until: Presence) -> list[Piece]:
    """Clips from the deck end to end (crossing over by `overlap`) until the span ends, held during the holes.

    The last may run over the end by `patience` if that lets it finish. A clip that is lost while it plays stops there
    and the next takes over.
    """
    heard: list[Piece] = []
    at, refused = span.start, 0
    while refused < PATIENCE:
        at = next((h.end for h in sorted(holes) if h.start <= at < h.end), at)
        clip = deck.draw() if at < span.end else None
        if clip is None:
            break
        lost = heard_until(clip, at)
        if lost <= at or clip.sounding <= 2 * overlap:
            refused += 1
            continue
        pieces = until(_one(clip, at, span.end, holes, patience), lost)
        refused, pieces[0] = 0, replace(pieces[0], first=not heard)
        heard += pieces
        if pieces[-1].last:
            break
        at = pieces[-1].end - overlap * (not pieces[-1].cut)
    return heard


def _one(clip: Clip, at: int, end: int, holes: Sequence[Span], patience: int) -> list[Piece]:
    """One clip from `at`, around the holes, to its own end or the slot's."""
    whole = [Piece(clip, at, at + clip.sounding, clip.lead)]
    pieces = list(around(whole, holes))
    if pieces[-1].end > end + patience:
        return list(around(whole, holes, limit=end))
    if pieces[-1].end >= end:
        pieces[-1] = replace(pieces[-1], last=True)
    return pieces


def spots(deck: Deck, span: Span, speech: Sequence[Span], *, gap: int, patience: int, heard_until: Presence) -> list[Piece]:
    """Clips from the deck in turn, whole, `gap` apart, never during speech.

    A spot that would run into speech waits until after it; the last may run over the end by `patience`, else it is left for
    the next time, so that plays stay fair (B1 note 11). A spot lost half-way stops there and the next takes over.
    """
    heard: list[Piece] = []
    at, refused = span.start, 0
    while refused < PATIENCE and (clip := deck.draw()):
        start = _clear(at, clip.sounding, speech, gap)
        lost = heard_until(clip, start)
        if lost <= start or clip.sounding <= 0:
            refused += 1
            continue
        if start >= span.end or start + clip.sounding > span.end + patience:
            deck.give_back(clip)
            break
        heard += until([Piece(clip, start, start + clip.sounding, clip.lead)], lost)
        at, refused = heard[-1].end + gap, 0
    return heard


def _clear(at: int, length: int, speech: Sequence[Span], gap: int) -> int:
    """The first frame from `at` on at which `length` frames fit before the next speech."""
    for talk in sorted(speech):
        if talk.start < at + length + gap and at < talk.end + gap:
            at = talk.end + gap
    return at
