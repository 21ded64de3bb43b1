"""What the month has heard: from store and spool, and from the copy where the store is away."""

import json
import socket
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from broadcaster.promotions import history
from broadcaster.promotions.history import promotions
from broadcaster.promotions.model import Heard
from broadcaster.record.rotations import spot_plays
from broadcaster.settings import Settings
from tests.promotions.record import DAY, at, day_of, play, rotation, siren, spool, store
from tests.store.entries import SHANGHAI

A, B = "promo/甲-一.ogg", "promo/乙-一.ogg"
YESTERDAY = DAY - timedelta(days=1)


@pytest.fixture
def mall(tmp_path: Path) -> Settings:
    return Settings(home=tmp_path)


def heard(settings: Settings, day: date, *, keep: bool = False) -> Heard:
    found, problems = promotions(settings, (), day, SHANGHAI, keep=keep)
    assert problems == ()
    return found.heard


@pytest.fixture
def silent() -> Iterator[str]:
    """URL of a database server that takes a call and never answers."""
    with socket.socket() as deaf:
        deaf.bind(("127.0.0.1", 0))
        deaf.listen(8)
        yield f"postgresql://postgres@127.0.0.1:{deaf.getsockname()[1]}/mall"


# the record


def test_spots_are_counted_from_store_and_spool_each_once(mall: Settings) -> None:
    entries = day_of(DAY, A, B, A)
    store(mall, entries[:3])
    spool(mall, entries[1:])
    found = spot_plays(mall.spool_dir, mall.store_url, DAY, DAY)
    assert [(p.clip, p.day, p.whole) for p in found.plays] == [(A, DAY, True), (B, DAY, True), (A, DAY, True)]
    assert found.problems == ()


def test_a_play_in_the_spool_is_of_an_item_in_the_store(mall: Settings) -> None:
    first, *rest = day_of(DAY, A, B)
    store(mall, [first])
    spool(mall, rest)
    assert [p.clip for p in spot_plays(mall.spool_dir, mall.store_url, DAY, DAY).plays] == [A, B]


def test_what_was_heard_in_part_or_under_an_emergency_is_no_whole_play(mall: Settings) -> None:
    begun = at(DAY)
    cut = play(A, begun, seconds=7, complete=False)
    covered, half = play(B, begun + timedelta(minutes=1)), play(A, begun + timedelta(minutes=2))
    alarm = siren(covered.start - timedelta(seconds=5), half.start + timedelta(seconds=8))
    store(mall, [rotation(), cut, covered, half, alarm, play(B, begun + timedelta(minutes=3))])
    plays = spot_plays(mall.spool_dir, mall.store_url, DAY, DAY).plays
    assert [(p.clip, p.whole, p.seconds) for p in plays] == [(A, False, 7), (B, False, 0), (A, False, 12), (B, True, 20)]


def test_an_emergency_that_is_not_over_covers_what_comes(mall: Settings) -> None:
    store(mall, [rotation(), play(A, at(DAY, "10:06:00")), siren(at(DAY, "10:05:30"), None)])
    assert [(p.whole, p.seconds) for p in spot_plays(mall.spool_dir, mall.store_url, DAY, DAY).plays] == [(False, 0.0)]


def test_a_mall_that_was_never_on_air_has_heard_nothing_and_gets_no_store(mall: Settings) -> None:
    assert heard(mall, DAY, keep=True) == {}
    assert not (mall.var_dir / "store.sqlite").exists()


# the copy


def test_a_day_goes_by_what_was_known_when_it_began_whatever_comes_to_light(mall: Settings) -> None:
    store(mall, day_of(YESTERDAY, A, B, A))
    assert heard(mall, DAY, keep=True) == {YESTERDAY: {A: 2, B: 1}}
    store(mall, day_of(YESTERDAY, A, B, A, B, B))
    assert heard(mall, DAY, keep=True) == heard(mall, DAY) == {YESTERDAY: {A: 2, B: 1}}
    assert heard(mall, DAY + timedelta(days=1), keep=True) == {YESTERDAY: {A: 2, B: 3}}


