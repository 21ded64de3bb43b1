"""In which order a folder is heard."""

from itertools import islice, pairwise

from hypothesis import given
from hypothesis import strategies as st

from broadcaster.content.clip import Clip
from broadcaster.content.rotation import shuffled


def folder(count: int) -> list[Clip]:
    return [Clip(f"promo/{n}.ogg", str(n), 48_000, -20, -1, -23) for n in range(count)]


@given(st.integers(1, 30), st.text(max_size=12), st.integers(1, 200))
def test_no_clip_is_ever_more_than_one_play_ahead_of_another(count: int, seed: str, heard: int) -> None:
    clips = folder(count)
    names = [c.name for c in islice(shuffled(clips, seed), heard)]
    plays = [names.count(c.name) for c in clips]
    assert max(plays) - min(plays) <= 1


@given(st.integers(2, 30), st.text(max_size=12))
def test_between_two_plays_of_a_clip_at_least_half_of_the_others_are_heard(count: int, seed: str) -> None:
    names = [c.name for c in islice(shuffled(folder(count), seed), 6 * count)]
    for place, name in enumerate(names):
        rest = names[place + 1 :]
        if name in rest:
            assert len(set(rest[: rest.index(name)])) >= (count - 1) // 2
    assert all(a != b for a, b in pairwise(names)) or count < 2


@given(st.integers(2, 20), st.integers(0, 19), st.text(max_size=12))
def test_a_clip_taken_away_leaves_the_first_lap_of_the_others_as_it_was(count: int, gone: int, seed: str) -> None:
    clips = folder(count)
    lost = clips[gone % count]
    whole = [c for c in islice(shuffled(clips, seed), count) if c != lost]
    assert whole == list(islice(shuffled([c for c in clips if c != lost], seed), count - 1))


def test_two_days_are_not_alike_and_one_day_is_always_the_same() -> None:
    clips = folder(8)
    monday, again, tuesday = (list(islice(shuffled(clips, seed), 40)) for seed in ("2026-12-07", "2026-12-07", "2026-12-08"))
    assert monday == again != tuesday


def test_an_empty_folder_gives_nothing() -> None:
    assert list(shuffled([], "seed")) == []
