"""The shipped demo library is complete, usable, small, and unequal on purpose."""

from pathlib import Path

import pytest

from broadcaster.content.library import Scan, scan

AUDIO = Path(__file__).parents[2] / "audio"
NAMED = {
    "welcome/相亲相爱.ogg": (170, 190),
    "welcome/迎宾曲.mp3": (135, 165),
    "farewell/送宾曲.flac": (65, 100),
    "recordings/营业员心态调整.ogg": (10, 60),
    "recordings/红星欢迎语.ogg": (10, 60),
    "recordings/天气预报友情提醒.ogg": (10, 60),
    "recordings/活动信息.ogg": (10, 60),
    "recordings/节日祝福.ogg": (10, 60),
    "emergency/疏散.ogg": (5, 60),
    "emergency/解除.ogg": (5, 60),
}


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Scan:
    return scan(AUDIO, tmp_path_factory.mktemp("cache"), workers=2)


def test_every_file_can_be_used_at_the_reference_loudness(found: Scan) -> None:
    assert not found.problems
    assert all(c.master_lufs == pytest.approx(-23, abs=0.01) for c in found.library.values())


@pytest.mark.parametrize("name", NAMED)
def test_the_programmes_pieces_are_there_at_their_length(found: Scan, name: str) -> None:
    shortest, longest = NAMED[name]
    assert shortest <= found.library[name].seconds <= longest


def test_the_folders_have_enough_to_rotate(found: Scan) -> None:
    assert [len(found.library.folder(f)) for f in ("english", "light", "promo")] == [4, 4, 6]
    vendors = [c.name.split("/")[1].split("-")[0] for c in found.library.folder("promo")]
    assert sorted(vendors.count(v) for v in set(vendors)) == [2, 2, 2]
    assert all(12 <= c.seconds <= 30 for c in found.library.folder("promo"))


def test_its_loudness_is_unequal_and_one_peak_is_over(found: Scan) -> None:
    loudness = [c.lufs for c in found.library.values()]
    assert min(loudness) < -29
    assert max(loudness) > -10
    assert max(c.peak_dbtp for c in found.library.values()) > 0


def test_all_six_formats_are_there_and_the_whole_is_small() -> None:
    files = [f for f in AUDIO.rglob("*") if f.is_file()]
    assert {f.suffix for f in files} >= {".wav", ".mp3", ".ogg", ".opus", ".flac", ".m4a"}
    assert sum(f.stat().st_size for f in files) < 12_000_000
