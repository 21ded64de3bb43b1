"""How a store is opened, made, brought up to date, or refused."""

import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import MetaData, text

from broadcaster.announcements.board import Board
from broadcaster.announcements.watch import Look
from broadcaster.desk.table import every_table
from broadcaster.faults import Fault
from broadcaster.sentences import say
from broadcaster.store import opening
from broadcaster.store.metadata import TABLES
from broadcaster.store.migrations import HEAD
from broadcaster.store.opening import open_engine
from broadcaster.store.record import RecordStore
from tests.store.entries import DAY, item

ROOT = Path(__file__).parents[2]


def test_a_new_store_is_at_head_and_has_exactly_the_declared_tables(store_url: str) -> None:
    assert len(every_table()) > 50
    engine = open_engine(store_url)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert context.get_current_revision() == HEAD
        assert compare_metadata(context, TABLES) == []


def test_head_is_the_newest_packaged_migration() -> None:
    folder = Path(opening.__file__).parent / "migrations"
    assert ScriptDirectory(str(folder)).get_current_head() == HEAD


def test_opening_again_keeps_what_is_there(store_url: str) -> None:
    RecordStore.open(store_url).put([item()])
    assert RecordStore.open(store_url).aired(DAY, DAY) == (item(),)


def test_a_store_newer_than_the_program_is_refused_with_a_sentence(store_url: str) -> None:
    with open_engine(store_url).begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(Fault) as refused:
        open_engine(store_url)
    assert refused.value.problems[0].code == "store.newer"
    assert "9999" in say(refused.value.problems[0])
    with pytest.raises(Fault):
        open_engine(store_url)


def test_a_half_made_store_is_completed(store_url: str) -> None:
    with open_engine(store_url).begin() as connection:
        made = MetaData()
        made.reflect(connection)
        made.drop_all(connection)
    RecordStore.open(store_url).put([item()])


PUT = """
import sys
from broadcaster.store.record import RecordStore
from tests.store.entries import item
RecordStore.open(sys.argv[1]).put([item(int(sys.argv[2]))])
"""


def test_many_processes_may_make_the_store_at_once(store_url: str) -> None:
    children = [subprocess.Popen([sys.executable, "-c", PUT, store_url, str(n)], cwd=ROOT) for n in range(2, 6)]
    assert [child.wait(60) for child in children] == [0] * 4
    assert len(RecordStore.open(store_url).aired(DAY, DAY)) == 4


MAKE = """
import sys, time
from sqlalchemy import create_engine, text
from broadcaster.store.opening import ADVISORY_KEY
url = sys.argv[1].replace("postgresql:", "postgresql+psycopg:")
with create_engine(url).connect() as connection:
    if connection.dialect.name == "sqlite":
        connection.connection.driver_connection.isolation_level = None
        connection.exec_driver_sql("PRAGMA journal_mode=WAL")
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    else:
        connection.execute(text(f"SELECT pg_advisory_xact_lock({ADVISORY_KEY})"))
    print("making", flush=True)
    time.sleep(0.8)
"""


def test_a_look_waits_for_who_is_making_the_tables_and_is_not_told_that_the_store_is_locked(store_url: str, tmp_path: Path) -> None:
    (tmp_path / "var").mkdir()
    with subprocess.Popen([sys.executable, "-c", MAKE, store_url], cwd=ROOT, stdout=subprocess.PIPE) as maker:
        assert maker.stdout is not None
        maker.stdout.readline()
        look = Look(store_url, wait_s=0.1)
        assert look.version() == Board().version
        assert maker.wait(10) == 0
    look.close()


def test_sqlite_keeps_a_write_ahead_log_and_checks_keys(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / '商场 100%' / 'store.sqlite'}"
    for durable, synchronous in ((False, 1), (True, 2)):
        with open_engine(url, wait_s=3, durable=durable).connect() as connection:
            pragmas = [connection.exec_driver_sql(f"PRAGMA {p}").scalar() for p in ("journal_mode", "synchronous", "busy_timeout")]
            assert pragmas == ["wal", synchronous, 3000]


def test_readers_do_not_wait_for_a_writer(tmp_path: Path) -> None:
    file = tmp_path / "store.sqlite"
    store = RecordStore.open(f"sqlite:///{file}", wait_s=0.1)
    store.put([item()])
    with sqlite3.connect(file, isolation_level=None) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert store.aired(DAY, DAY) == (item(),)
        with pytest.raises(Fault) as locked:
            store.put([item()])
    assert "locked" in locked.value.problems[0].facts["why"]
    other.close()


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("mysql://somebody@there/db", "store.bad-url"),
        ("nonsense", "store.bad-url"),
        ("oracle+nothing://x", "store.bad-url"),
        ("sqlite:////proc/nowhere/store.sqlite", "store.away"),
        ("postgresql://nobody:secret@/none?host=/nowhere", "store.away"),
        ("postgresql://nobody:secret@127.0.0.1:1/none", "store.away"),
    ],
)
def test_a_store_that_cannot_be_opened_is_a_sentence_without_its_password(url: str, code: str) -> None:
    with pytest.raises(Fault) as failure:
        open_engine(url, wait_s=0.2)
    assert failure.value.problems[0].code == code
    assert "secret" not in say(failure.value.problems[0])


@pytest.mark.parametrize(
    "content", [b"not a database at all, but long enough to be read as one" * 40, b"SQLite format 3\x00" + b"\xff" * 8192]
)
def test_a_corrupted_file_is_a_sentence_and_is_left_alone(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "store.sqlite"
    file.write_bytes(content)
    with pytest.raises(Fault) as failure:
        open_engine(f"sqlite:///{file}")
    assert failure.value.problems[0].code == "store.away"
    assert file.read_bytes() == content


def test_a_folder_in_place_of_the_file_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "store.sqlite").mkdir()
    with pytest.raises(Fault) as failure:
        open_engine(f"sqlite:///{tmp_path / 'store.sqlite'}")
    assert failure.value.problems[0].code == "store.away"
    assert stat.S_ISDIR((tmp_path / "store.sqlite").stat().st_mode)
