"""Price tags printed, and paid for (F-TAG2)."""

from broadcaster.desk.book import Book, Retention, Span, Tag
from broadcaster.desk.declare import HOME_MALL, line, money, party, text, whole

BOOK = Book(
    name="tag-print",
    prefix="BQ",
    zh="商品标价签打印记录收费表",
    en="Price tags printed",
    about_zh="给厂商打印标价签：份数、单价、金额（自动算）、收据。",
    about_en="Tags printed for a vendor: copies, fee, amount (computed), receipt.",
    form="F-TAG2",
    source=line(HOME_MALL, "191"),
    rules=("TAG-05", "LGR-01"),
    fields=(
        party("vendor", "厂商", "Vendor", required=True, party=("vendor",)),
        whole("qty", "份数", "Copies", required=True, low=1, high=100_000),
        money("unit_fee", "单价", "Fee each", required=True, low=0),
        money("amount", "金额", "Amount", computed="amount-of-copies"),
        text("receipt", "收据", "Receipt", unique=True),
        text("clerk", "经办", "Clerk", default="me"),
    ),
    columns=("number", "happened_at", "vendor", "qty", "unit_fee", "amount", "receipt", "clerk"),
    close=Span.MONTH,
    tag=Tag.OWN,
    retention=Retention.MONEY,
)
