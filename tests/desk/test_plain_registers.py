"""Plain registers as the manuals want them: their fields, and what they tell (ENV, VND, CST, TRN, SHF, TAG)."""

from datetime import date, datetime, timedelta

import pytest

from broadcaster.desk import ledger
from broadcaster.desk.erasing import erase_party
from broadcaster.desk.lists.tags import totals
from broadcaster.desk.lists.vendors import coverage, expired, missing
from broadcaster.desk.policy.opening import shipped
from broadcaster.desk.reading import find
from broadcaster.desk.registers import book
from broadcaster.desk.row import Query
from broadcaster.desk.values import Value
from broadcaster.faults import Fault
from tests.desk.conftest import House
from tests.desk.samples import BOSS, CLERK, NOW, SHANGHAI

DAY = NOW.date()
WANTED = {
    "goods-test": "vendor brand goods material doc_no issued_on verdict valid_to attachment",
    "green-brand": "vendor brand stage doc_no due",
    "green-ledger": "vendor brand goods doc_no issued_on verdict valid_to attachment",
    "green-sweep": "vendor goods findings verdict due recheck attachment",
    "customs": "vendor brand goods kind doc_no issued_on attachment",
    "party": "name booth floor brand trade contact_person phone starts_on ends_on standing tags note",
    "vendor-paper": "vendor kind kind_name doc_no valid_to attachment",
    "vendor-staff": "name vendor post phone id_doc joined_on left_on cause",
    "vendor-talk": "vendor topic content",
    "company": (
        "name address phone owner owner_birth owner_character owner_hobbies owner_education owner_ability size output premises "
        "rivals clerk trading_since main_customers sales_area products bank account bank_credit organisation books "
        "peer_view capital pay_day settlement settle_day pay_on cash_share cheque_share draft_share other_share pay_state collected "
        "collect_state trade"
    ),
    "person": (
        "trade_word name address phone contact_person visited_on visit_reason visited_by first_repair_on model plate repair_item "
        "brought_by next_service_on opinion wishes circumstances"
    ),
    "person-service": "person_no repair_on repair_item next_service_on brought_by",
    "typing": "name staff_no en_wpm en_acc zh_wpm zh_acc",
    "entry-test": "station pages content started_at taken_by ended_at took records signed_by",
    "entry-check": "checked_at station building records ok bad accuracy entered_by",
    "cleaning": "date name area",
    "outing": "name place cause out_at back_at",
    "worklog": "date name done plan",
    "task": "title content owner due customer_no",
    "price-board": "vendor goods list_price special_price board_no starts_on ends_on fee returned_on",
    "tag-print": "vendor qty unit_fee amount receipt clerk",
    "outreach": "kind with_whom topic people result",
}
"""Fields of the catalogue's forms (3.30) and rules, book by book."""


@pytest.mark.parametrize("name", WANTED)
def test_a_register_has_the_fields_of_its_paper(name: str) -> None:
    assert set(WANTED[name].split()) <= {f.name for f in book(name).all_fields()}


def _put(house: House, of: str, /, **values: Value) -> str:
    return house.desk.write(CLERK, NOW, lambda w: ledger.add(w, book(of), values)).number


def test_imported_stands_on_no_tag_without_papers_somebody_has_looked_through(house: House) -> None:
    """ENV-05, TAG-03: both papers, of the same vendor, for these goods; an amendment is stopped just so."""
    vendor = house.parties["vendor"]
    tag: dict[str, Value] = {"vendor": vendor, "qty": 2, "unit_fee": 50, "goods": "意大利真皮沙发", "imported": True}
    with pytest.raises(Fault, match=r"desk\.check\.imported"):
        _put(house, "tag-print", **{**tag, "goods": None})
    paper: dict[str, Value] = {"vendor": vendor, "brand": "N", "goods": "真皮沙发", "issued_on": DAY}
    papers = [_put(house, "customs", **paper, kind=kind, doc_no=kind) for kind in ("declaration", "tax")]
    with pytest.raises(Fault, match=r"desk\.tag\.papers"):
        _put(house, "tag-print", **tag)
    ordinary = _put(house, "tag-print", **{**tag, "imported": False})
    house.desk.write(BOSS, NOW, lambda w: ledger.review(w, book("customs"), papers[0]))
    with pytest.raises(Fault) as refused:
        house.desk.write(CLERK, NOW, lambda w: ledger.amend(w, book("tag-print"), ordinary, {"imported": True}, reason="进口"))
    assert [p.facts["missing"] for p in refused.value.problems] in (["税单"], ["tax paper"])
    house.desk.write(BOSS, NOW, lambda w: ledger.review(w, book("customs"), papers[1]))
    assert _put(house, "tag-print", **tag)
    with pytest.raises(Fault, match=r"desk\.tag\.papers"):
        _put(house, "tag-print", **{**tag, "goods": "大理石茶几"})


