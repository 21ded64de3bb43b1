"""The board as one value: its copy for when the store is away, the events' folder beside it, and who notices a change."""

import sqlite3
import threading
from datetime import timedelta
from pathlib import Path

import pytest

from broadcaster.announcements.board import COPY, Board, keep, kept, load, read
from broadcaster.announcements.folder import EventsFolder
from broadcaster.announcements.model import Change, Verb
from broadcaster.announcements.watch import Look, Watcher, version
from broadcaster.approvals.model import Decision, Person, Request, Signature, Step, Subject
from broadcaster.faults import Fault, Severity
from broadcaster.sentences import say
from broadcaster.store.board import BoardStore
from broadcaster.timetable.model import Dates
from tests.announcements.desk import BEFORE, DAY, NEXT, item, items, on, order, when

REQUEST = Request(Subject("scripts/zh_CN/甲", "promo", "d1"), "词", Person("小王", "desk"), BEFORE, last=DAY)
SIGNATURE = Signature(REQUEST.id, Step.HEAD, Decision.APPROVED, Person("张经理", "boss"), on("09:00"), "d1")
FULL = Board(
    tuple(items("甲乙", fields=(("品牌", "甲"),), text="", script="scripts/zh_CN/甲")),
    (order(item(), Verb.MOVE, on("09:00"), change=Change((Dates(DAY, None),), (), when(times=("11:10",)).times, timedelta(minutes=20))),),
    (REQUEST,),
    (SIGNATURE,),
)
EVENT = "event: 家装节\ndates: 2026-12-05\nannouncements:\n"


def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'store.sqlite'}"


def filled(tmp_path: Path) -> str:
    store = BoardStore.open(url(tmp_path))
    store.add(FULL.announcements)
    store.order(FULL.orders)
    store.request(REQUEST)
    store.sign(SIGNATURE, {"promo": tuple(Step)}, "d1")
    store.close()
    return url(tmp_path)


def codes(found: object) -> list[str]:
    return [p.code for p in found.problems]  # type: ignore[attr-defined]


def test_a_board_is_kept_and_read_back_as_it_was(tmp_path: Path) -> None:
    assert kept(tmp_path) is None
    for board in (Board(), FULL):
        keep(tmp_path, board)
        assert kept(tmp_path) == board
    assert [f.name for f in tmp_path.iterdir()] == [COPY]


def test_a_store_that_nobody_made_is_empty_and_stays_unmade(tmp_path: Path) -> None:
    assert load(url(tmp_path), tmp_path / "var").board == Board()
    assert version(url(tmp_path)) == Board().version
    assert not (tmp_path / "store.sqlite").exists()


def test_while_the_store_is_locked_the_copy_holds_and_it_is_told_since_when(tmp_path: Path) -> None:
    store = filled(tmp_path)
    assert load(store, tmp_path).board == FULL
    (tmp_path / "store.sqlite").rename(tmp_path / "away")
    (tmp_path / "store.sqlite").mkdir()
    found = load(store, tmp_path, wait_s=0.1)
    assert (found.board, codes(found)) == (FULL, ["board.from-copy"])
    assert found.problems[0].severity is Severity.WARNING
    assert all(say(p) for p in found.problems)


def test_a_reader_does_not_wait_for_whoever_writes(tmp_path: Path) -> None:
    store = filled(tmp_path)
    with sqlite3.connect(tmp_path / "store.sqlite", isolation_level=None) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert read(store, wait_s=0.1) == FULL
    other.close()


@pytest.mark.parametrize("copy", [b"", b"{", b'{"announcements": 7}', b"\xff"])
def test_a_broken_copy_is_told_and_nothing_is_made_of_it(tmp_path: Path, copy: bytes) -> None:
    (tmp_path / COPY).write_bytes(copy)
    with pytest.raises(Fault):
        kept(tmp_path)
    found = load("postgresql://nobody@/none?host=/nowhere", tmp_path, wait_s=0.1)
    assert (found.board, codes(found)) == (Board(), ["board.no-copy", "board.copy-broken"])
    assert all(say(p) for p in found.problems)


def test_without_store_and_copy_it_is_told_that_the_folder_alone_airs(tmp_path: Path) -> None:
    assert codes(load("postgresql://nobody@/none?host=/nowhere", tmp_path, wait_s=0.1)) == ["board.no-copy"]


def test_a_copy_that_cannot_be_written_is_told_and_the_board_holds(tmp_path: Path) -> None:
    (tmp_path / "var").touch()
    found = load(filled(tmp_path), tmp_path / "var")
    assert (found.board, codes(found)) == (FULL, ["board.not-kept"])


def test_the_version_is_that_of_what_was_read(tmp_path: Path) -> None:
    store = filled(tmp_path)
    assert version(store) == read(store).version == FULL.version
    BoardStore.open(store).add([item("丙")])
    assert version(store) == read(store).version != FULL.version


