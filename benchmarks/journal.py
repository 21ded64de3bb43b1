"""The journal: entries a second through `write`, the slowest single `write`, and catching up into the store.

python benchmarks/journal.py [--entries N] [--store URL]
"""

import argparse
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from broadcaster.air.journal import SpoolJournal
from broadcaster.air.record import Aired, Outcome
from broadcaster.air.shipping import bring
from broadcaster.air.spool import SHIPPING, WRITING

START = datetime(2026, 12, 5, 1, 20, tzinfo=UTC)


def entry(number: int) -> Aired:
    at = START + timedelta(seconds=number)
    return Aired(
        f"2026-12-05/{number}", date(2026, 12, 5), "迎宾曲", "song", ("welcome/迎宾曲.mp3",), at, at + timedelta(minutes=10), 21, 24, 22.5,
        at, at + timedelta(minutes=10), -24.5, -24.6, Outcome.AIRED,
    )  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--entries", type=int, default=20_000)
    parser.add_argument("--store", default="")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "spool"
        url = chosen.store or f"sqlite:///{name}/store.sqlite"
        journal = SpoolJournal(folder, url, now=time.time, settle_s=3600)
        entries = [entry(n) for n in range(chosen.entries)]
        took = []
        for each in entries:
            before = time.perf_counter()
            journal.write(each)
            took.append(time.perf_counter() - before)
        took.sort()
        (folder / WRITING).rename(folder / SHIPPING)
        import broadcaster.store.record  # noqa: F401 - not part of the figure

        before = time.perf_counter()
        brought = bring(folder, url)
        shipping = time.perf_counter() - before
    p50, p99 = (took[len(took) * share // 100] * 1e6 for share in (50, 99))
    print(f"journal: write {len(took) / sum(took):,.0f}/s (p50 {p50:.0f} µs, p99 {p99:.0f} µs, max {took[-1] * 1e3:.1f} ms)")
    print(f"journal: catch-up {brought.entries / shipping:,.0f}/s")


if __name__ == "__main__":
    main()