def test_papers_that_lack_or_have_run_out_are_told_by_vendor() -> None:
    """VND-02: six customary kinds, the mall's own names as well; the latest paper holds."""
    kinds = book("vendor-paper").field("kind")
    wanted = shipped("home_mall", DAY).words("vendor.papers")
    assert isinstance(wanted, tuple)
    assert len(wanted) == 6
    row: dict[str, Value] = {"vendor": "A", "kind": "licence", "kind_name": None, "valid_to": DAY - timedelta(days=1)}
    over = missing(["A"], [row], wanted, kinds, DAY)
    assert [(m.kind, m.ran_out is not None) for m in over] == [(kind, kind == "licence") for kind in wanted]
    renewed = {**row, "valid_to": DAY}
    assert missing(["A"], [row, renewed], ["营业执照"], kinds, DAY) == ()
    own = {**row, "kind": "other", "kind_name": "消防证", "valid_to": None}
    assert [m.vendor for m in missing(["A", "B"], [own], ["消防证"], kinds, DAY)] == ["B"]


def test_talks_cover_vendors_and_days() -> None:
    """VND-08."""
    days = [DAY - timedelta(days=n) for n in range(3)]
    talks: list[dict[str, Value]] = [{"vendor": "A", "topic": topic, "happened_at": NOW} for topic in ("operation", "marketing")]
    talks.append({"vendor": "A", "topic": "other", "happened_at": NOW - timedelta(days=9)})
    found = coverage(["A", "B"], talks, days, SHANGHAI)
    assert [(t.vendor, t.times, t.topics) for t in found.vendors] == [("B", 0, ()), ("A", 2, ("marketing", "operation"))]
    assert (found.covered, found.silent_days) == (1, (days[1], days[2]))


def test_boards_whose_days_are_over_are_told_until_they_are_back() -> None:
    """TAG-04."""
    board: dict[str, Value] = {"number": "1", "ends_on": DAY - timedelta(days=1), "returned_on": None}
    others = [{**board, "ends_on": DAY}, {**board, "returned_on": DAY}, {**board, "ends_on": None}]
    assert [b["number"] for b in expired([*others, board], DAY)] == ["1"]


def test_tags_are_summed_up_by_day_and_by_month() -> None:
    """TAG-02: in the mall's days; a fee without a receipt is told."""
    row: dict[str, Value] = {"qty": 10, "amount": 500, "receipt": "1", "happened_at": datetime(2026, 11, 1, 0, 30, tzinfo=SHANGHAI)}
    late = {**row, "receipt": None, "happened_at": datetime(2026, 11, 30, 23, 30, tzinfo=SHANGHAI)}
    free = {**late, "amount": 0}
    assert [(s.period, s.copies, s.amount, s.without_receipt) for s in totals([late, row, free], SHANGHAI)] == [
        ("2026-11-01", 10, 500, 0),
        ("2026-11-30", 20, 500, 1),
    ]
    (month,) = totals([late, row], SHANGHAI, monthly=True)
    assert (month.period, month.copies, month.amount) == ("2026-11", 20, 1_000)


