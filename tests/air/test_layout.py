"""Where pieces of masters stand on the frame line, whatever the clips, the slot and the holes."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadcaster.air import layout
from broadcaster.air.layout import FOREVER, Deck, Piece, Span
from broadcaster.content.clip import RATE_HZ, Clip
from broadcaster.content.rotation import shuffled

OVERLAP = 3 * RATE_HZ
GAP = 30 * RATE_HZ


def clip(name: str, frames: int, lead: int = 0) -> Clip:
    return Clip(name, name, frames + 2 * lead, -20, -1, -23, lead=lead, tail=lead)


def always(_clip: Clip, _at: int) -> int:
    return FOREVER


lengths = st.lists(st.integers(RATE_HZ, 300 * RATE_HZ), min_size=1, max_size=8)
slots = st.tuples(st.integers(0, 10**12), st.integers(1, 3600 * RATE_HZ)).map(lambda s: Span(s[0], s[0] + s[1]))


@st.composite
def tables(draw: st.DrawFn) -> tuple[list[Clip], Span, list[Span]]:
    """Clips, a slot, and speech around and inside it, never overlapping itself."""
    clips = [clip(f"c{n}", frames, lead=n * 100) for n, frames in enumerate(draw(lengths))]
    slot = draw(slots)
    holes, at = [], slot.start - 60 * RATE_HZ
    for away, length in draw(st.lists(st.tuples(st.integers(0, 900 * RATE_HZ), st.integers(1, 90 * RATE_HZ)), max_size=6)):
        holes.append(Span(at + away, at + away + length))
        at = holes[-1].end
    return clips, slot, holes


def deck(clips: list[Clip]) -> Deck:
    return Deck(shuffled(clips, "seed"))


def meets(piece: Piece, hole: Span) -> bool:
    return piece.start < hole.end and hole.start < piece.end


@given(tables(), st.sampled_from([0, 30 * RATE_HZ]))
def test_tracks_cover_their_slot_and_keep_out_of_the_holes(made: tuple[list[Clip], Span, list[Span]], patience: int) -> None:
    clips, slot, holes = made
    pieces = layout.tracks(deck(clips), slot, holes, patience=patience, overlap=0, heard_until=always)
    assert not any(meets(p, hole) for p in pieces for hole in holes)
    taken = sorted([*holes, *(Span(p.start, p.end) for p in pieces)])
    assert layout.gaps(slot, taken) == []
    assert all(slot.start <= p.start < p.end <= slot.end + patience for p in pieces)
    assert all(p.skip >= p.clip.lead and p.skip + p.length <= p.clip.frames - p.clip.tail for p in pieces)


@given(tables())
def test_tracks_that_cross_over_do_so_in_full_or_not_at_all(made: tuple[list[Clip], Span, list[Span]]) -> None:
    clips, slot, holes = made
    pieces = layout.tracks(deck(clips), slot, holes, patience=0, overlap=OVERLAP, heard_until=always)
    assert not any(meets(p, hole) for p in pieces for hole in holes)
    for a, b in pairwise(pieces):
        if b.skip == b.clip.lead:
            assert a.end - b.start in (0, OVERLAP) or any(h.start <= a.end and b.start == h.end for h in holes)
        else:
            assert (b.clip, b.skip, b.resumed, a.cut) == (a.clip, a.skip + a.length, True, True)


@given(tables())
def test_what_was_held_goes_on_where_it_stopped(made: tuple[list[Clip], Span, list[Span]]) -> None:
    clips, slot, holes = made
    whole = layout.repeated(clips[0], slot)
    held = list(layout.around(whole, holes, slot.end))
    assert not any(meets(p, hole) for p in held for hole in holes)
    heard = 0
    for piece in held:
        assert piece.skip == piece.clip.lead + heard % piece.clip.sounding
        heard += piece.length
    assert heard == sum(free.length for free in layout.gaps(slot, holes))


@given(lengths, slots)
def test_a_repeated_song_fills_its_slot_frame_by_frame(sizes: list[int], slot: Span) -> None:
    song = clip("song", sizes[0], lead=700)
    pieces = layout.repeated(song, slot)
    assert (pieces[0].start, pieces[-1].end) == (slot.start, slot.end)
    assert all(a.end == b.start and a.length == song.sounding for a, b in pairwise(pieces))
    assert all(p.skip == 700 for p in pieces)


def test_a_song_without_sound_is_not_repeated_for_ever() -> None:
    assert layout.repeated(clip("song", 0), Span(0, 100)) == []


@given(tables(), st.sampled_from([0, 30 * RATE_HZ]))
def test_spots_are_whole_apart_and_never_under_speech(made: tuple[list[Clip], Span, list[Span]], patience: int) -> None:
    clips, slot, speech = made
    spots = layout.spots(deck(clips), slot, speech, gap=GAP, patience=patience, heard_until=always)
    assert all(p.length == p.clip.sounding and p.skip == p.clip.lead for p in spots)
    assert all(slot.start <= p.start < slot.end and p.end <= slot.end + patience for p in spots)
    assert all(b.start - a.end >= GAP for a, b in pairwise(spots))
    for spot in spots:
        assert not any(meets(spot, talk) for talk in speech)
    plays = [sum(p.clip == c for p in spots) for c in clips]
    assert max(plays) - min(plays) <= 1


@given(tables(), st.integers(0, 3600 * RATE_HZ))
def test_the_same_inputs_give_the_same_layout_and_what_is_lost_later_changes_nothing_before(
    made: tuple[list[Clip], Span, list[Span]], later: int
) -> None:
    clips, slot, holes = made
    lost = slot.start + later

    def until_then(one: Clip, at: int) -> int:
        return FOREVER if one != clips[0] else max(lost, at) if at < lost else at

    args = {"patience": 0, "overlap": 0}
    first = layout.tracks(deck(clips), slot, holes, **args, heard_until=always)
    assert first == layout.tracks(deck(clips), slot, holes, **args, heard_until=always)
    without = layout.tracks(deck(clips), slot, holes, **args, heard_until=until_then)
    assert [p for p in without if p.end < lost] == [p for p in first if p.end < lost]
    assert not any(p.clip == clips[0] and p.end > lost for p in without)


def test_a_slot_of_nothing_but_holes_and_clips_too_short_to_cross_end_in_silence() -> None:
    slot = Span(0, 1000 * RATE_HZ)
    assert layout.tracks(deck([clip("a", 9)]), slot, [Span(-5, slot.end)], patience=0, overlap=0, heard_until=always) == []
    assert layout.tracks(deck([clip("a", OVERLAP)]), slot, [], patience=0, overlap=OVERLAP, heard_until=always) == []
    assert layout.tracks(deck([]), slot, [], patience=0, overlap=0, heard_until=always) == []


def test_the_last_track_may_finish_if_the_next_item_waits_for_it() -> None:
    slot = Span(0, 100 * RATE_HZ)
    song = clip("a", 120 * RATE_HZ)
    (waited,) = layout.tracks(deck([song]), slot, [], patience=30 * RATE_HZ, overlap=0, heard_until=always)
    (faded,) = layout.tracks(deck([song]), slot, [], patience=19 * RATE_HZ, overlap=0, heard_until=always)
    assert (waited.end, waited.last, faded.end, faded.last) == (song.sounding, True, slot.end, True)


def test_a_spot_that_found_no_room_is_the_next_ones_turn() -> None:
    clips = [clip(f"p{n}", (20 + n) * RATE_HZ) for n in range(4)]
    one = deck(clips)
    morning = layout.spots(one, Span(0, 75 * RATE_HZ), [], gap=GAP, patience=0, heard_until=always)
    noon = layout.spots(one, Span(10**8, 10**8 + 300 * RATE_HZ), [], gap=GAP, patience=0, heard_until=always)
    names = [p.clip.name for p in (*morning, *noon)]
    order = shuffled(clips, "seed")
    assert names == [next(order).name for _ in names]


@pytest.mark.parametrize("lost_at", [10 * RATE_HZ, 70 * RATE_HZ])
def test_the_next_takes_over_at_once_when_a_clip_is_lost_while_it_plays(lost_at: int) -> None:
    clips = [clip("a", 60 * RATE_HZ), clip("b", 60 * RATE_HZ)]
    order = shuffled(clips, "seed")
    names = [next(order).name, next(order).name]
    gone = names[lost_at // (60 * RATE_HZ)]

    def until_then(one: Clip, at: int) -> int:
        return FOREVER if one.name != gone else max(at, lost_at)

    pieces = layout.tracks(deck(clips), Span(0, 120 * RATE_HZ), [], patience=0, overlap=0, heard_until=until_then)
    cut = next(p for p in pieces if p.clip.name == gone)
    assert (cut.end, cut.cut) == (lost_at, True)
    assert pieces[pieces.index(cut) + 1].start == lost_at
    assert pieces[-1].end == 120 * RATE_HZ
