"""Real music of unequal loudness, from a Debian package; never part of the project.

It is fetched with `apt-get download` once and kept under var/; without it these tests are skipped.
"""

import shutil
import subprocess
from pathlib import Path

import numpy as np
import pyloudnorm
import pytest
import soundfile

from broadcaster.content.library import scan

VAR = Path(__file__).parents[2] / "var" / "asc-music"


@pytest.fixture(scope="module")
def music() -> Path:
    songs = VAR / "audio" / "english"
    if songs.exists():
        return songs.parent
    if not shutil.which("apt-get") or not shutil.which("dpkg-deb"):
        pytest.skip("no apt-get here to fetch asc-music with")
    VAR.mkdir(parents=True, exist_ok=True)
    fetched = subprocess.run(["apt-get", "download", "asc-music"], cwd=VAR, capture_output=True, text=True, timeout=60, check=False)
    packages = list(VAR.glob("asc-music_*.deb"))
    if fetched.returncode or not packages:
        pytest.skip(f"asc-music cannot be fetched: {fetched.stderr.strip()[-200:]}")
    subprocess.run(["dpkg-deb", "-x", packages[0].name, "package"], cwd=VAR, check=True, timeout=60)
    draft = VAR / "audio" / "draft"
    draft.mkdir(parents=True, exist_ok=True)
    for song in (VAR / "package").rglob("*.mp3"):
        shutil.copy(song, draft)
    draft.rename(songs)
    return songs.parent


def test_real_songs_come_out_equally_loud(music: Path, tmp_path: Path) -> None:
    found = scan(music, tmp_path, workers=2)
    assert not found.refused
    assert len(found.library) == 3
    delivered = [c.lufs for c in found.library.values()]
    assert max(delivered) - min(delivered) > 2
    assert any(c.peak_dbtp > 0 for c in found.library.values())
    for clip in found.library.values():
        sound, rate_hz = soundfile.read(tmp_path / f"{clip.digest}.flac")
        measured = pyloudnorm.Meter(rate_hz).integrated_loudness(sound)
        assert measured == pytest.approx(clip.master_lufs, abs=0.1)
        assert np.abs(sound).max() <= 10 ** (-1 / 20) + 1e-4
