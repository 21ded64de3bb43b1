"""Office supplies: what is needed, came in, was asked for and handed out (F-LGR1, LGR-05)."""

from broadcaster.desk.book import Book, Retention, Span
from broadcaster.desk.declare import HEATING, choice, line, money, person, text, whole

BOOK = Book(
    name="supply",
    prefix="YP",
    zh="办公用品需求领取发放",
    en="Office supplies",
    about_zh="需求、入库、申领、发放都是一笔；发放不能超过库存，`desk supply stock` 看结存，`desk supply needs` 出需求汇总。",
    about_en="A need, goods received, a claim and a hand-out are a line each; no more is handed out than there is.",
    form="F-LGR1",
    source=line(HEATING, "24,36"),
    rules=("LGR-05",),
    fields=(
        choice("move", "类别", "Line", "need 需求 need; in 入库 received; claim 申领 claim; issue 发放 hand-out", required=True),
        text("item", "品名", "Item", required=True, indexed=True),
        whole("qty", "数量", "Quantity", required=True, low=1, high=1_000_000),
        text("unit", "单位", "Unit"),
        text("dept", "部门", "Department"),
        person("taken_by", "领用人", "Taken by"),
        money("price", "单价", "Price of one", low=0),
        text("claim_no", "申领单号", "Claim", asked=False),
    ),
    columns=("number", "happened_at", "move", "item", "qty", "dept", "taken_by", "claim_no"),
    checks=("issue-has-taker",),
    close=Span.MONTH,
    retention=Retention.BUSINESS,
)
