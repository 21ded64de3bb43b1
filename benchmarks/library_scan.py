"""How fast the library is measured: times real time per format on one core, and of the whole with all workers."""

import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.figure import Figure
from benchmarks.place import ROOT
from broadcaster.content.clip import RATE_HZ
from broadcaster.content.index import Measured, Print
from broadcaster.content.library import scan
from broadcaster.content.masters import Job, make_master
from broadcaster.content.shelf import walk
from broadcaster.content.workers import cores

AUDIO = ROOT / "audio"


def figures(*, quick: bool) -> Iterator[Figure]:
    """The shipped demo library: by format, anew, and once more when nothing changed."""
    if not quick:
        with TemporaryDirectory(prefix="bench-") as folder:
            yield _by_format(Path(folder))
    with TemporaryDirectory(prefix="bench-") as folder:
        yield _whole("library scan, first", Path(folder))
        yield _whole("library scan, nothing new", Path(folder))


def _whole(what: str, cache: Path) -> Figure:
    began = time.perf_counter()
    found = scan(AUDIO, cache)
    took = time.perf_counter() - began
    times = found.hours * 3600 / took
    value = f"{times:,.0f} × real time: {len(found.library)} files, {found.hours * 60:.0f} min, in {took:.2f} s on {cores()} cores"
    return Figure(what, value, "", None, {"times": times, "seconds": took})


def _by_format(cache: Path) -> Figure:
    """Times real time of processor time on one core."""
    sound: dict[str, float] = defaultdict(float)
    spent: dict[str, float] = defaultdict(float)
    for i, (name, look) in enumerate(walk(AUDIO)[0].items()):
        began = time.process_time()
        outcome = make_master(Job(AUDIO / name, Print(look.size, look.mtime_ns, f"{i:032x}"), cache))
        if isinstance(outcome, Measured):
            kind = Path(name).suffix.removeprefix(".")
            spent[kind] += time.process_time() - began
            sound[kind] += outcome.frames / RATE_HZ
    times = {kind: sound[kind] / spent[kind] for kind in sorted(sound)}
    value = ", ".join(f"{kind} {x:.0f}" for kind, x in times.items()) + " × real time of processor time"
    return Figure("library scan, by format", value, "", None, times)
