"""Other programs given the same cues, each by the quickest way it offers, with its usual settings and no head start."""

import os
import socket
import subprocess
import time
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import ClassVar

import soundfile

from benchmarks.place import end
from benchmarks.tones import CUES_HZ, cue, name
from tests.rig.analysis import RATE_HZ, stereo
from tests.rig.waiting import until

Cues = Sequence[tuple[float, int]]
"""(Unix second, tone)."""
_NOBODY = 65534
_START_S = 20


class Peer(ABC):
    """One program in a folder with the tones, playing to one sound server."""

    title: ClassVar[str]
    programs: ClassVar[tuple[str, ...]]
    """What has to be installed."""

    def __init__(self, folder: Path, sound: Mapping[str, str]) -> None:
        self.folder, self.env = folder, {**os.environ, **sound, "HOME": str(folder), "TZ": "UTC"}
        self.processes: list[subprocess.Popen[bytes]] = []
        folder.chmod(0o777)
        for hz in CUES_HZ:
            soundfile.write(folder / name(hz), stereo(cue(hz)), RATE_HZ, "PCM_16")

    @abstractmethod
    def start(self, cues: Cues) -> None:
        """Be ready for the cues."""

    def fire(self, hz: int) -> None:
        """Play this tone now; nothing for a program that keeps the time itself."""
        return

    def stop(self) -> None:
        for process in self.processes:
            if process.poll() is None:
                end(process)

    @property
    def _reach(self) -> dict[str, str]:
        """The sound server for another account: it may not use this one's folder."""
        return {k: v for k, v in self.env.items() if k not in {"PULSE_RUNTIME_PATH", "PULSE_COOKIE"}}

    def run(self, *words: str) -> None:
        quiet = subprocess.DEVNULL
        self.processes.append(subprocess.Popen(words, env=self._reach, cwd=self.folder, stdin=quiet, stdout=quiet, stderr=quiet))


class Vlc(Peer):
    """A new player for each cue, as cron would start it."""

    title = "cvlc, one-shot"
    programs = ("cvlc", "setpriv")

    def start(self, cues: Cues) -> None:
        """Nothing: it is not there until its first cue."""

    def fire(self, hz: int) -> None:
        self.processes = [p for p in self.processes if p.poll() is None]
        other = ("setpriv", f"--reuid={_NOBODY}", "--clear-groups") if os.geteuid() == 0 else ()
        self.run(*other, "cvlc", "-q", "--aout=pulse", "--no-video", "--play-and-exit", name(hz))


class Mpd(Peer):
    """A playlist of the tones; a cue is one word through its socket."""

    title = "mpd, play"
    programs = ("mpd",)

    def start(self, cues: Cues) -> None:
        place = self.folder / "mpd.sock"
        (self.folder / "mpd.conf").write_text(
            f'music_directory "{self.folder}"\ndb_file "{self.folder}/mpd.db"\nlog_file "{self.folder}/mpd.log"\n'
            f'bind_to_address "{place}"\nconnection_timeout "600"\naudio_output {{\n type "pulse"\n name "out"\n}}\n'
        )
        self.run("mpd", "--no-daemon", "mpd.conf")
        until(place.exists, _START_S)
        self._line = socket.socket(socket.AF_UNIX)
        self._line.connect(str(place))
        self._line.settimeout(_START_S)
        self._line.recv(4096)
        self._say("update")
        until(lambda: b"updating_db" not in self._say("status"), _START_S)
        for hz in CUES_HZ:
            self._say(f"add {name(hz)}")
        self._say("single 1")

    def fire(self, hz: int) -> None:
        self._say(f"play {CUES_HZ.index(hz)}")

    def stop(self) -> None:
        self._line.close()
        super().stop()

    def _say(self, words: str) -> bytes:
        self._line.sendall(words.encode() + b"\n")
        return self._line.recv(4096)


class Liquidsoap(Peer):
    """`switch` on the time of day: it keeps the time itself, to the second."""

    title = "liquidsoap, switch"
    programs = ("liquidsoap",)

    def start(self, cues: Cues) -> None:
        sources = "\n".join(f'f{hz} = single("{self.folder / name(hz)}")' for hz in CUES_HZ)
        times = ",\n ".join(f"({{{_of_day(at)}-{_of_day(at + 2)}}}, f{hz})" for at, hz in cues)
        (self.folder / "cues.liq").write_text(
            "settings.init.allow_root.set(true)\nsettings.log.stdout.set(false)\nsettings.log.file.set(false)\n"
            f"{sources}\noutput.pulseaudio(fallible=true, switch(track_sensitive=false, [{times}]))\n"
        )
        self.run("liquidsoap", "cues.liq")
        time.sleep(4)


def _of_day(at: float) -> str:
    return f"{datetime.fromtimestamp(at, UTC):%Hh%Mm%Ss}"


ALL: tuple[type[Peer], ...] = (Mpd, Liquidsoap, Vlc)
