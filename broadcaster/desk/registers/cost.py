"""What a service ticket cost, line by line (SRV-12)."""

from broadcaster.desk.book import Book, Retention, Span
from broadcaster.desk.declare import ENTERPRISE, choice, line, money, text

BOOK = Book(
    name="cost",
    prefix="FY",
    zh="售后费用明细",
    en="Costs of service",
    about_zh="每张售后单花了什么钱、谁承担；用 `desk aftersale cost` 记，`desk aftersale costs` 看月报。",
    about_en="What each ticket cost and who bears it; entered with `desk aftersale cost`, summed up with `desk aftersale costs`.",
    form="",
    source=line(ENTERPRISE, "14"),
    rules=("SRV-12",),
    fields=(
        text("ticket_no", "售后单号", "Ticket", required=True, indexed=True),
        choice(
            "sort",
            "费用种类",
            "Sort",
            "labour 人工 labour; parts 配件 parts; transport 运输 transport; goods 商品 goods; other 其他 other",
            required=True,
        ),
        text("item", "项目", "Item", required=True),
        money("amount", "金额", "Amount", required=True, low=0),
        choice(
            "borne_by", "承担方", "Borne by", "own 本店 the house; vendor 厂商 vendor; customer 顾客 customer", required=True, default="own"
        ),
    ),
    columns=("number", "happened_at", "ticket_no", "sort", "item", "amount", "borne_by"),
    close=Span.MONTH,
    retention=Retention.MONEY,
    part=True,
)
