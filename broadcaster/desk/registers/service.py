"""Small services for customers, tallied by kind (SRV-02)."""

from broadcaster.desk.book import Book, Retention, Span
from broadcaster.desk.declare import HOME_MALL, choice, line, text, whole

KINDS = (
    "wheelchair 轮椅 wheelchair; stroller 婴儿车 stroller; umbrella 雨伞 umbrella; locker 存包 locker; parcel 寄存 left luggage;"
    "water 饮水 water; charging 充电 charging; medicine 医药箱 first-aid box; sewing 针线 sewing kit; wrapping 包装 wrapping;"
    "guide 引路 showing the way; call-taxi 叫车 taxi; copy 复印打印 copies; change 换零钱 change; other 其他 other"
)

BOOK = Book(
    name="service",
    prefix="BM",
    zh="便民服务登记",
    en="Services for customers",
    about_zh="便民服务用了多少次，按种类记数；寻人寻物从广播登记自动算进来，`desk service tally` 看合计。",
    about_en="How often which small service was used; pages for persons and things are counted from their own forms: `desk service tally`.",
    form="",
    source=line(HOME_MALL, "81"),
    rules=("SRV-02",),
    fields=(
        choice("kind", "服务", "Service", KINDS, required=True),
        whole("times", "次数", "Times", required=True, default="1", low=1, high=10_000),
        text("place", "地点", "Place"),
    ),
    columns=("number", "happened_at", "kind", "times", "place"),
    close=Span.MONTH,
    retention=Retention.BUSINESS,
)
