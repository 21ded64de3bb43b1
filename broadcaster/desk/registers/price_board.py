"""Special-price boards handed out (F-TAG3)."""

from broadcaster.desk.book import Book, Retention, Span, Tag
from broadcaster.desk.declare import HOME_MALL, date, line, money, party, text

BOOK = Book(
    name="price-board",
    prefix="TJ",
    zh="特价牌发放收费登记表",
    en="Special-price boards",
    about_zh="特价牌发给谁、牌号、原价特价、起止、收费、归还。",
    about_en="Which board went to whom, list and special price, days, fee, return.",
    form="F-TAG3",
    source=line(HOME_MALL, "103,193"),
    rules=("TAG-04", "LGR-01"),
    fields=(
        party("vendor", "厂商", "Vendor", required=True, party=("vendor",)),
        text("goods", "商品", "Goods", required=True),
        money("list_price", "原价", "List price", required=True, low=1),
        money("special_price", "特价", "Special price", required=True, low=1),
        money("price_cut", "让利", "Price cut", computed="price-cut"),
        text("board_no", "牌号", "Board", required=True),
        date("starts_on", "起", "From", required=True, default="today"),
        date("ends_on", "止", "To"),
        money("fee", "费用", "Fee", low=0),
        date("returned_on", "归还", "Returned"),
    ),
    columns=("number", "vendor", "goods", "list_price", "special_price", "board_no", "starts_on", "ends_on", "returned_on"),
    close=Span.MONTH,
    tag=Tag.OWN,
    checks=("ends-after-start", "returned-after-start"),
    retention=Retention.MONEY,
)
