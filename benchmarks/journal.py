"""The journal: entries a second through `write`, the slowest single `write`, and catching up into the store."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.figure import Figure
from broadcaster.record.entries import Aired, Outcome
from broadcaster.record.journal import SpoolJournal
from broadcaster.record.shipping import bring
from broadcaster.record.spool import SHIPPING, WRITING

START = datetime(2026, 12, 5, 1, 20, tzinfo=UTC)
_NEVER_S = 3600.0


def figures(*, quick: bool) -> Iterator[Figure]:
    """A daemon's months of entries at once."""
    with TemporaryDirectory(prefix="bench-") as name:
        folder, url = Path(name) / "spool", f"sqlite:///{name}/store.sqlite"
        yield _writing(folder, url, 2_000 if quick else 20_000)
        (folder / WRITING).rename(folder / SHIPPING)
        yield _catching_up(folder, url)


def _writing(folder: Path, url: str, count: int) -> Figure:
    journal, took = SpoolJournal(folder, url, now=time.time, settle_s=_NEVER_S), []
    for entry in [_entry(number) for number in range(count)]:
        before = time.perf_counter()
        journal.write(entry)
        took.append(time.perf_counter() - before)
    took.sort()
    p50, p99, worst = took[count // 2] * 1e6, took[count * 99 // 100] * 1e6, took[-1] * 1e3
    value = f"{count / sum(took):,.0f} entries/s; p50 {p50:.0f}, p99 {p99:.0f} µs, max {worst:.1f} ms"
    numbers = {"per_s": count / sum(took), "p50_us": p50, "p99_us": p99, "max_ms": worst}
    return Figure("journal, write", value, "", None, numbers)


def _catching_up(folder: Path, url: str) -> Figure:
    import broadcaster.store.record  # noqa: F401 - not part of the figure

    before = time.perf_counter()
    brought = bring(folder, url)
    pace = brought.entries / (time.perf_counter() - before)
    return Figure("journal, catch-up into the store", f"{pace:,.0f} entries/s", "", None, {"per_s": pace})


def _entry(number: int) -> Aired:
    at = START + timedelta(seconds=number)
    end = at + timedelta(minutes=10)
    return Aired(
        f"2026-12-05/{number}",
        START.date(),
        "迎宾曲",
        "song",
        ("welcome/迎宾曲.mp3",),
        at,
        end,
        21,
        24,
        22.5,
        at,
        end,
        -24.5,
        -24.6,
        Outcome.AIRED,
    )