def test_only_the_daemon_begins_a_day(mall: Settings) -> None:
    store(mall, day_of(YESTERDAY, A))
    assert heard(mall, DAY) == {YESTERDAY: {A: 1}}
    assert not (mall.var_dir / history.NAME).exists()


def test_yesterday_s_month_is_known_on_the_first_of_a_month(mall: Settings) -> None:
    last = date(2026, 11, 30)
    store(mall, [*day_of(last, A), *day_of(last - timedelta(days=40), B)])
    assert heard(mall, date(2026, 12, 1), keep=True) == {last: {A: 1}}


def test_a_store_that_does_not_answer_holds_nothing_up_and_the_copy_is_told(mall: Settings, silent: str) -> None:
    store(mall, [*day_of(YESTERDAY - timedelta(days=1), B, B)])
    heard(mall, YESTERDAY, keep=True)
    spool(mall, day_of(YESTERDAY, A, B, A))  # the store was away already, so all of it waits
    away = mall.model_copy(update={"store": silent})
    begun = time.monotonic()
    found, problems = promotions(away, (), DAY, SHANGHAI, keep=True)
    assert time.monotonic() - begun < history.STORE_S + 3
    assert found.heard == {YESTERDAY - timedelta(days=1): {B: 2}, YESTERDAY: {A: 2, B: 1}}
    assert [p.code for p in problems] == ["promotions.heard-unknown"]
    again, problems = promotions(away, (), DAY, SHANGHAI, keep=True)
    assert (again.heard, problems) == (found.heard, ())


def test_a_day_of_the_copy_that_is_whole_is_not_replaced_by_the_few_lines_that_wait(mall: Settings, silent: str) -> None:
    entries = day_of(YESTERDAY, A, B, A, B)
    store(mall, entries)
    heard(mall, DAY, keep=True)
    spool(mall, [entries[0], entries[4]])
    found, _ = promotions(mall.model_copy(update={"store": silent}), (), DAY + timedelta(days=1), SHANGHAI, keep=True)
    assert found.heard == {YESTERDAY: {A: 2, B: 2}}


def test_an_answer_that_comes_too_late_is_the_good_copy_of_another_day(mall: Settings) -> None:
    store(mall, day_of(YESTERDAY, A, B))
    with closing(sqlite3.connect(mall.var_dir / "store.sqlite", isolation_level=None)) as other:
        other.execute("PRAGMA journal_mode=DELETE")
        other.execute("BEGIN EXCLUSIVE")
        found, problems = promotions(mall, (), DAY, SHANGHAI, keep=True)
        assert (found.heard, [p.code for p in problems]) == ({}, ["promotions.heard-unknown"])
        other.execute("ROLLBACK")
    deadline = time.monotonic() + 20
    while not history.read(mall.var_dir / history.NAME).newest and time.monotonic() < deadline:
        time.sleep(0.05)
    copy = history.read(mall.var_dir / history.NAME)
    assert (copy.day, copy.heard, copy.newest) == (DAY, {}, {YESTERDAY: {A: 1, B: 1}})


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"day": "2026-12-03"}', b'{"day": 3, "heard": {}, "newest": {}}', b"\xff"])
def test_a_copy_that_is_none_is_as_if_there_were_none(mall: Settings, content: bytes) -> None:
    store(mall, day_of(YESTERDAY, A))
    (mall.var_dir / history.NAME).write_bytes(content)
    assert heard(mall, DAY, keep=True) == {YESTERDAY: {A: 1}}
    assert json.loads((mall.var_dir / history.NAME).read_text())["day"] == "2026-12-03"


def test_a_copy_that_cannot_be_written_is_told_and_the_day_begins(mall: Settings) -> None:
    store(mall, day_of(YESTERDAY, A))
    (mall.var_dir / history.NAME).mkdir()
    found, problems = promotions(mall, (), DAY, SHANGHAI, keep=True)
    assert (found.heard, [p.code for p in problems]) == ({YESTERDAY: {A: 1}}, ["promotions.not-kept"])


def test_a_trial_has_a_history_of_its_own(mall: Settings) -> None:
    store(mall, day_of(YESTERDAY, A))
    heard(mall, DAY, keep=True)
    assert heard(mall.as_trial(), DAY, keep=True) == {}
    assert (mall.var_dir / "trial" / history.NAME).exists()