def test_a_persons_services_are_lines_below_the_file_and_erased_with_it(sqlite_house: House) -> None:
    """CST-09: by the file's number, which has to be there."""
    house = sqlite_house
    with pytest.raises(Fault):
        _put(house, "person-service", person_no="KR-1", repair_item="换机油")
    number = _put(house, "person", party=house.parties["customer"], name="王", model="A4", plate="沪A1")
    for day in (1, 20):
        service: dict[str, Value] = {"repair_item": "保养", "repair_on": date(2026, 11, day), "next_service_on": date(2027, 5, day)}
        _put(house, "person-service", person_no=number, brought_by="王", **service)
    of_person = Query(where=(("person_no", number),))
    lines = house.desk.read(lambda c: list(find(c, book("person-service"), of_person)))
    assert [line["next_service_on"] for line in lines] == [date(2027, 5, 1), date(2027, 5, 20)]
    house.desk.write(BOSS, NOW, lambda w: erase_party(w, house.parties["customer"], reason="本人要求"))
    assert {line["brought_by"] for line in house.desk.read(lambda c: list(find(c, book("person-service"), of_person)))} == {None}


def test_ways_of_paying_come_to_a_whole(sqlite_house: House) -> None:
    """CST-08."""
    shares: dict[str, Value] = {"cash_share": 5_000, "cheque_share": 3_000, "draft_share": 2_000}
    with pytest.raises(Fault, match=r"desk\.check\.pay-mix"):
        _put(sqlite_house, "company", name="甲", **shares, other_share=1)
    assert _put(sqlite_house, "company", name="甲", **shares)


def test_a_leaver_stays_in_the_same_row_and_says_why(sqlite_house: House) -> None:
    """VND-03: one person is one row, joined and left."""
    number = _put(sqlite_house, "vendor-staff", name="小周", vendor=sqlite_house.parties["vendor"], post="导购", joined_on=DAY)
    with pytest.raises(Fault, match=r"desk\.check\.leaving"):
        _amend(sqlite_house, number, {"state_of_service": "left"})
    _amend(sqlite_house, number, {"state_of_service": "left", "left_on": DAY, "cause": "回老家"})
    left = Query(where=tuple(book("vendor-staff").view("left").where.items()))
    assert [r.number for r in sqlite_house.desk.read(lambda c: list(find(c, book("vendor-staff"), left)))] == [number]


def _amend(house: House, number: str, changes: dict[str, Value]) -> None:
    house.desk.write(CLERK, NOW, lambda w: ledger.amend(w, book("vendor-staff"), number, changes, reason="离职"))


def test_accuracy_of_entered_data_is_reckoned(sqlite_house: House) -> None:
    """TRN-12, CST-15: never better than it was; right and wrong ones have to add up."""
    check: dict[str, Value] = {"station": "东站", "building": "3 号楼", "records": 3, "ok": 2, "entered_by": "小周"}
    with pytest.raises(Fault, match=r"desk\.check\.records"):
        _put(sqlite_house, "entry-check", **check, bad=0)
    number = _put(sqlite_house, "entry-check", **check, bad=1)
    (row,) = sqlite_house.desk.read(lambda c: list(find(c, book("entry-check"), Query(where=(("number", number),)))))
    assert row["accuracy"] == 6_666


def test_customers_have_tags_and_a_plan_is_a_task_of_theirs(sqlite_house: House) -> None:
    """CST-14: found by a tag; a plan names a file there is."""
    house = sqlite_house
    number = _put(house, "party", kind="customer", name="甲", tags="大客户 要定制", note="每年换一批办公桌")
    assert [r.number for r in house.desk.read(lambda c: list(find(c, book("party"), Query(text="大客户"))))] == [number]
    plan: dict[str, Value] = {"title": "大客户开发", "owner": "王芳", "due": NOW + timedelta(days=30)}
    with pytest.raises(Fault):
        _put(house, "task", **plan, customer_no="DA-19990101-0001")
    _put(house, "task", **plan, customer_no=number)
    assert len(house.desk.read(lambda c: list(find(c, book("task"), Query(where=(("customer_no", number),)))))) == 1
