"""A small mall: noise that a correlation finds its way in, tones that can be counted, a timetable of seconds instead of hours."""

import shutil
import time
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import soundfile

from broadcaster.content import index
from broadcaster.content.library import scan
from tests.rig.analysis import RATE_HZ, music, stereo, tone

SONG, BEDS = "welcome/song.wav", ("light/a.wav", "light/b.wav", "light/c.wav")
HELLO_HZ, WORD_HZ, SIREN_HZ = 3000, 4000, 5000
_HEAD = """mall: 测试商场
timezone: {zone}
opening: {{default: {opening}}}
closing: {{default: {closing}, weekend: {closing}}}
levels: {{welcome: 21..24, light: 21..27, speech: 24..27, emergency: 27..30}}
crossfade: 1s
fill: light
programme:
"""


def make_library(folder: Path) -> Path:
    """A home folder with the sounds, scanned."""
    noises = {SONG: 20.0} | {name: 13.0 + 2 * n for n, name in enumerate(BEDS)}
    tones = {"recordings/hello.wav": (HELLO_HZ, 1.2), "recordings/word.wav": (WORD_HZ, 1.2), "emergency/out.wav": (SIREN_HZ, 2.0)}
    sounds = {name: music(length, seed=seed) for seed, (name, length) in enumerate(noises.items(), 1)}
    sounds |= {name: tone(hz, length) for name, (hz, length) in tones.items()}
    for name, sound in sounds.items():
        file = folder / "audio" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        soundfile.write(file, stereo(sound), RATE_HZ)
    (folder / "scripts_tts").mkdir()
    scan(folder / "audio", folder / "var" / "cache", workers=1)
    return folder


@dataclass(frozen=True, slots=True)
class Mall:
    """One test's own home folder."""

    home: Path

    @classmethod
    def copied(cls, library: Path, home: Path) -> "Mall":
        shutil.copytree(library, home)
        return cls(home)

    @property
    def var(self) -> Path:
        return self.home / "var"

    @property
    def trial(self) -> Path:
        """Where the record of a daemon with `--as-if` is kept."""
        return self.var / "trial"

    @property
    def file(self) -> Path:
        return self.home / "schedules" / "mall.yaml"

    def master(self, name: str) -> Path:
        """The master of a sound in the cache."""
        known = index.read(self.var / "cache")
        assert known is not None
        return self.var / "cache" / f"{known.files[name].digest}.flac"

    def masters(self) -> list[Path]:
        return sorted((self.var / "cache").glob("*.flac"))

    def table(self, *rows: str, zone: str = "Asia/Shanghai", opening: str = "00:10", closing: str = "23:00") -> None:
        """Write the timetable, at once, as an editor does."""
        self.file.parent.mkdir(exist_ok=True)
        draft = self.file.with_suffix(".draft")
        draft.write_text(_HEAD.format(zone=zone, opening=opening, closing=closing) + "".join(f"  - {{{row}}}\n" for row in rows))
        draft.replace(self.file)


def song(title: str, start: str, end: str, more: str = "") -> str:
    return f'title: {title}, at: "{start}", until: "{end}", play: {SONG}, fade: 1s, hard: yes{more}'


def bed(title: str, start: str, end: str) -> str:
    return f'title: {title}, at: "{start}", until: "{end}", play: light, hard: yes'


def words(title: str, starts: Iterable[str], recording: str = "hello") -> str:
    return f"title: {title}, at: [{', '.join(map(repr, starts))}], say: recordings/{recording}"


def noonish() -> ZoneInfo:
    """A zone in which it is about noon: a test in real time never meets midnight."""
    hours = round(12 - (time.time() % 86400) / 3600)
    return ZoneInfo(f"Etc/GMT{-hours:+d}" if hours else "Etc/GMT")


def clock(at: datetime, seconds: float = 0.0) -> str:
    """The clock time so much later, as a timetable has it: whole seconds."""
    return f"{at + timedelta(seconds=seconds):%H:%M:%S}"
