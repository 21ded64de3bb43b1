"""How fast the library is measured: times real time per format on one core, and of the whole with all workers.

.venv/bin/python -m benchmarks.library_scan [FOLDER]
"""

import resource
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

from broadcaster.content.clip import RATE_HZ
from broadcaster.content.index import Measured, Print
from broadcaster.content.library import scan
from broadcaster.content.masters import Job, make_master
from broadcaster.content.shelf import walk
from broadcaster.content.workers import cores


def main() -> None:
    """Print one line per format, one for the whole, one for a scan that finds nothing new."""
    audio = Path(sys.argv[1] if len(sys.argv) > 1 else "audio")
    with tempfile.TemporaryDirectory() as folder:
        _by_format(audio, Path(folder))
    with tempfile.TemporaryDirectory() as folder:
        hours = _whole("all, first scan", audio, Path(folder))
        _whole("all, second scan", audio, Path(folder))
        disk = sum(f.stat().st_size for f in Path(folder).glob("*.flac"))
        print(f"{'masters':18} {disk / 1e6 / (hours * 60):8.1f} MB a minute")
    print(f"{'memory, one file':18} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:8.0f} MB")


def _whole(what: str, audio: Path, cache: Path) -> float:
    began = time.perf_counter()
    found = scan(audio, cache)
    took = time.perf_counter() - began
    print(f"{what:18} {found.hours * 3600 / took:8.0f} x real time  {took:6.2f} s, {cores()} cores, {len(found.library)} files")
    return found.hours


def _by_format(audio: Path, cache: Path) -> None:
    sound: dict[str, float] = defaultdict(float)
    spent: dict[str, float] = defaultdict(float)
    for i, (name, look) in enumerate(walk(audio)[0].items()):
        began = time.process_time()
        outcome = make_master(Job(audio / name, Print(look.size, look.mtime_ns, f"{i:032x}"), cache))
        if isinstance(outcome, Measured):
            spent[Path(name).suffix] += time.process_time() - began
            sound[Path(name).suffix] += outcome.frames / RATE_HZ
    for kind in sorted(sound):
        print(f"{kind:18} {sound[kind] / spent[kind]:8.0f} x real time, one core (CPU time)")


if __name__ == "__main__":
    main()