def test_a_look_follows_a_store_that_was_replaced(tmp_path: Path) -> None:
    look = Look(filled(tmp_path))
    assert look.version() == FULL.version
    for file in tmp_path.glob("store.sqlite*"):
        file.unlink()
    assert look.version() == Board().version
    BoardStore.open(url(tmp_path)).add(items("甲乙丙"))
    assert look.version() == "3/0/0/0"
    other = BoardStore.open(f"sqlite:///{tmp_path / 'other' / 'store.sqlite'}")
    other.add([item()])
    other.close()
    for file in tmp_path.glob("store.sqlite-*"):
        file.unlink()
    (tmp_path / "other" / "store.sqlite").replace(tmp_path / "store.sqlite")
    assert look.version() == "1/0/0/0"
    look.close()
    look.close()


class _Bell:
    """Rings on another thread."""

    def __init__(self) -> None:
        self.rung = threading.Event()

    def heard(self) -> bool:
        heard = self.rung.wait(10)
        self.rung.clear()
        return heard


def test_a_change_in_the_store_or_the_folder_is_noticed_and_nothing_else(tmp_path: Path) -> None:
    store, folder, bell = filled(tmp_path), tmp_path / "events", _Bell()
    folder.mkdir()
    events = EventsFolder(folder)
    watcher = Watcher(store, folder, bell.rung.set, every_s=0.05)
    watcher.start(read(store).version, events.looks())
    try:
        assert not bell.rung.wait(0.4)
        BoardStore.open(store).order([order(item(), Verb.HOLD, BEFORE)])
        assert bell.heard()
        (folder / "家装节.yaml").write_text(EVENT + "  - text: 甲\n")
        assert bell.heard()
        assert not bell.rung.wait(0.4)
    finally:
        watcher.stop()
        watcher.stop()


def test_a_store_that_comes_back_is_noticed_when_it_changed(tmp_path: Path) -> None:
    store, bell, away = filled(tmp_path), _Bell(), tmp_path / "away"
    watcher = Watcher(store, tmp_path / "none", bell.rung.set, every_s=0.05)
    watcher.start(FULL.version, ())
    try:
        (tmp_path / "store.sqlite").rename(away)
        (tmp_path / "store.sqlite").mkdir()
        assert not bell.rung.wait(0.4)
        (tmp_path / "store.sqlite").rmdir()
        away.rename(tmp_path / "store.sqlite")
        BoardStore.open(store).add([item("丙")])
        assert bell.heard()
    finally:
        watcher.stop()


def test_a_folder_counts_file_by_file_and_a_bad_file_queues_nothing(tmp_path: Path) -> None:
    (tmp_path / "b.yaml").write_text(EVENT + "  - text: 乙\n  - text: 丙\n")
    (tmp_path / "a.csv").write_text("日期,内容\n2026-12-05,甲\n")
    (tmp_path / "c.yaml").write_text(EVENT + "  - text: 丁\n  - text: =1\n")
    (tmp_path / "d.xls").write_bytes(b"\xd0\xcf\x11\xe0")
    for name in (".b.yaml.swp", "~$b.xlsx", "README.md"):
        (tmp_path / name).write_text("x")
    found = EventsFolder(tmp_path).read()
    assert [(a.text, a.position, a.at) for a in found.announcements] == [("甲", 0, None), ("乙", 1, None), ("丙", 2, None)]
    assert [p.code for p in found.problems] == ["queue.unknown-ending", "queue.formula-text"]


def test_a_folder_that_is_not_there_is_empty_and_a_changed_file_is_read_again(tmp_path: Path) -> None:
    events = EventsFolder(tmp_path / "events")
    assert (events.looks(), events.read().announcements) == ((), ())
    (tmp_path / "events").mkdir()
    file = tmp_path / "events" / "a.yaml"
    file.write_text(EVENT + "  - text: 甲\n")
    looked = events.looks()
    assert [a.text for a in events.read().announcements] == ["甲"]
    draft = file.with_suffix(".new")
    draft.write_text(EVENT + "  - text: 乙丙\n")
    draft.replace(file)
    assert events.looks() != looked
    assert [a.text for a in events.read().announcements] == ["乙丙"]


def test_a_file_that_breaks_changes_nothing_and_one_that_is_taken_away_is_gone(tmp_path: Path) -> None:
    events, file = EventsFolder(tmp_path), tmp_path / "a.yaml"
    file.write_text(EVENT + "  - text: 甲\n")
    assert [a.text for a in events.read().announcements] == ["甲"]
    file.write_text(EVENT + "  - text: 甲\n  - text: =1\n")
    broken = events.read()
    assert ([a.text for a in broken.announcements], [p.code for p in broken.problems]) == (["甲"], ["queue.formula-text"])
    assert EventsFolder(tmp_path).read().announcements == ()
    file.write_text(EVENT + "  - text: 乙\n")
    assert [a.text for a in events.read().announcements] == ["乙"]
    file.unlink()
    assert events.read().announcements == ()


def test_the_boards_announcements_stand_beside_those_of_the_folder() -> None:
    assert [a.title for a in FULL.beside([item("丙")]).announcements] == ["甲", "乙", "丙"]
    assert NEXT > DAY
