"""The board in the store: the same promises over SQLite and PostgreSQL, also for desks that write at once."""

import subprocess
import sys
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from broadcaster.announcements.model import Announcement, Change, Order, Verb
from broadcaster.approvals.model import Decision, Person, Signature, Step
from broadcaster.approvals.steps import STEPS
from broadcaster.faults import Fault
from broadcaster.sentences import say
from broadcaster.store.board import APPROVALS_KEY, BoardStore
from broadcaster.store.opening import open_engine
from broadcaster.timetable.model import Dates
from tests.announcements.desk import BEFORE, DAY, NEXT, announcements, changes, instants, item, items, on, order, queues, when
from tests.store.desks import REQUEST, SUBJECT, signature

ROOT = Path(__file__).parents[2]


@pytest.fixture
def store(store_url: str) -> BoardStore:
    return BoardStore.open(store_url)


def refusal(store: BoardStore, mark: Signature, digest: str = "d1") -> str:
    """The sentence of why a signature is not taken, by its code; empty when it is taken."""
    try:
        store.sign(mark, STEPS, digest)
    except Fault as refused:
        return refused.problems[0].code if say(refused.problems[0]) else "no sentence"
    return ""


def test_what_is_written_comes_back_equal(store: BoardStore) -> None:
    made = items("甲乙", fields=(("品牌", "甲"), ("楼层", "三")), valid_to=NEXT, zone="一楼", contact="8012", place="a.csv:2:1")
    moved = order(made[0], Verb.MOVE, on("09:00"), change=Change((Dates(DAY, None),), (), when(times=("11:10",)).times), reason="改")
    held = order(made[1], Verb.HOLD, on("09:01"))
    assert store.add(made) == {a.id for a in made}
    assert store.order([moved, held]) == {moved.id, held.id}
    assert store.request(REQUEST) == REQUEST
    store.sign(signature(Step.HEAD, "张经理"), STEPS, "d1")
    board = store.read()
    assert set(board.announcements) == set(made)
    assert set(board.orders) == {moved, held}
    assert board.requests == (REQUEST,)
    assert board.signatures == (signature(Step.HEAD, "张经理"),)
    assert all(a.at and a.at.tzinfo for a in board.announcements)


def test_the_same_row_twice_queues_once_and_stays_as_it_was_queued_first(store: BoardStore) -> None:
    first = item(by="小王", contact="8012")
    assert store.add([first, first]) == {first.id}
    assert store.add([replace(first, by="小李", contact="", at=on("12:00")), item("乙")]) == {item("乙").id}
    assert {a.by for a in store.read().announcements if a.id == first.id} == {"小王"}


def test_what_no_store_can_hold_is_told_and_brings_nothing(store: BoardStore) -> None:
    for bad in (item(zone="甲\ud800"), item(at=None)):
        with pytest.raises(Fault) as refused:
            store.add([item("好"), bad])
        assert refused.value.problems[0].code == "queue.unfit"
    assert store.read().announcements == ()


def test_every_write_changes_the_version(store: BoardStore) -> None:
    seen = [store.version()]
    for write in (
        lambda: store.add([item()]),
        lambda: store.order([order(item(), Verb.HOLD, BEFORE)]),
        lambda: store.request(REQUEST),
        lambda: store.sign(signature(Step.HEAD, "张经理"), STEPS, "d1"),
    ):
        write()
        seen.append(store.version())
        assert store.version() == store.read().version
    assert len(set(seen)) == 5


def test_one_wording_has_one_open_request(store: BoardStore) -> None:
    again = replace(REQUEST, author=Person("小李", "desk"), at=on("09:30"))
    assert store.request(REQUEST) == store.request(again) == REQUEST
    store.sign(signature(Step.HEAD, "张经理", Decision.REJECTED, reason="价格有误"), STEPS, "d1")
    assert store.request(again) == again
    changed = replace(again, subject=replace(SUBJECT, digest="d2"))
    assert store.request(changed) == changed


