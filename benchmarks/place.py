"""A mall of our own to measure in: a home folder with a timetable and sound, a silent sound server, and the daemon as a process."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

import soundfile

from broadcaster.air.sinks.captured import SINK, CapturedServer, use
from broadcaster.content.clip import RATE_HZ
from tests.rig.analysis import Signal, stereo
from tests.rig.recorder import Recorder

ROOT = Path(__file__).resolve().parents[1]
PROGRAM = (str(Path(sys.executable).with_name("broadcaster")),)
UNIT_NICE = -10
"""`Nice=` of the shipped unit; a PulseAudio that a desktop starts asks for as much."""
UNIT_GROUP_NICE = -7
"""`CPUWeight=500` of the shipped unit, as the kernel writes it for a session: 4.8 times the share of another."""
_NOON = 12
_PATIENCE_S = 20


@dataclass(frozen=True, slots=True)
class Place:
    """A home folder and what a daemon in it needs to be told."""

    folder: Path
    environment: Mapping[str, str]

    def plan(self, timetable: str) -> None:
        """Put this timetable in force."""
        (self.folder / "schedules" / "mall.yaml").write_text(timetable, "utf-8")

    def tell(self, *words: str, seconds: float = 600, env: Mapping[str, str] | None = None) -> str:
        """Run one command of the program to its end; gives what it said."""
        order = [*PROGRAM, *words]
        surroundings = {**self.environment, **(env or {})}
        done = subprocess.run(order, env=surroundings, cwd=self.folder, timeout=seconds, capture_output=True, text=True, check=False)
        if done.returncode:
            said = (done.stderr or done.stdout).strip().splitlines()
            raise RuntimeError(f"{' '.join(words)}: exit {done.returncode}: {' '.join(said[-3:])}")
        return done.stdout

    def air(self, *words: str, sound: Mapping[str, str], nice: int = 0) -> "subprocess.Popen[bytes]":
        """Put the daemon on air at a sound server, so much nicer than we are; what it says goes into `said.log`."""
        with (self.folder / "said.log").open("ab") as log:
            order = ["nice", "-n", str(nice), *PROGRAM, "run", "--quiet", "--output", SINK, *words]
            surroundings = {**self.environment, **sound}
            process = subprocess.Popen(
                order, env=surroundings, cwd=self.folder, stdout=log, stderr=log, start_new_session=nice == UNIT_NICE
            )
        if nice == UNIT_NICE:
            favour_session(process.pid)
        return process


def surroundings(**ours: str) -> dict[str, str]:
    """The environment of a measured process: ours, and of what we were given nothing that sets up the program or its sound.

    Its bytecode is kept, as an installed program has it: without, a start takes a third longer and leaves 14 MB more.
    """
    given = {k: v for k, v in os.environ.items() if not k.startswith(("BROADCASTER_", "PULSE_", "PYTHONDONTWRITE"))}
    return {**given, **ours}


@contextmanager
def place(sounds: Mapping[str, Signal] | None = None) -> Iterator[Place]:
    """A home of the shipped timetable and these sounds, scanned; without them the shipped ones. All of it goes again."""
    with TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        (folder / "schedules").mkdir()
        for path, signal in (sounds or {}).items():
            (folder / "audio" / path).parent.mkdir(parents=True, exist_ok=True)
            soundfile.write(folder / "audio" / path, stereo(signal), RATE_HZ, "PCM_24")
        audio = folder / "audio" if sounds else ROOT / "audio"
        own = surroundings(BROADCASTER_HOME=name, BROADCASTER_AUDIO=str(audio), BROADCASTER_LANGUAGE="en")
        made = Place(folder, own)
        made.plan((ROOT / "schedules" / "mall.yaml").read_text("utf-8"))
        if not sounds and (ROOT / "var" / "cache").exists():  # measured already: only what changed is measured again
            shutil.copytree(ROOT / "var" / "cache", folder / "var" / "cache")
        made.tell("library", "scan")
        yield made


@contextmanager
def silent_server() -> Iterator[CapturedServer]:
    """A sound server that swallows everything in step with the clock; other accounts may reach it too."""
    with TemporaryDirectory(prefix="bench-sound-") as name:
        server = CapturedServer(Path(name))
        server.start()
        Path(name).chmod(0o755)  # `cvlc` refuses root and runs as nobody
        try:
            yield server
        finally:
            server.stop()


def listen(server: CapturedServer) -> Recorder:
    """Record everything this server plays from now on; it ends with the server at the latest."""
    with use(server.environment):
        return Recorder(SINK)


@contextmanager
def on_air(where: Place, server: CapturedServer, *words: str) -> Iterator["subprocess.Popen[bytes]"]:
    """The daemon at this server while this lasts."""
    process = where.air(*words, sound=server.environment)
    try:
        yield process
    finally:
        end(process)


def end(process: "subprocess.Popen[bytes]") -> None:
    """Ask it to leave, and see to it."""
    process.terminate()
    try:
        process.wait(_PATIENCE_S)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


@contextmanager
def hogs(count: int, seconds: float) -> Iterator[None]:
    """So many processes that want all of a processor, at most `seconds` long."""
    with ExitStack() as stack:
        for _ in range(count):
            process = subprocess.Popen(["timeout", f"{seconds:.0f}", sys.executable, "-c", "while True: pass"])
            stack.callback(end, process)
        yield


def may_favour() -> bool:
    """Whether we may give a process more priority than our own."""
    return os.geteuid() == 0


def favour(*pids: int) -> None:
    """Give processes, with all their threads, the priority of the shipped unit. Raises `PermissionError`."""
    for pid in pids:
        for task in Path(f"/proc/{pid}/task").iterdir():
            os.setpriority(os.PRIO_PROCESS, int(task.name), UNIT_NICE)


def favour_session(pid: int) -> None:
    """Give the session a process leads the share the unit's group has. Where the kernel shares the processors out by session first
    (`sched_autogroup_enabled`, as desktops have it), `Nice` alone counts only against the same session's own processes."""
    with suppress(OSError):
        Path(f"/proc/{pid}/autogroup").write_text(str(UNIT_GROUP_NICE))


def zone_of_noon() -> tuple[str, datetime]:
    """A zone in which it is about noon now, so that no measurement meets midnight; and that now."""
    ahead = _NOON - time.gmtime().tm_hour
    name = f"Etc/GMT{-ahead:+d}" if ahead else "Etc/GMT"
    return name, datetime.now(ZoneInfo(name))


def skew() -> float:
    """Seconds the wall clock is ahead of CLOCK_MONOTONIC."""
    readings = []
    for _ in range(20):
        before, wall, after = time.monotonic(), time.time(), time.monotonic()
        readings.append((after - before, wall - (before + after) / 2))
    return min(readings)[1]


def wait_until(instant: float) -> None:
    """Until a Unix second."""
    while (left := instant - time.time()) > 0:
        time.sleep(min(left, 1.0))


def installed(*programs: str) -> bool:
    return all(shutil.which(program) for program in programs)


def clock(instant: datetime) -> str:
    """As a timetable writes it."""
    return f"{instant:%H:%M:%S}"


def shortly(now: datetime, seconds: float) -> datetime:
    """The first whole second at least so far ahead."""
    return (now + timedelta(seconds=seconds + 1)).replace(microsecond=0)
