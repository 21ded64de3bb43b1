"""Returns summed up: by vendor and month (F-RET2), and every one that was settled, line by line (F-RET5). Pure."""

from collections.abc import Iterable, Iterator
from datetime import datetime, tzinfo

from broadcaster.desk.book import Book
from broadcaster.desk.declare import HOME_MALL, PRODUCTS, choice, date, line, money, party, person, text, whole
from broadcaster.desk.registers.goods_return import BOOK as RETURNS
from broadcaster.desk.row import Row

SETTLED = frozenset({"settled", "closed"})


def _derived(name: str, zh: str, en: str, form: str, source: str, fields: tuple[object, ...]) -> Book:
    return Book(
        name=name, prefix="", zh=zh, en=en, about_zh=zh, about_en=en, form=form, source=source, rules=(), fields=fields, columns=(),  # type: ignore[arg-type]
    )  # fmt: skip


SUMMARY = _derived(
    "goods-return-summary", "30天无理由退货汇总表", "Returns without reason, summed up", "F-RET2", line(HOME_MALL, "163"),
    (
        party("vendor", "厂商", "Vendor"), text("month", "月份", "Month"), whole("count", "件数", "Returns"),
        money("amount", "金额", "Amount"),
    ),
)  # fmt: skip
SETTLED_LIST = _derived(
    "goods-return-settled", "产品退换货汇总表", "Returns and exchanges settled", "F-RET5", line(PRODUCTS, "13"),
    (
        text("number", "编号", "Number"), person("name", "客户姓名", "Customer"), text("goods", "购买产品", "Goods"),
        date("bought_on", "购买日期", "Bought"), text("goods_spec", "规格", "Specification"), whole("qty", "数量", "Quantity"),
        money("price", "金额", "Amount"), text("category", "类别", "Category"), date("settled_on", "退换货日期", "Settled on"),
        RETURNS.field("cause"),
        choice(
            "settlement", "退/换", "Settled by", "return 退 return; exchange 换 exchange; repair 修 repair; paid-repair 收费修 paid repair",
        ),
    ),
)  # fmt: skip


def summary(rows: Iterable[Row], zone: tzinfo) -> Iterator[Row]:
    """Returns without a reason that were paid back, by vendor and month of payment; money in fen (RET-16)."""
    found: dict[tuple[str, str], list[int]] = {}
    for row in rows:
        when, refund = row["settled_at"], row["refund"]
        if row["stage"] in SETTLED and row["settlement"] == "return" and row["cause"] == "no-reason" and isinstance(when, datetime):
            counts = found.setdefault((str(row["vendor"] or ""), f"{when.astimezone(zone):%Y-%m}"), [0, 0])
            counts[0] += 1
            counts[1] += refund if isinstance(refund, int) else 0
    for (vendor, month), (n, amount) in sorted(found.items()):
        yield Row(SUMMARY.name, {"state": "open", "vendor": vendor or None, "month": month, "count": n, "amount": amount})


def settled(rows: Iterable[Row], zone: tzinfo) -> Iterator[Row]:
    """Every return, exchange and repair that was settled, in the order it came in (RET-18)."""
    for row in rows:
        when = row["settled_at"]
        if row["stage"] in SETTLED and isinstance(when, datetime):
            values = {f.name: row.values.get(f.name) for f in SETTLED_LIST.fields}
            yield Row(SETTLED_LIST.name, {**values, "state": "open", "settled_on": when.astimezone(zone).date()})
