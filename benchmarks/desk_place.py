"""A service desk of our own to measure at: a home folder, a store of either kind, somebody signed in, and the command as it is typed."""

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from zoneinfo import ZoneInfo

from broadcaster.clock import moment
from broadcaster.desk import people
from broadcaster.desk.rights import EVERY, grants
from broadcaster.desk.session import Door, sign_in
from broadcaster.desk.work import Desk
from tests.store.postgres import Cluster, make_cluster, remove

ZONE = ZoneInfo("Asia/Shanghai")
PASSWORD = "twelve chairs"  # noqa: S105 - of a store that is thrown away
PROGRAM = (sys.executable, "-m", "broadcaster.desk_cli")
ROOT = Path(__file__).resolve().parents[1]
MEASURED = """
import resource, subprocess, sys, time
began = time.perf_counter()
done = subprocess.run(sys.argv[1:])
print(done.returncode, time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1000)
"""


@dataclass(frozen=True, slots=True)
class DeskPlace:
    """A home folder with somebody signed in."""

    folder: Path
    url: str

    @property
    def environment(self) -> Mapping[str, str]:
        own = {k: v for k, v in os.environ.items() if not k.startswith(("BROADCASTER_", "PYTHONDONTWRITE"))}
        mine = {"BROADCASTER_HOME": str(self.folder), "BROADCASTER_STORE": self.url, "BROADCASTER_DESK_MINUTES": "1440"}
        return {**own, **mine, "BROADCASTER_LANGUAGE": "en", "PYTHONPATH": str(ROOT)}

    def at(self, url: str) -> "DeskPlace":
        """The same home at another store."""
        return DeskPlace(self.folder, url)

    def typed(self, *words: str) -> tuple[float, str]:
        """A command as a process of its own: seconds, and what it said. Raises `RuntimeError` where it ends in a fault."""
        began = perf_counter()
        done = subprocess.run([*PROGRAM, *words], env=self.environment, cwd=self.folder, capture_output=True, text=True, check=False)
        took = perf_counter() - began
        if done.returncode > 1:
            raise RuntimeError(f"desk {' '.join(words)}: exit {done.returncode}: {done.stderr.strip()[-300:]}")
        return took, done.stdout

    def measured(self, *words: str) -> tuple[float, float, str]:
        """A command as a process of its own: seconds, the most memory it had in MB, and what it said. Raises as `typed`."""
        order = [sys.executable, "-c", MEASURED, *PROGRAM, *words]
        done = subprocess.run(order, env=self.environment, cwd=self.folder, capture_output=True, text=True, check=True)
        *said, last = done.stdout.splitlines()
        code, took, peak = last.split()
        if int(code) > 1:
            raise RuntimeError(f"desk {' '.join(words)}: exit {code}: {done.stderr.strip()[-300:]}")
        return float(took), float(peak), "\n".join(said)

    def called(self, *words: str) -> tuple[float, float]:
        """The same command inside this process, the store opened anew as the command does: seconds, and seconds of processor."""
        from broadcaster.desk_cli import cli

        for name, value in self.environment.items():
            os.environ[name] = value
        began, worked = perf_counter(), process_time()
        with redirect_stdout(StringIO()):
            try:
                cli(list(words), prog_name="desk", standalone_mode=False)
            except SystemExit as ended:
                if ended.code not in {0, 1, None}:
                    raise
        return perf_counter() - began, process_time() - worked


@contextmanager
def desk_place() -> Iterator[DeskPlace]:
    """A SQLite store with its tables and clerks, and 李敏 signed in. All of it goes again."""
    with TemporaryDirectory(prefix="bench-desk-") as name:
        folder = Path(name)
        url, now = f"sqlite:///{folder / 'store.sqlite'}", moment(ZONE)
        desk = Desk.open(url, ZONE, folder / "var" / "desk" / "files")
        desk.write(people.FOUNDER, now, lambda work: people.found(work, "李敏", PASSWORD))
        desk.write(people.FOUNDER, now, lambda work: people.add(work, "员01", PASSWORD))
        desk.write(people.FOUNDER, now, lambda work: people.allow(work, "员01", sorted(grants("supervisor", [EVERY]))))
        sign_in(desk, Door(folder / "var" / "desk" / f"session-{os.getuid()}", 1440, trust_account=False), "员01", PASSWORD, now)
        desk.close()
        yield DeskPlace(folder, url)


@contextmanager
def server() -> Iterator[Cluster]:
    """A PostgreSQL of our own (`fsync` off); it ends with this."""
    cluster = make_cluster()
    try:
        yield cluster
    finally:
        remove(cluster)
