"""The demonstration's returns, deposits and advance compensation: invented, entered by the same acts as real ones."""

from collections.abc import Iterator
from datetime import timedelta

from broadcaster.desk.cases.keeping import act
from broadcaster.desk.front.demo_month import DAYS, Entry, Month, past
from broadcaster.desk.front.demo_words import VENDORS
from broadcaster.desk.reading import get
from broadcaster.desk.registers import book
from broadcaster.desk.row import Row
from broadcaster.desk.values import Value
from broadcaster.desk.work import Work

SELLING = frozenset({"home_mall", "shopping_plaza", "product_company"})
"""Organisations that take goods back."""
GOODS = (("布艺沙发", 399_900), ("餐桌", 219_900), ("床垫", 299_900), ("落地灯", 39_900), ("衣柜", 459_900), ("书桌", 129_900))


def returns(month: Month) -> Iterator[Entry]:
    """Deposits of some vendors, returns at every stage, a vendor that leaves, a compensation that waits for its signatures."""
    if month.profile not in SELLING:
        return
    vendors = [brand for brand, *_rest in VENDORS]
    first = month.at(DAYS) + timedelta(hours=1)
    for vendor in vendors[:4]:
        values: dict[str, Value] = {"vendor": vendor, "kind": "receive", "amount": 2_000_000, "purpose": "进场质保金", "voucher": "收据"}
        yield Entry(first, "deposit", values)
    draw: dict[str, Value] = {"vendor": vendors[0], "kind": "draw", "amount": 120_000, "purpose": "先行垫付维修费", "voucher": "用001"}
    yield Entry(month.at(12), "deposit", draw)
    yield Entry(month.at(6), "withdrawal", {"vendor": vendors[3], "leaves_on": month.day(-20), "purpose": "合同到期"})
    for n, (goods, price) in enumerate(GOODS):
        yield _return(month, n, goods, price, vendors[n % 4])
    claim: dict[str, Value] = {
        **month.person(),
        "vendor": vendors[1],
        "cause": "餐椅断裂，商户拖延",
        "amount": 80_000,
        "basis": "先行赔偿承诺",
    }
    yield Entry(month.at(2), "advance", claim)


def _return(month: Month, n: int, goods: str, price: int, vendor: str) -> Entry:
    back = 26 - 5 * n
    at = month.at(max(back, 0))
    cause: Value = "quality" if n == 3 else "no-reason"
    values: dict[str, Value] = {
        **month.person(), "vendor": vendor, "goods": goods, "order_no": f"HX-{1001 + n}",
        "bought_on": month.day(max(back, 0) + (60 if n == 4 else 2)),
        "price": price, "cause": cause, "cause_told": "桌面划痕" if n == 3 else "尺寸不合", "goods_back": True, "slip_back": True,
    }  # fmt: skip
    steps = (_check, _vendor, _grant, _refund, _close)[: (5, 5, 4, 1, 1, 0)[n]]
    later = tuple((at + timedelta(minutes=20 * (k + 1)), step) for k, step in enumerate(steps))
    return Entry(at, "goods-return", values, past(later, month.now))


def _check(work: Work, number: str) -> Row:
    return _act(work, number, "check", condition="包装完好，未使用")


def _vendor(work: Work, number: str) -> Row:
    return _act(work, number, "vendor", vendor_answer="agrees")


def _grant(work: Work, number: str) -> Row:
    """Where the organisation's rules grant it; otherwise it waits for a decision."""
    return _act(work, number, "grant") if _row(work, number)["verdict"] == "return" else _row(work, number)


def _refund(work: Work, number: str) -> Row:
    row = _row(work, number)
    return _act(work, number, "refund", refund=row["price"], refund_way="card") if row["stage"] == "agreed" else row


def _close(work: Work, number: str) -> Row:
    row = _row(work, number)
    return _act(work, number, "close") if row["stage"] == "settled" else row


def _row(work: Work, number: str) -> Row:
    return get(work.connection, book("goods-return"), number)


def _act(work: Work, number: str, name: str, **given: Value) -> Row:
    return act(work, book("goods-return"), number, name, given)
