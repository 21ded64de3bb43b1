"""A private PostgreSQL: own data folder, unix socket only, gone with the test run."""

import atexit
import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from itertools import count
from pathlib import Path

import pytest
from psycopg import connect
from psycopg.sql import SQL, Identifier

_numbers = count(1)


@dataclass(frozen=True)
class Cluster:
    """One running server; `binaries` is its version's bin folder."""

    binaries: Path
    folder: Path

    def run(self, *command: str | Path) -> None:
        """A server program, as a user the server accepts (it refuses root)."""
        words = [str(word) for word in command]
        subprocess.run([*_demoted(), *words], check=True, capture_output=True, timeout=60, cwd=self.folder)

    def start(self) -> None:
        options = f"-c listen_addresses='' -c unix_socket_directories='{self.folder}' -c fsync=off -c max_connections=200"
        self.run(self.binaries / "pg_ctl", "-D", self.folder / "data", "-l", self.folder / "log", "-w", "-o", options, "start")

    def stop(self) -> None:
        self.run(self.binaries / "pg_ctl", "-D", self.folder / "data", "-m", "immediate", "-w", "stop")

    def new_database(self, like: str = "template1") -> str:
        """URL of a database: empty, or a copy of another by its name, to which nobody is connected."""
        name = f"mall_{os.getpid()}_{next(_numbers)}"
        with connect(host=str(self.folder), user="postgres", dbname="postgres", autocommit=True) as connection:
            connection.execute(SQL("CREATE DATABASE {} TEMPLATE {}").format(Identifier(name), Identifier(like)))
        return f"postgresql://postgres@/{name}?host={self.folder}"


def _demoted() -> Sequence[str]:
    return ("runuser", "-u", "postgres", "--") if os.geteuid() == 0 else ()


def make_cluster() -> Cluster:
    """A started cluster of its own; the caller removes it. Skips the test where PostgreSQL is not installed."""
    binaries = max(Path("/usr/lib/postgresql").glob("*/bin/initdb"), default=None)
    if binaries is None or (os.geteuid() == 0 and shutil.which("runuser") is None):
        pytest.skip("PostgreSQL's server is not installed (Debian: postgresql)")
    folder = Path(tempfile.mkdtemp(prefix="broadcaster-pg-", dir="/tmp"))
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres")
    cluster = Cluster(binaries.parent, folder)
    cluster.run(binaries, "-D", folder / "data", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
    cluster.start()
    return cluster


def remove(cluster: Cluster) -> None:
    with suppress(subprocess.CalledProcessError):  # a test may have stopped it already
        cluster.stop()
    shutil.rmtree(cluster.folder, ignore_errors=True)


@cache
def shared_cluster() -> Cluster:
    """One cluster for the whole test run."""
    cluster = make_cluster()
    atexit.register(remove, cluster)
    return cluster
