"""Hours on air through real libVLC, recorded from the sound server's monitor and held against what the mixer should have sent.

    .venv/bin/python benchmarks/soak.py --hours 1.5

The expectation is the rehearsal of the same hours: live and rehearsal are one score, so every second of the recording has its twin.
Reports holes, drift of the output against the programme, level error, memory and CPU of the daemon.
"""

import argparse
import json
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import mkdtemp

import numpy as np
import psutil
import soundfile
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.place import UNIT_NICE, favour_session, may_favour, surroundings

RATE_HZ = 48_000
WINDOW = RATE_HZ
STEP_S = 5
HOLE_MS = 40
QUIET_DB = -50.0
ALIKE = 0.6
"""From this correlation on (−1 … 1) a window counts as recognised."""
REACHES = (RATE_HZ // 10, 2 * RATE_HZ)
ROOT = Path(__file__).resolve().parent.parent
PROGRAM = (sys.executable, "-m", "broadcaster")

Mono = NDArray[np.float32]


@dataclass
class Samples:
    """The daemon's footprint over time: (seconds, MB of 10^6 bytes), and CPU seconds."""

    memory: list[tuple[float, float]] = field(default_factory=list)
    cpu_s: float = 0.0
    seconds: float = 0.0


def air(env: dict[str, str], begin: datetime, span: timedelta) -> Samples:
    """Run the daemon, and with it its sound server, for `span` as if it were `begin`, with the unit's priority where we may give it."""
    at, seconds = f"{begin:%Y-%m-%d %H:%M:%S}", f"{span.total_seconds():.0f}s"
    favour = ["nice", "-n", str(UNIT_NICE)] if may_favour() else []
    order = [*favour, *PROGRAM, "run", "--quiet", "--output", "captured", "--as-if", at, "--for", seconds]
    process = subprocess.Popen(order, env=env, start_new_session=True)
    if favour:
        favour_session(process.pid)
    seen, began = Samples(), time.monotonic()
    watched = psutil.Process(process.pid)
    while process.poll() is None:
        try:
            seen.memory.append((time.monotonic() - began, watched.memory_info().rss / 1e6))
            times = watched.cpu_times()
        except psutil.NoSuchProcess:
            break
        seen.cpu_s, seen.seconds = times.user + times.system, time.monotonic() - began
        time.sleep(5)
    if process.wait():
        raise SystemExit(f"the daemon ended with {process.returncode}")
    return seen


def lag(expected: Mono, heard: Mono) -> tuple[int, float]:
    """Frames by which `expected` begins inside `heard`, and how alike they are there (−1 … 1)."""
    size = 1 << (len(heard) + len(expected) - 1).bit_length()
    cross = np.fft.irfft(np.fft.rfft(heard, size) * np.conj(np.fft.rfft(expected, size)), size)[: len(heard) - len(expected) + 1]
    power = np.convolve(np.square(heard), np.ones(len(expected)), "valid") if len(expected) < 2000 else _running_power(heard, len(expected))
    wanted = float(np.square(expected).sum())
    # Near silence everything looks alike: what has a thousandth of the energy is not it.
    alike = np.where(power > wanted / 1000, cross / np.sqrt(np.maximum(power * wanted, 1e-20)), 0.0)
    best = int(np.argmax(alike))
    return best, float(alike[best])


def _running_power(signal: Mono, width: int) -> NDArray[np.float64]:
    total = np.concatenate([[0.0], np.cumsum(np.square(signal, dtype=np.float64))])
    return np.asarray(total[width:] - total[:-width])


def level_db(signal: Mono) -> float:
    """RMS over full scale."""
    return float(20 * np.log10(max(float(np.sqrt(np.mean(np.square(signal)))), 1e-6)))


@dataclass
class Comparison:
    """How a recording differs from its rehearsal, second by second."""

    expected: soundfile.SoundFile
    heard: soundfile.SoundFile
    offset: int
    """Frames by which the recording lags just here."""
    lags: list[tuple[int, float]] = field(default_factory=list)
    errors: list[float] = field(default_factory=list)
    holes: list[tuple[float, int]] = field(default_factory=list)
    lost: int = 0

    def run(self) -> None:
        """One window every few seconds, wherever the programme is loud enough to be known again."""
        for second in range(5, len(self.expected) // RATE_HZ - 6, STEP_S):
            wanted = _mono(self.expected, second * RATE_HZ, WINDOW)
            if level_db(wanted) >= QUIET_DB and (second + 2 * STEP_S) * RATE_HZ + self.offset <= len(self.heard):
                self._look(second, wanted)

    def _look(self, second: int, wanted: Mono) -> None:
        moved = self._moved(second * RATE_HZ, wanted)
        if moved is None:
            self.lost += 1
            return
        self.offset += moved
        at, span = second * RATE_HZ, STEP_S * RATE_HZ
        self.lags.append((second, self.offset / RATE_HZ * 1000))
        self.holes += _holes(_mono(self.expected, at, span), _mono(self.heard, at + self.offset, span), second)
        self.errors.append(level_db(_mono(self.heard, at + self.offset, WINDOW)) - level_db(wanted))

    def _moved(self, at: int, wanted: Mono) -> int | None:
        """Frames by which the lag is another than before: sought close by, then farther off; `None` when it is not recognised."""
        for reach in REACHES:
            found, alike = lag(wanted, _mono(self.heard, at + self.offset - reach, WINDOW + 2 * reach))
            if alike > ALIKE:
                return found - reach
        return None


def compare(expected_file: Path, heard_file: Path) -> None:
    """Print how the recording differs from the rehearsal."""
    with soundfile.SoundFile(expected_file) as expected, soundfile.SoundFile(heard_file) as heard:
        found = Comparison(expected, heard, _coarse(expected, heard))
        found.run()
    _report(np.array(found.lags), np.array(found.errors), found.holes, found.lost)


def _coarse(expected: soundfile.SoundFile, heard: soundfile.SoundFile) -> int:
    """Frames by which the recording lags, within ±5 s: music repeats itself, so no farther."""
    at, reach = 30 * RATE_HZ, 5 * RATE_HZ
    found, _alike = lag(_mono(expected, at, 5 * RATE_HZ), _mono(heard, at - reach, 5 * RATE_HZ + 2 * reach))
    return found - reach


def _mono(file: soundfile.SoundFile, start: int, count: int) -> Mono:
    begin = min(max(start, 0), len(file))
    file.seek(begin)
    data = file.read(max(0, min(count, len(file) - begin)), dtype="float32", always_2d=True).mean(axis=1)
    return np.pad(data, (min(count, begin - start if start < 0 else 0), 0))[:count] if len(data) else np.zeros(count, np.float32)


def _holes(expected: Mono, heard: Mono, second: int) -> list[tuple[float, int]]:
    """(second, ms) where the recording is silent and the programme was not."""
    width = RATE_HZ // 100
    blocks = min(len(expected), len(heard)) // width
    loud = np.abs(expected[: blocks * width]).reshape(blocks, width).max(axis=1) > 0.004
    silent = np.abs(heard[: blocks * width]).reshape(blocks, width).max(axis=1) < 0.0004
    edges = np.flatnonzero(np.diff(np.concatenate([[0], (loud & silent).astype(np.int8), [0]])))
    return [(second + float(a) / 100, int(b - a) * 10) for a, b in zip(edges[::2], edges[1::2], strict=True) if (b - a) * 10 >= HOLE_MS]


def _report(lags: NDArray[np.float64], errors: NDArray[np.float64], holes: list[tuple[float, int]], lost: int) -> None:
    drift = np.polyfit(lags[:, 0], lags[:, 1], 1)
    rest = lags[:, 1] - np.polyval(drift, lags[:, 0])
    print(f"windows compared {len(lags)}, not recognised {lost}")
    print(f"holes of {HOLE_MS} ms or more: {len(holes)}, {sum(ms for _, ms in holes)} ms in all {holes[:10]}")
    print(
        f"drift of the recording against the programme {drift[0] * 1000:+.1f} ppm; around it p50 {np.median(np.abs(rest)):.2f}, "
        f"p99 {np.percentile(np.abs(rest), 99):.2f}, max {np.abs(rest).max():.2f} ms"
    )
    print(f"level against the programme: median {np.median(errors):+.2f} dB, worst {errors[np.abs(errors).argmax()]:+.2f} dB")


def tell_record(env: dict[str, str], day: str) -> None:
    """Print what the daemon itself wrote down about its sound: every hole above must be among it."""
    order = [*PROGRAM, "log", "--trial", "--date", day, "--incidents", "--json"]
    done = subprocess.run(order, env=env, check=True, capture_output=True, text=True)
    told = [i for i in json.loads(done.stdout)["incidents"] if i["code"].startswith(("sink.", "air.stalled", "air.clip-lost"))]
    print(f"in the record: {len(told)} incidents of the sound, {dict(Counter(i['code'] for i in told))}")
    for incident in told[:50]:
        print(f"  {incident['at']} {incident['code']} {incident['facts']}")


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--hours", type=float, default=1.5)
    words.add_argument("--as-if", default="2026-12-05 09:55:00", help="programme time to begin at; the shipped table's event Saturday")
    words.add_argument("--keep", type=Path, help="folder for the recording and the rehearsal; else a temporary one")
    told = words.parse_args()
    folder = told.keep or Path(mkdtemp(prefix="soak-"))
    env = surroundings(BROADCASTER_HOME=str(ROOT), BROADCASTER_VAR=str(folder / "var"))
    begin, span = datetime.fromisoformat(told.as_if), timedelta(hours=told.hours)
    subprocess.run([sys.executable, "-m", "compileall", "-qq", str(ROOT / "broadcaster")], check=False)  # as an installer does
    # Speech made while on air is in the rehearsal and not, or later, in the recording: the two would differ by right.
    for order in (["library", "scan"], ["prepare", "--date", f"{begin:%Y-%m-%d}"]):
        subprocess.run([*PROGRAM, *order], env=env, check=False, stdout=subprocess.DEVNULL)
    seen = air(env, begin, span)
    expected = folder / "expected.flac"
    limits = ["--date", f"{begin:%Y-%m-%d}", "--from", f"{begin:%H:%M:%S}", "--to", f"{begin + span:%H:%M:%S}"]
    subprocess.run([*PROGRAM, "rehearse", *limits, "--out", str(expected)], env=env, check=True)
    compare(expected, folder / "var" / "heard.flac")
    tell_record(env, f"{begin:%Y-%m-%d}")
    _footprint(seen)
    print(f"files in {folder}")


def _footprint(seen: Samples) -> None:
    most = max(mb for _, mb in seen.memory)
    ends = (2, 10, 30, 60, 90, 120, 180, 360, 720)
    course = [(m, [mb for at, mb in seen.memory if 60 * m - 60 < at <= 60 * m]) for m in ends]
    said = ", ".join(f"minute {m}: {np.median(mb):.1f}" for m, mb in course if mb)
    print(f"memory MB (10^6 bytes): {said}; most {most:.1f}")
    print(f"CPU {seen.cpu_s / seen.seconds * 100:.1f} % of a core over {seen.seconds / 60:.0f} min")


if __name__ == "__main__":
    main()