def test_signatures_are_taken_by_the_rules_only(store: BoardStore) -> None:
    store.request(REQUEST)
    assert refusal(store, replace(signature(Step.HEAD, "张经理"), request="none")) == "approval.unknown-id"
    assert refusal(store, signature(Step.HEAD, "小王")) == "approval.own-text"
    assert refusal(store, signature(Step.RECHECK, "张经理")) == "approval.out-of-turn"
    assert refusal(store, signature(Step.HEAD, "张经理"), digest="d2") == "approval.text-changed"
    assert refusal(store, signature(Step.HEAD, "张经理", digest="d2")) == "approval.text-changed"
    assert refusal(store, signature(Step.HEAD, "张经理", Decision.REJECTED)) == "approval.no-reason"
    assert refusal(store, signature(Step.HEAD, "张经理")) == ""
    assert refusal(store, signature(Step.HEAD, "李主管")) == "approval.step-signed"
    assert refusal(store, signature(Step.RECHECK, "张经理")) == "approval.signed-already"
    assert refusal(store, signature(Step.RECHECK, "李主管")) == ""
    assert refusal(store, signature(Step.RECHECK, "赵")) == "approval.complete"
    assert refusal(store, signature(None, "小王", Decision.WITHDRAWN)) == ""
    assert refusal(store, signature(Step.HEAD, "李主管")) == "approval.over"
    assert len(store.read().signatures) == 3


def test_whoever_writes_approvals_waits_for_the_one_before(store_url: str) -> None:
    BoardStore.open(store_url).request(REQUEST)
    hurried = BoardStore.open(store_url, wait_s=0.2)
    before = open_engine(store_url)
    with before.connect().execution_options(broadcaster_writes=True) as other, other.begin():
        if before.dialect.name == "postgresql":
            other.exec_driver_sql(f"SELECT pg_advisory_xact_lock({APPROVALS_KEY})")
        assert refusal(hurried, signature(Step.HEAD, "张经理")) == "store.away"
        with pytest.raises(Fault):
            hurried.request(REQUEST)
    assert refusal(hurried, signature(Step.HEAD, "张经理")) == ""


def at_once(what: str, store_url: str) -> list[str]:
    """What three desks say that do the same at once."""
    command = [sys.executable, "-m", "tests.store.desks", what]
    desks = [subprocess.Popen([*command, str(n), store_url], cwd=ROOT, stdout=subprocess.PIPE, text=True) for n in range(3)]
    return sorted(desk.communicate(timeout=120)[0].strip() for desk in desks)


def test_several_desks_that_add_the_same_file_at_once_queue_it_once(store_url: str) -> None:
    assert sum(map(int, at_once("add", store_url))) == 8
    board = BoardStore.open(store_url).read()
    assert (len(board.announcements), len(board.orders)) == (8, 8)


def test_of_several_who_sign_the_same_step_at_once_one_does(store_url: str) -> None:
    BoardStore.open(store_url).request(REQUEST)
    assert at_once("sign", store_url) == ["approval.step-signed", "approval.step-signed", "signed"]
    assert len(BoardStore.open(store_url).read().signatures) == 1


@settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(queues(), st.randoms(use_true_random=False))
def test_any_queue_comes_back_however_often_and_in_which_order_it_is_written(
    store: BoardStore, queue: tuple[list[Announcement], list[Order]], chance: object
) -> None:
    made = [replace(a, at=a.at or BEFORE) for a in queue[0]]
    for _turn in range(2):
        chance.shuffle(made)  # type: ignore[attr-defined]
        store.add(made)
        store.order(queue[1])
    board = store.read()
    assert {a.id for a in made} <= {a.id for a in board.announcements}
    assert {o.id for o in queue[1]} <= {o.id for o in board.orders}
    assert len(board.announcements) == len({a.id for a in board.announcements})


@settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(announcements)
def test_any_announcement_comes_back_field_for_field(store: BoardStore, one: Announcement) -> None:
    one = replace(one, at=BEFORE + timedelta(microseconds=7))
    store.add([one])
    assert {a.id: a.when for a in store.read().announcements}[one.id] == one.when


@settings(max_examples=15, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes, instants)
def test_any_move_comes_back_as_it_was_ordered(store: BoardStore, change: Change, at: datetime) -> None:
    moved = order(item(), Verb.MOVE, at, change=change)
    store.order([moved])
    assert {o.id: o.change for o in store.read().orders}[moved.id] == change
