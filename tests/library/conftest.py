"""A mall of its own for every test: an audio folder, a cache, and its settings."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from broadcaster.content.library import Scan, load_index, scan
from broadcaster.settings import Settings
from tests.library.sounds import KINDS, Spoil, tone, write


@dataclass(frozen=True)
class Mall:
    """Where a test's files are."""

    home: Path

    @property
    def audio(self) -> Path:
        return self.home / "audio"

    @property
    def cache(self) -> Path:
        return self.home / "var" / "cache"

    @property
    def settings(self) -> Settings:
        return Settings(home=self.home)

    def scan(self, workers: int = 1) -> Scan:
        return scan(self.audio, self.cache, workers=workers)

    def refusals(self) -> dict[str, str]:
        """File → code of everything a scan says, notes included; the index must say the same."""
        told = {p.facts["file"]: p.code for p in self.scan().problems}
        assert told == {p.facts["file"]: p.code for p in load_index(self.settings)[1]}
        return told


@pytest.fixture
def mall(tmp_path: Path) -> Mall:
    (tmp_path / "audio").mkdir()
    return Mall(tmp_path)


@pytest.fixture
def stocked(mall: Mall) -> Mall:
    """Six good files of different length and level, one bad one."""
    for i, kind in enumerate(KINDS):
        write(mall.audio / f"{'english' if i % 2 else 'light'}/{i}.{kind}", tone(1.5 + i / 4, level_db=-12 - 3 * i))
    Spoil(write(mall.audio / "promo/bad.flac", tone(3))).cut_to(0.5)
    return mall
