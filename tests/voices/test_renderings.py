"""What is found again, and what is not: nothing half-written, nothing damaged, nothing that says other words."""

import os
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from broadcaster.content.index import Measured, master_file
from broadcaster.faults import Fault
from broadcaster.voices.outcome import ready
from broadcaster.voices.port import Utterance
from broadcaster.voices.renderings import Rendering, find, folder, keep, prune, rendering, stand_in
from tests.voices.conftest import GOOD_MORNING, said

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)


def put(cache: Path, utterance: Utterance = GOOD_MORNING, size: int = 1000) -> Rendering:
    """A rendering as `keep` leaves it, without the trouble of making sound."""
    folder(cache).mkdir(parents=True, exist_ok=True)
    made = Rendering(utterance.key, utterance.voice, utterance.saying, Measured(48_000, -20.0, -3.0, -23.0, 5, 6, size))
    master_file(folder(cache), made.key).write_bytes(bytes(size))
    keep(cache, made)
    return made


def used(cache: Path, made: Rendering, when: datetime) -> None:
    os.utime(folder(cache) / f"{made.key}.json", (when.timestamp(), when.timestamp()))


def test_what_was_kept_is_found_under_its_key_and_opened_as_any_master(cache: Path) -> None:
    assert find(cache, GOOD_MORNING) is None
    made = put(cache)
    assert find(cache, GOOD_MORNING) == made.measured
    assert rendering(cache, GOOD_MORNING) == made
    assert master_file(cache, made.digest).stat().st_size == 1000


def test_other_words_find_nothing(cache: Path) -> None:
    put(cache)
    assert find(cache, said("各位顾客，晚上好。")) is None
    assert stand_in(cache, said("各位顾客，晚上好。")) is None


@pytest.mark.parametrize("harm", ["cut", "no-sound", "no-card", "torn-card", "strange-card"])
def test_what_is_damaged_is_no_hit(cache: Path, harm: str) -> None:
    made = put(cache)
    sound, card = (folder(cache) / f"{made.key}{end}" for end in (".flac", ".json"))
    match harm:
        case "cut":
            sound.write_bytes(bytes(999))
        case "no-sound":
            sound.unlink()
        case "no-card":
            card.unlink()
        case "torn-card":
            card.write_bytes(card.read_bytes()[:40])
        case _:
            card.write_text('{"voice": "a"}')
    assert find(cache, GOOD_MORNING) is None
    assert ready(cache, GOOD_MORNING) is None


def test_a_half_written_draft_is_no_hit(cache: Path) -> None:
    folder(cache).mkdir(parents=True)
    (folder(cache) / f"{GOOD_MORNING.key}.123.tmp").write_bytes(b"fLaC")
    master_file(folder(cache), GOOD_MORNING.key).write_bytes(b"fLaC")
    assert find(cache, GOOD_MORNING) is None


def test_the_wanted_voice_is_ready_first_then_the_fallback_then_whoever_said_it_last(cache: Path) -> None:
    wanted = replace(GOOD_MORNING, voice="kokoro/zf_xiaoxiao")
    other = put(cache, replace(GOOD_MORNING, voice="pyttsx3/cmn+f3"))
    assert ready(cache, wanted) == other
    fallback = put(cache)
    assert ready(cache, wanted) == fallback
    assert ready(cache, wanted, fallbacks={}) == fallback
    best = put(cache, wanted)
    assert ready(cache, wanted) == best


def test_the_last_good_one_stands_until_the_new_one_is_there(cache: Path) -> None:
    old = put(cache)
    louder = replace(GOOD_MORNING, rate=0.9)
    assert find(cache, louder) is None
    assert ready(cache, louder) == old
    new = put(cache, louder)
    assert ready(cache, louder) == new
    assert ready(cache, GOOD_MORNING) == old


def test_only_what_nobody_asked_for_is_pruned(cache: Path) -> None:
    fresh, stale, found = (put(cache, said(text)) for text in ("早上好", "中午好", "晚上好"))
    for made in (stale, found):
        used(cache, made, NOW - timedelta(days=40))
    used(cache, fresh, NOW - timedelta(days=5))
    find(cache, said("晚上好"))
    (folder(cache) / "a.json.1.tmp").touch()
    assert prune(cache, unused_since=NOW - timedelta(days=30)) == (1, 1000)
    assert find(cache, said("中午好")) is None
    assert stand_in(cache, said("中午好")) is None
    assert find(cache, said("早上好")) == fresh.measured
    assert find(cache, said("晚上好")) == found.measured
    assert not list(folder(cache).glob("*.tmp"))
    assert not list(folder(cache).glob(f"{stale.key}*"))


def test_a_sound_without_a_card_is_pruned_by_its_own_age(cache: Path) -> None:
    made = put(cache)
    (folder(cache) / f"{made.key}.json").unlink()
    os.utime(master_file(folder(cache), made.key), (0, 0))
    assert prune(cache, unused_since=NOW) == (1, 1000)
    assert list(folder(cache).glob("*.last")) == []


def test_a_cache_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file")
    with pytest.raises(Fault) as refused:
        prune(tmp_path / "cache", unused_since=NOW)
    assert refused.value.problems[0].code == "library.cache"


def test_asking_loads_nothing_heavy() -> None:
    code = """
import sys
from pathlib import Path
from broadcaster.voices.outcome import ready
from broadcaster.voices.render import render
from broadcaster.voices.renderings import find
from tests.voices.conftest import GOOD_MORNING
find(Path("nowhere"), GOOD_MORNING), ready(Path("nowhere"), GOOD_MORNING)
print(*[m for m in ("av", "numpy", "onnxruntime", "pypinyin", "pyttsx3", "rjieba", "soundfile") if sys.modules.get(m)])
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.split() == []
