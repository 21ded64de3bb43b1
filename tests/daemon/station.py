"""A daemon of our own: `broadcaster run` as a process, asked over its socket, its record read as anyone would."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from broadcaster.control.client import ControlClient
from broadcaster.faults import Fault
from tests.daemon.mall import Mall
from tests.rig.waiting import until

PROGRAM = (sys.executable, "-m", "broadcaster")
START_S = 20.0


class Station:
    """Starts daemons on one mall, one after another; ends what it started."""

    def __init__(self, mall: Mall, environment: Mapping[str, str] | None = None) -> None:
        self.mall = mall
        self.environment = {
            **{k: v for k, v in os.environ.items() if not k.startswith(("BROADCASTER_", "NOTIFY_", "WATCHDOG_"))},
            "BROADCASTER_HOME": str(mall.home),
            "BROADCASTER_LANGUAGE": "en",
            **(environment or {}),
        }
        self.log = mall.home / "daemon.log"
        self.client = ControlClient(mall.var / "control.sock")
        self.process: subprocess.Popen[bytes] | None = None
        self.trial = False

    def start(self, *options: str, prefix: Sequence[str] = ()) -> "subprocess.Popen[bytes]":
        """A daemon, not waited for."""
        self.trial = "--as-if" in options
        with self.log.open("ab") as log:
            command = [*prefix, *PROGRAM, "run", "--quiet", *options]
            self.process = subprocess.Popen(command, env=self.environment, stdout=log, stderr=log, stdin=subprocess.DEVNULL)
        return self.process

    def on_air(self, *options: str, prefix: Sequence[str] = ()) -> "subprocess.Popen[bytes]":
        """A daemon that answers and has sent its first block."""
        process = self.start(*options, prefix=prefix)
        until(lambda: process.poll() is not None or self.answers(), START_S)
        assert process.poll() is None, self.said
        return process

    def answers(self) -> bool:
        try:
            return float(self.status()["meters"]["rms_db"]) > -119 or bool(self.status()["heard"])
        except Fault:
            return False

    def status(self) -> Any:
        return self.client.status()

    def post(self, verb: str, **body: object) -> Any:
        return self.client.post(verb, body)

    @property
    def said(self) -> str:
        return self.log.read_text() if self.log.exists() else ""

    def wait(self, seconds: float = 30.0) -> int:
        """The exit code."""
        assert self.process is not None
        return self.process.wait(seconds)

    def end(self, number: int = signal.SIGTERM, seconds: float = 20.0) -> int:
        assert self.process is not None
        if self.process.poll() is None:
            self.process.send_signal(number)
        return self.wait(seconds)

    def close(self) -> None:
        """Whatever a test left."""
        if self.process is not None and self.process.poll() is None:
            with suppress(ProcessLookupError):
                self.process.kill()
            self.process.wait(5)

    def command(self, *words: str, seconds: float = 30.0) -> "subprocess.CompletedProcess[str]":
        """Another command of the program, on the same mall."""
        return subprocess.run([*PROGRAM, *words], env=self.environment, capture_output=True, text=True, timeout=seconds, check=False)

    def record(self, day: str) -> Any:
        """The day as `broadcaster log --json` tells it."""
        told = self.command("log", "--date", day, "--json", *(["--trial"] if self.trial else []))
        assert told.returncode == 0, told.stderr
        return json.loads(told.stdout)


def codes(record: Any) -> list[str]:
    """Codes of the incidents, in order."""
    return [i["code"] for i in record["incidents"]]


def items(record: Any, title: str) -> list[Any]:
    """The entries of a title, by planned start."""
    return [e for e in record["aired"] if e["title"] == title]


def pause(seconds: float) -> None:
    """Let the programme go on."""
    time.sleep(seconds)


def instant(text: str) -> datetime:
    return datetime.fromisoformat(text)


def recorded(file: Path) -> Any:
    """Left channel and rate of a recording."""
    import soundfile

    samples, _rate = soundfile.read(file, dtype="float32", always_2d=True)
    return samples[:, 0]
