"""From `queue add` to being in a running daemon's plan: a real daemon without sound, real files, a real command each time."""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.figure import Figure, Spread

ROOT = Path(__file__).resolve().parents[1]
PROGRAM = (sys.executable, "-m", "broadcaster")
GOAL_S = 2.0
"""Within so many seconds of the command's end the daemon has it."""
NOON = "2026-12-05 12:05:00"
LAST = datetime.fromisoformat("2026-12-05 13:55:00")  # by the mall's clock
"""When the first is due. The daemon tells a few of what comes next, so each one after it is due a minute earlier."""
_PATIENCE_S = 120.0
_LOOK_S = 0.05


def figures(*, quick: bool) -> Iterator[Figure]:
    """Files of one notice each, every one due before what was next; counted from the command's beginning, and from its end."""
    with _home() as (home, environment):
        rounds = [_round(home, environment, number) for number in range(5 if quick else 15)]
    for what, goal, taken in (
        ("`queue add` begun → in the daemon's plan", None, [begun for begun, _ended in rounds]),
        ("`queue add` ended → in the daemon's plan", GOAL_S, [ended for _begun, ended in rounds]),
    ):
        spread = Spread.of(taken)
        met = None if goal is None else spread.worst <= goal
        yield Figure(what, f"{len(taken)} times: {spread.said('s')}", f"≤ {goal:.0f} s" if goal else "", met, spread.numbers())


def _round(home: Path, environment: Mapping[str, str], number: int) -> tuple[float, float]:
    """Seconds from the beginning and from the end of the command until the daemon's status shows the notice next."""
    title, due = f"测量{number}", LAST - timedelta(minutes=number)
    file = home / f"{title}.csv"
    file.write_text(f"类别,日期,标题,内容,时间\n通知,{due:%Y-%m-%d},{title},第{number}条通知。,{due:%H:%M:%S}\n", "utf-8")
    begun = time.monotonic()
    with subprocess.Popen([*PROGRAM, "queue", "add", str(file)], env=environment, cwd=home, stdout=subprocess.DEVNULL) as adding:
        ended, there = 0.0, 0.0
        while time.monotonic() < begun + _PATIENCE_S and not (ended and there):
            ended = ended or (time.monotonic() if adding.poll() is not None else 0.0)
            there = there or (time.monotonic() if _has(_status(home), title) else 0.0)
            time.sleep(_LOOK_S)
    if not there or adding.returncode:
        raise RuntimeError(f"{title}: exit {adding.returncode}, never in the plan")
    return there - begun, max(there - ended, 0.0)


def _has(status: Mapping[str, object], title: str) -> bool:
    return title in json.dumps([status.get("on_air"), status.get("next")], ensure_ascii=False)


def _status(home: Path) -> Mapping[str, object]:
    from broadcaster.control.client import ControlClient
    from broadcaster.faults import Fault

    try:
        return ControlClient(home / "var" / "control.sock").status()
    except Fault:
        return {}


@contextmanager
def _home() -> Iterator[tuple[Path, Mapping[str, str]]]:
    """The shipped mall, a daemon on air in it; nothing needs a signature, so that a notice counts at once."""
    with TemporaryDirectory(prefix="queueing-") as place:
        home = Path(place)
        for folder in ("schedules", "scripts_tts", "audio"):
            shutil.copytree(ROOT / folder, home / folder)
        (home / "broadcaster.toml").write_text('voices = {zh_CN = "pyttsx3/cmn"}\n[approval]\nevent = []\nnotice = []\n', "utf-8")
        environment = {**os.environ, "BROADCASTER_HOME": place, "PYTHONPATH": str(ROOT)}
        subprocess.run([*PROGRAM, "library", "scan"], env=environment, cwd=home, check=True, capture_output=True)
        order = [*PROGRAM, "run", "--quiet", "--output", "null", "--as-if", NOON]
        with subprocess.Popen(order, env=environment, cwd=home, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as daemon:
            try:
                _await(home)
                yield home, environment
            finally:
                daemon.terminate()


def _await(home: Path) -> None:
    """On air, with what comes next. What is said today is made meanwhile, as on any day."""
    end = time.monotonic() + _PATIENCE_S
    while time.monotonic() < end:
        if _status(home).get("next"):
            return
        time.sleep(_LOOK_S)
    raise RuntimeError("the daemon did not get ready")
