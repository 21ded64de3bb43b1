"""Price tags printed, and paid for (F-TAG2)."""

from broadcaster.desk.book import Book, Retention, Span, Tag
from broadcaster.desk.declare import HOME_MALL, line, money, party, text, whole, yes

BOOK = Book(
    name="tag-print",
    prefix="BQ",
    zh="商品标价签打印记录收费表",
    en="Price tags printed",
    about_zh="给厂商打印标价签：份数、单价、金额（自动算）、收据。写“进口”的，要先有审核过的报关单和税单。",
    about_en="Tags printed for a vendor: copies, fee, amount (computed), receipt. “Imported” needs customs and tax papers that were looked through.",
    form="F-TAG2",
    source=line(HOME_MALL, "191"),
    rules=("TAG-02", "TAG-03", "ENV-05", "LGR-01"),
    fields=(
        party("vendor", "厂商", "Vendor", required=True, party=("vendor",)),
        whole("qty", "份数", "Copies", required=True, low=1, high=100_000),
        money("unit_fee", "单价", "Fee each", required=True, low=0),
        money("amount", "金额", "Amount", computed="amount-of-copies"),
        text("receipt", "收据", "Receipt", unique=True),
        text("goods", "品名", "Goods"),
        yes("imported", "进口", "Imported", default="no", rules=("TAG-03",)),
        text("clerk", "经办", "Clerk", default="me"),
    ),
    columns=("number", "happened_at", "vendor", "qty", "unit_fee", "amount", "receipt", "clerk"),
    close=Span.MONTH,
    tag=Tag.OWN,
    checks=("imported-names-goods",),
    retention=Retention.MONEY,
    then="imported-tag",
    amended="imported-tag",
)
