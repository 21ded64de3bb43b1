"""A closed period is locked, summed up and packed (LGR-06)."""

import csv
import hashlib
import io
import zipfile
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadcaster.desk import closing, ledger
from broadcaster.desk.book import Span, State
from broadcaster.desk.packing import pack
from broadcaster.desk.periods import days_of, period_of
from broadcaster.desk.reading import get
from broadcaster.desk.registers import book
from broadcaster.faults import Fault
from tests.desk.conftest import House
from tests.desk.samples import BOSS, CLERK, NOW, SHANGHAI, sample

CALL = book("call")
LATER = datetime(2026, 12, 2, 9, tzinfo=SHANGHAI)


def code(refused: pytest.ExceptionInfo[Fault]) -> str:
    return refused.value.problems[0].code


def entered(house: House, **more: object) -> str:
    values = {**sample(CALL, 1, house.parties), **more}
    return house.desk.write(CLERK, LATER, lambda w: ledger.add(w, CALL, values)).number  # type: ignore[arg-type]


def test_rows_of_a_closed_month_change_no_more_and_none_is_added(house: House) -> None:
    november = entered(house, happened_at=NOW)
    december = entered(house, happened_at=datetime(2026, 12, 1, tzinfo=SHANGHAI))
    done = house.desk.write(BOSS, LATER, lambda w: closing.close(w, CALL, "2026-11"))
    assert (done.rows, done.closed_by) == (1, "李敏")
    assert house.desk.read(lambda c: get(c, CALL, november)).state is State.CLOSED
    assert house.desk.read(lambda c: get(c, CALL, december)).state is State.OPEN
    with pytest.raises(Fault) as refused:
        house.desk.write(CLERK, LATER, lambda w: ledger.amend(w, CALL, november, {"rings": 1}, reason="晚了"))
    assert code(refused) == "desk.closed"
    with pytest.raises(Fault) as refused:
        entered(house, happened_at=NOW)
    assert code(refused) == "desk.period-closed"
    with pytest.raises(Fault) as refused:
        house.desk.write(CLERK, LATER, lambda w: ledger.amend(w, CALL, december, {"happened_at": NOW}, reason="日期错"))
    assert code(refused) == "desk.period-closed"


@pytest.mark.parametrize(
    ("name", "period", "expected"),
    [("call", "2026-12", "desk.period-running"), ("call", "2026-W48", "desk.no-period"), ("call", "2026-13", "desk.no-period"),
     ("call", "x", "desk.no-period"), ("shop", "2026-11", "desk.never-closed")],
)  # fmt: skip
def test_what_cannot_be_closed_is_refused(house: House, name: str, period: str, expected: str) -> None:
    with pytest.raises(Fault) as refused:
        house.desk.write(BOSS, LATER, lambda w: closing.close(w, book(name), period))
    assert code(refused) == expected


def test_drafts_hold_a_period_open_and_twice_is_not_closed(house: House) -> None:
    draft = house.desk.write(CLERK, NOW, lambda w: ledger.add(w, CALL, {}, draft=True)).number
    with pytest.raises(Fault) as refused:
        house.desk.write(BOSS, LATER, lambda w: closing.close(w, CALL, "2026-11"))
    assert code(refused) == "desk.drafts-left"
    house.desk.write(BOSS, LATER, lambda w: ledger.void(w, CALL, draft, reason="空"))
    house.desk.write(BOSS, LATER, lambda w: closing.close(w, CALL, "2026-11"))
    with pytest.raises(Fault) as refused:
        house.desk.write(BOSS, LATER, lambda w: closing.close(w, CALL, "2026-11"))
    assert code(refused) == "desk.period-closed-already"


def test_the_pack_holds_the_rows_masked_with_their_checksums(house: House, tmp_path: Path) -> None:
    number = entered(house, happened_at=NOW, phone="13812345678")
    done = house.desk.write(BOSS, LATER, lambda w: closing.close(w, CALL, "2026-11"))
    file, digest = house.desk.read(lambda c: pack(c, CALL, done, tmp_path / "packs", SHANGHAI))
    assert hashlib.sha256(file.read_bytes()).hexdigest() == digest
    with zipfile.ZipFile(file) as made:
        for line in made.read("SHA256SUMS").decode().splitlines():
            summed, name = line.split("  ")
            assert hashlib.sha256(made.read(name)).hexdigest() == summed
        rows = list(csv.reader(io.StringIO(made.read("call-2026-11.csv").decode("utf-8-sig"))))
        assert done.digest in made.read("PERIOD.txt").decode()
    assert rows[1][0] == number
    assert "138****5678" in rows[1]


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.sampled_from([Span.DAY, Span.WEEK, Span.MONTH]))
def test_a_day_lies_in_the_period_that_is_named_for_it(day: date, span: Span) -> None:
    first, last = days_of(span, period_of(span, day))
    assert first <= day <= last
    assert period_of(span, first) == period_of(span, last) == period_of(span, day)
