"""Value-added services (F-SRV2), one of the two bonus ledgers."""

from broadcaster.desk.book import Book, Retention, Span, Tag
from broadcaster.desk.declare import HOME_MALL, SATISFACTION, choice, line, money, party, person, text

BOOK = Book(
    name="extra-service",
    prefix="ZZ",
    zh="增值服务台帐",
    en="Value-added services",
    about_zh="加分台帐：为顾客做的增值服务，收了多少、谁办的、顾客怎么说。",
    about_en="A bonus ledger: services beyond the ordinary, the fee, who did it, what the customer said.",
    form="F-SRV2",
    source=line(HOME_MALL, "183"),
    rules=("SRV-06", "LGR-01"),
    fields=(
        party("party", "客户档号", "Party", party=("customer",)),
        person("customer", "客户", "Customer", required=True),
        text("service", "服务项目", "Service", required=True),
        money("fee", "金额", "Fee", low=0),
        text("clerk", "经办", "Clerk", default="me"),
        choice("rating", "评价", "Rating", SATISFACTION),
    ),
    columns=("number", "happened_at", "customer", "service", "fee", "clerk", "rating"),
    close=Span.MONTH,
    tag=Tag.BONUS,
    retention=Retention.MONEY,
)
