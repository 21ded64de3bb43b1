"""What may be done with rows, by whom, and what is refused, over both databases."""

from datetime import timedelta

import pytest
from sqlalchemy import text

from broadcaster.desk import ledger, party
from broadcaster.desk.book import State
from broadcaster.desk.reading import get
from broadcaster.desk.registers import book
from broadcaster.desk.rights import Actor, Right
from broadcaster.desk.row import Row
from broadcaster.desk.values import Value
from broadcaster.desk.work import Work
from broadcaster.faults import Fault
from tests.desk.conftest import House
from tests.desk.samples import BOSS, CLERK, NOW, READER, sample

CALL, TAGS, PARTY = book("call"), book("tag-print"), book("party")


def codes(refused: pytest.ExceptionInfo[Fault]) -> list[str]:
    return [problem.code for problem in refused.value.problems]


def call(house: House, **more: object) -> Row:
    values = {**sample(CALL, 1, house.parties), **more}
    return house.desk.write(CLERK, NOW, lambda w: ledger.add(w, CALL, values))  # type: ignore[arg-type]


def test_numbers_run_without_gaps_per_book_and_day(house: House) -> None:
    assert [call(house).number for _ in range(3)] == [f"DH-20261124-{n:04}" for n in (1, 2, 3)]
    with pytest.raises(Fault):
        call(house, party="DA-19990101-0001")
    assert call(house).number == "DH-20261124-0004"
    tomorrow = house.desk.write(CLERK, NOW + timedelta(days=1), lambda w: ledger.add(w, CALL, sample(CALL, 2, house.parties)))
    assert tomorrow.number == "DH-20261125-0001"


def test_a_right_that_is_missing_is_named(house: House) -> None:
    only_shop = Actor("张", frozenset({("shop", Right.WRITE)}))
    for actor, right in ((READER, "write"), (only_shop, "write")):
        with pytest.raises(Fault) as refused:
            house.desk.write(actor, NOW, lambda w: ledger.add(w, CALL, {}))
        assert codes(refused) == ["desk.no-right"]
        assert refused.value.problems[0].facts["right"] == right
    row = call(house)
    with pytest.raises(Fault) as refused:
        house.desk.write(CLERK, NOW, lambda w: ledger.void(w, CALL, row.number, reason="错"))
    assert codes(refused) == ["desk.no-right"]


def test_a_party_is_found_by_number_code_telephone_or_name_when_that_means_one(house: House) -> None:
    named = {"kind": "vendor", "name": "顾家", "code": "V1", "phone": "13900000001"}
    number = house.desk.write(CLERK, NOW, lambda w: ledger.add(w, PARTY, named)).number
    vendor = TAGS.field("vendor")
    for word in (number, f"{number} 顾家", number.lower(), "V1", "139 0000 0001", "顾家"):
        assert house.desk.read(lambda c: party.named(c, vendor, word)) == number
    house.desk.write(CLERK, NOW, lambda w: ledger.add(w, PARTY, {"kind": "vendor", "name": "顾家"}))
    assert house.desk.read(lambda c: party.named(c, vendor, "顾家")) is None
    customer = house.parties["customer"]
    assert house.desk.read(lambda c: party.named(c, vendor, customer)) is None


def test_an_unknown_party_and_one_of_another_kind_are_refused(house: House) -> None:
    for value, code in (("没有的厂", "desk.no-party"), (house.parties["customer"], "desk.other-party")):
        with pytest.raises(Fault) as refused:
            house.desk.write(CLERK, NOW, lambda w: ledger.add(w, TAGS, {"vendor": value, "qty": 1, "unit_fee": 50}))
        assert codes(refused) == [code]


def test_what_follows_is_computed_and_follows_an_amendment(house: House) -> None:
    values: dict[str, Value] = {"vendor": house.parties["vendor"], "qty": 20, "unit_fee": 50}
    row = house.desk.write(CLERK, NOW, lambda w: ledger.add(w, TAGS, values))
    assert row["amount"] == 1000
    row = house.desk.write(CLERK, NOW, lambda w: ledger.amend(w, TAGS, row.number, {"qty": 30}, reason="多打十份"))
    assert row["amount"] == 1500


def test_the_same_form_is_not_entered_twice(house: House) -> None:
    first = call(house, paper_ref="2026-17")
    with pytest.raises(Fault) as refused:
        call(house, paper_ref="2026-17")
    assert codes(refused) == ["desk.twice"]
    assert refused.value.problems[0].facts["number"] == first.number
    house.desk.write(BOSS, NOW, lambda w: ledger.void(w, CALL, first.number, reason="写错"))
    assert call(house, paper_ref="2026-17").state is State.OPEN


def test_two_same_forms_in_one_go_are_seen(house: House) -> None:
    rows = [{**sample(CALL, n, house.parties), "paper_ref": "7"} for n in range(2)]
    with pytest.raises(Fault) as refused:
        house.desk.write(CLERK, NOW, lambda w: ledger.add_many(w, CALL, rows))
    assert codes(refused) == ["desk.twice"]


def test_all_problems_of_a_row_are_told_at_once_and_nothing_is_kept(house: House) -> None:
    wrong: dict[str, Value] = {"outcome": "transferred", "party": "谁", "happened_at": NOW + timedelta(days=9)}
    with pytest.raises(Fault) as refused:
        house.desk.write(CLERK, NOW, lambda w: ledger.add(w, CALL, wrong))
    assert sorted(codes(refused)) == ["desk.check.transfer", "desk.future", "desk.no-party", "desk.required", "desk.required"]
    with house.desk.engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM desk_call")).scalar() == 0
        assert connection.execute(text("SELECT count(*) FROM desk_event WHERE book = 'call'")).scalar() == 0


def test_a_reason_is_needed_and_an_overtaken_clerk_is_told(house: House) -> None:
    row = call(house)
    with pytest.raises(Fault) as refused:
        house.desk.write(CLERK, NOW, lambda w: ledger.amend(w, CALL, row.number, {"rings": 2}, reason=" "))
    assert codes(refused) == ["desk.no-reason"]
    house.desk.write(BOSS, NOW, lambda w: ledger.amend(w, CALL, row.number, {"rings": 2}, reason="补"))
    with pytest.raises(Fault) as refused:
        house.desk.write(CLERK, NOW, lambda w: ledger.amend(w, CALL, row.number, {"rings": 3}, reason="补", version=row.version))
    assert codes(refused) == ["desk.overtaken"]
    assert refused.value.problems[0].facts["by"] == "李敏"


def test_an_amendment_that_changes_nothing_leaves_no_trace(house: House) -> None:
    row = call(house)
    again = house.desk.write(CLERK, NOW, lambda w: ledger.amend(w, CALL, row.number, {"rings": row["rings"]}, reason="无"))
    assert again.version == row.version


def test_void_rows_change_no_more(house: House) -> None:
    row = call(house)
    house.desk.write(BOSS, NOW, lambda w: ledger.void(w, CALL, row.number, reason="错"))
    for act in (ledger.promote, ledger.review):
        with pytest.raises(Fault) as refused:
            house.desk.write(BOSS, NOW, lambda w: act(w, CALL, row.number))
        assert codes(refused) == ["desk.void"]


def test_nobody_looks_through_their_own_row(house: House) -> None:
    own = house.desk.write(BOSS, NOW, lambda w: ledger.add(w, CALL, sample(CALL, 5, house.parties)))
    with pytest.raises(Fault) as refused:
        house.desk.write(BOSS, NOW, lambda w: ledger.review(w, CALL, own.number))
    assert codes(refused) == ["desk.own-review"]
    other = call(house)
    assert house.desk.write(BOSS, NOW, lambda w: ledger.review(w, CALL, other.number))["reviewed_by"] == "李敏"


def test_a_row_entered_days_later_is_late(house: House) -> None:
    assert call(house, happened_at=NOW - timedelta(days=2)).late()
    assert not call(house, happened_at=NOW - timedelta(hours=2)).late()


def test_several_acts_of_one_transaction_stand_or_fall_together(house: House) -> None:
    row = call(house)

    def act(work: Work) -> None:
        ledger.amend(work, CALL, row.number, {"rings": 9}, reason="一")
        ledger.add(work, TAGS, {"vendor": "没有"})

    with pytest.raises(Fault):
        house.desk.write(CLERK, NOW, act)
    assert house.desk.read(lambda c: get(c, CALL, row.number))["rings"] == row["rings"]
    with pytest.raises(Fault) as refused:
        house.desk.read(lambda c: get(c, CALL, "DH-20261124-9999"))
    assert codes(refused) == ["desk.no-row"]
